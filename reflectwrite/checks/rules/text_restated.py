"""The rule ``text.restated``."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import ClassVar

from ...types import Fact, Finding, Severity, Span
from ..base import Check, Context
from ..body import body_span
from ..content import content_words, negates
from ..sentences import sentence_spans

_SHOWN = 40
_LEAST = 5  # content words in common; "Thank you for your patience" is no news twice
_ALIKE = 0.85  # of the longer sentence's content words
_LOOKED_AT = 40  # of the sentences with a word in common, the latest; a text of a book is read too
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_DIGITS = re.compile(r"\w*\d\w*")


@dataclass(frozen=True, slots=True)
class _Saying:
    """A sentence by what it says."""

    place: Span
    words: frozenset[str]
    facts: frozenset[tuple[str, str]]
    asks: bool
    negated: bool
    plain: str

    def like(self, other: _Saying) -> bool:
        common = len(self.words & other.words)
        return (
            common >= max(_LEAST, _ALIKE * max(len(self.words), len(other.words)))
            and (self.facts, self.asks, self.negated) == (other.facts, other.asks, other.negated)
            and self.plain != other.plain
        )


class Restated(Check):
    """A sentence that says the same as an earlier one, in slightly different words.

    What it does: compares the sentences of the body by their content words without endings. It
    reports the later of two that share at least 85 % of the longer one's words, at least five, and
    have the same facts; a question and its answer differ, and so do *is* and *is not*. Equal
    sentences are left to ``text.repetition``, and so is what the notes themselves say twice.
    Why: a small model that has run out of notes says them again.
    Example: ``The order ships from our Leeds warehouse on Monday. On Monday our order will be
    shipped from the warehouse in Leeds.``
    Fix: none.
    """

    id: ClassVar[str] = "text.restated"
    severity: ClassVar[Severity] = "warning"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        sayings = _sayings(context)
        if len(sayings) < 2:
            return
        noted: list[frozenset[str]] | None = None
        for first, later in _pairs(sayings):
            if context.protects(later.place):
                continue
            if noted is None:
                noted = [
                    frozenset(content_words(span.of(source.text)))
                    for source in context.sources
                    for span in sentence_spans(source.text)
                ]
            if sum(_said_in(later, words) or _said_in(first, words) for words in noted) > 1:
                continue
            shown = " ".join(later.place.of(context.text).split())[:_SHOWN].rstrip()
            yield Finding(
                self.id, self.severity, f'"{shown}" says again what was said.', later.place
            )


def _sayings(context: Context) -> list[_Saying]:
    text, start = context.text, body_span(context.text).start
    found: list[tuple[Span, str, frozenset[str]]] = []
    for span in context.sentences:
        said = span.of(text)
        if span.start < start or said[-1] not in '.!?…。！？"”)' or said[0] in "|#>":
            continue
        words = frozenset(content_words(said))
        if len(words) >= _LEAST:
            found.append((span, said, words))
    if len(found) < 2:
        return []
    return [
        _Saying(
            span,
            words,
            _facts(context.facts, span, said),
            said.rstrip('"”)').endswith(("?", "？")),
            negates(said),
            " ".join(_WORD.findall(said.casefold())),
        )
        for span, said, words in found
    ]


def _facts(facts: tuple[Fact, ...], span: Span, said: str) -> frozenset[tuple[str, str]]:
    """The values in a sentence, and what has digits and is no fact."""
    first = bisect_left(facts, span.start, key=lambda fact: fact.span.start)
    behind = takewhile(lambda fact: fact.span.start < span.end, islice(facts, first, None))
    here = [fact for fact in behind if fact.span.end <= span.end]
    left, at = [], 0
    for fact in here:
        left.append(said[at : fact.span.start - span.start])
        at = fact.span.end - span.start
    left.append(said[at:])
    figures = {("", word) for word in _DIGITS.findall(" ".join(left))}
    return frozenset({(fact.kind, fact.value) for fact in here} | figures)


def _pairs(sayings: list[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    """Each sentence that is like an earlier one, with that one.

    Two sentences that share 85 % of their words share one of the rarest 15 % and one more, so only
    those are looked up; long texts would take quadratic time otherwise.
    """
    common = Counter(word for saying in sayings for word in saying.words)
    index: dict[str, list[_Saying]] = {}
    for saying in sayings:
        rarest = sorted(saying.words, key=lambda word: (common[word], word))
        keys = rarest[: len(rarest) - math.ceil(_ALIKE * len(rarest)) + 1]
        before = {id(other): other for word in keys for other in index.get(word, [])[-_LOOKED_AT:]}
        match = next((other for other in before.values() if other.like(saying)), None)
        for word in keys:
            index.setdefault(word, []).append(saying)
        if match is not None:
            yield match, saying


def _said_in(saying: _Saying, noted: frozenset[str]) -> bool:
    """Whether a sentence of the notes is one that ``saying`` may be made from."""
    return len(saying.words & noted) >= _ALIKE * max(len(saying.words), 1)
