"""The rule ``email.subject``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from reflectwrite.checks import Check, Context, field_text, header_lines
from reflectwrite.types import Edit, Finding, Fix, Severity, Span

from .lines import first_line, is_subject

if TYPE_CHECKING:
    from reflectwrite.tasks import Task


class Subject(Check):
    """The email has no subject line, or not the one that was asked for.

    What it does: looks for ``Subject: …`` (``Betreff:``, ``Objet:``, ``Asunto:`` …) above the
    greeting, and compares it with the field ``subject`` where that is given.
    Why: mail without a subject is put aside, or taken for spam.
    Example: a draft that opens with ``Dear Dana,``.
    Fix: safe where the field ``subject`` is given; unsafe elsewhere, with the purpose as subject.
    """

    id: ClassVar[str] = "email.subject"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        line = first_line(context)
        if line is None:
            return
        wanted = field_text(context.task, "subject")
        subjects = [span for key, span in header_lines(context.text) if is_subject(key)]
        said = " ".join(subjects[0].of(context.text).split()) if subjects else ""
        if not said:
            yield self._absent(context, subjects, line, wanted)
        elif wanted and _plain(said) != _plain(wanted):
            yield Finding(
                self.id,
                self.severity,
                f'The subject line is not "{wanted}".',
                subjects[0],
                fix=Fix("Put the subject that was asked for", (Edit(subjects[0], wanted),)),
            )

    def _absent(self, context: Context, subjects: list[Span], line: Span, wanted: str) -> Finding:
        subject = wanted or field_text(context.task, "purpose")
        fix = None
        if subject:
            subject = subject[0].upper() + subject[1:]
            safety = "safe" if wanted else "unsafe"
            place = subjects[0] if subjects else Span(line.start, line.start)
            before = "" if context.text[place.start - 1 : place.start].isspace() else " "
            text = f"{before}{subject}" if subjects else f"Subject: {subject}\n\n"
            fix = Fix("Add a subject line", (Edit(place, text),), safety)  # type: ignore[arg-type]
        return Finding(
            self.id,
            self.severity,
            "The email has no subject line.",
            Span(line.start, line.start),
            fix=fix,
        )

    def instruction(self, task: Task) -> str | None:
        subject = field_text(task, "subject")
        if subject:
            return f'Begin with the line "Subject: {subject}".'
        return 'Begin with a line "Subject: …" and an empty line.'

    def brief(self, task: Task) -> str | None:
        return "subject line"


def _plain(text: str) -> str:
    return text.strip(" .").casefold()
