"""The rule ``points.missing``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ...facts import is_full_locale, missing_facts
from ...types import Finding, InputText, Severity
from ..base import Check, Context
from ..body import body_span

if TYPE_CHECKING:
    from ...tasks import Task

_SHOWN = 160


class MissingPoint(Check):
    """A fact of a required point is not in the draft.

    What it does: looks for every fact of every required input in the body of the draft. The value
    counts, not its wording: *twelve* is 12, *3 May* is 3 May 2027. What stands in the subject line
    alone has not been said.
    Why: a letter without the new date is a letter that has to be written again.
    Example: point 1 has 10 May 2027 and the draft names only the old date.
    Severity: an error; a warning in languages without full grammars.
    Fix: none; the sentence has to be written.
    """

    id: ClassVar[str] = "points.missing"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        if not context.complete or not context.required:
            return
        start = body_span(context.text).start
        said = tuple(fact for fact in context.facts if fact.span.start >= start)
        severity: Severity = "error" if is_full_locale(context.locale) else "warning"
        for number, point in enumerate(context.required, 1):
            for fact in missing_facts(point, said, locale=context.locale):
                yield Finding(
                    self.id,
                    severity,
                    f'Point {number} is missing "{fact.text}".',
                    evidence=point_evidence(point),
                )

    def instruction(self, task: Task) -> str | None:
        return "Say every point, with all its facts." if task.required() else None

    def brief(self, task: Task) -> str | None:
        return "every point" if task.required() else None


def point_evidence(point: InputText) -> str:
    """The point itself, on one line, cut to 160 characters."""
    return f"The point says: {' '.join(point.text.split())[:_SHOWN]}"
