"""Times of day, with am/pm, zones, ranges and spoken forms.

``2:30`` and "half past two" leave the half of the day open in languages that speak so; such a
value has both readings, ``02:30|14:30``.
"""

from __future__ import annotations

import re

from .scan import Candidate, Scan

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<sep>[:.h])(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,6})?)?(?!\d))?"
    r"(?P<half>[ \u00a0\u202f]?(?:[ap]\.m\.?|[apAP][mM](?![^\W_])|[AP]\.M\.?))?"
)
_ZONE = re.compile(
    r"[ \u00a0]?\(?(?P<name>UTC|GMT|CET|CEST|MEZ|MESZ|BST|WET|WEST|EET|EEST|MSK|EST|EDT|CST|CDT|MST"
    r"|MDT|PST|PDT|ET|CT|MT|PT|AKST|HST|IST|SGT|HKT|JST|KST|PHT|WIB|WITA|WIT|AEST|AEDT|ACST|AWST"
    r"|NZST|NZDT|BRT|ART|SAST|GST)(?P<offset>[+-−]\d{1,2}(?::?\d{2})?)?(?![\w-])\)?"
)
# A minus is an offset only in an ISO date and time; elsewhere it makes a range ("10:00-11:30").
_OFFSET = re.compile(r"Z(?!\w)|\+\d{2}:?\d{2}(?!\d)")
_ISO_OFFSET = re.compile(r"Z(?!\w)|[+−-]\d{2}:?\d{2}(?!\d)")
_SAME_ZONE = {"MEZ": "CET", "MESZ": "CEST", "GMT": "UTC"}
_DASHES = ("-", "–", "—")


def find(scan: Scan) -> None:
    """Claims times."""
    times: list[Candidate] = []
    for index in scan.digits:
        if len(scan.lows[index]) <= 2:
            _digits(scan, index, times)
    lex = scan.pack.lex
    if lex.named_times or lex.before_hour or lex.hour_words:
        for index, low in enumerate(scan.lows):
            if low in lex.named_times:
                start, end = scan.starts[index], scan.ends[index]
                scan.claim(Candidate("time", start, end, lex.named_times[low], lexical=True))
            elif low in lex.cardinals or low in scan.pack.heads or low[0].isdecimal():
                _spoken(scan, index)


def _prefix(scan: Scan, index: int) -> int:
    return scan.phrase(index, scan.pack.lex.before_hour) if scan.pack.lex.before_hour else 0


def _digits(scan: Scan, index: int, times: list[Candidate]) -> None:
    text, start = scan.text, scan.starts[index]
    before = text[start - 1 : start]
    if before.isalpha() and not (before == "T" and text[start - 2 : start - 1].isdecimal()):
        return
    if (before and before in ":.,/$€£#_" and before != "") or not scan.free(start, start + 1):
        return
    match = _CLOCK.match(text, start)
    if match is None:
        return
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    end = match.end()
    if hour > 24 or minute > 59 or text[end : end + 1].isdecimal():
        return
    marked, end = _marker(scan, index, match)
    if match["sep"] == "h" and match["minute"]:
        marked = True
    if not half and not marked and match["sep"] != ":":
        if not (match["sep"] is None and _at(scan, index)):
            return
        if scan.text[end : end + 1] in ("%", "$", "€", "/"):
            return
    glued = text[end : end + 1] == ":" or text[end : end + 1].isalpha()
    if match["sep"] == ":" and glued and not _OFFSET.match(text, end):
        return
    if match["sep"] == "." and not half and not marked:
        return
    value = _value(scan, hour, minute, half, padded=len(match["hour"]) == 2 and hour < 10)
    if value is None:
        return
    value, end = _zone(scan, value, end, iso=before == "T")
    candidate = Candidate("time", start, end, value)
    _range_start(scan, index, half, value, marked or half is not None)
    if scan.claim(candidate):
        times.append(candidate)


def _value(scan: Scan, hour: int, minute: int, half: str | None, *, padded: bool) -> str | None:
    if half:
        if not 1 <= hour <= 12:
            # "14:30 pm" says the same thing twice.
            return f"{hour:02d}:{minute:02d}" if 12 < hour < 24 and "p" in half.casefold() else None
        hour = hour % 12 + (12 if "p" in half.casefold() else 0)
        return f"{hour:02d}:{minute:02d}"
    if scan.pack.lex.open_clock and 1 <= hour <= 12 and not padded:
        early = hour % 12
        return f"{early:02d}:{minute:02d}|{early + 12:02d}:{minute:02d}"
    return f"{hour % 24:02d}:{minute:02d}"


def _marker(scan: Scan, index: int, match: re.Match[str]) -> tuple[bool, int]:
    """Whether a word such as "Uhr" or "o'clock" stands behind, and where it ends."""
    lex, end = scan.pack.lex, match.end()
    last = index + (2 if match["minute"] and match["sep"] != "h" else 1)
    if match["minute"] and match["sep"] == "h":
        return True, end
    at = last if match["minute"] else index + 1
    if at < len(scan.starts) and scan.lows[at] in lex.hour_words:
        between = scan.text[end : scan.starts[at]]
        if between in ("", " ", "\u00a0", "\u202f") and (between or scan.pack.language != "en"):
            return True, scan.ends[at]
    before = scan.word(index - 1)
    if before in lex.hour_words and scan.near(index - 1) and match["minute"]:
        return True, end
    return False, end


def _at(scan: Scan, index: int) -> bool:
    """ "at 9": an hour behind a preposition, with nothing that it could count behind it."""
    lex = scan.pack.lex
    if scan.word(index - 1) not in lex.at_words or not scan.near(index - 1):
        return False
    if not 1 <= int(scan.lows[index]) <= 23:
        return False
    after = scan.text[scan.ends[index] : scan.ends[index] + 2]
    if after[:1].isalpha() or (after[:1] in (".", ",", "-", "–", "/") and after[1:2].isalnum()):
        return False
    following = scan.word(index + 1)
    if following in lex.ranges or following in lex.joins:
        return False
    return not scan.near(index) or following in lex.function_words


def _zone(scan: Scan, value: str, end: int, *, iso: bool = False) -> tuple[str, int]:
    text = scan.text
    if match := _ZONE.match(text, end):
        stop = match.end()
        # A bracket is part of the zone only if it is closed behind it.
        inner = match.group().strip(" \u00a0")
        if inner.startswith("(") != inner.endswith(")"):
            if inner.startswith("("):
                return value, end
            stop -= 1
        name = _SAME_ZONE.get(match["name"], match["name"])
        return f"{value} {name}{(match['offset'] or '').replace('−', '-')}", stop
    if match := (_ISO_OFFSET if iso else _OFFSET).match(text, end):
        zone = "UTC" if match.group() == "Z" else "UTC" + match.group().replace("−", "-")
        return f"{value} {zone}", match.end()
    return value, end


def _range_start(scan: Scan, index: int, half: str | None, value: str, marked: bool) -> None:
    """ "between 9 and 11 am", "9–11 am", "9 to 11 Uhr": the bare hour that begins a range."""
    if not marked:
        return
    before = index - 1
    gap = scan.gap(before)
    lex = scan.pack.lex
    if gap.strip() in _DASHES and gap.strip():
        first = before
    elif (
        scan.word(before) in (lex.ranges | lex.joins)
        and scan.near(before)
        and scan.near(before - 1)
    ):
        first = before - 1
        if scan.word(before) in lex.joins and scan.word(first - 1) not in (
            "between",
            "zwischen",
            "entre",
            "tra",
            "fra",
            "tussen",
            "antara",
            "at",
        ):
            return
    else:
        return
    word = scan.word(first)
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 24:
        return
    start = scan.starts[first]
    before_char = scan.text[start - 1 : start]
    if before_char and (before_char.isalnum() or before_char in ":.,/$€£#"):
        return
    hour = int(word)
    if half:
        end_hour = int(value[:2])
        early = hour % 12
        hour = (
            early + 12
            if early + 12 < end_hour or (early + 12 <= end_hour and end_hour > 12)
            else early
        )
        if end_hour < 12:
            hour = early if hour != 12 else 12
    scan.claim(Candidate("time", start, scan.ends[first], f"{hour % 24:02d}:00"))


def _spoken(scan: Scan, index: int) -> None:
    """ "half past two", "quarter to 9", "two o'clock", "halb drei", "deux heures et demie"."""
    lex = scan.pack.lex
    size = _prefix(scan, index)
    if size:
        offset = lex.before_hour[" ".join(scan.lows[index : index + size])]
        at = index + size
        hour = _hour(scan, at)
        if hour is None or not scan.near(at - 1):
            return
        end = scan.ends[at]
        if scan.word(at + 1) in lex.hour_words and scan.near(at):
            end = scan.ends[at + 1]
        _claim_spoken(scan, scan.starts[index], end, hour, offset)
        return
    hour = _hour(scan, index)
    if hour is None:
        return
    at = index + 1
    named = scan.word(at) in lex.hour_words and scan.near(index)
    if named:
        at += 1
    after = scan.phrase(at, lex.after_hour) if lex.after_hour and scan.near(at - 1) else 0
    if after:
        offset = lex.after_hour[" ".join(scan.lows[at : at + after])]
        _claim_spoken(scan, scan.starts[index], scan.ends[at + after - 1], hour, offset)
    elif named and (lex.language in ("en", "de", "nl") or scan.word(index - 1) in lex.at_words):
        _claim_spoken(scan, scan.starts[index], scan.ends[at - 1], hour, 0)


def _hour(scan: Scan, index: int) -> int | None:
    word = scan.word(index)
    hour = (
        int(word) if word.isdecimal() and len(word) <= 2 else scan.pack.lex.cardinals.get(word, 0)
    )
    return hour if 1 <= hour <= 24 else None


def _claim_spoken(scan: Scan, start: int, end: int, hour: int, offset: int) -> None:
    minutes = hour * 60 + offset
    if hour > 12:
        value = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    else:
        early = minutes % 720
        value = f"{early // 60:02d}:{early % 60:02d}|{early // 60 + 12:02d}:{early % 60:02d}"
        tail = re.compile(r"[ \u00a0]?(a\.m\.|p\.m\.|am\b|pm\b)", re.I).match(scan.text, end)
        if tail:
            value, end = value.split("|")["p" in tail[1].casefold()], tail.end()
    value, end = _zone(scan, value, end)
    scan.claim(Candidate("time", start, end, value, lexical=True))
