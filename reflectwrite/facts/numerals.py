"""Numbers as they are written: digits with groups and decimals, and number words.

``numerals(scan)`` gives every number of a text that nobody has claimed, in order; what it means
(an amount, a length, a count) is decided by ``measures``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .lexicon.base import CURRENCY_CODES
from .scan import Scan

# Longer runs of digits are keys and hashes, not numbers.
_LONGEST = 32
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}


@dataclass(slots=True)
class Numeral:
    """A number: its words are ``first`` to ``last`` of the scan.

    ``power`` is the power of ten of a magnitude behind it (``5k``: 3) and is part of ``value``.
    ``ordinal``: "3rd", "third". ``lexical``: written in words.
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    power: int = 0
    ordinal: bool = False
    lexical: bool = False
    bare_scale: bool = False


def numerals(scan: Scan) -> list[Numeral]:
    """The unclaimed numbers of a text in order, magnitudes applied."""
    out: list[Numeral] = []
    starters = scan.pack.numeral_heads
    index = 0
    while index < len(scan.starts):
        word = scan.lows[index]
        found: Numeral | None = None
        if word[0].isdecimal():
            found = _digits(scan, index)
        elif word in starters:
            found = _words(scan, index)
        if found is None:
            index += 1
            continue
        out.append(found)
        index = found.last + 1
    return out


def decimal_of(digits: str, point: str) -> Decimal:
    """The value of digits with a decimal sign; every other sign is a group's."""
    whole, _, fraction = digits.partition(point)
    return Decimal(
        "".join(c for c in whole if c.isdecimal()) + ("." + fraction if fraction else "")
    )


def _digits(scan: Scan, index: int) -> Numeral | None:
    text, start, pack = scan.text, scan.starts[index], scan.pack
    before = text[start - 1 : start]
    if (before.isalpha() and not _glued_currency(text, start)) or before == "_":
        return None
    match = pack.number.match(text, start)
    if match is None or match.end() - start > _LONGEST:
        return None
    end = match.end()
    foreign = pack.decimal == "," and match.group("foreign")
    value = decimal_of(match.group(), "." if foreign else pack.decimal)
    if text[end : end + 1] in _FRACTIONS and "/" not in _FRACTIONS[text[end]]:
        value += Decimal(_FRACTIONS[text[end]])
        end += 1
    if not scan.free(start, end):
        return None
    start, value = _sign(scan, start, value)
    last = _last(scan, index, end)
    found = Numeral(start, end, index, last, value)
    for suffix in pack.lex.ordinal_suffixes.split():
        if (
            text.startswith(suffix, end)
            and not text[end + len(suffix) : end + len(suffix) + 1].isalnum()
        ):
            found.ordinal, found.end = True, end + len(suffix)
            found.last = _last(scan, index, found.end)
            return found
    _magnitude(scan, found)
    return found


def _glued_currency(text: str, start: int) -> bool:
    """ "Rp5", "USD500", "zł": a currency written without a space before its amount."""
    begin = start
    while begin and start - begin < 4 and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:start] in ("Rp", "Rs") or text[begin:start] in CURRENCY_CODES


def _sign(scan: Scan, start: int, value: Decimal) -> tuple[int, Decimal]:
    text = scan.text
    if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " (\n\t:="):
        return start - 1, -value
    return start, value


def _last(scan: Scan, index: int, end: int) -> int:
    """The index of the last word that begins before ``end``."""
    while index + 1 < len(scan.starts) and scan.starts[index + 1] < end:
        index += 1
    return index


def _magnitude(scan: Scan, found: Numeral) -> None:
    """Applies "k", "m", "bn", "million" behind a number of digits."""
    lex, following = scan.pack.lex, found.last + 1
    if following >= len(scan.starts):
        return
    glued = scan.starts[following] == found.end
    if not glued and not scan.near(found.last):
        return
    written = scan.text[scan.starts[following] : scan.ends[following]]
    power = lex.magnitudes.get(
        written, lex.magnitudes.get(scan.lows[following], 0) if len(written) > 3 else 0
    )
    if not power:
        return
    # One letter is a magnitude only when it is glued to the digits; "5 m" and "5m" are metres
    # unless an amount of money (``measures`` looks at that).
    if len(written) == 1 and (not glued or written in "mMbB"):
        return
    found.value = found.value.scaleb(power)
    found.power = power
    found.end, found.last = scan.ends[following], following
    if (
        scan.text.startswith(".", found.end)
        and written[0].isupper()
        and written.casefold() in ("mio", "mrd", "mln", "mld")
    ):
        found.end += 1


def _words(scan: Scan, index: int) -> Numeral | None:
    """A number in words from ``index`` on: "one hundred and twenty-five", "twenty-first"."""
    lex, lows = scan.pack.lex, scan.lows
    total = current = Decimal(0)
    room = Decimal(10**30)  # what may still be added to ``current``
    at, last, ordinal, coefficient = index, -1, False, False
    while at < len(lows):
        word = lows[at]
        if word in lex.cardinals:
            size = Decimal(lex.cardinals[word])
            if size >= room and not _vigesimal(scan, word, current):
                break
            if _vigesimal(scan, word, current):
                current, room = current - current % 100 + 80, Decimal(20)
            else:
                current, room = current + size, _room(scan, size, current)
            coefficient = True
        elif word in lex.teens and 0 < current % 100 < 10:
            current, room = current + 10, Decimal(1)
        elif word in lex.scales:
            scale = Decimal(lex.scales[word])
            if scale < 1000:
                tail = current % 1000
                current = current - tail + (tail or 1) * scale
                room = scale if scale != 12 else Decimal(1)
            else:
                total += (current or 1) * scale
                current, room = Decimal(0), scale
        elif word in lex.ordinals and (at == index or lex.ordinals[word] < room):
            current, ordinal, last = current + lex.ordinals[word], True, at
            break
        elif (
            word in lex.joins
            and last >= 0
            and scan.word(at + 1) in lex.cardinals
            and room > 1
            and lex.cardinals[scan.word(at + 1)] < room
            and coefficient
            and _joinable(scan, last)
        ):
            at += 1
            continue
        else:
            break
        last = at
        gap = scan.gap(at)
        if gap not in (" ", "-", "\u00a0", "‑"):
            break
        at += 1
    if last < 0:
        return None
    start, end = scan.starts[index], scan.ends[last]
    if not scan.free(start, end):
        return None
    return Numeral(
        start,
        end,
        index,
        last,
        total + current,
        ordinal=ordinal,
        lexical=True,
        bare_scale=not coefficient and not ordinal,
    )


def _joinable(scan: Scan, last: int) -> bool:
    """English joins only behind a scale ("hundred and two"); Romance languages behind tens."""
    word, lex = scan.lows[last], scan.pack.lex
    return word in lex.scales or (lex.language != "en" and lex.cardinals.get(word, 0) >= 20)


def _room(scan: Scan, size: Decimal, current: Decimal) -> Decimal:
    if size >= 100:
        return Decimal(100)
    # French counts on from sixty and eighty: soixante-dix, quatre-vingt-douze.
    if scan.pack.language == "fr" and size in (10, 60, 80):
        return Decimal(10) if size == 10 else Decimal(20)
    return Decimal(10) if size >= 20 and size % 10 == 0 else Decimal(1)


def _vigesimal(scan: Scan, word: str, current: Decimal) -> bool:
    return scan.pack.language == "fr" and word in ("vingt", "vingts") and current % 100 == 4
