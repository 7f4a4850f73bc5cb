"""Figures as people write them: read into exact numbers, and written back the same way.

In: "1,200", "$5.50", "30%", "1.200,50" (where the language has a decimal comma). Out: fractions,
and text that has the decimals, the groups and the signs of a model figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ..facts.lexicon.base import words

# Languages that write a comma before the decimals.
_COMMA = words("de fr es it pt nl id")
_SPACES = "\u00a0\u202f\u2009"
FIGURE = (
    rf"(?:(?:US|A|C|NZ)?[$€£¥]\s?)?(?:\d{{1,3}}(?:[,.{_SPACES}’]\d{{3}})+(?![\d])(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?|\.\d+)"
)
_PARTS = re.compile(r"(?P<sign>(?:US|A|C|NZ)?[$€£¥]\s?)?(?P<digits>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` exactly; ``decimals`` as written; ``currency`` is the sign, if there is one."""

    value: Fraction
    decimals: int
    currency: str
    text: str


def read_figure(text: str, locale: str) -> Figure | None:
    """The figure, or None where separators contradict each other."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    decimal, group = (",", ".") if _comma(locale) else (".", ",")
    digits = re.sub(f"[{_SPACES}’]", "", match.group("digits"))
    whole, point, fraction = digits.partition(decimal)
    if group in fraction or not re.fullmatch(rf"\d*(?:\{group}\d{{3}})*", whole):
        return None
    if group in whole and len(whole.split(group)[0]) > 3:
        return None
    number = f"{whole.replace(group, '') or '0'}{point and '.'}{fraction}"
    return Figure(Fraction(number), len(fraction), (match.group("sign") or "").strip(), text)


def write_figure(value: Fraction, like: Figure, locale: str) -> str | None:
    """``value`` in the manner of ``like``; None where it has no short decimal form."""
    decimals = like.decimals
    while decimals < 6 and (value * 10**decimals).denominator != 1:
        decimals += 1
    if (value * 10**decimals).denominator != 1:
        return None
    if like.currency and decimals == 1:
        decimals = 2
    decimal, group = (",", ".") if _comma(locale) else (".", ",")
    grouped = re.search(rf"\d([{re.escape(group)}{_SPACES}’])\d{{3}}", like.text)
    plain = not grouped and like.value >= 1000
    whole, _, fraction = f"{_scaled(value, decimals)}".partition(".")
    if abs(value) >= 1000 and not plain:
        mark = grouped.group(1) if grouped else group
        whole = f"{int(whole):,}".replace(",", mark)
    sign = _PARTS.fullmatch(like.text)
    prefix = (sign.group("sign") or "") if sign else ""
    return f"{prefix}{whole}{decimal + fraction if fraction else ''}"


def _scaled(value: Fraction, decimals: int) -> str:
    number = value * 10**decimals
    digits = f"{abs(number.numerator):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if value < 0 else text


def _comma(locale: str) -> bool:
    return locale.replace("_", "-").split("-")[0].casefold() in _COMMA
