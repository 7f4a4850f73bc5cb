"""What numbers measure: money, percentages, quantities, durations, ordinals, plain counts.

Data-driven: a number is looked at together with the sign or word before and behind it, and the
lexicon says what that is. In a range the unit is shared ("$5–10k", "3 to 5 km").
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from .discourse import is_list_number, is_weak_number, is_weak_ordinal, noun_behind
from .numerals import Numeral, numerals
from .scan import LABEL, Candidate, Scan
from .units import Measure, currency_before, unit_behind
from .values import duration_value, plain

# "près de", "cerca de", "more than", "mehr als"
_HEDGE_JOINS = frozenset(["de", "di", "than", "als", "que", "dan", "dari"])
_RANGE_SIGNS = frozenset("-–—~")


def find(scan: Scan) -> None:
    """Claims everything that a number measures, and the plain numbers that remain."""
    if scan.pack.lex.articles:
        _article_durations(scan)
    measures = [_measure(scan, numeral) for numeral in numerals(scan)]
    for one, two in pairwise(measures):
        _share(scan, one, two)
    for measure in measures:
        _claim(scan, measure)


def _measure(scan: Scan, numeral: Numeral) -> Measure:
    measure = Measure(numeral, None, "", numeral.start, numeral.end)
    if numeral.ordinal:
        return measure
    currency_before(scan, measure)
    unit_behind(scan, measure)
    return measure


def _share(scan: Scan, one: Measure, two: Measure) -> None:
    """In a range both ends have the unit of one, and the magnitude of the last."""
    if one.numeral.ordinal or two.numeral.ordinal or one.end > two.start:
        return
    between = scan.text[one.end : two.start].strip(" \u00a0").casefold()
    sign = between in _RANGE_SIGNS
    if not sign and between not in scan.pack.lex.ranges and between not in scan.pack.lex.joins:
        return
    if two.numeral.power and not one.numeral.power and abs(one.numeral.value) < 1000:
        coefficient = two.numeral.value.scaleb(-two.numeral.power)
        if (sign or between in scan.pack.lex.ranges) and abs(one.numeral.value) < abs(coefficient):
            one.numeral.value = one.numeral.value.scaleb(two.numeral.power)
            one.numeral.power = two.numeral.power
    if one.kind is None and two.kind is not None:
        if not (two.kind == "money" and scan.text[two.numeral.end : two.end] == "" and not sign):
            one.kind, one.unit = two.kind, two.unit
    elif two.kind is None and one.kind == "money" and sign and two.start == two.numeral.start:
        two.kind, two.unit = one.kind, one.unit


def _article_durations(scan: Scan) -> None:
    """ "a week", "an hour", "half an hour", "half a day": durations without a number (weak)."""
    lex = scan.pack.lex
    for index, low in enumerate(scan.lows):
        if low not in lex.articles or not scan.near(index):
            continue
        unit = lex.durations.get(scan.word(index + 1))
        if unit is None:
            continue
        start, amount = scan.starts[index], Decimal(1)
        if scan.word(index - 1) in lex.half and scan.near(index - 1):
            start, amount = scan.starts[index - 1], Decimal("0.5")
        end = scan.ends[index + 1]
        scan.claim(
            Candidate("duration", start, end, duration_value(amount, unit), weak=True, lexical=True)
        )


def _claim(scan: Scan, measure: Measure) -> None:
    numeral = measure.numeral
    exact = not (numeral.power or _hedged(scan, measure.start))
    value, lexical = numeral.value, numeral.lexical
    start, end = measure.start, measure.end
    if numeral.ordinal:
        weak = is_weak_ordinal(scan, numeral)
        noun = noun_behind(scan, numeral.last)
        scan.claim(Candidate("ordinal", start, end, plain(value), weak, noun, True, lexical))
        return
    if measure.kind is not None:
        weak = lexical and is_weak_number(scan, numeral, measure.kind)
        canonical = _canonical(measure)
        scan.claim(Candidate(measure.kind, start, end, canonical, weak, "", exact, lexical))
    elif is_list_number(scan, numeral):
        scan.close(start, end)
    else:
        noun = noun_behind(scan, numeral.last)
        if scan.word(numeral.first - 1) in scan.pack.lex.labels and scan.near(numeral.first - 1):
            noun = LABEL + scan.word(numeral.first - 1)
        # Letters glued to the digits belong to them ("1990s", "2x"), and what they say is open.
        weak = is_weak_number(scan, numeral, None) or scan.text[end : end + 1].isalpha()
        scan.claim(Candidate("number", start, end, plain(value), weak, noun, exact, lexical))


def _canonical(measure: Measure) -> str:
    value, unit = measure.numeral.value, measure.unit
    if measure.kind == "money":
        return f"{'GBP' if unit == 'pound' else unit} {plain(value)}"
    if measure.kind == "quantity":
        return f"{plain(value)} {unit}"
    return duration_value(value, unit) if measure.kind == "duration" else plain(value)


def _hedged(scan: Scan, start: int) -> bool:
    """Whether "about" or the like stands before: "about 1,200", "more than 1,200", "~1,200"."""
    if start and scan.text[start - 1] in "~≈":
        return True
    hedges, before = scan.pack.lex.hedges, _before(scan, start)
    if scan.word(before) in _HEDGE_JOINS and scan.near(before - 1):
        return scan.word(before - 1) in hedges
    return scan.word(before) in hedges


def _before(scan: Scan, start: int) -> int:
    """The index of the word before a place, or -1."""
    from bisect import bisect_left

    index = bisect_left(scan.starts, start) - 1
    if index < 0 or scan.text[scan.ends[index] : start].strip(" \u00a0"):
        return -1
    return index
