"""When two values are the same: across units, spellings and precision."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..types import FactKind
from .dates import readings
from .scan import Candidate
from .values import date_parts, duration_parts, money_parts, plain, quantity_parts

MEASURED: frozenset[FactKind] = frozenset(
    ("number", "percentage", "money", "quantity", "duration", "ordinal")
)
_DOLLARS = frozenset(["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"])
_OFFSETS = {
    "UTC": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "WIB": 420,
    "WITA": 480, "WIT": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "GST": 240,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A measured value: what it measures, and how much in the base unit."""

    dimension: str
    size: Decimal


def amount_of(kind: FactKind, value: str) -> Amount | None:
    """The amount that a canonical value stands for; None for kinds that measure nothing."""
    if kind in ("number", "percentage", "ordinal"):
        return Amount(kind, Decimal(value))
    if kind == "money":
        code, size = money_parts(value)
        return Amount(f"money {code}", size)
    if kind == "quantity":
        dimension, size = quantity_parts(value)
        return Amount(f"quantity {dimension}", size)
    if kind == "duration":
        dimension, size = duration_parts(value)
        return Amount(f"duration {dimension}", size)
    return None


def keys(kind: FactKind, value: str, text: str) -> tuple[str, ...]:
    """Strings of which two equal facts share one."""
    amount = amount_of(kind, value)
    if amount is not None:
        size = plain(amount.size)
        found = [f"{amount.dimension} {size}"]
        if kind == "money" and amount.dimension[6:] in _DOLLARS and _bare_dollar(text):
            found.append(f"money $ {size}")
        elif kind == "money" and amount.dimension[6:] in _DOLLARS:
            found.append(f"money dollar {size}")
        elif "pound" in text.casefold():
            # Sterling or weight: the word alone does not tell.
            found += [f"money GBP {_pounds(value)}", f"pound {_pounds(value)}"]
        return tuple(found)
    if kind == "identifier":
        return (f"identifier {squeeze(value)}",)
    if kind == "phone":
        return tuple(f"phone {number}" for number in _subscribers(value))
    return (f"{kind} {value}",)


def _pounds(value: str) -> str:
    """The number of an amount of pounds of either sort: ``GBP 5``, ``5 lb``."""
    return next(part for part in value.split(" ") if part[-1].isdecimal())


def key_answers(key: str) -> tuple[str, ...]:
    """The keys of inputs that a draft's key may meet: a bare ``$`` is any dollar."""
    if key.startswith("money $ "):
        return (key, "money dollar " + key[8:])
    if key.startswith("money dollar "):
        return (key, "money $ " + key[13:])
    return (key,)


def _bare_dollar(text: str) -> bool:
    return ("$" in text and not any(char.isalpha() for char in text.partition("$")[0])) or (
        "ollar" in text and "US" not in text
    )


def squeeze(code: str) -> str:
    """A code without its signs: ``INV-2041`` and ``INV 2041`` are one."""
    return "".join(char for char in code if char.isalnum()).upper()


def _subscribers(value: str) -> tuple[str, ...]:
    """The national numbers that a phone number may be; a country's code has up to three digits."""
    digits = value.lstrip("+")
    if value.startswith("+"):
        return (*(digits[length:].lstrip("0") for length in (1, 2, 3)), digits)
    return (digits.lstrip("0"),)


def same_day(draft: str, source: str) -> str:
    """How a draft's date follows from an input's: ``equal``, ``part``, ``year`` or nothing.

    ``part``: the draft names the month or year of the input's day. ``year``: they agree, and the
    draft adds a year that the input does not have.
    """
    one, two = date_parts(draft), date_parts(source)
    if any(a is not None and b is not None and a != b for a, b in zip(one, two, strict=True)):
        return ""
    year, month, day = one
    if day is not None:
        if two[2] is None:
            return ""
        return "year" if year is not None and two[0] is None else "equal"
    if month is not None:
        if two[1] is None:
            return ""
        if year is not None and two[0] is None:
            return "year"
        return "part" if two[2] is not None else "equal"
    if year is None or two[0] is None:
        return ""
    return "equal" if two[1] is None else "part"


def date_readings(candidate: Candidate, text: str) -> tuple[str, ...]:
    """Every value that a date as written may have, the locale's first."""
    return readings(text, candidate.value)


def time_parts(value: str) -> tuple[tuple[int, ...], str]:
    """The readings of a time in minutes after midnight, and its zone."""
    clock, _, zone = value.partition(" ")
    minutes = tuple(int(part[:2]) * 60 + int(part[3:5]) for part in clock.split("|"))
    return minutes, zone


def same_time(draft: str, source: str) -> str:
    """``equal``, ``zone`` (the same moment in another zone, or a zone added) or nothing."""
    ours, our_zone = time_parts(draft)
    theirs, their_zone = time_parts(source)
    if set(ours) & set(theirs):
        if (
            not our_zone
            or our_zone == their_zone
            or zone_offset(our_zone) == zone_offset(their_zone) is not None
        ):
            return "equal"
        return "added" if not their_zone else ""
    one, two = zone_offset(our_zone), zone_offset(their_zone)
    if one is None or two is None or one == two:
        return ""
    moments = {(minute - one) % 1440 for minute in ours}
    return "zone" if moments & {(minute - two) % 1440 for minute in theirs} else ""


def zone_offset(zone: str) -> int | None:
    """Minutes east of Greenwich; None for zones that change with the season."""
    if not zone:
        return None
    for sign in "+-":
        name, found, offset = zone.partition(sign)
        if found:
            digits = offset.replace(":", "")
            hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
            return _OFFSETS.get(name, 0) + (1 if sign == "+" else -1) * (
                int(hours) * 60 + int(minutes)
            )
    return _OFFSETS.get(zone)


def rounds_to(candidate: Candidate, draft: Amount, source: Amount) -> bool:
    """Whether a draft's value is the input's, rounded in a way that the reader can see.

    Seen are a hedge or a magnitude ("about 1,200", "1.2 million") and decimals left out; an exact
    looking "1,200" for 1,234 is another number.
    """
    if draft.dimension != source.dimension or source.size == draft.size or not source.size:
        return False
    if candidate.kind == "ordinal" or draft.size * source.size < 0:
        return False
    written = _written(candidate)
    if not written:
        return False
    scale = draft.size / written
    quantum = Decimal(1).scaleb(_last_digit(written)) * abs(scale)
    off = abs(draft.size - source.size)
    digits = len(written.normalize().as_tuple().digits)
    if not candidate.exact:
        return off <= quantum / 2 or (off < quantum and off / abs(source.size) <= Decimal("0.1"))
    if candidate.kind == "money" or digits < 2 or quantum > abs(scale):
        return False
    finer = _last_digit(source.size / abs(scale)) < _last_digit(written)
    return finer and off <= quantum / 2


def in_unit_of(candidate: Candidate, draft: Amount, bare: Amount) -> Amount:
    """A bare number read in the unit that a draft gives it."""
    written = _written(candidate)
    if not written:
        return bare
    return Amount(draft.dimension, bare.size * (draft.size / written))


def _written(candidate: Candidate) -> Decimal:
    """The number as the draft has it, in its own unit."""
    value = candidate.value
    if candidate.kind == "money":
        return Decimal(value.partition(" ")[2])
    if candidate.kind == "quantity":
        return Decimal(value.partition(" ")[0])
    if candidate.kind == "duration":
        return Decimal("".join(c for c in value if c.isdigit() or c in ".-"))
    return Decimal(value)


def _last_digit(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
