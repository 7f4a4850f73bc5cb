"""Reads GBNF text and tells whether a grammar accepts a text; knows nothing of what wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "[": "[", "]": "]"}
_HEX = {"x": 2, "u": 4, "U": 8}


@dataclass(eq=False)
class Node:
    """``kind``: char (``chosen``, ``negated``), ref (``name``), seq or alt (``parts``), repeat."""

    kind: str
    parts: list[Node] = field(default_factory=list)
    name: str = ""
    chosen: list[tuple[str, str]] = field(default_factory=list)
    negated: bool = False
    least: int = 0
    most: int | None = None


class Recogniser:
    """``accepts(text)`` for the rule ``root`` of a grammar."""

    def __init__(self, grammar: str) -> None:
        self.rules: dict[str, Node] = {}
        for line in grammar.splitlines():
            if line.strip():
                name, _, body = line.partition(" ::= ")
                assert name not in self.rules, f"rule {name} stands twice"
                reader = _Reader(body)
                self.rules[name] = reader.alternatives()
                assert reader.at == len(body), f"left over in {name}: {body[reader.at :]!r}"

    def accepts(self, text: str) -> bool:
        return len(text) in _Match(self.rules, text).ends(self.rules["root"], 0)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.space()

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self) -> Node:
        node = Node("alt", [self.sequence()])
        while self.peek() == "|":
            self.at += 1
            self.space()
            node.parts.append(self.sequence())
        return node

    def sequence(self) -> Node:
        node = Node("seq")
        while self.peek() not in ("", "|", ")"):
            node.parts.append(self.repeated(self.item()))
            self.space()
        return node

    def item(self) -> Node:
        sign = self.peek()
        if sign == "(":
            self.at += 1
            self.space()
            inner = self.alternatives()
            assert self.peek() == ")", self.text[self.at :]
            self.at += 1
            return inner
        if sign == '"':
            self.at += 1
            node = Node("seq")
            while self.peek() != '"':
                one = self.character()
                node.parts.append(Node("char", chosen=[(one, one)]))
            self.at += 1
            return node
        if sign == "[":
            return self.characters()
        match = re.compile(r"[A-Za-z0-9-]+").match(self.text, self.at)
        assert match, f"no item at {self.text[self.at :]!r}"
        self.at = match.end()
        return Node("ref", name=match.group())

    def characters(self) -> Node:
        self.at += 1
        node = Node("char")
        if self.peek() == "^":
            node.negated = True
            self.at += 1
        while self.peek() != "]":
            first = last = self.character()
            if self.peek() == "-" and self.text[self.at + 1] != "]":
                self.at += 1
                last = self.character()
            assert first <= last, f"range {first!r}-{last!r} is empty"
            node.chosen.append((first, last))
        self.at += 1
        return node

    def character(self) -> str:
        one = self.text[self.at]
        self.at += 1
        if one != "\\":
            return one
        sign = self.text[self.at]
        self.at += 1
        if sign in _HEX:
            digits = self.text[self.at : self.at + _HEX[sign]]
            self.at += len(digits)
            return chr(int(digits, 16))
        return _ESCAPES[sign]

    def repeated(self, node: Node) -> Node:
        signs = {"?": (0, 1), "*": (0, None), "+": (1, None)}
        if self.peek() in signs and self.peek():
            least, most = signs[self.peek()]
            self.at += 1
            return Node("repeat", [node], least=least, most=most)
        match = re.compile(r"\{(\d+)(,?)(\d*)\}").match(self.text, self.at)
        if not match:
            return node
        self.at = match.end()
        least = int(match[1])
        most = least if not match[2] else (int(match[3]) if match[3] else None)
        return Node("repeat", [node], least=least, most=most)


class _Match:
    """Where a node that begins at a place can end, for one text."""

    def __init__(self, rules: dict[str, Node], text: str) -> None:
        self.rules = rules
        self.text = text
        self.known: dict[tuple[int, int], frozenset[int]] = {}

    def ends(self, node: Node, at: int) -> frozenset[int]:
        key = (id(node), at)
        if key not in self.known:
            self.known[key] = frozenset(self._ends(node, at))
        return self.known[key]

    def _ends(self, node: Node, at: int) -> set[int]:
        if node.kind == "char":
            if at >= len(self.text):
                return set()
            one = self.text[at]
            inside = any(first <= one <= last for first, last in node.chosen)
            return {at + 1} if inside != node.negated else set()
        if node.kind == "ref":
            return set(self.ends(self.rules[node.name], at))
        if node.kind == "alt":
            return {end for part in node.parts for end in self.ends(part, at)}
        places = {at}
        if node.kind == "seq":
            for part in node.parts:
                places = {end for place in places for end in self.ends(part, place)}
            return places
        found = {at} if node.least == 0 else set()
        count = 0
        while places and (node.most is None or count < node.most):
            places = {end for place in places for end in self.ends(node.parts[0], place)}
            count += 1
            if count >= node.least:
                if places <= found and node.most is None:
                    break
                found |= places
        return found
