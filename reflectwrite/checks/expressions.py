"""Arithmetic that a text states: ``1,200 + 300 = 1,600``, ``two times three is seven``.

In: a line of text. Out: claims, each with the left side's value and the figure that stands on the
right, for every reading that the line allows ("Day 2 - 5 + 3 = 8" may mean 5 + 3). What can't be
read with certainty (variables, powers, mixed units, times of day) is no claim. One pass over the
tokens; expressions are cut at 40 tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..facts.lexicon import lexicon
from ..facts.lexicon.base import words
from ..types import Span
from .evaluation import OPERATORS, Token, evaluate, slack
from .figures import FIGURE, Figure, read_figure

_WORD_NUMBERS = {word: Fraction(number) for word, number in lexicon("en").cardinals.items()}
_TOKEN = re.compile(
    rf"(?P<figure>{FIGURE})(?P<percent>\s?%)?"
    r"|(?P<verb>=|\b(?:is|equals|makes|gives)\b)"
    r"|(?P<op>[-+−–×·÷*/]|\bx\b|\b(?:plus|minus|times|multiplied by|divided by)\b)"
    r"|(?P<paren>[()])"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<other>[^\s])",
)
_LONGEST = 40
# Before a figure these change what is computed.
_FUNCTIONS = words(
    """
    half third quarter fifth tenth thirds quarters log ln sin cos tan sqrt root mod modulo
    factorial twice double triple squared cubed exp version v section chapter page no
    """
)
_SCALES = words(
    """
    dozen dozens pair pairs k hundred thousand million billion trillion m bn cent cents
    percent gross score hundreds thousands
    """
)
_MORE = words("more less fewer times plus minus percent or and to point x")


@dataclass(frozen=True, slots=True)
class Claim:
    """``readings``: values that the left side may have. ``result``: the figure on the right;
    ``others``: values that the right side has where more than the figure stands there. ``span``
    covers all of it, ``shown`` is the left side as written. ``divides``, ``slack`` and ``percents``
    tell how the result may have been rounded or scaled."""

    span: Span
    result: Token
    readings: tuple[Fraction, ...]
    others: tuple[Fraction, ...]
    divides: bool
    slack: Fraction
    percents: bool
    shown: str


def claims(text: str, start: int, end: int, locale: str) -> Iterator[Claim]:
    """The claims in ``text[start:end]``, a sentence or a line."""
    tokens = _tokens(text, start, end, locale)
    for index, token in enumerate(tokens):
        if token.kind == "verb":
            claim = _claim(text, tokens, index)
            if claim is not None:
                yield claim


def _tokens(text: str, start: int, end: int, locale: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "other"
        kind = "figure" if kind == "percent" else kind
        said = match.group()
        figure = None
        if kind == "figure":
            figure = read_figure(match.group("figure"), locale)
            kind = "figure" if figure else "other"
        elif kind in ("word", "op") and said[0].isalpha() and _glued_behind(text, match.start()):
            kind = "other"  # the x of 2x, the kg of 5kg
        elif kind == "word" and said.casefold() in _WORD_NUMBERS:
            kind = "figure"
            figure = Figure(_WORD_NUMBERS[said.casefold()], 0, "", said)
        percent = match.group("percent") is not None
        tokens.append(Token(kind, said, Span(*match.span()), figure, percent))
    return tokens


def _glued_behind(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isdigit() or text[start - 1] == ")")


def word_number(value: Fraction) -> str | None:
    """``six`` for 6, up to twenty and for tens."""
    return next((word for word, number in _WORD_NUMBERS.items() if number == value), None)


def _claim(text: str, tokens: list[Token], at: int) -> Claim | None:
    word_verb = tokens[at].text != "="
    left = _left(text, tokens, at)
    if left is None:
        return None
    begin, run = left
    operators = [OPERATORS[token.text] for token in run if token.kind == "op"]
    if not operators or (word_verb and any(t.text in "-–−/" for t in run if t.kind == "op")):
        return None
    if word_verb and begin and _no_start(tokens[begin - 1]):
        return None
    right, units = _right(text, tokens, at, word_verb)
    if not right or right[0].figure is None:
        return None
    if _mixed([token for token in run if token.kind == "word"], units, run, right[0]):
        return None
    values = [value for part in _readings(text, run) if (value := evaluate(part)) is not None]
    if all(value < 0 for value in values):  # none, or a range ("pages 5-7 = 3 pages")
        return None
    others = () if len(right) == 1 else tuple(
        value for size in range(3, len(right) + 1) if (value := evaluate(right[:size])) is not None
    )  # fmt: skip
    figures = [token for token in run if token.figure is not None]
    return Claim(
        span=Span(run[0].span.start, right[0].span.end),
        result=right[0],
        readings=tuple(values),
        others=others,
        divides="/" in operators,
        slack=slack(figures, operators),
        percents=any(token.percent for token in run),
        shown=" ".join(text[run[0].span.start : tokens[at].span.start].split()),
    )


def _left(text: str, tokens: list[Token], at: int) -> tuple[int, list[Token]] | None:
    """The expression that ends before ``at``, and the index where it begins."""
    run: list[Token] = []
    index = at - 1
    while index >= 0 and len(run) < _LONGEST:
        token = tokens[index]
        if token.kind == "word":
            size = _unit(tokens, index)
            if not size:
                break
            run += tokens[index : index - size : -1]
            index -= size
            continue
        if token.kind not in ("figure", "op", "paren"):
            break
        run.append(token)
        index -= 1
    run.reverse()
    while (run and run[0].kind in ("op", "word")) or (run and run[0].text == ")"):
        if run[0].kind == "op" and not _bullet(text, run[0]):
            return None
        run = run[1:]
        index += 1
    if len(run) < 3 or not _clean_start(text, tokens, index + 1):
        return None
    return index + 1, run


def _unit(tokens: list[Token], index: int) -> int:
    """How many words up to ``index`` (at most 3) stand behind a figure as its unit, or 0."""
    for size in range(1, 4):
        before = index - size
        if before < 0 or tokens[before + 1].text.casefold() in _FUNCTIONS:
            return 0
        if tokens[before].kind == "figure":
            return size
        if tokens[before].kind != "word":
            return 0
    return 0


def _bullet(text: str, token: Token) -> bool:
    line = text.rfind("\n", 0, token.span.start) + 1
    return token.text in "-–*+" and not text[line : token.span.start].strip()


def _clean_start(text: str, tokens: list[Token], index: int) -> bool:
    """Whether nothing that belongs to the expression stands before its first token."""
    start = tokens[index].span.start
    if start and not text[start - 1].isspace() and text[start - 1] not in "([{*_>\"'“‘,;:":
        return False
    if index == 0:
        return True
    before = tokens[index - 1]
    said = before.text.casefold()
    if before.kind == "word":
        for earlier in reversed(tokens[max(0, index - 4) : index - 1]):
            if earlier.kind == "op":  # "25 classmates + his 1 teacher": the sum begins before it
                return False
            if earlier.kind != "word":
                break
        if said == "of" and index > 1:
            whole = tokens[index - 2]
            return whole.kind == "word" and whole.text.casefold() not in _FUNCTIONS
        return said not in _FUNCTIONS and (len(said) > 1 or said in "ai")
    if before.kind == "other":
        return before.text in ",;:.!?*_>\"'“‘”’[{|~#" and not (
            before.span.end == start and start > 1 and text[start - 2].isalnum()
        )
    return before.kind == "verb"


def _no_start(token: Token) -> bool:
    """A name directly before the figure ("iPhone 12 plus 3 is …") makes it part of the name."""
    return token.kind == "word" and any(char.isupper() for char in token.text[1:] or token.text)


def _right(
    text: str, tokens: list[Token], at: int, word_verb: bool
) -> tuple[list[Token], list[Token]]:
    """The figure behind the verb with the expression that goes on from it, and its units."""
    index = at + 1
    run: list[Token] = []
    units: list[Token] = []
    if index < len(tokens) and tokens[index].text in "-−" and index + 1 < len(tokens):
        return [], []  # a negative result: rare in prose, and easily a dash
    while index < len(tokens) and len(run) < _LONGEST:
        token = tokens[index]
        wanted = "op" if run and run[-1].kind == "figure" else "figure"
        if token.kind == "word" and run and wanted == "op" and len(units) < 4:
            if len(run) == 1:
                units.append(token)
            if word_verb and token.text.casefold() in _MORE and len(units) == 1:
                return [], []
            index += 1
            continue
        if token.kind != wanted:
            break
        run.append(token)
        index += 1
    if run and run[-1].kind == "op":
        run.pop()
    if run and _glued(text, run[0]):
        return [], []
    return run, units


def _glued(text: str, token: Token) -> bool:
    """Whether the figure goes on in a way that is not read here (5k, 10^2, 3:30, 1.2.3)."""
    behind = text[token.span.end : token.span.end + 2]
    return bool(re.match(r"[^\W_]|[\^!²³:_]|[.,/]\d|\(", behind))


def _mixed(left: list[Token], right: list[Token], run: list[Token], result: Token) -> bool:
    """Whether units are converted or scaled on the way, so that the bare numbers prove nothing."""
    words = {word.text.casefold() for word in (*left, *right[:1])}
    if words & _SCALES:
        return True
    lefts = {_singular(word) for word in left} & _MEASURES
    rights = {_singular(word) for word in right[:2]} & _MEASURES
    if (rights and lefts and lefts != rights) or len(lefts) > 1:
        return True
    signs = {token.figure.currency for token in (*run, result) if token.figure}
    return len(signs - {""}) > 1


def _singular(token: Token) -> str:
    return token.text.casefold().removesuffix("s")


_MEASURES = words(
    """
    second sec minute min hour hr h day week month year mm cm m km inch inche in foot feet ft
    yard yd mile mg g gram kg kilogram ton tonne ounce oz pound lb ml liter litre l gallon cup
    pint quart tablespoon teaspoon dollar penny pennie nickel dime euro degree mph
    """
)


def _readings(text: str, run: list[Token]) -> Iterator[list[Token]]:
    """The run itself, and what stands behind each dash in it that may be punctuation."""
    bare = [token for token in run if token.kind != "word"]
    yield bare
    for index, token in enumerate(bare):
        if token.text in "-–−" and text[token.span.end : token.span.end + 1].isspace():
            rest = bare[index + 1 :]
            if any(other.kind == "op" for other in rest):
                yield rest
