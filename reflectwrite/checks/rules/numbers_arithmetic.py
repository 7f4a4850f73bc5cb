"""The rule ``numbers.arithmetic``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from ...types import Edit, Finding, Fix, Safety, Severity, Span
from ..base import Check, Context
from ..expressions import Claim, claims, word_number
from ..figures import FIGURE, read_figure, write_figure

if TYPE_CHECKING:
    from ...tasks import Task

_SIGN = re.compile(r"=|\b(?:plus|minus|times|multiplied by|divided by|sum|total|each|apiece|%)\b|%")
_LINE = re.compile(r"[^\n]+")
_OTHER_BASE = re.compile(
    r"\b(?:binary|hexadecimal|octal|base|modulo|mod|o'clock)\b|≡", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:if|suppose|assume|wrong(?:ly)?|incorrect(?:ly)?|not|instead|false|convinced?|claim(?:s|ed)?"
    r"|pretend|believ\w+|think\w*|thought|joke|wrote|typed|guess\w*)\b",
    re.IGNORECASE,
)
_PERCENT_OF = re.compile(
    rf"(?<![\w.,/-])(?P<rate>{FIGURE})\s?(?:%|per ?cent)\sof\s(?P<base>{FIGURE})"
    rf"(?:\s[^\W\d_]+)?\s(?:=|is|equals)\s(?P<result>{FIGURE})(?![\w%^/:]|[.,]\d|\s?[-+*/×·÷%])"
)
_SUM_OF = re.compile(
    rf"\b(?:sum|total)\sof\s(?P<terms>{FIGURE}(?:,\s{FIGURE})*,?\sand\s{FIGURE})"
    rf"\s(?:=|is|equals|comes\sto)\s(?P<result>{FIGURE})(?![\w%^/:]|[.,]\d|\s?[-+*/×·÷%])"
)
_PRICED = re.compile(
    r"(?<![\w.,/-])(?P<count>\d[\d,]*)\s(?:[^\W\d_]+\s){1,3}at\s(?P<price>[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d)"
    r"\s(?:each|apiece)\s?,?\s(?:is|are|comes?\sto|makes?|costs?|totals?|=)\s"
    r"(?P<result>[$€£]\s?\d[\d,]*(?:\.\d+)?)(?![\w%^/:]|[.,]\d|\s?[-+*/×·÷%])"
)


class Arithmetic(Check):
    """A sum in the text is wrong.

    What it does: works out what the text states: ``1,200 + 300 = 1,600``, *two times three
    is seven*, *the sum of 5, 6 and 7 is 19*, *15% of 200 is 35*, *12 items at $5 each is $70*. A
    result that is the right one rounded passes, and so does whatever can be read in a right way.
    Variables, powers, mixed units and quotations are not judged.
    Why: language models guess sums; a program need not.
    Example: ``The total is 1,200 + 300 = 1,600.``
    Fix: safe: the result is replaced, unless the inputs have this result and not the operands.
    """

    id: ClassVar[str] = "numbers.arithmetic"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        for line in _LINE.finditer(text):
            said = line.group()
            if not _SIGN.search(said) or _OTHER_BASE.search(said):
                continue
            for claim in claims(text, *line.span(), context.locale):
                if not _holds(claim) and self._judged(context, claim.span):
                    yield self._wrong(context, claim)
            yield from self._worded(context, *line.span())

    def _judged(self, context: Context, span: Span) -> bool:
        """Not inside a quotation, code or formula, nor said to be wrong."""
        if context.protects(span):
            return False
        before = context.text[max(0, span.start - 40) : span.start]
        if _UNSURE.search(re.split(r"[.!?\n]", before)[-1]):
            return False
        sentence_end = re.compile(r"[.!?](?=\s|$)|\n").search(context.text, span.end)
        return sentence_end is None or sentence_end.group() != "?"

    def _wrong(self, context: Context, claim: Claim) -> Finding:
        result = claim.result
        right = claim.readings[0] * (100 if result.percent else 1)
        shown = None
        if result.figure is not None and not claim.others:
            if result.text[0].isalpha() and result.figure.text == result.text.casefold():
                shown = word_number(right)
            else:
                shown = write_figure(right, result.figure, context.locale)
                if shown is not None and result.percent:
                    shown += result.text[len(result.text.rstrip("% ")) :]
        return self._finding(
            context, claim.span, result.span, claim.shown, result.text, right, shown
        )

    def _worded(self, context: Context, start: int, end: int) -> Iterator[Finding]:
        for pattern, compute in (
            (_PERCENT_OF, _percent_of),
            (_SUM_OF, _sum_of),
            (_PRICED, _priced),
        ):
            for match in pattern.finditer(context.text, start, end):
                right = compute(match, context.locale)
                given = read_figure(match.group("result"), context.locale)
                if right is None or given is None:
                    continue
                half = Fraction(1, 2 * 10**given.decimals)
                span = Span(*match.span())
                if abs(right - given.value) <= half or not self._judged(context, span):
                    continue
                shown = write_figure(right, given, context.locale)
                place = Span(*match.span("result"))
                expression = context.text[match.start() : match.start("result")].rsplit(None, 1)[0]
                yield self._finding(context, span, place, expression, given.text, right, shown)

    def _finding(
        self, context: Context, span: Span, place: Span, expression: str, said: str,
        right: Fraction, shown: str | None,
    ) -> Finding:  # fmt: skip
        exact = shown if shown is not None else f"{float(right):.6g}"
        fix = None
        if shown is not None and "-" not in shown:
            fix = Fix(
                f"Replace {said} by {shown}", (Edit(place, shown),), _safety(context, span, place)
            )
        return Finding(
            self.id, self.severity, f'"{span.of(context.text)}" is wrong.', span,
            evidence=f"{' '.join(expression.split())} is {exact}.", fix=fix,
        )  # fmt: skip

    def instruction(self, task: Task) -> str | None:
        return "Every sum has to be right; leave out what you can't compute."


def _holds(claim: Claim) -> bool:
    """Whether some reading of the left side is some reading of the right side."""
    figure = claim.result.figure
    if figure is None:
        return True
    unit = Fraction(1, 10**figure.decimals)
    stated = [figure.value / 100 if claim.result.percent else figure.value]
    if claim.result.percent or claim.percents:
        stated += [figure.value, figure.value / 100, figure.value * 100]
        unit = max(unit, Fraction(1, 100))
    for left in claim.readings:
        if left in claim.others:
            return True
        for right in stated:
            off = abs(left - right)
            if off <= unit / 2 + claim.slack or (claim.divides and off < unit):
                return True
            # Cents told as a currency's main unit, and the other way round.
            if figure.currency and (left == right * 100 or right == left * 100):
                return True
    return False


def _percent_of(match: re.Match[str], locale: str) -> Fraction | None:
    rate, base = (read_figure(match.group(name), locale) for name in ("rate", "base"))
    return rate.value * base.value / 100 if rate and base else None


def _sum_of(match: re.Match[str], locale: str) -> Fraction | None:
    terms = [read_figure(term, locale) for term in re.findall(FIGURE, match.group("terms"))]
    if any(term is None for term in terms):
        return None
    return sum((term.value for term in terms if term is not None), Fraction(0))


def _priced(match: re.Match[str], locale: str) -> Fraction | None:
    count, price = (read_figure(match.group(name), locale) for name in ("count", "price"))
    return count.value * price.value if count and price else None


def _safety(context: Context, span: Span, place: Span) -> Safety:
    """Unsafe where the notes have this result and not all the operands: then those are wrong."""
    if context.grounding is None:
        return "safe"
    facts = [fact for fact in context.facts if fact.source and span.overlaps(fact.span)]
    kept = any(
        fact.source.relation == "equal" for fact in facts
        if fact.source and fact.span.overlaps(place)
    )  # fmt: skip
    return "unsafe" if kept else "safe"
