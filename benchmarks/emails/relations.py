"""Whether what the notes join is still joined in the email, for the judge alone.

In: the body, the points, the facts with their spellings. Out: what changed places: two facts that
each stand where the other stood ("from 10 May to 3 May"), two words that each took the other's
neighbour ("green shorts, black socks"), two facts that each went into the other's point. Each rule
needs both halves of the exchange, so another wording, or another order, is no fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from .text import content_words, pattern, sentences_of, words_of
from .values import runs
from .vocabulary import STOP

Spellings = Sequence[str]


def swapped(
    body: str, points: Sequence[str], facts: Sequence[Spellings], plain: frozenset[str]
) -> list[str]:
    """What changed places, a sentence each."""
    return [
        *_facts(body, points, facts),
        *_words(body, points, plain),
        *_points(body, points, facts),
    ]


def repeated(body: str, points: Sequence[str], plain: frozenset[str]) -> list[str]:
    """Runs of four words, two of them not plain, that the body has more often than the points."""
    had, has = (
        Counter(run for text in texts for run in _fours(text, plain)) for texts in (points, [body])
    )
    found = [f"twice: {' '.join(run)!r}" for run, times in has.items() if times > max(1, had[run])]
    known = {run for point in points for run in _echoes(point)}
    return found + [f"twice: {run!r}" for run in _echoes(body) if run not in known]


def _echoes(text: str) -> Iterator[str]:
    """A word that stands twice with nothing or one word between: "the the", "glad be glad"."""
    for part in re.split(r"[.,;:!?()\n]", text):
        words = words_of(re.sub(r"\w*\d\w*", " ", part))
        for one, two in pairwise(words):
            if one == two:
                yield f"{one} {two}"
        for one, two, three in zip(words, words[1:], words[2:], strict=False):
            if one == three and one not in STOP and one not in {"more", "again"}:
                yield f"{one} {two} {three}"


def _fours(text: str, plain: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for part in re.split(r"[.!?\n]", text):
        words = words_of(part)
        for run in zip(words, words[1:], words[2:], words[3:], strict=False):
            if sum(word not in plain for word in run) > 1:
                yield run


def _facts(body: str, points: Sequence[str], facts: Sequence[Spellings]) -> list[str]:
    found = []
    for point in points:
        placed = [(fact, around) for fact in facts if (around := _around(point, fact))]
        in_note = _order(point, [fact for fact, _ in placed])
        order = _order(body, [fact for fact, _ in placed])
        for (one, first), (two, second) in combinations(placed, 2):
            if any(_kept(fact[0], in_note, order) for fact in (one, two)):
                continue  # what was said of it follows it still: only the order is another
            in_body = _around(body, one), _around(body, two)
            for side in (0, 1):
                a, b = {n[side] for n in first}, {n[side] for n in second}
                x, y = ({n[side] for n in around} for around in in_body)
                if (a | b | x | y) & {""} or a & b or not x or not y:
                    continue
                if x <= b and y <= a:
                    found.append(f"swapped {one[0]!r} and {two[0]!r}")
                    break
    return found


def _around(text: str, fact: Spellings) -> set[tuple[str, str]]:
    """The words right before and right behind each place of a fact; "" where there is none."""
    found = set()
    for spelling in fact:
        for match in pattern(spelling).finditer(text):
            before = re.search(r"([\w'’]+)[\s(\"“]*$", text[: match.start()])
            behind = re.match(r"[\s)\"”]*([\w'’]+)", text[match.end() :])
            found.add((_word(before), _word(behind)))
    return found


def _word(match: re.Match[str] | None) -> str:
    return match[1].casefold() if match else ""


def _order(text: str, facts: Sequence[Spellings]) -> list[str]:
    """The facts, named by their first spelling, as they first come."""
    first = {}
    for fact in facts:
        places = [m.start() for spelling in fact if (m := pattern(spelling).search(text))]
        if places:
            first[fact[0]] = min(places)
    return sorted(first, key=first.__getitem__)


def _kept(fact: str, before: list[str], after: list[str]) -> bool:
    """Whether the fact that followed ``fact`` still follows it."""
    follows = dict(pairwise(before)).get(fact)
    return follows is not None and dict(pairwise(after)).get(fact) == follows


def _words(body: str, points: Sequence[str], plain: frozenset[str]) -> list[str]:
    had = {pair for point in points for pair in _neighbours(point, plain)}
    has = _neighbours(body, plain)
    found = []
    for (a, b), (c, d) in combinations(sorted(had - has), 2):
        if len({a, b, c, d}) == 4 and {(a, d), (c, b)} <= has - had:
            found.append(f"swapped: '{a} {d}' and '{c} {b}'")
    return found


def _neighbours(text: str, plain: frozenset[str]) -> set[tuple[str, str]]:
    found = set()
    for part in re.split(r"[.,;:!?()\n]", text):
        words = words_of(part)
        found |= {pair for pair in pairwise(words) if not {*pair} & plain}
    return found


def _points(body: str, points: Sequence[str], facts: Sequence[Spellings]) -> list[str]:
    """Facts of two points that each stand among the words of the other point only."""
    own = [content_words(point) | runs(point) for point in points]
    only = [words - set().union(*own[:i], *own[i + 1 :]) for i, words in enumerate(own)]
    homes: dict[int, list[tuple[str, int]]] = {}
    said = [content_words(s) | runs(s) for s in sentences_of(body)]
    for fact in facts:
        where = [i for i, point in enumerate(points) if any(pattern(s).search(point) for s in fact)]
        if len(where) != 1:
            continue
        itself = set().union(*(content_words(s) | runs(s) for s in fact))
        places = [
            words - itself
            for sentence, words in zip(sentences_of(body), said, strict=True)
            if any(pattern(s).search(sentence) for s in fact)
        ]
        if not places or any(words & only[where[0]] for words in places):
            continue
        for other, words in enumerate(only):
            if other != where[0] and all(place & words for place in places):
                homes.setdefault(where[0], []).append((fact[0], other))
    return [
        f"said of another point: {one!r} and {two!r}"
        for (i, j) in combinations(sorted(homes), 2)
        for one, to_j in homes[i]
        for two, to_i in homes[j]
        if to_j == j and to_i == i
    ]
