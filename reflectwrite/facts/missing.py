"""Which facts of a required text a draft does not have."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Fact, InputText
from .compare import amount_of, key_answers, keys, same_day, same_time
from .dates import readings
from .find import find_facts
from .language import reading_locales
from .name_words import name_parts
from .values import WEEKDAYS, whole_date


def missing_facts(
    point: InputText, draft_facts: Sequence[Fact], *, locale: str = "en-US"
) -> tuple[Fact, ...]:
    """The facts of ``point`` that none of ``draft_facts`` says.

    ``draft_facts`` are best those of ``Grounding.align``, which has the weak ones too. A fact of
    the same value in another form counts; so does a date without the year, a part of a name (its
    last word or its first), a time without the zone.
    """
    required = find_facts(point.text, locale=reading_locales(point.text, locale)[0])
    return tuple(
        fact
        for fact in required
        if not _said(fact, draft_facts) and not _implied(fact, required, draft_facts)
    )


def _said(fact: Fact, draft: Sequence[Fact]) -> bool:
    return any(_same(fact, other) for other in draft)


def _same(fact: Fact, other: Fact) -> bool:
    if fact.kind == other.kind == "date":
        return any(
            same_day(b, a) in ("equal", "year")
            for a in readings(fact.text, fact.value)
            for b in readings(other.text, other.value)
        ) or (fact.value.count("-") < 2 and same_day(fact.value, other.value) == "part")
    if fact.kind == other.kind == "time":
        return (
            same_time(other.value, fact.value) in ("equal", "added", "zone")
            or same_time(fact.value, other.value) == "equal"
        )
    if fact.kind == other.kind == "name":
        return _same_name(fact.value, other.value)
    ours, theirs = keys(fact.kind, fact.value, fact.text), keys(other.kind, other.value, other.text)
    if any(answer in theirs for key in ours for answer in key_answers(key)):
        return True
    # The unit may stand in another place, and a number may be a code's or a date's.
    one, two = amount_of(fact.kind, fact.value), amount_of(other.kind, other.value)
    if one is not None and two is not None and "number" in (one.dimension, two.dimension):
        return _digits(fact.value) == _digits(other.value)
    crossed = {fact.kind, other.kind}
    if crossed & {"number", "identifier", "ordinal"} and crossed & {
        "date",
        "identifier",
        "time",
        "phone",
    }:
        digits = _digits(fact.value)
        return len(digits) > 2 and digits in _runs(other.value) | {_digits(other.value)}
    if crossed == {"name", "identifier"}:
        return (
            "".join(filter(str.isalnum, fact.value)).upper()
            == "".join(filter(str.isalnum, other.value)).upper()
        )
    return False


def _same_name(one: str, two: str) -> bool:
    """Whether two names share a telling word: surname, first name, the name of a firm."""
    ours = {part for part in name_parts(one) if len(part) > 1} or set(name_parts(one))
    theirs = {part for part in name_parts(two) if len(part) > 1} or set(name_parts(two))
    return bool(ours & theirs) or {p + "s" for p in ours} & theirs != set()


def _implied(fact: Fact, required: Sequence[Fact], draft: Sequence[Fact]) -> bool:
    """A weekday is said by its date, and a date by the right weekday beside it is not."""
    if fact.kind != "weekday":
        return False
    return any(
        other.kind == "date"
        and (day := whole_date(other.value)) is not None
        and WEEKDAYS[day.weekday()] == fact.value
        and _said(other, draft)
        for other in required
    )


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdigit() or char == ".")


def _runs(value: str) -> set[str]:
    runs = "".join(char if char.isdigit() else " " for char in value).split()
    return set(runs) | {run.lstrip("0") for run in runs}
