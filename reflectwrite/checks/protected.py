"""Parts of a text that nothing may change: quotations, links, code, LaTeX, placeholders.

In: any text. Out: spans that do not overlap, in order. A program's repair leaves them as they are,
byte for byte. One pass: an opener without its closer is looked for once per kind, so text full of
unclosed openers stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..facts.lexicon.base import words
from ..types import Span

ProtectedKind = Literal["code", "math", "template", "comment", "link", "citation", "quotation"]


@dataclass(frozen=True, slots=True)
class Protected:
    """A protected part: ``span`` with its marks, ``inner`` without them."""

    kind: ProtectedKind
    span: Span
    inner: Span


_OPENER = re.compile(
    r"(?P<fence>^[ \t]{0,3}(?:`{3,}|~{3}(?!~)))"
    r"|(?P<comment><!--)"
    r"|(?P<ticks>`+)"
    r"|(?P<template>\{\{|\{%|\{\#|\$\{)"
    r"|(?P<begin>\\begin\{(?P<env>[A-Za-z*]{1,24})\})"
    r"|(?P<display>\\\[|\\\(|\$\$)"
    r"|(?P<cite>\\(?:cite\w{0,8}|ref|eqref|label|url|href)\{[^{}\n]{1,200}\})"
    r"|(?P<dollar>(?<![\w$\\])\$(?=[^\s$]))"
    r"|(?P<url>(?:https?|ftp)://[^\s<>\"'“”]{1,2000}|\bwww\.[^\s<>\"'“”]{1,500})"
    r"|(?P<mdlink>(?<=\])\([^()\s]{1,1000}\))"
    r"|(?P<citation>\[(?:\d{1,3}(?:[,;–-][ ]?\d{1,3}){0,20}|[-^@][^\[\]\n]{1,200})\])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?P<quote>[“„«「『]|(?<![\w\"'])\"(?=[^\s\"])|(?<!\w)‘(?=\w))"
    r"|(?P<blockquote>^>[^\n]*)",
    re.MULTILINE,
)
_CLOSES_TEMPLATE = {"{{": "}}", "{%": "%}", "{#": "#}", "${": "}"}
_CLOSES_DISPLAY = {"\\[": "\\]", "\\(": "\\)", "$$": "$$"}
_CLOSES_QUOTE = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"', "‘": "’"}
_LONGEST_QUOTE = 2000
_MOST_TRIES = 40  # apostrophes in a quotation, each of which might have closed it
_LONGEST_FORMULA = 400


def protected_spans(text: str) -> tuple[Span, ...]:
    """The protected spans of ``text`` in order."""
    return tuple(part.span for part in protected_parts(text))


def touched(parts: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` has a character in common with one of ``parts``, which are in order.

    An empty span is touched inside a part, and not at its edges: text may be put beside it.
    """
    at = bisect_right(parts, span.start, key=lambda part: part.end)
    if at == len(parts):
        return False
    part = parts[at]
    return part.start < span.end if len(span) else part.start < span.start


def protected_parts(text: str) -> tuple[Protected, ...]:
    """The same with their kinds, and without their marks."""
    parts: list[Protected] = []
    finder = _Finder(text)
    at = 0
    while (match := _OPENER.search(text, at)) is not None:
        kind = match.lastgroup or ""
        if kind == "env":
            kind = "begin"
        part = _READERS[kind](finder, match)
        if part is None:
            at = match.end()
            continue
        parts.append(part)
        at = max(part.span.end, match.start() + 1)
    return tuple(parts)


class _Finder:
    """Looks for closers, and remembers from where on a closer is known to be absent."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent: dict[str, int] = {}

    def find(self, closer: str, start: int, end: int | None = None) -> int:
        if end is not None:
            return self.text.find(closer, start, end)
        if self._absent.get(closer, len(self.text) + 1) <= start:
            return -1
        at = self.text.find(closer, start)
        if at < 0:
            self._absent[closer] = min(start, self._absent.get(closer, start))
        return at

    def paragraph_end(self, start: int, longest: int) -> int:
        stop = min(len(self.text), start + longest)
        blank = self.text.find("\n\n", start, stop)
        return stop if blank < 0 else blank


def _whole(kind: ProtectedKind) -> Callable[[_Finder, re.Match[str]], Protected | None]:
    def read(finder: _Finder, match: re.Match[str]) -> Protected | None:
        span = Span(*match.span())
        if kind == "link":  # punctuation behind an address belongs to the sentence
            end = match.start() + len(match.group().rstrip(".,;:!?)]*_"))
            if match.group().startswith("("):
                end = match.end()
            span = Span(match.start(), end)
        return Protected(kind, span, span)

    return read


def _fence(finder: _Finder, match: re.Match[str]) -> Protected | None:
    mark = match.group().strip()
    at = finder.find("\n" + mark, match.end())
    while at >= 0:
        line_end = finder.text.find("\n", at + 1)
        line_end = len(finder.text) if line_end < 0 else line_end
        if not finder.text[at + 1 : line_end].strip().strip(mark[0]):
            break
        at = finder.find("\n" + mark, line_end)
    if at < 0:  # everything behind an unclosed fence is code
        return Protected(
            "code", Span(match.start(), len(finder.text)), Span(match.end(), len(finder.text))
        )
    body = finder.text.find("\n", match.end())
    return Protected("code", Span(match.start(), line_end), Span(min(body + 1, at), at))


def _ticks(finder: _Finder, match: re.Match[str]) -> Protected | None:
    mark = match.group()
    limit = finder.paragraph_end(match.end(), _LONGEST_QUOTE)
    at = finder.find(mark, match.end(), limit)
    while at >= 0 and finder.text[at + len(mark) : at + len(mark) + 1] == "`":
        run = at
        while finder.text[run : run + 1] == "`":
            run += 1
        at = finder.find(mark, run, limit)
    if at < 0:
        return None
    return Protected("code", Span(match.start(), at + len(mark)), Span(match.end(), at))


def _pair(
    kind: ProtectedKind, closers: dict[str, str]
) -> Callable[[_Finder, re.Match[str]], Protected | None]:
    def read(finder: _Finder, match: re.Match[str]) -> Protected | None:
        closer = closers[match.group()]
        at = finder.find(closer, match.end())
        if at < 0:
            return None
        return Protected(kind, Span(match.start(), at + len(closer)), Span(match.end(), at))

    return read


def _environment(finder: _Finder, match: re.Match[str]) -> Protected | None:
    if match.group("env").rstrip("*") not in _FORMULAS:
        return Protected("math", Span(*match.span()), Span(*match.span()))
    closer = f"\\end{{{match.group('env')}}}"
    at = finder.find(closer, match.end())
    if at < 0:
        return None
    return Protected("math", Span(match.start(), at + len(closer)), Span(match.end(), at))


_FORMULAS = words(
    """
    equation align gather multline eqnarray math displaymath array matrix cases verbatim
    lstlisting tabular
    """
)
_FORMULA_MARKS = re.compile(r"[\\^_={}]")
_PROSE = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{2,}")


def _dollar(finder: _Finder, match: re.Match[str]) -> Protected | None:
    """``$x + 1$``, and not the money in "$5 to US$ 6"."""
    limit = finder.paragraph_end(match.end(), _LONGEST_FORMULA)
    at = finder.find("$", match.end(), limit)
    while at > 0 and finder.text[at - 1] == "\\":
        at = finder.find("$", at + 1, limit)
    if at < 0 or finder.text[at - 1].isspace() or finder.text[at + 1 : at + 2].isdigit():
        return None
    inner = finder.text[match.end() : at]
    if not _FORMULA_MARKS.search(inner) and (_PROSE.search(inner) or inner[-2:].isupper()):
        return None
    return Protected("math", Span(match.start(), at + 1), Span(match.end(), at))


def _quote(finder: _Finder, match: re.Match[str]) -> Protected | None:
    opener = match.group()
    limit = finder.paragraph_end(match.end(), _LONGEST_QUOTE)
    at = match.end()
    for _ in range(_MOST_TRIES):
        found = [p for c in _CLOSES_QUOTE[opener] if (p := finder.find(c, at, limit)) >= 0]
        if not found:
            return None
        at = min(found)
        behind = finder.text[at + 1 : at + 2]
        # An apostrophe or an inch mark is no closer.
        if opener not in '"‘' or (not behind.isalnum() and not finder.text[at - 1].isspace()):
            return Protected("quotation", Span(match.start(), at + 1), Span(match.end(), at))
        at += 1
    return None


_READERS: dict[str, Callable[[_Finder, re.Match[str]], Protected | None]] = {
    "fence": _fence,
    "comment": _pair("comment", {"<!--": "-->"}),
    "ticks": _ticks,
    "template": _pair("template", _CLOSES_TEMPLATE),
    "begin": _environment,
    "display": _pair("math", _CLOSES_DISPLAY),
    "cite": _whole("citation"),
    "dollar": _dollar,
    "url": _whole("link"),
    "mdlink": _whole("link"),
    "citation": _whole("citation"),
    "mail": _whole("link"),
    "quote": _quote,
    "blockquote": _whole("quotation"),
}
