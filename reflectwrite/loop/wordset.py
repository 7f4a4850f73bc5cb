"""A set of texts as a grammar that is small and quick to follow.

In: words, names, facts. Out: a node that accepts exactly these. Common beginnings are shared (so
that llama.cpp follows few ways at once) and common endings too (so that thousands of words stay a
short grammar): a minimal acyclic automaton, each state that needs one a rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from .gbnf import EMPTY, Chars, Node, Rule, Text, alt, maybe, seq

# A state: whether a text ends here, and where each character leads.
_State = tuple[bool, tuple[tuple[str, int], ...]]


class WordSets:
    """Builds sets whose rules share their endings; ``name`` begins the names of the rules."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._numbers: dict[_State, int] = {}
        self._states: list[_State] = []
        self._nodes: dict[int, Node] = {}

    def node(self, texts: Iterable[str]) -> Node | None:
        """A node that accepts the ``texts`` that are not empty; None if there are none."""
        words = sorted({text for text in texts if text})
        if not words:
            return None
        return self._node(self._state(words, 0, len(words), 0))

    def _state(self, words: list[str], start: int, end: int, depth: int) -> int:
        """The state behind the first ``depth`` characters of ``words[start:end]``, all equal."""
        final = len(words[start]) == depth
        at = start + 1 if final else start
        ways: list[tuple[str, int]] = []
        while at < end:
            character, first = words[at][depth], at
            while at < end and words[at][depth] == character:
                at += 1
            ways.append((character, self._state(words, first, at, depth + 1)))
        state = (final, tuple(ways))
        number = self._numbers.setdefault(state, len(self._states))
        if number == len(self._states):
            self._states.append(state)
        return number

    def _node(self, number: int) -> Node:
        known = self._nodes.get(number)
        if known is not None:
            return known
        final, ways = self._states[number]
        targets: dict[int, list[str]] = {}
        for character, target in ways:
            targets.setdefault(target, []).append(character)
        choices = [seq(_one_of(some), self._node(target)) for target, some in targets.items()]
        node = alt(*choices) if choices else EMPTY
        if final and choices:
            node = maybe(node)
        # A state with one way on is written where it is used; the others get a rule.
        if len(choices) > 1 or (final and choices):
            node = Rule(f"{self._name}{number}", node)
        self._nodes[number] = node
        return node


def _one_of(characters: list[str]) -> Node:
    if len(characters) == 1:
        return Text(characters[0])
    return Chars(tuple((one, one) for one in characters))
