"""The rule ``numbers.compare``."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from ...types import Edit, Finding, Fix, Severity, Span
from ..base import Check, Context
from ..figures import FIGURE, read_figure

if TYPE_CHECKING:
    from ...tasks import Task

_MORE = "greater|larger|bigger|more|higher"
_LESS = "smaller|less|lower|fewer"
_UNIT = r"(?:\s?(?P<{0}>%|[^\W\d_]{{1,12}}))?"
_COMPARED = re.compile(
    rf"(?<![\w.,:/^+*×·÷=<>-])(?P<first>{FIGURE})(?:\s?(?P<unit>%|[^\W\d_]{{1,12}}))??"
    rf"\s(?:is|are|was|were)\s(?P<extra>(?:also|still|clearly|much|slightly|indeed)\s)?"
    rf"(?P<not>not\s)?(?P<word>{_MORE}|{_LESS})\s(?:\w+\s)??than\s"
    rf"(?P<second>{FIGURE})(?![\w^:/+*×·÷]|[.,]\d|\s?[-+*/×·÷=<>^])"
    rf"(?:\s?(?P<other>%|[^\W\d_]{{1,12}}))?",
)
_SYMBOLS = re.compile(
    rf"(?:(?<=^)|(?<=[.!?;]\s)|(?<=[\n(:]\s)|(?<=[\n(:])|(?<=that\s)|(?<=so\s)|(?<=since\s)|(?<=because\s)"
    rf"|(?<=and\s)|(?<=thus\s)|(?<=hence\s))"
    rf"(?P<first>{FIGURE})\s?(?P<sign>[<>≤≥])\s?(?P<second>{FIGURE})"
    r"(?![\w^:/+*×·÷%]|[.,]\d|\s?[-+*/×·÷=<>^≤≥])",
    re.IGNORECASE,
)
# Numbers of versions and sections are ordered part by part, not as decimals.
_NUMBERED = re.compile(
    r"\b(?:versions?|release|v|section|chapter|clause|article|paragraph|python|ios|android|java|php"
    r"|node|ubuntu|debian|kernel|firmware|(?!(?:Thus|So|And|Hence|Since|Because|That)\b)[A-Z]\w*)\s$",
)
_UNSURE = re.compile(
    r"\b(?:if|whether|suppose|assume|unless|when|where|not true|false|wrong|claims?|claimed|think"
    r"|thinks|thought|believes?|until|in case)\b",
    re.IGNORECASE,
)
_OPPOSITE = {
    "greater": "less", "larger": "smaller", "bigger": "smaller", "more": "less", "higher": "lower",
    "smaller": "larger", "less": "more", "lower": "higher", "fewer": "more",
}  # fmt: skip


_RELATIONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt, ">": operator.gt, "≤": operator.le, "≥": operator.ge,
}  # fmt: skip


class Compare(Check):
    """Two numbers are compared the wrong way round.

    What it does: checks *9.11 is greater than 9.9*, *5 is less than 3*, ``9.11 > 9.9`` for two
    figures of the same unit. Versions, sections, questions, conditions and quotations are not
    judged.
    Why: models compare decimals by their digits, as if they were versions.
    Example: ``9.11 is larger than 9.9.``
    Fix: safe where both figures stand in the inputs: the comparison is turned round. Unsafe
    elsewhere, because one of the figures may be the slip.
    """

    id: ClassVar[str] = "numbers.compare"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        if " than " in text:
            for match in _COMPARED.finditer(text):
                if _same_unit(match) and not _unjudged(context, match):
                    yield from self._compared(context, match)
        if any(sign in text for sign in _RELATIONS):
            for match in _SYMBOLS.finditer(text):
                if not _unjudged(context, match):
                    yield from self._signed(context, match)

    def _compared(self, context: Context, match: re.Match[str]) -> Iterator[Finding]:
        pair = _values(match, context.locale)
        if pair is None:
            return
        first, second = pair
        word = match.group("word")
        holds = first > second if word in _MORE.split("|") else first < second
        if holds != bool(match.group("not")):
            return
        if match.group("not"):
            edit = Edit(Span(*match.span("not")), "")
        elif first == second:
            edit = Edit(Span(*match.span("word")), f"not {word}")
        else:
            edit = Edit(Span(*match.span("word")), _OPPOSITE[word])
        yield self._finding(context, match, edit, pair)

    def _signed(self, context: Context, match: re.Match[str]) -> Iterator[Finding]:
        pair = _values(match, context.locale)
        sign = match.group("sign")
        if pair is None or _RELATIONS[sign](*pair):
            return
        turned = "=" if pair[0] == pair[1] else {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}[sign]
        yield self._finding(context, match, Edit(Span(*match.span("sign")), turned), pair)

    def _finding(
        self, context: Context, match: re.Match[str], edit: Edit, pair: tuple[Fraction, Fraction]
    ) -> Finding:
        span = Span(match.start(), match.end("second"))
        relation = "equal to" if pair[0] == pair[1] else "greater than"
        if pair[0] < pair[1]:
            relation = "less than"
        return Finding(
            self.id,
            self.severity,
            f'"{span.of(context.text)}" is wrong.',
            span,
            evidence=f"{match.group('first')} is {relation} {match.group('second')}.",
            fix=Fix("Turn it round", (edit,), "safe" if _noted(context, span) else "unsafe"),
        )

    def instruction(self, task: Task) -> str | None:
        return "Compare decimals by value: 9.11 is less than 9.9."


def _values(match: re.Match[str], locale: str) -> tuple[Fraction, Fraction] | None:
    first = read_figure(match.group("first"), locale)
    second = read_figure(match.group("second"), locale)
    if first is None or second is None or first.currency != second.currency:
        return None
    return first.value, second.value


def _same_unit(match: re.Match[str]) -> bool:
    """Whether both figures have one unit; "5 is more than 3 people" leaves it to the second."""
    unit, other = match.group("unit"), match.group("other")
    return other != "%" if unit is None else unit == other


def _unjudged(context: Context, match: re.Match[str]) -> bool:
    """Versions, conditions, questions, other people's claims."""
    text = context.text
    before = re.split(r"[.!?]\s|\n", text[max(0, match.start() - 60) : match.start()])[-1]
    if _NUMBERED.search(before) or _UNSURE.search(before):
        return True
    if re.match(r"[^.!?\n]{0,120}\?", text[match.end() : match.end() + 121]):
        return True
    return context.protects(Span(*match.span()))


def _noted(context: Context, span: Span) -> bool:
    """Whether the inputs have both figures, so that the comparison is what is wrong."""
    if context.grounding is None:
        return False
    facts = [fact for fact in context.facts if span.overlaps(fact.span)]
    return len(facts) > 1 and all(
        fact.source is not None and fact.source.relation == "equal" for fact in facts
    )
