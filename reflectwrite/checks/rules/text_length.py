"""The rule ``text.length``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from ...types import Finding, Severity
from ..base import Check, Context
from ..body import body_span

if TYPE_CHECKING:
    from ...tasks import Task

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’.,:/@-][^\W_{_CJK}]+)*")


class Length(Check):
    """More or fewer words than the inputs ask for.

    What it does: counts the words behind the header lines, greeting and signature included, and
    compares them with the task's ``length``. A character of Chinese or Japanese is a word.
    Why: a length in the inputs is a promise to whoever asked.
    Example: 140 words where at most 120 were asked for.
    Fix: none; what to leave out is for the writer.
    """

    id: ClassVar[str] = "text.length"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        least, most = limits(context.task)
        if not context.complete or least is most is None:
            return
        count = word_count(context.text)
        if most is not None and count > most:
            yield self._finding(count, f"the limit is {most}")
        elif least is not None and count < least:
            yield self._finding(count, f"the least is {least}")

    def _finding(self, count: int, bound: str) -> Finding:
        return Finding(self.id, self.severity, f"The text has {count} words; {bound}.")

    def instruction(self, task: Task) -> str | None:
        brief = self.brief(task)
        return f"Write {brief}." if brief else None

    def brief(self, task: Task) -> str | None:
        least, most = limits(task)
        if least is not None and most is not None:
            return f"{least} to {most} words"
        if most is not None:
            return f"at most {most} words"
        return f"at least {least} words" if least is not None else None


def word_count(text: str) -> int:
    """Words behind the header lines."""
    return sum(1 for _ in _WORD.finditer(text, body_span(text).start))


def limits(task: Task | None) -> tuple[int | None, int | None]:
    """The least and the most words that the task's field ``length`` asks for."""
    value: object = getattr(task, "length", None)
    if isinstance(value, str):
        numbers = [int(number) for number in re.findall(r"\d{1,9}", value)]
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        return None, numbers[0] if numbers else None
    if isinstance(value, int):
        return None, value
    if isinstance(value, Mapping):
        return _whole(value.get("min")), _whole(value.get("max"))
    return _whole(getattr(value, "min", None)), _whole(getattr(value, "max", None))


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
