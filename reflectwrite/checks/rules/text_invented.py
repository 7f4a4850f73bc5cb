"""The rule ``text.invented``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from ...facts.lexicon.base import words
from ...types import Finding, Severity, Span
from ..base import Check, Context
from ..body import header_lines
from ..content import FORM_WORDS, IRREGULAR

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_NEAR = 70  # of 100: as like as "converstion" and "conversation"
# Endings that turn a word of the notes into another form of it; "tell him to send" makes "sending".
_ENDINGS = ("s", "es", "ed", "d", "ing", "'s", "'", "ly")
_LEAST_BASE = 2
_CONTRACTIONS = words("m s re ve ll d t don doesn didn isn aren wasn weren won can couldn shouldn "
                      "wouldn haven hasn hadn o clock")  # fmt: skip


class Invented(Check):
    """A word that neither the notes nor the model has.

    What it does: runs only where the model that writes declares the words that it knows
    (``reflectwrite.lexicon`` in its file). It reports every word of the draft that is not one of
    these, not a word of the notes in any of its regular forms, not a form word such as *have*, and
    not part of a fact, which ``facts.ungrounded`` judges.
    Why: such a small model has no other words, so the word is one of the notes, garbled.
    Example: ``I enjoyed our converstion.`` where the notes say *conversation*.
    Fix: none; the evidence names the word of the notes that is most like it.
    """

    id: ClassVar[str] = "text.invented"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        lexicon = _strings(context.options.get("lexicon"))
        if not lexicon or context.task is None:
            return
        known = _Known(context, lexicon)
        keys = [Span(value.start - len(key) - 1, value.start) for key, value in
                header_lines(context.text)]  # fmt: skip
        taken = [fact.span for fact in context.facts] + keys
        reported: set[str] = set()
        for match in _WORD.finditer(context.text):
            word, span = match.group(), Span(*match.span())
            folded = word.casefold().replace("’", "'")
            if folded in reported or known.has(folded):
                continue
            if any(span.overlaps(other) for other in taken):
                continue
            reported.add(folded)
            yield Finding(
                self.id,
                self.severity,
                f'"{word}" is not a word of the notes.',
                span,
                evidence=known.nearest(folded),
            )


class _Known:
    """The words of the notes, of the model and of the user."""

    def __init__(self, context: Context, lexicon: Collection[str]) -> None:
        self._noted: dict[str, str] = {}
        for source in context.sources:
            for match in _WORD.finditer(source.text):
                for word in (match.group(), *_PIECE.findall(match.group())):
                    self._noted.setdefault(word.casefold().replace("’", "'"), word)
        self._own = sorted(word.casefold().replace("’", "'") for word in lexicon)
        users = (
            piece.casefold().replace("’", "'")
            for word in _strings(context.options.get("words"))
            for piece in _WORD.findall(word)
        )
        known = {*self._noted, *self._own, *users}
        self._bases = frozenset(base for word in known for base in _bases(word))

    def has(self, word: str) -> bool:
        """Whether ``word``, in lower case, is known, or each of the parts that make it up."""
        if self._one(word):
            return True
        pieces = _PIECE.findall(word)
        return len(pieces) > 1 and all(
            self._one(piece) or piece in _CONTRACTIONS for piece in pieces
        )

    def _one(self, word: str) -> bool:
        return word in FORM_WORDS or not self._bases.isdisjoint(_bases(word))

    def nearest(self, word: str) -> str:
        """The evidence: the word of the notes that is most like ``word``, if one is like it.

        Nothing where a word of the model's own is more like it still.
        """
        from rapidfuzz import fuzz, process

        choices = [known for known in (*self._noted, *self._own) if len(known) > 2]
        near = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_NEAR)
        noted = self._noted.get(near[0]) if near else None
        return f"The notes say {noted}." if noted else ""


@lru_cache(maxsize=8192)
def _bases(word: str) -> frozenset[str]:
    """What ``word`` may be a regular form of; two words with one in common are forms of one."""
    found = {word, IRREGULAR.get(word, word)}
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare == word or len(bare) < _LEAST_BASE:
            continue
        found |= {bare, bare + "e"}
        if bare[-1] == bare[-2]:
            found.add(bare[:-1])
        if bare[-1] == "i":
            found.add(bare[:-1] + "y")
    return frozenset(found)


def _strings(value: object) -> Sequence[str]:
    if isinstance(value, str) or not isinstance(value, Collection):
        return ()
    return [member for member in value if isinstance(member, str)]
