"""The rule ``points.coverage``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from ...facts import find_facts, missing_facts
from ...types import Fact, Finding, InputText, Severity, Span
from ..base import Check, Context
from ..body import body_span
from ..content import WORD, content_words, negates
from ..sentences import sentence_spans
from .points_missing import point_evidence

_LEAST = 3  # with fewer words and facts a point can be told in other words altogether
_ENOUGH = 0.75  # the share of them that has to stand together
# The same for a model that carries points over almost word for word, so that this check blocks it.
_LEAST_CLOSE = 2
_ENOUGH_CLOSE = 0.9
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+•–—][ \t]|(?:\d{1,3}|[A-Za-z])[.)][ \t])")
_DIGITS = re.compile(r"\d+")

# What a note begins with when it says what to do rather than what to write: "tell her that …",
# "thank him for …". The draft does it and has no need of the words.
_PRONOUN = r"(?:him|her|them|everyone|everybody|all|both|people|us|the team)"
_VERB = (
    r"(?:tell|ask|say|mention|thank|remind|apologi[sz]e|inform|explain|point out|stress"
    r"|emphasi[sz]e|confirm|request|offer|suggest|propose|invite|congratulate|recommend|announce"
    r"|promise|assure|complain|warn|note|state|add|wish|want|would like|want to|hope|make clear"
    r"|make sure|inquire|enquire|repeat|express|advise|notify|introduce|attach|enclose|decline"
    r"|accept|beg|urge|let|answer|reply|respond|write|report|describe|point"
    r"|check|find out|insist|acknowledge|give|say (?:thanks|thank you|sorry)|thanks|sorry"
    r"|congratulations|apologies|looking forward)"
)
_INSTRUCTION = re.compile(
    r"\W*(?:(?:please|also|kindly|politely|then|and|to|we|i|must|should|(?:do not|don['’]t) forget"
    rf"|remember|be sure|make sure)\s+)*{_VERB}\b"
    rf"(?:\s+to\s+{_PRONOUN}\b|\s+{_PRONOUN}\b)?(?:\s+(?:know|again|once more|warmly|kindly)\b)*"
    r"(?:\s+(?:that|to|for|about|of|on|if|whether|with)\b)*",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){1,3}(?=(?:that|to|for|about|of|if|whether|on)\b)")


class Coverage(Check):
    """A point that the draft has not, or not whole.

    What it does: takes the content words of each required point, without endings, and its facts,
    and looks for the sentence of the body, or the two neighbouring ones (one more than the point
    itself has), that has the most of them. It warns where that is less than three quarters, or
    where the point says *not* and the sentences don't. What a note tells the writer to do (*tell
    her that …*, *ask …*) and pronouns are not content. Points with fewer than three such words and
    facts, and those in scripts without spaces, are left to ``points.missing``. For a model with
    this check among those that block (``Profile.blocking``: it carries points over almost word for
    word) nine tenths have to be there, of two or more.
    Why: a point without numbers and names can be forgotten too, and half a point is worse. Other
    words for the same thing are not wrong, so it is a warning.
    Example: *ask her to bring the keys to the storage room* in a draft about nothing but the date.
    Fix: none.
    """

    id: ClassVar[str] = "points.coverage"
    severity: ClassVar[Severity] = "warning"

    def run(self, context: Context) -> Iterator[Finding]:
        if not context.complete or not context.required:
            return
        blocking = context.options.get("blocking", ())
        close = isinstance(blocking, tuple) and self.id in blocking
        least, enough = (_LEAST_CLOSE, _ENOUGH_CLOSE) if close else (_LEAST, _ENOUGH)
        draft: _Draft | None = None
        for number, point in enumerate(context.required, 1):
            wanted = _wanted(point, context.locale)
            if len(wanted.words) + len(wanted.facts) < least:
                continue
            draft = draft or _Draft(context)
            if not draft.covers(wanted, enough):
                yield Finding(
                    self.id,
                    self.severity,
                    f"Point {number} may be missing.",
                    evidence=point_evidence(point),
                )


class _Wanted:
    """What a point has to say: content words, facts, and whether it says no."""

    def __init__(
        self, point: InputText, text: str, facts: tuple[Fact, ...], words: frozenset[str]
    ) -> None:
        self.point = point
        self.facts = facts
        self.words = words
        self.negated = negates(text)
        self.sentences = len(sentence_spans(point.text)) + 1

    @classmethod
    def of(cls, point: InputText, locale: str) -> _Wanted:
        start = _content_start(point.text)
        facts = tuple(
            fact for fact in find_facts(point.text, locale=locale) if fact.span.start >= start
        )
        # A fact counts as one, whatever its words; it may be written in another way.
        free, at = [], start
        for fact in facts:
            free.append(point.text[at : fact.span.start])
            at = max(at, fact.span.end)
        free.append(point.text[at:])
        return cls(point, point.text[start:], facts, frozenset(content_words(" ".join(free))))


# A draft is checked many times against the same points: each prefix, each attempt.
@lru_cache(maxsize=256)
def _wanted(point: InputText, locale: str) -> _Wanted:
    return _Wanted.of(point, locale)


def _content_start(text: str) -> int:
    """Where a point's own content begins: behind "tell her that"; 0 for a plain statement."""
    match = _INSTRUCTION.match(text)
    if match is None:
        return 0
    name = _OBJECT.match(text, match.end())
    return name.end() if name else match.end()


class _Draft:
    """The body of a draft, sentence by sentence."""

    def __init__(self, context: Context) -> None:
        self._context = context
        text, start = context.text, body_span(context.text).start
        self._spans: list[Span] = []
        for span in context.sentences:
            if span.end <= start:
                continue
            if self._spans and _LIST_ITEM.match(text, span.start):
                # A list is one saying: its items may be the parts of one point.
                span = Span(self._spans.pop().start, span.end)
            self._spans.append(span)
        self._said = [frozenset(content_words(span.of(text))) for span in self._spans]

    def covers(self, wanted: _Wanted, enough: float) -> bool:
        """Whether ``enough`` of ``wanted`` stands in neighbouring sentences."""
        if not self._spans:
            return False
        total = len(wanted.words) + len(wanted.facts)
        size = min(wanted.sentences, len(self._spans))
        ranked: list[tuple[float, Span]] = []
        for first in range(len(self._spans) - size + 1):
            part = range(first, first + size)
            said = frozenset().union(*(self._said[at] for at in part))
            span = Span(self._spans[part[0]].start, self._spans[part[-1]].end)
            found = len(wanted.words & said) + self._written(wanted.facts, span)
            ranked.append((found / total, span))
        ranked.sort(key=lambda item: -item[0])
        # Facts in another form are looked up for the likeliest place alone; that is slower.
        share, span = ranked[0]
        if share < enough:
            words = share * total - self._written(wanted.facts, span)
            share = (words + self._known(wanted, span)) / total
        best = [place for part, place in ranked if part >= ranked[0][0]]
        return share >= enough and (
            not wanted.negated
            or any(negates(place.of(self._context.text), softly=True) for place in best)
        )

    def _written(self, facts: Sequence[Fact], span: Span) -> int:
        """How many of ``facts`` stand in ``span`` word for word, in any order."""
        if not facts:
            return 0
        said = _tokens(span.of(self._context.text))
        return sum(_tokens(fact.text) <= said for fact in facts)

    def _known(self, wanted: _Wanted, span: Span) -> int:
        """How many of the point's facts the facts in ``span`` say, in any form."""
        here = tuple(fact for fact in self._context.facts if span.overlaps(fact.span))
        absent = missing_facts(wanted.point, here, locale=self._context.locale)
        own = {fact.span for fact in wanted.facts}
        left = [fact for fact in absent if fact.span in own]
        return len(wanted.facts) - len(left)


def _tokens(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(WORD.findall(folded)) | frozenset(_DIGITS.findall(folded))
