"""What the inputs hold that a draft may repeat: facts and names as written, and plain words.

In: a task's input texts and the facts found in them. Out: ``Notes``. A *literal* is anything that
free text must not make up: whatever has a digit, a capital letter or an unusual sign in it. It may
be written as a whole and as it stands in the inputs, and in no other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..types import Fact, InputText

_TOKEN = re.compile(r"\S+")
_BEFORE = "([{<\"'“‘«‹„¿¡*_`"
_BEHIND = ".,;:!?…)]}>\"'”’»›*_`"
_PLAIN = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
# Words that are capitalised in notes because they begin them, and are nobody's name.
_FUNCTION = """
    a about after all also an and any are as at be because been before both but by can could did do
    does each for from had has have he her his how i if in into is it its just may might must my no
    not of on or our out please shall she should since so some than thank thanks that the their them
    then there these they this those to until up us was we were what when where which while who why
    will with would yes you your
"""
_FUNCTION_WORDS = frozenset(_FUNCTION.split())


@dataclass(frozen=True, slots=True)
class Notes:
    """``literals``: what is copied as it stands. ``words``: plain words, in lower case."""

    literals: frozenset[str]
    words: frozenset[str]


def read_notes(sources: Iterable[InputText], facts: Iterable[tuple[InputText, Fact]]) -> Notes:
    """The literals and words of ``sources``; ``facts`` are those found in them."""
    texts = tuple(sources)
    spans: dict[str, list[tuple[int, int, bool]]] = {}
    literals: set[str] = set()
    for source, fact in facts:
        whole = " ".join(fact.text.split())
        spans.setdefault(source.field, []).append(
            (fact.span.start, fact.span.end, fact.kind == "name")
        )
        if not all(_PLAIN.fullmatch(word) for word in whole.split()):
            literals.add(whole)
    words: set[str] = set()
    openers: set[str] = set()
    for text in texts:
        _read(text, spans.get(text.field, ()), literals, words, openers)
    # A capital that only the place explains does not make a word a name.
    literals |= {word for word in openers if word.lower() not in words | _FUNCTION_WORDS}
    words |= {word.lower() for word in openers if _PLAIN.fullmatch(word.lower())}
    for literal in tuple(literals):
        # "2 p.m." at the end of a sentence shares its full stop with it.
        literals.add(literal.rstrip("."))
    return Notes(frozenset(filter(_writable, literals)), frozenset(words))


def _read(
    source: InputText,
    spans: Iterable[tuple[int, int, bool]],
    literals: set[str],
    words: set[str],
    openers: set[str],
) -> None:
    for match in _TOKEN.finditer(source.text):
        token = match.group()
        inner = token.lstrip(_BEFORE)
        start = match.start() + len(token) - len(inner)
        token = inner.rstrip(_BEHIND)
        end = start + len(token)
        if not token:
            continue
        if _PLAIN.fullmatch(token):
            words.add(token)
            continue
        holds = [name for first, last, name in spans if first <= start and end <= last]
        if not all(holds):
            continue  # part of a date, an amount …, which is copied whole
        opens = not source.text[:start].strip() or _SENTENCE_END.search(source.text[:start])
        if opens and not holds and token[0].isupper() and _PLAIN.fullmatch(token.lower()):
            openers.add(token)
        else:
            literals.add(token)


def _writable(literal: str) -> bool:
    """Tags and control characters stay data: they can't be written into a draft by a grammar."""
    return bool(literal) and "<" not in literal and literal.isprintable()
