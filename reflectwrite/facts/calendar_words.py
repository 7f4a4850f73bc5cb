"""What stands around the name of a month: days before it, a year behind it."""

from __future__ import annotations

from .scan import Scan

_JOINS_OF_YEAR = ("de", "del", "des", "di", "tahun", "of")
_SIGNS = ("-", "–", "—", "/", "&", "+")


def shift_gap(gap: str) -> bool:
    """Whether a gap lets two words belong together."""
    return gap in (" ", "\u00a0", "-", "‑", "\u202f") or (gap.isspace() and gap.count("\n") < 2)


def _number(scan: Scan, index: int) -> int | None:
    word = scan.word(index)
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    start = scan.starts[index]
    before = scan.text[start - 1 : start]
    if before and (
        before.isalpha()
        or before in "$€£¥#:/_"
        or (before in ".," and scan.text[start - 2 : start - 1].isdecimal())
    ):
        return None
    return int(word)


def _day_ending_at(scan: Scan, index: int) -> tuple[int, int] | None:
    """The day whose last word is at ``index``: its number and the index of its first word."""
    lex, word = scan.pack.lex, scan.word(index)
    suffixes = lex.ordinal_suffixes.split()
    if word in suffixes and scan.gap(index - 1) == "":
        number = _number(scan, index - 1)
        return None if number is None else (number, index - 1)
    number = _number(scan, index)
    if number is not None:
        return number, index
    if word in lex.ordinals and lex.ordinals[word] <= 31:
        tens = lex.cardinals.get(scan.word(index - 1), 0)
        if scan.gap(index - 1) in ("-", " ") and tens in (20, 30) and lex.ordinals[word] < 10:
            return tens + lex.ordinals[word], index - 1
        return lex.ordinals[word], index
    if (
        word in lex.cardinals
        and 1 <= lex.cardinals[word] <= 31
        and lex.language in ("es", "it", "pt", "fr")
    ):
        return lex.cardinals[word], index
    return None


def day_before(scan: Scan, month: int) -> tuple[int, int] | None:
    """The day before a month ("3 May", "3rd of May", "3. Mai", "3-May")."""
    index = month - 1
    gap = scan.gap(index)
    if gap not in (" ", ". ", ".", "-", "\u00a0", "\u202f", "º ", "° ", "/") and not (
        gap.isspace() and gap.count("\n") < 2
    ):
        return None
    while scan.word(index) in scan.pack.lex.date_joins and scan.near(index - 1):
        index -= 1
    return _day_ending_at(scan, index)


def days_before(scan: Scan, first: int) -> list[tuple[int, int, int]]:
    """More days of a list or range before the day at ``first``: number, start and end of each.

    "3 and 10 May", "3, 5 and 7 May", "5–7 May", "from 3 to 10 May". A comma counts only in front
    of a list that a word like "and" has closed.
    """
    lex = scan.pack.lex
    links = lex.ranges | lex.joins | {"and"}
    days: list[tuple[int, int, int]] = []
    index, listed = first, False
    while True:
        gap, word = scan.gap(index - 1), scan.word(index - 1)
        if gap.strip() in _SIGNS and gap.strip():
            last = index - 1
        elif (
            gap.strip() == "."
            and scan.word(index - 1).isdecimal()
            and lex.language == "de"
            and not listed
        ):
            return days
        elif listed and gap == ", ":
            last = index - 1
        elif (
            word in links
            and scan.near(index - 1)
            and scan.gap(index - 2) in (" ", ". ", ", ", "\u00a0")
        ):
            last, listed = index - 2, word in lex.joins or word == "and"
        elif gap in (".–", ".-", ". – ", ". - "):
            last = index - 1
        else:
            return days
        if scan.gap(last) in (". ",) and lex.language != "de":
            return days
        if gap.strip().startswith(".") and lex.language != "de":
            return days
        day = _day_ending_at(scan, last)
        if day is None:
            return days
        number, index = day
        days.append((number, scan.starts[index], scan.ends[last]))


def year_behind(
    scan: Scan, last: int, *, day_first: bool, month_first: bool = False
) -> tuple[int | None, int]:
    """A year behind the word at ``last``, and the end of the whole; None where there is none."""
    nothing = (None, scan.ends[last])
    gap, index = scan.gap(last), last + 1
    if gap == " " and scan.word(index) in _JOINS_OF_YEAR and scan.near(index):
        gap, index = " ", index + 1
    word = scan.word(index)
    if not word.isdecimal():
        return nothing
    if (
        len(word) == 2
        and gap in (" '", " ’", "'", "’", "-")
        and (gap != "-" or scan.gap(last - 1) == "-")
    ):
        number = int(word)
        return number + (2000 if number < 70 else 1900), scan.ends[index]
    if len(word) != 4 or not 1600 <= int(word) <= 2199:
        return nothing
    after = scan.text[scan.ends[index] : scan.ends[index] + 2]
    if (
        after[:1].isalpha()
        or after[:1] in ("%", "€")
        or (after[:1] in (".", ",", ":") and after[1:].isdecimal())
    ):
        return nothing
    comma = gap in (", ", ",", " ,", ",\u00a0")
    if gap in (" ", "\u00a0", ". ", "-", ".", "/", "\n"):
        return int(word), scan.ends[index]
    if comma and (
        month_first or not scan.near(index) or scan.word(index + 1) in scan.pack.lex.function_words
    ):
        return int(word), scan.ends[index]
    return nothing
