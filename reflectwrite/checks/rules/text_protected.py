"""The rule ``text.protected``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ...types import Finding, Severity, Span
from ..base import Check, Context
from ..protected import Protected, protected_parts

if TYPE_CHECKING:
    from ...tasks import Task

_ALIKE = 85.0  # per cent of rapidfuzz's ratio: the same words with a slip in them
_LEAST_WORDS = 4
_NAMES = {"code": "code", "math": "formula", "template": "placeholder", "citation": "citation"}


class ProtectedParts(Check):
    """Code, a formula, a placeholder, a citation or a quotation of the inputs was changed.

    What it does: looks in the draft for what the required inputs hold between marks. Code,
    formulas, template placeholders and citations have to be there as they are; a quotation of
    four words or more may be told in other words, but where it is quoted, it is quoted exactly.
    Why: one changed character in a command or a quotation makes it wrong, or someone else's.
    Example: the point says ``run `git push --force-with-lease` `` and the draft has
    ``git push --force``.
    Fix: none: protected text is never changed by a program.
    """

    id: ClassVar[str] = "text.protected"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        if not context.complete:
            return
        drafted = _plain(context.text)
        for number, point in enumerate(context.required, 1):
            for part in protected_parts(point.text):
                inner = part.inner.of(point.text).strip()
                if part.kind in _NAMES and inner and _plain(inner) not in drafted:
                    yield Finding(
                        self.id,
                        self.severity,
                        f'Point {number} has the {_NAMES[part.kind]} "{part.span.of(point.text)}", '
                        "and the text does not.",
                        evidence="It has to stand there unchanged.",
                    )
        yield from self._quotations(context)

    def _quotations(self, context: Context) -> Iterator[Finding]:
        said = [
            _plain(part.inner.of(source.text))
            for source in context.sources
            for part in protected_parts(source.text)
            if part.kind == "quotation"
        ]
        said = [quotation for quotation in said if quotation.count(" ") + 1 >= _LEAST_WORDS]
        if not said:
            return
        for part in protected_parts(context.text):
            if part.kind != "quotation":
                continue
            changed = _changed(context.text, part, said)
            if changed is not None:
                yield Finding(
                    self.id,
                    self.severity,
                    "The quotation was changed.",
                    Span(part.span.start, part.span.end),
                    evidence=f'The notes say "{changed}".',
                )

    def instruction(self, task: Task) -> str | None:
        if any(protected_parts(source.text) for source in task.required()):
            return "Leave quotations, code, formulas, links and placeholders exactly as they are."
        return None


def _changed(text: str, part: Protected, said: list[str]) -> str | None:
    """The quotation of the inputs of which ``part`` is a faulty copy, or None."""
    from rapidfuzz import fuzz

    quoted = _plain(part.inner.of(text)).rstrip(".,;!?")
    if quoted.count(" ") + 1 < _LEAST_WORDS or any(quoted in original for original in said):
        return None
    return next((original for original in said if fuzz.ratio(quoted, original) >= _ALIKE), None)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()
