"""Where something is in a text, and what to put there instead.

Offsets are code points of a Python string, half open. Surfaces that count otherwise (UTF-8
bytes, UTF-16 units, lines and columns) convert at their own edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Safety = Literal["safe", "unsafe", "display-only"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is not a range; use 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both cover a common character (or one empty span lies inside the other)."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One replacement: what ``span`` covers becomes ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that clear a finding, and whether they may be applied unasked.

    ``safe``: computed from what is known, applied by the loop. ``unsafe``: probably right, applied
    when a person asks. ``display-only``: shown, never applied by a program.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = "safe"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all ``edits`` made; every character outside their spans stays as it was.

    Raises ``ValueError`` for edits that overlap or that reach past the end.
    """
    out: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.span.start < at:
            raise ValueError(
                f"edit at {edit.span.start}:{edit.span.end} overlaps the one before it"
            )
        if edit.span.end > len(text):
            raise ValueError(
                f"edit at {edit.span.start}:{edit.span.end} reaches past the end ({len(text)})"
            )
        out += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    out.append(text[at:])
    return "".join(out)
