"""Grammars as values: built from parts, moved past text that is there already, written as GBNF.

A grammar is a tree of nodes. ``after(node, text)`` gives the grammar of what may still follow
``text`` (or None if ``text`` doesn't fit), which is how decoding starts in the middle of a
sentence. ``write`` gives the GBNF that llama.cpp reads:
https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """These characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of ``ranges`` (first and last, both included), or one outside them."""

    ranges: tuple[tuple[str, str], ...]
    outside: bool = False

    def holds(self, character: str) -> bool:
        """Whether ``character`` is one of them."""
        inside = any(first <= character <= last for first, last in self.ranges)
        return inside != self.outside


@dataclass(frozen=True, slots=True)
class Seq:
    """One after the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """Any one of them; of none of them there is no text at all."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """``node`` at least ``least`` and at most ``most`` times (None: any number)."""

    node: Node
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A node that is written once under ``name``; two rules are the same only if identical."""

    name: str
    node: Node


Node = Text | Chars | Seq | Alt | Repeat | Rule

EMPTY = Text("")
_NOTHING = Alt(())


def seq(*items: Node | str) -> Node:
    """The items in a row; strings are texts."""
    flat: list[Node] = []
    for item in items:
        node = Text(item) if isinstance(item, str) else item
        if node == _NOTHING:
            return _NOTHING
        for part in node.items if isinstance(node, Seq) else (node,):
            if isinstance(part, Text) and flat and isinstance(flat[-1], Text):
                flat[-1] = Text(flat[-1].text + part.text)
            elif part != EMPTY:
                flat.append(part)
    if not flat:
        return EMPTY
    return flat[0] if len(flat) == 1 else Seq(tuple(flat))


def alt(*items: Node | str) -> Node:
    """Any one of the items; those that are equal count once."""
    flat: dict[Node, None] = {}
    for item in items:
        node = Text(item) if isinstance(item, str) else item
        flat.update(dict.fromkeys(node.items if isinstance(node, Alt) else (node,)))
    return next(iter(flat)) if len(flat) == 1 else Alt(tuple(flat))


def maybe(node: Node | str) -> Node:
    """The node or nothing."""
    return repeat(node, 0, 1)


def repeat(node: Node | str, least: int = 0, most: int | None = None) -> Node:
    """``node`` between ``least`` and ``most`` times."""
    node = Text(node) if isinstance(node, str) else node
    if most == 0 or node == EMPTY:
        return EMPTY
    if node == _NOTHING:
        return EMPTY if least == 0 else _NOTHING
    return node if least == most == 1 else Repeat(node, least, most)


def chars(characters: str, *ranges: str) -> Chars:
    """One of ``characters``, or of ``ranges`` such as ``"az"`` (first and last)."""
    return Chars((*((one, one) for one in characters), *((pair[0], pair[1]) for pair in ranges)))


def after(node: Node, text: str) -> Node | None:
    """What may follow once ``text`` stands there; None if no text of ``node`` begins with it."""
    for character in text:
        node = _step(node, character)
        if node == _NOTHING:
            return None
    return node


def accepts(node: Node, text: str) -> bool:
    """Whether ``text`` is a whole text of ``node``."""
    rest = after(node, text)
    return rest is not None and can_end(rest)


def can_end(node: Node) -> bool:
    """Whether the empty text is one of ``node``'s."""
    match node:
        case Text(text):
            return text == ""
        case Chars():
            return False
        case Seq(items):
            return all(can_end(item) for item in items)
        case Alt(items):
            return any(can_end(item) for item in items)
        case Repeat(inner, least, _):
            return least == 0 or can_end(inner)
        case Rule():
            return can_end(node.node)


def _step(node: Node, character: str) -> Node:
    """The grammar behind ``character`` (Brzozowski's derivative)."""
    match node:
        case Text(text):
            return Text(text[1:]) if text.startswith(character) else _NOTHING
        case Chars():
            return EMPTY if node.holds(character) else _NOTHING
        case Alt(items):
            return alt(*(s for item in items if (s := _step(item, character)) != _NOTHING))
        case Repeat(inner, least, most):
            rest = repeat(inner, max(0, least - 1), None if most is None else most - 1)
            return seq(_step(inner, character), rest)
        case Seq(items):
            ways: list[Node] = []
            for index, item in enumerate(items):
                stepped = _step(item, character)
                if stepped != _NOTHING:
                    ways.append(seq(stepped, *items[index + 1 :]))
                if not can_end(item):
                    break
            return alt(*ways)
        case Rule():
            return _step(node.node, character)


def write(node: Node) -> str:
    """The grammar as GBNF, beginning with ``root``."""
    lines = ["root ::= " + _inline(node, _ALT)]
    written: dict[str, Rule] = {}
    waiting = list(_rules_in(node))
    while waiting:
        rule = waiting.pop()
        if written.setdefault(rule.name, rule) is not rule:
            raise ValueError(f"two rules are named {rule.name!r}; give each its own name")
        line = f"{rule.name} ::= {_inline(rule.node, _ALT)}"
        lines.append(line)
        waiting += [inner for inner in _rules_in(rule.node) if inner.name not in written]
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _rules_in(node: Node) -> Iterable[Rule]:
    match node:
        case Rule():
            yield node
        case Seq(items) | Alt(items):
            for item in items:
                yield from _rules_in(item)
        case Repeat(inner):
            yield from _rules_in(inner)


# How tightly a construct binds: alternatives, sequences, repeated items.
_ALT, _SEQ, _ITEM = 0, 1, 2


def _inline(node: Node, level: int) -> str:
    match node:
        case Text(text):
            return f'"{"".join(_escaped(one, _IN_TEXT) for one in text)}"'
        case Chars(ranges, outside):
            return f"[{'^' if outside else ''}{''.join(map(_range, ranges))}]"
        case Rule(name, _):
            return name
        case Repeat(inner, least, most):
            text = _inline(inner, _ITEM) + _times(least, most)
            return f"({text})" if level == _ITEM else text
        case Seq(items):
            text = " ".join(_inline(item, _SEQ) for item in items)
            return f"({text})" if level > _SEQ else text
        case Alt(items):
            if not items:
                raise ValueError("a grammar without any text can't be written")
            text = " | ".join(_inline(item, _SEQ) for item in items)
            return f"({text})" if level > _ALT else text


def _times(least: int, most: int | None) -> str:
    signs = {(0, 1): "?", (0, None): "*", (1, None): "+"}
    if (least, most) in signs:
        return signs[least, most]
    if least == most:
        return f"{{{least}}}"
    return f"{{{least},{'' if most is None else most}}}"


_IN_TEXT = '"\\'
_IN_CHARS = "]\\[^-"


def _range(pair: tuple[str, str]) -> str:
    first, last = (_escaped(one, _IN_CHARS) for one in pair)
    return first if pair[0] == pair[1] else f"{first}-{last}"


def _escaped(character: str, special: str) -> str:
    code = ord(character)
    if " " <= character <= "~" and character not in special:
        return character
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
