"""When a number word or an ordinal is a way of speaking rather than a fact.

A blocking finding must be provable, so whatever may be a pronoun, a discourse marker, a count of
the things being said or part of an idiom is *weak*: it counts only where the inputs have it too.
"""

from __future__ import annotations

from ..types import FactKind
from .numerals import Numeral
from .scan import Scan

_LIST_BEHIND = frozenset(".):")
_SMALL = 12


def noun_behind(scan: Scan, last: int) -> str:
    """The word that a number counts ("pallets" in "12 pallets"), or the empty string."""
    following = last + 1
    if not (scan.near(last) or scan.gap(last) in ("-", "‑")) or following >= len(scan.lows):
        return ""
    word = scan.lows[following]
    return "" if word in scan.pack.lex.function_words or word[0].isdecimal() else word


def line_start(scan: Scan, start: int) -> bool:
    """Whether nothing but white space and bullets stands before a place on its line."""
    text = scan.text
    while start and text[start - 1] in " \t*#>•–-—(\"'“‘[":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


def is_list_number(scan: Scan, numeral: Numeral) -> bool:
    """Numbers of list items, footnotes and headings: "1. ", "2)", "(3)", "[4]"."""
    if numeral.lexical or numeral.power:
        return False
    text, start, end = scan.text, numeral.start, numeral.end
    after = text[end : end + 1]
    if line_start(scan, start) and numeral.value < 1000:
        spaced = text[end + 1 : end + 2] in (" ", "\t", "\u00a0", "")
        if (
            after
            and after in _LIST_BEHIND
            and spaced
            and (after != "." or text[end + 1 : end + 2] != "")
        ):
            return True
        # "4.2 Payment", "3.1. Fees": the number of a heading or clause.
        if (
            "." in text[start:end]
            and (after == " " or after == ".")
            and text[end + 1 : end + 3].strip()[:1].isupper()
        ):
            return True
    before = text[start - 1 : start]
    return numeral.value < 1000 and (before, after) in (("(", ")"), ("[", "]"))


def is_weak_number(scan: Scan, numeral: Numeral, kind: FactKind | None) -> bool:
    """Whether a number may be no fact."""
    lex = scan.pack.lex
    if numeral.bare_scale:
        return True
    if kind is not None:
        one_word = numeral.first == numeral.last
        if not one_word or scan.lows[numeral.first] not in lex.weak_numbers:
            return False
        # "one day", "one moment" are idioms; "one week" and "one percent" are values.
        return kind != "duration" or scan.word(numeral.last + 1) in lex.weak_durations
    before, text = scan.word(numeral.first - 1), scan.text
    if before in lex.labels and not numeral.lexical and numeral.value < 100:
        return scan.near(numeral.first - 1)
    if not numeral.lexical:
        return _slashed(text, numeral)
    if scan.lows[numeral.first] in lex.weak_numbers and numeral.first == numeral.last:
        return True
    if text[numeral.end : numeral.end + 1] in "-‑" and text[numeral.end : numeral.end + 1]:
        return True
    if numeral.start and text[numeral.start - 1] in "-‑":
        return True
    following = scan.word(numeral.last + 1) if scan.near(numeral.last) else ""
    noun = noun_behind(scan, numeral.last)
    if numeral.value <= _SMALL:
        if (
            following in lex.counted
            or following in lex.ordinals
            or following.removesuffix("s") in lex.ordinals
        ):
            return True
        if not noun or (before == "or" and scan.word(numeral.first - 2) not in lex.cardinals):
            return True  # "a bottle or two"
        return before in lex.determiners and following in lex.function_words
    return False


def _slashed(text: str, numeral: Numeral) -> bool:
    """ "24/7", "50/50", "1/2": a figure of speech or a fraction."""
    before, after = text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1]
    return before == "/" or (after == "/" and text[numeral.end + 1 : numeral.end + 2].isdecimal())


def is_weak_ordinal(scan: Scan, numeral: Numeral) -> bool:
    """ "First, …", "second thoughts", "a third party", "fourth quarter"."""
    if not numeral.lexical:
        return False
    lex = scan.pack.lex
    if numeral.first == numeral.last and scan.lows[numeral.first] in lex.weak_ordinals:
        return True
    after = scan.text[numeral.end : numeral.end + 1]
    return after in ",-‑" or not noun_behind(scan, numeral.last) or line_start(scan, numeral.start)
