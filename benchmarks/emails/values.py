"""Typed values of a text and what they stand with, for the judge alone.

In: a text. Out: its number runs, and ``pairs``: the values together with what gives them their
meaning (a day with its month, a date with its weekday, a number with its currency, its unit, the
thing that it counts). An email is held against the pairs of its notes, so that a number, a month or
a currency that the notes do have, but elsewhere, counts as invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .vocabulary import LARGE_NUMBERS, MONTHS, SMALL_NUMBERS, WEEKDAYS

NUMBER_VALUES = {word: str(value) for value, word in enumerate(SMALL_NUMBERS)}
NUMBER = r"\d+(?:[.,:/-]\d+)*"
_SHORT = {name[:3]: name for name in (*MONTHS, *WEEKDAYS)} | {
    "sept": "september", "tues": "tuesday", "thur": "thursday", "thurs": "thursday",
}  # fmt: skip
_MONTH = (
    "(?:(?:" + "|".join(MONTHS) + r")\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = "(?:(?:" + "|".join(WEEKDAYS) + r")\b|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_DAY = r"(?<![\d.,:/-])(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_DAY_MONTH = re.compile(rf"{_DAY}(?: of)? ({_MONTH})", re.I)
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (?:the )?{_DAY}", re.I)
_RANGE = re.compile(
    rf"{_DAY} ?(?:–|-|to|until|till|and) ?\d{{1,2}}(?:st|nd|rd|th)? ({_MONTH})", re.I
)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_YEAR = re.compile(rf"\b({_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (\d{{4}})\b", re.I)
_WEEKDAY_DATE = re.compile(rf"\b({_WEEKDAY}),? (?:the )?{_DAY}(?: of)? ({_MONTH})", re.I)
_WEEKDAY_DATE_2 = re.compile(rf"\b({_WEEKDAY}),? ({_MONTH}) {_DAY}", re.I)
_CURRENCIES = {
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur",
    "£": "gbp", "gbp": "gbp", "pound": "gbp", "pounds": "gbp",
    "$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd",
    "¥": "jpy", "jpy": "jpy", "yen": "jpy", "₹": "inr", "inr": "inr", "rupees": "inr",
    "chf": "chf", "francs": "chf", "sek": "sek", "dkk": "dkk", "nok": "nok", "kr": "kr",
    "pln": "pln", "czk": "czk", "cad": "cad", "aud": "aud",
}  # fmt: skip
_CURRENCY = "(?:" + "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True)) + ")"
_AMOUNT = r"(\d+(?:[., ]\d{3})*(?:[.,]\d+)?(?:k|m|bn)?)"
_MONEY = re.compile(rf"(?<!\w)({_CURRENCY}) ?{_AMOUNT}", re.I)
_MONEY_AFTER = re.compile(rf"(?<![\w.,]){_AMOUNT} ?({_CURRENCY})(?!\w)", re.I)
_PERCENT = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?) ?(?:%|percent|per cent)", re.I)
_WORDS = "|".join((*SMALL_NUMBERS[1:], *LARGE_NUMBERS))
_COUNTED = re.compile(
    rf"(?<![\w.,:/-])({NUMBER}|(?:{_WORDS})\b)(?=((?:[ -][^\W\d_]+){{1,3}}))", re.I
)

Pair = tuple[str, ...]


def runs(text: str) -> set[str]:
    """The runs of digits of a text, with what joins them (``10:30``, ``1,250``)."""
    return set(re.findall(NUMBER, text))


def typed_word(word: str) -> str:
    """A month's or weekday's full name for its short one; else the word."""
    return _SHORT.get(word, word)


def stem(word: str) -> str:
    """A word without its inflection, roughly; short words stay."""
    return re.sub(r"(?:['’]s|ing|ed|es|s|e|ly)$", "", word) if len(word) > 4 else word


@cache
def pairs(text: str) -> frozenset[Pair]:
    """Values with what stands at them, in one form whatever the order and the spelling."""
    flat = " ".join(text.split())
    return frozenset(
        (*_dates(flat), *_money(flat), *(("percent", m[1]) for m in _PERCENT.finditer(flat)))
    )


def _dates(text: str) -> Iterator[Pair]:
    for match in (*_DAY_MONTH.finditer(text), *_RANGE.finditer(text)):
        yield "date", match[1].lstrip("0"), _month(match[2])
    for match in _MONTH_DAY.finditer(text):
        yield "date", match[2].lstrip("0"), _month(match[1])
    for match in _ISO.finditer(text):
        if 1 <= int(match[2]) <= 12:
            month = MONTHS[int(match[2]) - 1]
            yield "date", match[3].lstrip("0"), month
            yield "year", month, match[1]
    for match in _YEAR.finditer(text):
        yield "year", _month(match[1]), match[2]
    for match in _WEEKDAY_DATE.finditer(text):
        yield "weekday", _month(match[1]), match[2].lstrip("0"), _month(match[3])
    for match in _WEEKDAY_DATE_2.finditer(text):
        yield "weekday", _month(match[1]), match[3].lstrip("0"), _month(match[2])


def _month(word: str) -> str:
    return typed_word(word.casefold().rstrip("."))


def _money(text: str) -> Iterator[Pair]:
    for match in _MONEY.finditer(text):
        yield "amount", _CURRENCIES[match[1].casefold()], _plain(match[2])
    for match in _MONEY_AFTER.finditer(text):
        yield "amount", _CURRENCIES[match[2].casefold()], _plain(match[1])


def _plain(number: str) -> str:
    return re.sub(r"[.,]00$", "", re.sub(r"[., ](?=\d{3}(?!\d))", "", number)).casefold()


def counted(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each number, in digits or in words, with the (up to three) words right behind it."""
    for match in _COUNTED.finditer(" ".join(text.split())):
        word = match[1].casefold()
        words = re.split(r"[ -]", match[2].casefold())[1:]
        yield NUMBER_VALUES.get(word, word), words


def invented_pairs(text: str, sources: Iterable[str], plain: frozenset[str]) -> list[str]:
    """What ``text`` pairs and none of ``sources`` does."""
    listed = list(sources)
    known: set[Pair] = set()
    counts: dict[str, set[str]] = {}
    for source in listed:
        known |= pairs(source)
        for value, words in counted(source):
            counts.setdefault(value, set()).update(map(stem, words))
    found = [f"invented {pair[0]} {' '.join(pair[1:])!r}" for pair in pairs(text) - known]
    for value, words in counted(text):
        first = words[0]
        if first in plain and first not in {"am", "pm"}:
            continue
        if typed_word(first) in MONTHS or first in _CURRENCIES:
            continue  # held against the pairs above
        if stem(first) not in counts.get(value, set()):
            found.append(f"invented count '{value} {first}'")
    return found
