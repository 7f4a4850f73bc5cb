"""The rule ``email.signoff``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflectwrite.checks import Check, Context, field_text
from reflectwrite.types import Edit, Finding, Fix, Severity, Span

from .lines import names_person, same_name, signature_lines

if TYPE_CHECKING:
    from reflectwrite.tasks import Task

_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest) (?:regards|wishes)|regards|best|all the best"
    r"|(?:yours )?(?:sincerely|faithfully|truly)|sincerely yours|cheers|(?:many )?thanks(?: again)?"
    r"|thank you|respectfully|cordially|take care|talk soon|with (?:thanks|gratitude|appreciation)"
    r"|mit freundlichen grüßen|(?:viele|beste|herzliche|liebe) grüße|cordialement|bien à vous"
    r"|sincères salutations|atentamente|(?:un )?saludos?(?: cordiales)?|cordiali saluti"
    r"|distinti saluti|atenciosamente|met vriendelijke groet(?:en)?|hormat (?:saya|kami)|salam)"
    r"[,.!]?",
    re.IGNORECASE,
)
_LED = re.compile(rf"^{_CLOSING.pattern}\s+", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b([^\W\d_]|mr|mrs|ms|mx|dr|prof|rev|st)\.", re.IGNORECASE)
_LONGEST_NAME = 5


class Signoff(Check):
    """The email is not signed by its sender.

    What it does: looks for the sender's name, or a part of it, on one of the last lines; a
    postscript may follow, and a title or a company may stand around it.
    Why: a letter from nobody, or from someone else, can't be answered.
    Example: ``Best regards,\\nThe Team`` in an email from Lee Okafor.
    Fix: safe behind a closing (``Best regards,``): the name below it is put right or added. Unsafe
    where there is no closing: both are added.
    """

    id: ClassVar[str] = "email.signoff"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        sender = field_text(context.task, "sender")
        if not sender or not context.complete:
            return
        text = context.text
        lines = signature_lines(text, sender)
        # A closing may look like a name and a name like a closing, so both readings count.
        said_last = [span.of(text) for span in lines]
        if any(same_name(s, sender) or same_name(_without_closing(s), sender) for s in said_last):
            return
        closing = next((i for i, s in enumerate(lines) if _CLOSING.fullmatch(s.of(text))), None)
        below = lines if closing is None else lines[:closing]
        for span in below:
            said = span.of(text)
            if _is_signature(said, sender) and names_person(said, sender):
                return
        yield Finding(
            self.id,
            self.severity,
            f"The email is not signed by {sender}.",
            below[0] if closing is not None and below else None,
            fix=_fix(text, lines, closing, sender),
        )

    def instruction(self, task: Task) -> str | None:
        return f"Sign as {field_text(task, 'sender')} in the last line."

    def brief(self, task: Task) -> str | None:
        return f"sign as {field_text(task, 'sender')}"


def _without_closing(said: str) -> str:
    """The line without the closing before the name: "Thanks, Lee" gives "Lee"."""
    return said if _CLOSING.fullmatch(said) else _LED.sub("", said)


def _is_signature(said: str, sender: str) -> bool:
    """A line of a signature and no sentence; "Thanks, Lee" and "Best, Lee." count."""
    bare = _without_closing(said)
    # A full stop of the name itself, of a title or of an initial ends no sentence.
    for short in sender.split():
        bare = bare.replace(short, short.rstrip("."))
    bare = _ABBREVIATED.sub(r"\g<1>", bare)
    return len(bare.split()) <= 10 and not re.search(r"[.!?]\s+\S|[?!]$", bare)


def _fix(text: str, lines: tuple[Span, ...], closing: int | None, sender: str) -> Fix | None:
    if closing is None:
        end = len(text.rstrip())
        return Fix(
            "Sign it",
            (Edit(Span(end, len(text)), f"\n\nBest regards,\n{sender}"),),
            "unsafe",
        )
    if closing == 0:
        end = lines[0].end
        return Fix("Sign it", (Edit(Span(end, end), f"\n{sender}"),))
    name = lines[closing - 1]
    if len(name.of(text).split()) > _LONGEST_NAME:
        return None
    return Fix(f"Sign as {sender}", (Edit(name, sender),))
