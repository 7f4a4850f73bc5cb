"""The value of an expression, once it is cut into tokens.

In: figures, operators and brackets. Out: an exact fraction, and how far off it may be because a
figure in it was rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..types import Span
from .figures import Figure

OPERATORS = {
    "-": "-", "−": "-", "–": "-", "minus": "-", "+": "+", "plus": "+", "×": "*", "·": "*",
    "*": "*", "x": "*", "times": "*", "multiplied by": "*", "÷": "/", "/": "/", "divided by": "/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    span: Span
    figure: Figure | None = None
    percent: bool = False


def evaluate(tokens: list[Token]) -> Fraction | None:
    """The value of figures, operators and brackets; None where they make no expression."""
    reader = _Reader(tokens)
    value = reader.sum()
    return value if reader.at == len(tokens) else None


class _Reader:
    """Recursive descent: sums of products of figures and bracketed sums."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def sum(self) -> Fraction | None:
        value = self.product()
        while value is not None and (operator := self.operator("+-")):
            other = self.product()
            if other is None:
                return None
            value = value + other if operator == "+" else value - other
        return value

    def product(self) -> Fraction | None:
        value = self.factor()
        while value is not None and (operator := self.operator("*/")):
            other = self.factor()
            if other is None or (operator == "/" and other == 0):
                return None
            value = value * other if operator == "*" else value / other
        return value

    def factor(self) -> Fraction | None:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is not None and token.figure is not None:
            self.at += 1
            return token.figure.value / (100 if token.percent else 1)
        if token is None or token.text != "(":
            return None
        self.at += 1
        value = self.sum()
        if self.at >= len(self.tokens) or self.tokens[self.at].text != ")":
            return None
        self.at += 1
        return value

    def operator(self, which: str) -> str:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or token.kind != "op" or OPERATORS[token.text] not in which:
            return ""
        self.at += 1
        return OPERATORS[token.text]


def slack(figures: list[Token], operators: list[str]) -> Fraction:
    """How far off the left side may be because its decimals are those of a rounded third."""
    total = Fraction(0)
    for token in figures:
        figure = token.figure
        if figure is None or figure.decimals < 2 or not _rounded(figure):
            continue
        factor = Fraction(1)
        if "*" in operators or "/" in operators:
            for other in figures:
                if other is not token and other.figure is not None:
                    factor *= max(other.figure.value, Fraction(1))
        total += Fraction(1, 10**figure.decimals) * factor
    return total


def _rounded(figure: Figure) -> bool:
    """Whether the figure is that of thirds, sixths, sevenths or ninths, cut or rounded."""
    ulp = Fraction(1, 10**figure.decimals)
    return any(
        0 < abs(round(figure.value * parts) - figure.value * parts) < ulp * parts
        for parts in (3, 6, 7, 9)
    )
