"""Canonical values: how a fact's ``value`` is spelled, and how it is read back.

Dates are ISO (``2027-05-03``, ``--05-03``, ``2027-05``, ``--05``, ``2027``), times ``HH:MM`` with
the zone behind a space and ``|`` between two readings (``02:30|14:30``), durations ISO 8601 with
``BD`` for business days, money ``USD 1200``, quantities ``5 km``, weekdays their English names.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def plain(value: Decimal) -> str:
    """A decimal without exponent and without superfluous zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def shown(value: Decimal) -> str:
    """A decimal for people: ``1,200.5``."""
    whole, _, fraction = plain(abs(value)).partition(".")
    grouped = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return f"-{grouped}" if value < 0 else grouped


def date_value(year: int | None, month: int, day: int | None) -> str | None:
    """The ISO spelling, or None where there is no such day."""
    if not 1 <= month <= 12 or (year is not None and not 1 <= year <= 9999):
        return None
    if day is not None:
        try:
            date(2000 if year is None else year, month, day)
        except ValueError:
            return None
    head = "-" if year is None else f"{year:04d}"
    return f"{head}-{month:02d}" + ("" if day is None else f"-{day:02d}")


def date_parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of an ISO spelling; what it leaves open is None."""
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        return None, int(month), int(day) if day else None
    pieces = [int(piece) for piece in value.split("-")]
    return (*pieces, None, None)[0], (*pieces, None, None)[1], (*pieces, None, None)[2]


def whole_date(value: str) -> date | None:
    """The day that a full ISO date names, else None."""
    year, month, day = date_parts(value)
    if year is None or month is None or day is None:
        return None
    return date(year, month, day)


def add_months(day: date, months: int) -> date | None:
    """The same day of another month, or its last day; None beyond the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    return None


def add_business_days(day: date, count: int) -> date:
    """``count`` Mondays to Fridays later (earlier where negative)."""
    step = 1 if count >= 0 else -1
    left = min(abs(count), 2000)
    while left:
        day += timedelta(days=step)
        if day.weekday() < 5:
            left -= 1
    return day


def duration_value(amount: Decimal, unit: str) -> str:
    """``P5D``, ``PT90M``, ``P2W``; quarters and decades as months and years."""
    if unit == "fortnight":
        amount, unit = amount * 2, "W"
    elif unit == "decade":
        amount, unit = amount * 10, "Y"
    elif unit == "Q":
        amount, unit = amount * 3, "M"
    if unit in ("h", "min", "s"):
        return f"PT{plain(amount)}{ {'h': 'H', 'min': 'M', 's': 'S'}[unit] }"
    return f"P{plain(amount)}{unit}"


def duration_parts(value: str) -> tuple[str, Decimal]:
    """Dimension and size of a duration: ``("time", seconds)``, ``("months", …)``."""
    from .lexicon.base import DURATIONS

    timed = value.startswith("PT")
    total, dimension, digits = Decimal(0), "time", ""
    body = value[2:] if timed else value[1:]
    index = 0
    while index < len(body):
        char = body[index]
        if char.isdigit() or char in ".-":
            digits += char
            index += 1
            continue
        unit = "BD" if body.startswith("BD", index) else char
        if timed:
            unit = {"H": "h", "M": "min", "S": "s"}[unit]
        dimension, factor = DURATIONS[unit]
        total += Decimal(digits) * Decimal(factor)
        digits = ""
        index += len("BD") if unit == "BD" else 1
    return dimension, total


def quantity_parts(value: str) -> tuple[str, Decimal]:
    """Dimension and size in the base unit of a quantity such as ``5 km``."""
    from .lexicon.base import UNITS

    number, _, unit = value.partition(" ")
    dimension, factor = UNITS.get(unit, (unit, "1"))
    return dimension, Decimal(number) * Decimal(factor)


def money_parts(value: str) -> tuple[str, Decimal]:
    """Currency and amount of ``USD 1200``."""
    code, _, number = value.partition(" ")
    return code, Decimal(number)
