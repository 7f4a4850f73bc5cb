"""The rule ``email.greeting``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflectwrite.checks import Check, Context, field_text
from reflectwrite.types import Edit, Finding, Fix, Severity, Span

from ..names import ways_to_address
from .lines import GREETING, greeting_line, names_in_full, names_person

if TYPE_CHECKING:
    from reflectwrite.tasks import Task

_LONGEST = 12  # words in a line that is a greeting and nothing else


class Greeting(Check):
    """The greeting does not name the recipient.

    What it does: reads the first line behind the subject. It has to name the recipient: the whole
    name or a part of it, with or without a title; a team may be greeted as *all* or *team*.
    Why: a letter that greets someone else is the most embarrassing one.
    Example: ``Dear Dan,`` in an email to Dana Whitfield.
    Fix: safe where the line is a greeting: the name in it is replaced. Unsafe where there is none:
    one is put before the text.
    """

    id: ClassVar[str] = "email.greeting"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        to = field_text(context.task, "to")
        line = greeting_line(context)
        if not to or line is None:
            return
        said = line.of(context.text)
        greeting = GREETING.match(said)
        opening = said.split(".")[0] if len(said.split()) > _LONGEST else said
        if names_in_full(said, to) or names_person(opening, to):
            return
        yield Finding(
            self.id,
            self.severity,
            f"The greeting does not name {to}.",
            line,
            fix=_fix(line, said, to, greeting.end() if greeting else None),
        )

    def instruction(self, task: Task) -> str | None:
        return f"Greet {field_text(task, 'to')} by name in the first line."

    def brief(self, task: Task) -> str | None:
        return f"greet {field_text(task, 'to')}"


def _fix(line: Span, said: str, to: str, greeted: int | None) -> Fix:
    name_said = ways_to_address(to)[0]
    if greeted is None:
        place = Span(line.start, line.start)
        return Fix("Add a greeting", (Edit(place, f"Dear {name_said},\n\n"),), "unsafe")
    end = next((i for i, char in enumerate(said) if i >= greeted and char in ",:!"), len(said))
    name = Span(line.start + greeted, line.start + end)
    mark = "," if end == len(said) else ""
    short = len(said) == end or not said[end + 1 :].strip()
    return Fix(
        f"Greet {name_said}",
        (Edit(name, f" {name_said}{mark}"),),
        "safe" if short and len(name) < 60 else "unsafe",
    )
