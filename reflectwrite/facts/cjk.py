"""Facts in Chinese and Japanese, where no spaces part the words.

Each family is one pattern around a number, in digits of any width or in characters (三百), and a
table of what stands behind it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ..types import FactKind
from .lexicon.base import SYMBOLS
from .lexicon.cjk_words import COUNTERS, CURRENCIES, DURATIONS, HALVES, UNITS, WEEKDAY_SIGNS
from .scan import Candidate, Scan
from .values import WEEKDAYS, date_value, duration_value, plain

_DIGITS = "0-9０-９"
_SIGNS = "〇零一二三四五六七八九十百千两兩"
_PLAIN = rf"[{_DIGITS}]{{1,3}}(?:[,，][{_DIGITS}]{{3}}){{1,6}}(?![{_DIGITS}])|[{_DIGITS}]{{1,30}}"
_AMOUNT = (
    rf"(?:(?:{_PLAIN})(?:[.．][{_DIGITS}]{{1,12}})?|[{_SIGNS}]{{1,12}})[十百千]?[万萬億亿兆]{{0,2}}"
)
_SMALL = rf"(?:[{_DIGITS}]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_BEFORE = rf"(?<![{_DIGITS}.,．/:A-Za-z_-])"

_DATE = re.compile(
    rf"{_BEFORE}(?:(?P<era>令和|平成)?(?P<year>[{_DIGITS}]{{1,4}}|[〇零一二三四五六七八九]{{4}})年\s?)?"
    rf"(?P<month>{_SMALL})月(?:\s?(?P<day>{_SMALL})[日号號])?"
)
_DAY_AFTER = re.compile(
    rf"\s?(?:至|到|～|~|〜|から|-|–|—|、|和|と|及び)\s?(?P<day>{_SMALL})[日号號]"
)
_YEAR = re.compile(
    rf"{_BEFORE}(?P<year>[{_DIGITS}]{{4}}|[〇零一二三四五六七八九]{{4}})年(?![間间])"
)
_TIME = re.compile(
    rf"(?:(?P<half>{'|'.join(HALVES)})\s?)?{_BEFORE}(?:(?P<hour>{_SMALL})(?:[时時](?![間间])|[点點](?![{_DIGITS}]+(?!分|[{_DIGITS}]))钟?)"
    rf"(?:(?P<minute>[{_DIGITS}]{{1,2}}|[{_SIGNS}]{{1,3}})分|(?P<mid>半))?"
    rf"|(?P<h>[{_DIGITS}]{{1,2}})[:：](?P<m>[{_DIGITS}]{{2}})(?![{_DIGITS}]))"
)
_WEEKDAY = re.compile(
    r"(?:星期|礼拜|禮拜|周|週)(?P<zh>[一二三四五六日天])(?!间|間|期)|(?P<ja>[月火水木金土日])曜日?|[(（](?P<short>[月火水木金土日])[)）]"
)
_MONEY_SIGN = re.compile(rf"(?P<sign>US\$|HK\$|NT\$|[¥￥$＄€£])\s?(?P<n>{_AMOUNT})")
_PERCENT = re.compile(rf"{_BEFORE}(?P<n>{_AMOUNT})\s?(?:%|％|パーセント)|百分之(?P<zh>{_AMOUNT})")
_ORDINAL = re.compile(rf"第\s?(?P<n>{_AMOUNT})(?!三者)")
_MEASURED = re.compile(rf"{_BEFORE}(?P<n>{_AMOUNT})\s?(?P<unit>[^\W\d_]{{0,8}}|°C|℃)")
_VALUES = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}


def number_of(text: str) -> Decimal:
    """The value of digits or characters: ``1.5万`` 15000, ``三百二十`` 320, ``二〇二七`` 2027."""
    total = section = Decimal(0)
    digits = ""
    seen = False
    for char in text.replace(",", "").replace("，", "").replace("．", "."):
        if char.isdecimal() or char == ".":
            digits += char if char == "." else str(int(char))
        elif char in _VALUES:
            digits += str(_VALUES[char])
        elif char in _TENS:
            section += (Decimal(digits) if digits else 1) * _TENS[char]
            digits, seen = "", True
        else:
            section += Decimal(digits) if digits else (0 if seen else 1)
            total += section * _MYRIADS[char]
            section, digits, seen = Decimal(0), "", False
    return total + section + (Decimal(digits) if digits and digits != "." else 0)


def find(scan: Scan) -> None:
    """Claims dates, weekdays, times and everything measured."""
    text = scan.text
    for match in _DATE.finditer(text):
        _date(scan, match)
    for match in _YEAR.finditer(text):
        year = int(number_of(match["year"]))
        if 1600 <= year <= 2199:
            scan.claim(Candidate("date", *match.span(), str(year)))
    for match in _WEEKDAY.finditer(text):
        sign = match["zh"] or match["ja"] or match["short"]
        if (match["short"] and not scan.free(match.start() - 1, match.start())) or not match[
            "short"
        ]:
            scan.claim(Candidate("weekday", *match.span(), WEEKDAYS[WEEKDAY_SIGNS[sign]]))
    for match in _TIME.finditer(text):
        _time(scan, match)
    for match in _MONEY_SIGN.finditer(text):
        code = CURRENCIES[match["sign"]]
        if match["sign"] in "¥￥":
            code = "CNY" if scan.pack.language == "zh" else "JPY"
        scan.claim(
            Candidate(
                "money",
                *match.span(),
                f"{code} {plain(number_of(match['n']))}",
                exact=not _scaled(match["n"]),
            )
        )
    for match in _PERCENT.finditer(text):
        scan.claim(
            Candidate("percentage", *match.span(), plain(number_of(match["n"] or match["zh"])))
        )
    for match in _ORDINAL.finditer(text):
        weak = not any(char.isdecimal() for char in match["n"])
        scan.claim(Candidate("ordinal", *match.span(), plain(number_of(match["n"])), weak=weak))
    for match in _MEASURED.finditer(text):
        _measured(scan, match)


def _scaled(number: str) -> bool:
    return any(char in _MYRIADS for char in number)


def _date(scan: Scan, match: re.Match[str]) -> None:
    year = int(number_of(match["year"])) if match["year"] else None
    if match["era"] and year is not None:
        year += 2018 if match["era"] == "令和" else 1988
    day = int(number_of(match["day"])) if match["day"] else None
    month = int(number_of(match["month"]))
    value = date_value(year, month, day)
    if value is None or (year is not None and year < 100):
        return
    # "一月" and "3月" alone are months, but "三か月" never matches; without a year they are weak.
    if not scan.claim(Candidate("date", *match.span(), value, weak=year is None and day is None)):
        return
    end = match.end()
    while day is not None and (more := _DAY_AFTER.match(scan.text, end)):
        value = date_value(year, month, int(number_of(more["day"])))
        if value is None:
            return
        scan.claim(Candidate("date", more.start("day"), more.end(), value))
        end = more.end()


def _time(scan: Scan, match: re.Match[str]) -> None:
    hour = int(number_of(match["hour"] or match["h"]))
    written = match["minute"] or match["m"]
    minute = 30 if match["mid"] else int(number_of(written)) if written else 0
    if hour > 24 or minute > 59:
        return
    half = match["half"]
    if half:
        after = HALVES[half]
        hour = hour % 12 + after if hour <= 12 else hour
    clock = f"{hour % 24:02d}:{minute:02d}"
    if not half and 1 <= hour <= 12 and match["hour"]:
        clock = f"{hour % 12:02d}:{minute:02d}|{hour % 12 + 12:02d}:{minute:02d}"
    # "一点" is "a little" as often as "one o'clock".
    weak = match["hour"] == "一" and not half and not written
    scan.claim(Candidate("time", *match.span(), clock, weak=weak))


def _measured(scan: Scan, match: re.Match[str]) -> None:
    """A number with the longest unit that its tail begins with, or a bare one."""
    written, tail = match["n"], match["unit"]
    value = number_of(written)
    digits = any(char.isdecimal() for char in written)
    exact = not _scaled(written)
    start, at = match.start(), match.start("unit")
    for length in range(min(len(tail), 6), 0, -1):
        unit = tail[:length]
        latin = unit.isascii()
        if (
            latin
            and scan.text[at + length : at + length + 1].isascii()
            and tail[length : length + 1].isalpha()
        ):
            continue
        found: tuple[FactKind, str] | None = None
        if unit in CURRENCIES:
            found = ("money", f"{CURRENCIES[unit]} {plain(value)}")
        elif unit in DURATIONS:
            found = ("duration", duration_value(value, DURATIONS[unit]))
        elif unit in UNITS or unit in SYMBOLS:
            found = ("quantity", f"{plain(value)} {UNITS.get(unit) or SYMBOLS[unit]}")
        if found is not None:
            kind, canonical = found
            # 一年, 一天 are as often figures of speech ("all day").
            scan.claim(
                Candidate(kind, start, at + length, canonical, weak=written == "一", exact=exact)
            )
            return
    counted = tail[:1] in COUNTERS
    if digits or (counted and len(written) > 1):
        if (
            digits
            and scan.text[match.end("n") : match.end("n") + 1] in (".", "．", "、", ")", "）")
            and (start == 0 or scan.text[start - 1] == "\n")
        ):
            return
        scan.claim(
            Candidate("number", start, match.end("n"), plain(value), noun=tail[:1], exact=exact)
        )
    elif counted:
        scan.claim(
            Candidate("number", start, match.end("n"), plain(value), weak=value <= 2, noun=tail[:1])
        )
