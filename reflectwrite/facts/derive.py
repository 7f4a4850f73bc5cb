"""What follows from the inputs by one named operation on at most two operands or one list.

Anything freer would excuse every number: with a dozen numbers and all operations, almost any other
number can be made. So both operands are facts of the inputs, of one unit (a count and a measured
value for products), and counts may only be added where they count the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ..types import InputText, Source, Span
from .compare import Amount, amount_of, time_parts
from .scan import Candidate
from .values import WEEKDAYS, add_business_days, add_months, date_parts, duration_parts, whole_date

_MOST = 60  # operands looked at: longer notes are tables, where every sum would come true


@dataclass(frozen=True, slots=True)
class Operand:
    """A fact of the inputs that an operation may use."""

    input: InputText
    candidate: Candidate
    text: str

    def derived(self, how: str) -> Source:
        span = Span(self.candidate.start, self.candidate.end)
        return Source("derived", self.input.field, span, self.text, how)


def derive_amount(
    candidate: Candidate, text: str, wanted: Amount, operands: Iterable[Operand]
) -> Source | None:
    """A sum of a list, a sum, difference or product of two, a percentage, a span of dates."""
    operands = tuple(operands)
    sized = [
        (operand, amount)
        for operand in operands
        if operand.candidate.kind != "ordinal"
        and (amount := amount_of(operand.candidate.kind, operand.candidate.value)) is not None
    ]
    same = [
        pair
        for pair in sized
        if pair[1].dimension == wanted.dimension and _countable(candidate, pair[0])
    ]
    return (
        _list_sum(text, wanted.size, same)
        or _pair(text, wanted.size, same[:_MOST])
        or _product(candidate, text, wanted, sized[:_MOST])
        or _percentage(candidate, text, wanted, sized[:_MOST])
        or _span_of_dates(text, wanted, operands)
    )


def _countable(candidate: Candidate, operand: Operand) -> bool:
    """Bare numbers may be added only where they count the same thing as the result."""
    if candidate.kind != "number":
        return True
    if not operand.candidate.noun:
        return not candidate.noun
    return not candidate.noun or _singular(candidate.noun) == _singular(operand.candidate.noun)


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _one_noun(pairs: Iterable[tuple[Operand, Amount]]) -> bool:
    return len({_singular(operand.candidate.noun) for operand, _ in pairs}) <= 1


def _list_sum(text: str, wanted: Decimal, same: list[tuple[Operand, Amount]]) -> Source | None:
    for group in _lists(same):
        if (
            len(group) > 1
            and sum(amount.size for _, amount in group) == wanted
            and _one_noun(group)
        ):
            how = " + ".join(operand.text for operand, _ in group)
            return group[0][0].derived(f"{how} = {text}")
    return None


def _lists(same: list[tuple[Operand, Amount]]) -> Iterator[list[tuple[Operand, Amount]]]:
    """The values of one input, of one list of inputs (``points``), and of all inputs."""
    for level in (lambda field: field, lambda field: field.partition("[")[0], lambda field: ""):
        groups: dict[str, list[tuple[Operand, Amount]]] = {}
        for pair in same:
            groups.setdefault(level(pair[0].input.field), []).append(pair)
        yield from groups.values()


def _pair(text: str, wanted: Decimal, same: list[tuple[Operand, Amount]]) -> Source | None:
    by_size: dict[Decimal, list[Operand]] = {}
    for operand, amount in same:
        by_size.setdefault(amount.size, []).append(operand)
    for operand, amount in same:
        if not amount.size:
            continue
        for sign, rest in (("+", wanted - amount.size), ("−", amount.size - wanted)):
            for other in by_size.get(rest, ()) if rest else ():
                if other is operand or not _one_noun([(operand, amount), (other, amount)]):
                    continue
                return operand.derived(f"{operand.text} {sign} {other.text} = {text}")
    return None


def _product(
    candidate: Candidate, text: str, wanted: Amount, sized: list[tuple[Operand, Amount]]
) -> Source | None:
    """A count times a value of the wanted unit ("4 licences at $300": $1,200)."""
    if candidate.kind == "percentage":
        return None
    counts = [
        (operand, amount)
        for operand, amount in sized
        if amount.dimension == "number" and amount.size not in (0, 1)
    ]
    for operand, amount in sized:
        if amount.dimension != wanted.dimension or not amount.size or amount.size == 1:
            continue
        if candidate.kind == "number" and _singular(candidate.noun) != _singular(
            operand.candidate.noun
        ):
            continue
        for count, times in counts:
            if count is not operand and times.size * amount.size == wanted.size:
                return count.derived(f"{count.text} × {operand.text} = {text}")
    return None


def _percentage(
    candidate: Candidate, text: str, wanted: Amount, sized: list[tuple[Operand, Amount]]
) -> Source | None:
    """A percentage of a value, or the percentage that one value is of another."""
    if candidate.kind == "percentage":
        for part, small in sized:
            for whole, large in sized:
                if (
                    part is whole
                    or not large.size
                    or small.dimension != large.dimension
                    or small.dimension == "percentage"
                ):
                    continue
                if small.dimension == "number" and not _one_noun([(part, small), (whole, large)]):
                    continue
                exact = small.size * 100 / large.size
                if exact != 100 and _rounded(exact, wanted.size) == wanted.size:
                    return part.derived(f"{part.text} of {whole.text} = {text}")
        return None
    for share, percent in sized:
        if percent.dimension != "percentage":
            continue
        for whole, large in sized:
            if large.dimension != wanted.dimension or whole is share:
                continue
            if candidate.kind == "number" and not _countable(candidate, whole):
                continue
            if (
                _rounded(percent.size * large.size / 100, wanted.size) == wanted.size
                and wanted.size
            ):
                return share.derived(f"{share.text} of {whole.text} = {text}")
    return None


def _rounded(exact: Decimal, like: Decimal) -> Decimal:
    """``exact`` with as many decimals as ``like`` shows."""
    exponent = like.as_tuple().exponent
    return exact.quantize(Decimal(1).scaleb(min(exponent if isinstance(exponent, int) else 0, 0)))


def _days(operands: Iterable[Operand]) -> list[tuple[Operand, date]]:
    return [
        (operand, day)
        for operand in operands
        if operand.candidate.kind == "date"
        and (day := _any_day(operand.candidate.value)) is not None
    ][:_MOST]


def _any_day(value: str) -> date | None:
    """A day; where the year is open, of a common year, good for differences within it."""
    year, month, day = date_parts(value)
    if month is None or day is None:
        return None
    return date(2001 if year is None and (month, day) != (2, 29) else year or 2000, month, day)


def _span_of_dates(text: str, wanted: Amount, operands: tuple[Operand, ...]) -> Source | None:
    """The days between two dates, or the hours between two times."""
    if wanted.dimension == "duration time":
        days = _days(operands)
        for one, first in days:
            for two, last in days:
                both = ("--" in one.candidate.value) == ("--" in two.candidate.value)
                if both and last > first and Decimal((last - first).days) * 86400 == wanted.size:
                    return two.derived(f"{two.text} − {one.text} = {text}")
        times = [
            (o, time_parts(o.candidate.value)[0]) for o in operands if o.candidate.kind == "time"
        ][:_MOST]
        for one, starts in times:
            for two, ends in times:
                if any(
                    Decimal(end - start) * 60 == wanted.size
                    for start in starts
                    for end in ends
                    if end > start
                ):
                    return two.derived(f"{two.text} − {one.text} = {text}")
    elif wanted.dimension == "duration months":
        days = _days(operands)
        for one, first in days:
            for two, last in days:
                if (
                    last > first
                    and add_months(first, int(wanted.size)) == last
                    and wanted.size == int(wanted.size)
                ):
                    return two.derived(f"{two.text} − {one.text} = {text}")
    return None


def derive_date(value: str, text: str, operands: Iterable[Operand]) -> Source | None:
    """A date of the inputs plus or minus a duration of the inputs."""
    operands = tuple(operands)
    wanted = _any_day(value)
    if wanted is None:
        return None
    durations = [operand for operand in operands if operand.candidate.kind == "duration"][:_MOST]
    for base, day in _days(operands):
        known_year = whole_date(base.candidate.value) is not None
        if not known_year and not value.startswith("--"):
            continue
        target = (
            wanted.replace(year=day.year) if value.startswith("--") and wanted.day < 29 else wanted
        )
        for duration in durations:
            for sign, mark in ((1, "+"), (-1, "−")):
                if _shift(day, duration.candidate.value, sign) == target:
                    return base.derived(f"{base.text} {mark} {duration.text} = {text}")
    return None


def _shift(day: date, duration: str, sign: int) -> date | None:
    dimension, size = duration_parts(duration)
    if size != int(size):
        return None
    count = int(size) * sign
    try:
        if dimension == "months":
            return add_months(day, count)
        if dimension == "business days":
            return add_business_days(day, count)
        return day + timedelta(days=count // 86400) if count % 86400 == 0 else None
    except OverflowError:
        return None


def derive_time(candidate: Candidate, operands: Iterable[Operand]) -> Source | None:
    """A time of the inputs plus or minus a duration of the inputs."""
    wanted, zone = time_parts(candidate.value)
    operands = tuple(operands)
    durations = [operand for operand in operands if operand.candidate.kind == "duration"][:_MOST]
    for base in operands:
        if base.candidate.kind != "time":
            continue
        starts, base_zone = time_parts(base.candidate.value)
        if zone and zone != base_zone:
            continue
        for duration in durations:
            dimension, size = duration_parts(duration.candidate.value)
            if dimension != "time" or size >= 86400 or size % 60:
                continue
            minutes = int(size) // 60
            for sign, mark in ((1, "+"), (-1, "−")):
                if {(start + sign * minutes) % 1440 for start in starts} & set(wanted):
                    return base.derived(f"{base.text} {mark} {duration.text}")
    return None


def derive_weekday(value: str, text: str, operands: Iterable[Operand]) -> Source | None:
    """The weekday of a date of the inputs."""
    for operand in operands:
        if operand.candidate.kind == "date":
            day = whole_date(operand.candidate.value)
            if day is not None and WEEKDAYS[day.weekday()] == value:
                return operand.derived(f"{operand.text} is a {text}")
    return None
