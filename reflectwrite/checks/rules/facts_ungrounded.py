"""The rule ``facts.ungrounded``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from ...facts import Grounding, is_full_locale
from ...types import Edit, Fact, FactKind, Finding, Fix, Severity
from ..base import Check, Context

if TYPE_CHECKING:
    from ...tasks import Task

_SHOWN = 4
_SMALL = frozenset(str(number) for number in range(13))
_MOST = 20  # facts of one kind in the inputs, among which none is the probable one
_NEXT_WORD = re.compile(r"[ -]([^\W\d_]{2,})")
_DECADE = re.compile(r"\d{2,4}s")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_KINDS: Mapping[FactKind, str] = {
    "date": "date",
    "weekday": "weekday",
    "time": "time",
    "money": "amount",
    "percentage": "percentage",
    "number": "number",
    "quantity": "quantity",
    "ordinal": "ordinal",
    "duration": "duration",
    "email": "email address",
    "url": "web address",
    "phone": "phone number",
    "name": "name",
    "identifier": "code",
}


class Ungrounded(Check):
    """A fact that the inputs don't have.

    What it does: takes every date, weekday, time, amount, percentage, number, quantity, duration,
    ordinal, address, phone number, code and name of the draft, and looks for it in the inputs: the
    same value however it is written, rounded, or derived from two of them by a named operation.
    Why: an invented fact is the one fault that a reader can't see.
    Example: ``The shipment moves to 12 May 2027.`` where the notes say 10 May 2027.
    Severity: an error where its absence is proven. A warning in languages without full grammars,
    for what can be read in two ways (3/4/2027), for number words up to twelve unless the inputs
    count the same things ("two points" counts what the writer sees), and for a figure that the
    inputs have without its unit.
    Fix: unsafe, and only where the inputs have exactly one fact of the kind that the draft lacks.
    """

    id: ClassVar[str] = "facts.ungrounded"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        if context.grounding is None:
            return
        accepted = _accepted(context)
        notes: _Notes | None = None
        full = is_full_locale(context.locale)
        for fact in context.facts:
            source = fact.source
            if source is None or source.relation not in ("absent", "ambiguous"):
                continue
            if _is_accepted(fact, accepted):
                continue
            notes = notes or _Notes(context, context.grounding)
            proven = full and source.relation == "absent" and notes.prove(fact)
            same = context.grounding.same_kind(fact)
            yield Finding(
                self.id,
                "error" if proven else "warning",
                f'"{fact.text}" is not in the notes.',
                fact.span,
                evidence=_evidence(fact.kind, same),
                fix=notes.fix(fact, same),
            )

    def instruction(self, task: Task) -> str | None:
        return (
            "Use only facts from the notes: every date, time, amount, number, name and address "
            "has to stand there."
        )

    def brief(self, task: Task) -> str | None:
        return "only facts from the notes"


def _accepted(context: Context) -> frozenset[str]:
    words = context.options.get("words", ())
    if not isinstance(words, Sequence) or isinstance(words, str):
        return frozenset()
    return frozenset(str(word).casefold() for word in words)


def _is_accepted(fact: Fact, accepted: frozenset[str]) -> bool:
    """Whether the user's own words have the fact, or all words of a name."""
    text = fact.text.casefold()
    if not accepted or text in accepted:
        return bool(accepted)
    parts = {part for word in accepted for part in word.split()}
    return fact.kind == "name" and parts.issuperset(text.split())


class _Notes:
    """What the inputs and the draft say, looked at once for all findings."""

    def __init__(self, context: Context, grounding: Grounding) -> None:
        self.text = context.text
        self.counted: set[str] = set()  # the nouns of which the inputs give a number
        self.bare: set[str] = set()  # figures with nothing behind them, as in tables
        for source, fact in grounding.facts:
            if fact.kind not in ("number", "quantity"):
                continue
            noun = _noun(source.text, fact)
            if noun:
                self.counted.add(noun)
            elif fact.kind == "number":
                self.bare.add(fact.value.lstrip("-"))
        self.used = {
            (fact.source.text, fact.kind)
            for fact in context.facts
            if fact.source is not None and fact.source.relation in ("equal", "rounded")
        }

    def prove(self, fact: Fact) -> bool:
        """Whether the inputs' silence proves that the fact is invented."""
        if fact.kind == "number" and fact.text[0].isalpha():
            small = fact.value in _SMALL
            # "two points", "all three of us" count what the writer sees, not what the notes say.
            return not small or _noun(self.text, fact) in self.counted
        if fact.kind == "duration" and _DECADE.fullmatch(fact.text):
            return False
        if fact.kind in ("quantity", "money", "percentage", "duration"):
            figure = _FIGURE.search(fact.text.replace(",", ""))
            return figure is None or figure.group() not in self.bare
        return True

    def fix(self, fact: Fact, same: Sequence[str]) -> Fix | None:
        """The one fact of the kind that the draft lacks: probably right, never applied unasked."""
        if fact.kind == "name" or len(same) > _MOST:
            return None
        left = [text for text in same if (text, fact.kind) not in self.used]
        if len(left) != 1:
            return None
        return Fix(f"Replace {fact.text} by {left[0]}", (Edit(fact.span, left[0]),), "unsafe")


def _noun(text: str, fact: Fact) -> str:
    match = _NEXT_WORD.match(text, fact.span.end)
    return match.group(1).casefold().removesuffix("s") if match else ""


def _evidence(kind: FactKind, noted: Sequence[str]) -> str:
    shown = [" ".join(text.split()) for text in noted[:_SHOWN]]
    if not shown:
        return f"The notes give no {_KINDS[kind]}."
    if len(shown) == 1:
        return f"The notes say {shown[0]}."
    return f"The notes say {', '.join(shown[:-1])} and {shown[-1]}."
