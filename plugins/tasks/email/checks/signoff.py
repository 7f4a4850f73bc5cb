"""The rule ``email.signoff``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflectwrite.checks import Check, Context, field_text
from reflectwrite.types import Edit, Finding, Fix, Severity, Span

from .lines import names_person, signature_lines

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
        lines = signature_lines(text)
        closing = next((i for i, s in enumerate(lines) if _CLOSING.fullmatch(s.of(text))), None)
        below = lines if closing is None else lines[:closing]
        for span in below:
            said = span.of(text)
            if _is_signature(said) and names_person(said, sender):
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


def _is_signature(said: str) -> bool:
    """A line of a signature and no sentence; "Thanks, Lee" and "Best, Lee." count."""
    bare = re.sub(rf"^{_CLOSING.pattern}\s*", "", said, flags=re.IGNORECASE)
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
