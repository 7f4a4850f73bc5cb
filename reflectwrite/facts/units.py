"""The unit of a number: the sign or word before and behind it.

Data-driven: the lexicon of the language and the tables of symbols say what a word is.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..types import FactKind
from .lexicon.base import CURRENCY_CODES, CURRENCY_SYMBOLS, DURATION_SYMBOLS, SYMBOLS
from .numerals import Numeral
from .scan import Scan

_SYMBOLS_BY_LENGTH = sorted(CURRENCY_SYMBOLS, key=len, reverse=True)
_SYMBOL_ENDS = frozenset(symbol[-1] for symbol in CURRENCY_SYMBOLS)
_PERCENT = ("%", "％", "﹪")


@dataclass(slots=True)
class Measure:
    """A numeral with its unit; ``kind`` is None while it has none."""

    numeral: Numeral
    kind: FactKind | None = None
    unit: str = ""
    start: int = 0
    end: int = 0


def currency_before(scan: Scan, measure: Measure) -> None:
    """ "$ 1,200", "EUR 1200", "Rp 5.000"; a sign may stand before the symbol."""
    text, at = scan.text, measure.start
    if at and text[at - 1] in " \u00a0\u202f":
        at -= 1
    if (at and text[at - 1] in _SYMBOL_ENDS) or (at and text[at - 1] in ".p"):
        for symbol in _SYMBOLS_BY_LENGTH:
            begin = at - len(symbol)
            if begin >= 0 and text.startswith(symbol, begin):
                if symbol[0].isalpha() and begin and text[begin - 1].isalpha():
                    continue
                if symbol in ("元", "円", "zł", "Kč"):
                    continue
                _set(measure, "money", _code(scan, symbol), start=begin)
                if begin and text[begin - 1] in "-−" and (begin == 1 or text[begin - 2] in " ("):
                    measure.numeral.value = -measure.numeral.value
                    measure.start = begin - 1
                return
    index = measure.numeral.first - 1
    if index >= 0 and scan.ends[index] in (at, measure.start):
        word = text[scan.starts[index] : scan.ends[index]]
        if word in CURRENCY_CODES:
            _set(measure, "money", word, start=scan.starts[index])


def _code(scan: Scan, symbol: str) -> str:
    if symbol in ("¥", "￥") and scan.pack.language == "zh":
        return "CNY"
    return CURRENCY_SYMBOLS[symbol]


def _set(measure: Measure, kind: FactKind, unit: str, *, start: int = -1, end: int = -1) -> None:
    measure.kind, measure.unit = kind, unit
    if start >= 0:
        measure.start = start
    if end >= 0:
        measure.end = max(measure.end, end)


def unit_behind(scan: Scan, measure: Measure) -> None:
    text, end, lex = scan.text, measure.end, scan.pack.lex
    at = (
        end + 1
        if text[end : end + 1] in (" ", "\u00a0", "\u202f", "\u2009", "-", "‑")
        and text[end : end + 1]
        else end
    )
    if text[end : end + 1] in _PERCENT or text[at : at + 1] in _PERCENT:
        sign = end if text[end : end + 1] in _PERCENT else at
        _set(measure, "percentage", "%", end=sign + 1)
        return
    for symbol in ("US$", "€", "£", "$", "¥", "₹", "zł", "Kč", "元", "円"):
        if text.startswith(symbol, at) and measure.kind is None and text[end : end + 1] != "-":
            if not text[at + len(symbol) : at + len(symbol) + 1].isdecimal():
                _set(measure, "money", _code(scan, symbol), end=at + len(symbol))
            return
    if measure.kind is None:
        for symbol in ("°C", "°F", "ºC", "ºF", "℃", "℉", "°", "º"):
            if text.startswith(symbol, at):
                _set(measure, "quantity", SYMBOLS[symbol], end=at + len(symbol))
                return
    index = measure.numeral.last + 1
    if index >= len(scan.starts) or scan.starts[index] not in (end, at):
        return
    if _partitive(scan, measure, index):
        return
    written, low = text[scan.starts[index] : scan.ends[index]], scan.lows[index]
    glued = scan.starts[index] == end
    if measure.kind == "money":
        _money_letter(scan, measure, written, glued, index)
        return
    if written in CURRENCY_CODES:
        _set(measure, "money", written, end=scan.ends[index])
        return
    _unit_word(scan, measure, index, written, low, glued, lex.percent)


def _partitive(scan: Scan, measure: Measure, index: int) -> bool:
    """ "5 millions d'euros", "3 milioni di euro": the currency behind a preposition."""
    numeral, lex = measure.numeral, scan.pack.lex
    if numeral.value < 10_000 or measure.kind is not None:
        return False
    word = scan.lows[index]
    if word in ("de", "di") and scan.near(index) and scan.word(index + 1) in lex.currencies:
        _set(measure, "money", lex.currencies[scan.word(index + 1)], end=scan.ends[index + 1])
    elif word[:2] in ("d'", "d’") and word[2:] in lex.currencies:
        _set(measure, "money", lex.currencies[word[2:]], end=scan.ends[index])
    return measure.kind is not None


def _money_letter(scan: Scan, measure: Measure, written: str, glued: bool, index: int) -> None:
    """Behind an amount "m" and "b" are millions and billions, never metres ("$1.2m")."""
    if written in CURRENCY_CODES:
        _set(measure, "money", written, end=scan.ends[index])
    elif glued and not measure.numeral.power and written in "mMbBkK":
        power = {"k": 3, "m": 6, "b": 9}[written.lower()]
        measure.numeral.value = measure.numeral.value.scaleb(power)
        measure.numeral.power = power
        measure.numeral.last = index
        measure.end = measure.numeral.end = scan.ends[index]


def _unit_word(
    scan: Scan,
    measure: Measure,
    index: int,
    written: str,
    low: str,
    glued: bool,
    percent: frozenset[str],
) -> None:
    lex, text = scan.pack.lex, scan.text
    for words, kind in ((lex.units, "quantity"), (lex.currencies, "money")):
        size = scan.phrase(index, words)
        if size:
            end = scan.ends[index + size - 1]
            unit = words[" ".join(scan.lows[index : index + size])]
            if kind == "money" and unit == "cent":
                return
            if unit == "pound" and _is_weight(scan, index):
                _set(measure, "quantity", "lb", end=end)
                return
            _set(measure, "money" if kind == "money" else "quantity", unit, end=end)
            return
    if size := scan.phrase(index, percent):
        _set(measure, "percentage", "%", end=scan.ends[index + size - 1])
        return
    if low == "per" and scan.word(index + 1) == "cent" and scan.near(index):
        _set(measure, "percentage", "%", end=scan.ends[index + 1])
        return
    business = ""
    if low in lex.business and scan.near(index):
        business, index = low, index + 1
        low = scan.word(index)
        written = text[scan.starts[index] : scan.ends[index]]
    if lasting := lex.durations.get(low):
        if business and lasting != "D":
            return
        _set(measure, "duration", "BD" if business else lasting, end=scan.ends[index])
        if (
            index + 1 < len(scan.lows)
            and scan.lows[index + 1] in lex.business
            and lasting == "D"
            and scan.near(index)
            and lex.language in ("fr", "es", "it", "pt")
        ):
            _set(measure, "duration", "BD", end=scan.ends[index + 1])
        return
    # Symbols join over signs ("km/h", "m²"), so they are read from the text itself.
    for length in (6, 5, 4, 3, 2, 1):
        symbol = text[scan.starts[index] : scan.starts[index] + length]
        if len(symbol) == length and symbol in SYMBOLS and _ends(text, scan.starts[index] + length):
            if symbol == "m" and measure.numeral.lexical:
                return
            _set(measure, "quantity", SYMBOLS[symbol], end=scan.starts[index] + length)
            return
    decade = glued and written == "s" and measure.numeral.value >= 1000
    if (
        written in DURATION_SYMBOLS
        and not decade
        and (glued or len(written) > 1 or scan.near(index - 1))
    ):
        _set(measure, "duration", DURATION_SYMBOLS[written], end=scan.ends[index])


def _is_weight(scan: Scan, index: int) -> bool:
    """Whether "pounds" without a sign are weight: in America, or "of" something."""
    if scan.word(index + 1) == "of" and scan.near(index):
        return True
    return scan.pack.locale.replace("_", "-") in ("en", "en-US")


def _ends(text: str, at: int) -> bool:
    following = text[at : at + 1]
    return not (following.isalnum() or following in ("²", "³", "_", "/", "'", "’"))
