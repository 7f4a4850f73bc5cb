"""Sentences of a text as spans.

In: any text. Out: spans in order, without the white space around them, that together cover every
other character. A greeting, a heading, a list item and a line of a signature are sentences of
their own; a hard-wrapped line is not. Linear in the length of the text.
"""

from __future__ import annotations

import re

from ..facts.lexicon.base import words
from ..types import Span

# Where a sentence may end: a terminator with what closes behind it, or the end of a line.
_CANDIDATE = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s|$)|[。！？]+[」』”’）]*|\n+")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_ENUMERATION = re.compile(r"^[ \t>]*(?:[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)\]])$")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+•–—][ \t]|(?:\d{1,3}|[A-Za-z])[.)][ \t]|#{1,6}[ \t]|\|)")
_HEADER = re.compile(r"[A-Z][\w-]{1,15}: ")

# These stand before the thing they belong to, so no sentence ends behind them.
_NEVER_LAST = words(
    """
    mr mrs ms mx dr prof st mt no nos vs e.g i.e cf approx fig figs sec art vol pp gen col
    capt lt sgt rev hon messrs mme mlle bzw z.b d.h nr ca str dott sig sra srta dra
    """
)
# These may end a sentence; they do when a capital follows.
_MAYBE_LAST = words(
    """
    a.m p.m etc inc ltd co corp jr sr u.s u.k e.u dept est ave blvd al usw ff
    """
)
_MONTHS = re.compile(
    r"\s(?:Jan|Feb|Mär|Maer|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Woche|Stock|Klasse)"
)
_WRAPPED = 55  # a line at least this long that ends without punctuation was wrapped, not ended
_OPENING = "\"'“‘«„»([{*_"


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order."""
    spans: list[Span] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        at, end = match.span()
        if text[at] == "\n":
            if _line_goes_on(text, start, at, end):
                continue
            end = at
        elif not _ends(text, at, end):
            continue
        _add(spans, text, start, end)
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _ends(text: str, at: int, end: int) -> bool:
    """Whether the terminator at ``at:end`` ends a sentence."""
    mark = text[at]
    if mark in "。！？":
        return True
    following = _next_letter(text, end)
    if mark in "!?":
        return not following.islower()
    if mark == "…" or text.startswith("..", at):
        return not following.islower()
    line = text[max(0, at - 40, text.rfind("\n", 0, at) + 1) : at + 1]
    if _ENUMERATION.match(line):
        return False
    if "\n" in text[end : end + 2].strip(" \t"):
        return True
    before = text[max(0, at - 24) : at]
    if before[-1:].isdigit():
        return not (following.islower() or _MONTHS.match(text, end))
    found = _LAST_WORD.search(before)
    if found is None:
        return not following.islower()
    word = found.group(1)
    lowered = word.lower()
    if lowered in _NEVER_LAST and not (lowered == "no" and not following.isdigit()):
        return False
    if lowered in _MAYBE_LAST:
        return following.isupper()
    if len(word) == 1 and word.isupper() and word != "I":
        # An initial ("Lee B. Okafor") stands behind a name or opens one; "vitamin C." does not.
        earlier = _LAST_WORD.search(before[: found.start()].rstrip(" ."))
        return earlier is not None and not earlier.group(1)[0].isupper()
    return not following.islower()


def _next_letter(text: str, at: int) -> str:
    """The first character of the next word behind white space and opening marks, or nothing."""
    stop = min(len(text), at + 40)
    while at < stop and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return text[at : at + 1]


def _line_goes_on(text: str, start: int, at: int, end: int) -> bool:
    """Whether the line that ends at ``at`` was wrapped, so that its sentence goes on below."""
    if end - at > 1 or end >= len(text):
        return False
    line_start = max(start, text.rfind("\n", 0, at) + 1)
    line = text[line_start:at].rstrip()
    if len(line) < _WRAPPED or line[-1] in ".!?…:;。！？|":
        return False
    return not (
        _LIST_ITEM.match(text, end)
        or _HEADER.match(text, end)
        or text[end : end + 40].lstrip(" \t").startswith("\n")
        or (_LIST_ITEM.match(line) and line.lstrip().startswith(("#", "|")))
    )
