"""The rule ``text.repetition``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ...types import Edit, Finding, Fix, Severity, Span
from ..base import Check, Context
from ..body import body_span

if TYPE_CHECKING:
    from ...tasks import Task

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_SHOWN = 40
_LEAST_WORDS = 5  # "Thank you very much." may well stand twice
_LONGEST_LOOP = 12  # words in a phrase that a loop repeats
_TURNS = 3  # a phrase of two words or more, said this often in a row, is a loop
_TURNS_OF_ONE = 5  # a single word: "no, no, no, no" is still speech


class Repetition(Check):
    """The same sentence twice, or a phrase that goes round in a loop.

    What it does: reports the second of two equal sentences of at least five words, and a phrase
    that is repeated three times in a row (a single word: five times).
    Why: small models loop, and a repeated sentence is noise to whoever reads it.
    Example: ``The order ships on Monday. Please confirm. The order ships on Monday.``
    Severity: an error in a draft whose inputs don't repeat it themselves; a warning in a text
    without inputs, which may have running heads, refrains and tables.
    Fix: safe in a finished draft, where the second sentence is taken out; none while streaming,
    because a model in a loop would say it again.
    """

    id: ClassVar[str] = "text.repetition"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        source = _normal(" ".join(item.text for item in context.sources))
        start = body_span(text).start
        severity: Severity = "warning" if context.task is None else "error"
        seen: dict[str, int] = {}
        for index, span in enumerate(context.sentences):
            if span.start < start:
                continue
            said = span.of(text)
            loop = _loop(said)
            if loop is not None:
                place = Span(*loop).shifted(span.start)
                if not context.protects(place):
                    yield self._finding(context, span, place, severity)
                continue
            if said[-1] not in '.!?…。！？"”)' or said.lstrip().startswith(("|", "#", ">")):
                continue
            normal = _normal(said)
            if normal.count(" ") + 1 < _LEAST_WORDS and not _cjk(said):
                continue
            first = seen.setdefault(normal, index)
            if first == index or source.count(normal) > 1:
                continue
            yield self._finding(context, span, span, severity)

    def _finding(self, context: Context, sentence: Span, span: Span, severity: Severity) -> Finding:
        text = context.text
        shown = " ".join(span.of(text).split())[:_SHOWN].rstrip()
        fix = None
        if context.complete and not context.protects(span):
            cut = span if span != sentence else _with_space(text, span)
            fix = Fix("Take out the repetition", (Edit(cut, ""),))
        return Finding(self.id, severity, f'"{shown}" stands twice.', span, fix=fix)

    def instruction(self, task: Task) -> str | None:
        return "Say nothing twice."

    def brief(self, task: Task) -> str | None:
        return "nothing twice"


def _normal(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _cjk(text: str) -> bool:
    return len(text) >= 12 and "\u3040" <= text[0] <= "\u9fff"


def _with_space(text: str, span: Span) -> Span:
    """The sentence and the white space that would be left over without it."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isspace():
        start -= 1
    if "\n" in text[start : span.start] and "\n" not in text[end : end + 1]:
        # The first of its paragraph, with more behind it: the break before it stays.
        start = span.start
        while end < len(text) and text[end] in " \t":
            end += 1
    return Span(start, end)


def _speech(phrase: list[str]) -> bool:
    """Words, and not the columns of a table or the terms of a formula."""
    return any(len(word) > 2 for word in phrase) and not any(word[0].isdigit() for word in phrase)


def _loop(sentence: str) -> tuple[int, int] | None:
    """Where a phrase's second and later turns stand, if it is said over and over."""
    words = [(match.group().casefold(), *match.span()) for match in _WORD.finditer(sentence)]
    if len(words) < _TURNS_OF_ONE:
        return None
    keys = [word[0] for word in words]
    for size in range(1, min(_LONGEST_LOOP, len(keys) // _TURNS) + 1):
        needed = (_TURNS_OF_ONE if size == 1 else _TURNS) - 1
        run = 0
        for at in range(size, len(keys)):
            run = run + 1 if keys[at] == keys[at - size] else 0
            if run == needed * size and _speech(keys[at - size : at]):
                begin = at - run + 1
                end = at
                while end + 1 < len(keys) and keys[end + 1] == keys[end + 1 - size]:
                    end += 1
                end -= (end - begin + 1) % size
                return words[begin - 1][2], words[end][2]
    return None
