"""Dates in every order, parts of dates, ranges and lists of days, and weekdays.

Months and days are known by their CLDR names. A month is a date only together with a day, a year
or a preposition: "May" may be a verb and "March" too. ``3/4/2027`` is read in the order of the
locale; ``readings`` gives both.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .calendar_words import day_before, days_before, shift_gap, year_behind
from .scan import Candidate, Scan
from .values import WEEKDAYS, date_parts, date_value

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?![-/]\d)")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(?![./-]\d)")
_SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})(\.?)(?!\d)(?![./-]\d)")
_CENTURY = 70


def find(scan: Scan) -> None:
    """Claims dates, then weekdays."""
    for index in scan.digits:
        _numeric(scan, index)
    months, forms = scan.pack.months, scan.pack.weekday_forms
    for index, low in enumerate(scan.lows):
        if low in months:
            _named(scan, index, months[low])
    _spread_years(scan)
    for index, low in enumerate(scan.lows):
        if low in forms:
            _weekday(scan, index, forms[low])
    _bare_years(scan)


def year_of(digits: str) -> int:
    """Two digits are a year between 1970 and 2069."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < _CENTURY else 1900)


def readings(text: str, locale_value: str) -> tuple[str, ...]:
    """The values that a date as written may have: two for ``3/4/2027``, else one."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return (locale_value,)
    one, two, year = int(match[1]), int(match[3]), year_of(match[4])
    other = [
        value
        for value in (date_value(year, two, one), date_value(year, one, two))
        if value is not None and value != locale_value
    ]
    # A full stop between the numbers is written only where the day comes first.
    return (locale_value,) if match[2] == "." else (locale_value, *other)


def _numeric(scan: Scan, index: int) -> None:
    text, start = scan.text, scan.starts[index]
    before = text[start - 1 : start]
    if (before.isalnum() or before in "/._-#$€£") and before:
        return
    value: str | None
    if match := _ISO.match(text, start):
        value = date_value(int(match[1]), int(match[3]), int(match[4]))
        if value is not None and (match[2] != "." or scan.pack.cjk or len(match[3]) == 2):
            scan.claim(Candidate("date", start, match.end(), value))
        return
    if match := _NUMERIC.match(text, start):
        one, two, year = int(match[1]), int(match[3]), year_of(match[4])
        if match[2] == "-" and len(match[4]) == 2:
            return
        day_first = scan.pack.day_first or match[2] == "."
        value = date_value(year, two, one) if day_first else date_value(year, one, two)
        if value is None:
            value = date_value(year, one, two) if day_first else date_value(year, two, one)
        if value is not None and not text[match.end() : match.end() + 1].isalpha():
            scan.claim(Candidate("date", start, match.end(), value))
        return
    if match := _SHORT.match(text, start):
        _short(scan, match)


def _short(scan: Scan, match: re.Match[str]) -> None:
    """ "3.5." where dates are written so; "3/4" is as often a fraction, so it is weak."""
    dotted = match[2] == "."
    if dotted and not (match[4] and scan.pack.language in ("de",)):
        return
    if match[4] and not dotted:
        return
    one, two = int(match[1]), int(match[3])
    day_first = dotted or scan.pack.day_first
    value = date_value(None, two, one) if day_first else date_value(None, one, two)
    following = scan.text[match.end() : match.end() + 1]
    if value is None or following.isalpha() or following in ("%", "€"):
        return
    scan.claim(Candidate("date", match.start(), match.end(), value, weak=not dotted))


def _named(scan: Scan, index: int, month: int) -> None:
    """A date around the name of a month."""
    text, lex = scan.text, scan.pack.lex
    start, end, low = scan.starts[index], scan.ends[index], scan.lows[index]
    if scan.pack.language in ("en", "de") and not text[start].isupper():
        return
    if low in lex.cardinals and text[end : end + 1] != ".":
        # French "sept" is seven; the month has a full stop.
        return
    before = day_before(scan, index)
    if before is not None:
        day, first = before
        year, last_end = year_behind(scan, index, day_first=True)
        value = date_value(year, month, day)
        if value is not None:
            for other, at, other_end in days_before(scan, first):
                other_value = date_value(year, month, other)
                if other_value is not None:
                    scan.claim(Candidate("date", at, other_end, other_value))
            scan.claim(Candidate("date", scan.starts[first], max(end, last_end), value))
        return
    month_leads = scan.pack.language in ("en", "id") or not scan.pack.full
    if month_leads and _month_first(scan, index, month):
        return
    year, last_end = year_behind(scan, index, day_first=False)
    if year is not None:
        value = date_value(year, month, None)
        if value is not None:
            scan.claim(Candidate("date", start, last_end, value))
        return
    lead = scan.word(index - 1) if shift_gap(scan.gap(index - 1)) else ""
    weak = low in scan.pack.short_months and len(low) <= 4 and low != "may"
    weak = (
        weak or lead not in lex.month_leads or (low in lex.name_months and lead in lex.name_leads)
    )
    if low in lex.weak_months and text[start:end].isupper():
        return
    scan.claim(Candidate("date", start, end, f"--{month:02d}", weak=weak))


def _month_first(scan: Scan, index: int, month: int) -> bool:
    """ "May 3", "May 3rd, 2027", "May 3–10, 2027", "May the third"."""
    at = index + 1
    gap = scan.gap(index)
    if gap not in (" ", ". ", ".", "\u00a0", "-", " ("):
        return False
    if gap == " " and scan.word(at) == "the" and scan.near(at):
        at += 1
    day = _day(scan, at)
    if day is None:
        return False
    number, last = day
    year, end = year_behind(scan, last, day_first=False, month_first=True)
    days: list[tuple[int, int, int]] = [(number, scan.starts[index], scan.ends[last])]
    while year is None:
        gap, word = scan.gap(last), scan.word(last + 1)
        step = 1 if gap.strip() in ("-", "–", "—") and gap.strip() else 0
        if (
            not step
            and word in scan.pack.lex.ranges | scan.pack.lex.joins
            and scan.near(last)
            and scan.near(last + 1)
        ):
            step = 2
        following = _day(scan, last + step) if step else None
        if following is None or _measured(scan, following[1]):
            break
        number, last = following
        days.append(
            (number, scan.starts[last - (0 if scan.lows[last].isdecimal() else 1)], scan.ends[last])
        )
        year, end = year_behind(scan, last, day_first=False, month_first=True)
    if year is not None:
        days[-1] = (days[-1][0], days[-1][1], end)
    claimed = False
    for number, start, stop in days:
        value = date_value(year, month, number)
        if value is not None:
            claimed = scan.claim(Candidate("date", start, stop, value)) or claimed
    return claimed


def _day(scan: Scan, index: int) -> tuple[int, int] | None:
    """A day of the month at a word: its number and the index of its last word."""
    word = scan.word(index)
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31:
        following = scan.text[scan.ends[index] : scan.ends[index] + 2]
        if (following[:1] in ":%" and following[:1]) or (
            following[:1] in ".," and following[1:].isdecimal()
        ):
            return None
        if index + 1 < len(scan.starts) and scan.starts[index + 1] == scan.ends[index]:
            if scan.lows[index + 1] in scan.pack.lex.ordinal_suffixes.split():
                return int(word), index + 1
            return None
        return int(word), index
    ordinals = scan.pack.lex.ordinals
    if word in ordinals and ordinals[word] <= 31:
        return ordinals[word], index
    if word in ("twenty", "thirty") and scan.gap(index) == "-":
        unit = ordinals.get(scan.word(index + 1), 99)
        if unit < 10:
            return scan.pack.lex.cardinals[word] + unit, index + 1
    return None


def _measured(scan: Scan, last: int) -> bool:
    """Whether a number is followed by what it measures, so that it is no day ("to 10 km")."""
    return scan.near(last) and scan.phrase(last + 1, scan.pack.lex.units) > 0


def _spread_years(scan: Scan) -> None:
    """ "from 3 May to 10 May 2027": the first date has the year of the second."""
    places = [place for place, c in enumerate(scan.found) if c.kind == "date"]
    places.sort(key=lambda place: scan.found[place].start)
    joins = scan.pack.lex.ranges | scan.pack.lex.joins | {"-", "–", "—", "and"}
    for place, behind in pairwise(places):
        one, two = scan.found[place], scan.found[behind]
        between = scan.text[one.end : two.start].strip().casefold()
        year, month, day = date_parts(two.value)
        if one.value.startswith("--") and year is not None and between in joins and not one.weak:
            _, month_one, day_one = date_parts(one.value)
            if day is None or day_one is None or (month_one or 0, day_one) > (month or 0, day):
                continue
            value = date_value(year, month_one or 1, day_one)
            if value is not None:
                scan.found[place] = Candidate("date", one.start, one.end, value)


def _weekday(scan: Scan, index: int, name: str) -> None:
    """Claims the weekday whose first word is at ``index``."""
    last, lex = index, scan.pack.lex
    start = scan.starts[index]
    if "-" in name:
        size = name.count("-") + 1
        if scan.text[start : start + len(name)].casefold() != name:
            # Portuguese "segunda" alone is an ordinal too.
            if scan.lows[index] in lex.ordinals or scan.gap(index) == "-":
                return
            name_end = scan.ends[index]
        else:
            last, name_end = index + size - 1, start + len(name)
    else:
        name_end = start + len(name)
        if scan.lows[index] == name + "s":
            name_end += 1
    if scan.pack.language == "id" and not scan.text[start].isupper():
        return
    weak = name in scan.pack.short_weekdays and not _dated(scan, index, last)
    weak = weak or name in lex.weak_weekdays
    value = WEEKDAYS[scan.pack.weekdays[name]]
    scan.claim(Candidate("weekday", start, name_end, value, weak=weak))


def _dated(scan: Scan, first: int, last: int) -> bool:
    """Whether an abbreviated weekday stands beside a date or in a range of weekdays."""
    if not scan.text[scan.starts[first]].isupper() and scan.pack.language in ("en", "de", "id"):
        return False
    following, gap = scan.word(last + 1), scan.gap(last)
    if gap in (" ", ", ", ". ", "., ", "\u00a0") and (
        following[:1].isdecimal() or following in scan.pack.months
    ):
        return True
    beside = ("-", "–", "—", " - ", " – ", "/", "-", " to ")
    if gap in beside and following in scan.pack.weekdays:
        return True
    return scan.gap(first - 1) in beside and scan.word(first - 1) in scan.pack.weekdays


def _bare_years(scan: Scan) -> None:
    """ "in 2027", "since 2019": a year behind a preposition and not before a noun."""
    lex = scan.pack.lex
    for index in scan.digits:
        word = scan.lows[index]
        if (
            len(word) != 4
            or not 1900 <= int(word) <= 2199
            or scan.word(index - 1) not in lex.year_leads
        ):
            continue
        after = scan.text[scan.ends[index] : scan.ends[index] + 2]
        if (
            not scan.near(index - 1)
            or (after[:1] in ".,%:-/–" and after[1:2].isdecimal())
            or after[:1].isalpha()
            or after[:1] == "%"
        ):
            continue
        if scan.near(index) and scan.word(index + 1) not in lex.function_words:
            continue
        scan.claim(Candidate("date", scan.starts[index], scan.ends[index], word))
