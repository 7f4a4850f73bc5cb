"""The rule ``dates.weekday``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ...types import Edit, Fact, Finding, Fix, Safety, Severity
from ..base import Check, Context

if TYPE_CHECKING:
    from ...tasks import Task

_BEFORE_DATE = re.compile(r"[\s,.]{0,3}(?:\(|(?:the|den|dem|le|el|il|de|op|o|dia|día)\s)?", re.I)
_BEHIND_DATE = re.compile(r"\s?\(|,? (?:which is )?a ", re.I)
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NO_YEAR = re.compile(r"--\d{2}-\d{2}$")


class Weekday(Check):
    """The weekday does not belong to the date.

    What it does: works out the weekday of a date that stands next to one. Where the date has no
    year, the date of the inputs that it repeats gives the year.
    Why: readers act on whichever of the two they see first.
    Example: ``Tuesday 3 May 2027`` (it is a Monday).
    Fix: safe where the date stands in the inputs: the weekday is replaced. Where it does not, the
    date may be the wrong one of the two, so the fix is unsafe.
    """

    id: ClassVar[str] = "dates.weekday"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        facts = [fact for fact in context.facts if fact.kind in ("weekday", "date")]
        for first, second in itertools.pairwise(facts):
            pair = _pair(context.text, first, second)
            if pair is None or context.protects(pair[0].span):
                continue
            weekday, day = pair
            known = _known_date(day, context)
            if known is None or _weekday_number(weekday) in (None, known.weekday()):
                continue
            yield self._finding(context, weekday, day, known)

    def _finding(self, context: Context, weekday: Fact, day: Fact, known: date) -> Finding:
        right = _named(known.weekday(), weekday.text, context.locale)
        return Finding(
            self.id,
            "warning" if _ambiguous(day) else self.severity,
            f'"{weekday.text}" is not the weekday of {day.text}.',
            weekday.span,
            evidence=f"{known.isoformat()} is a {right}.",
            fix=Fix(
                f"Replace {weekday.text} by {right}",
                (Edit(weekday.span, right),),
                _safety(context, weekday, day),
            ),
        )

    def instruction(self, task: Task) -> str | None:
        return "A weekday next to a date has to be the weekday of that date."


def _pair(text: str, first: Fact, second: Fact) -> tuple[Fact, Fact] | None:
    between = text[first.span.end : second.span.start]
    if first.kind == "weekday" and second.kind == "date":
        return (first, second) if _BEFORE_DATE.fullmatch(between) else None
    if first.kind == "date" and second.kind == "weekday":
        return (second, first) if _BEHIND_DATE.fullmatch(between) else None
    return None


def _ambiguous(day: Fact) -> bool:
    """3/4/2027 is two dates; the locale decides, but proves nothing."""
    numbers = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}", day.text)
    return (
        numbers is not None
        and max(int(numbers[1]), int(numbers[2])) <= 12
        and (int(numbers[1]) != int(numbers[2]))
    )


def _known_date(day: Fact, context: Context) -> date | None:
    value = day.value
    if _NO_YEAR.fullmatch(value) and context.grounding is not None:
        dated = {
            fact.value
            for _, fact in context.grounding.facts
            if fact.kind == "date" and fact.value.endswith(value[1:]) and len(fact.value) == 10
        }
        value = dated.pop() if len(dated) == 1 else ""
    if not _FULL_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:  # 30 February: another rule's business
        return None


def _weekday_number(weekday: Fact) -> int | None:
    return _NUMBERS.get(weekday.value)


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {
    **{name.casefold(): number for number, name in enumerate(_ENGLISH)},
    **{str(number + 1): number for number in range(7)},
}


def _named(number: int, like: str, locale: str) -> str:
    """The weekday as the text would write it: its language, as short, with its capitals."""
    bare = like.rstrip(".")
    if locale.casefold().startswith("en"):
        name = _ENGLISH[number] if len(bare) > 5 else _ENGLISH[number][:3]
    else:
        from babel import Locale

        days = Locale.parse(locale, sep="-").days["format"]
        wide = any(bare.casefold() == str(day).casefold() for day in days["wide"].values())
        name = str(days["wide" if wide else "abbreviated"][number]).rstrip(".")
    if like.isupper():
        name = name.upper()
    elif like[0].isupper():
        name = name[0].upper() + name[1:]
    return name + "." if like.endswith(".") else name


def _safety(context: Context, weekday: Fact, day: Fact) -> Safety:
    """Safe where the notes have the date, and don't put this very weekday beside it."""
    if context.grounding is None or day.source is None:
        return "unsafe"
    if day.source.relation not in ("equal", "derived"):
        return "unsafe"
    facts = context.grounding.facts
    for (source, first), (other, second) in itertools.pairwise(facts):
        noted = _pair(source.text, first, second) if source.field == other.field else None
        if noted is not None and noted[0].value == weekday.value:
            return "unsafe"
    return "safe"
