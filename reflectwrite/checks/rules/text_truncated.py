"""The rule ``text.truncated``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...facts.lexicon.base import words
from ...types import Finding, Severity, Span
from ..base import Check, Context

_CLOSED = tuple(".!?…:;\"'”’»)]}>*_`~|。！？」』）.-=/\\©®™%")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \t]*$")
_DANGLING = words(
    """
    the a an of to and or but with for from by at in on as is are was were be been being has
    have had will would can could should must may might that which who whose because although
    if when while than this these those your our their my his its very der die das den dem des
    ein eine einen und oder mit von zu für auf ist sind wird le la les un une des et ou avec
    pour de du est sont el los las y con por para es un una il lo gli e di che het een en van
    met
    """
)
# These may end a sentence or a heading in English ("Come in", "what it is for").
_MAY_END = words(
    """
    to with for from by at in on as is are was were be been has have had will would can could
    should must may might that which who this these those his i e y es la a an el il lo un una
    die das des de den du le en
    """
)
_CLOSING_LINE = re.compile(r"[ \t]*(?:[-–—*•]|\d{1,3}[.)]|#|\|)")
_SHORT = 7


class Truncated(Check):
    """A draft that ends in the middle of a sentence.

    What it does: looks at the end. A comma, a conjunction or an article as the last thing, or a
    last paragraph whose earlier sentences are complete while its last one has no end, proves it.
    Why: a completion that ran into a token limit looks finished to a program and not to a reader.
    Example: ``The parts arrive on Monday. We will then send them on to the``
    Severity: an error where that is proven; a warning where just the full stop may be missing, as
    people leave it out in short messages. Short last lines (a name, a title) are fine.
    Fix: none; the rest of the sentence is not known.
    """

    id: ClassVar[str] = "text.truncated"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text.rstrip()
        if not context.complete or not context.sentences:
            return
        last = context.sentences[-1]
        severity = _ends_open(text, context.sentences, last, drafted=context.task is not None)
        if severity is None or context.protects(Span(last.end - 1, last.end)):
            return
        yield Finding(self.id, severity, "The text ends in the middle of a sentence.", last)


def _ends_open(
    text: str, sentences: tuple[Span, ...], last: Span, *, drafted: bool
) -> Severity | None:
    """How sure it is that the last sentence has no end; a model does not forget a full stop."""
    said = last.of(text)
    words = said.split()
    if said.endswith((",", "，", "、")):
        # "Best regards," without a name is the sign-off's business.
        return "error" if len(words) >= _SHORT - 2 else None
    if said.endswith(_CLOSED):
        return None
    neighbour = sentences[-2] if len(sentences) > 1 else None
    same_paragraph = neighbour is not None and "\n" not in text[neighbour.end : last.start]
    match = _LAST_WORD.search(said)
    word = match.group(1) if match else ""
    dangling = word in _DANGLING
    if dangling and len(words) >= 3 and word not in _MAY_END:
        return "error"
    if same_paragraph and neighbour is not None and text[neighbour.end - 1] in ".!?":
        return "error" if drafted and len(words) >= _SHORT - 3 else "warning"
    if _CLOSING_LINE.match(said):
        return None
    if dangling and len(words) >= 3:
        return "warning"
    return "warning" if len(words) > 2 * _SHORT and said[0].isupper() else None
