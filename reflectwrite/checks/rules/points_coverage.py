"""The rule ``points.coverage``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...facts.lexicon.base import words
from ...types import Finding, Severity
from ..base import Check, Context
from ..body import body_span
from .points_missing import point_evidence

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # with fewer words of its own a point can be told in other words altogether
_MOST = 0.5  # more than this share of a point's words absent
_FORM_WORDS = words(
    """
    the a an of to and or but with for from by at in on as is are was were be been has have
    had do does did will would can could should must may might that which who whose this these
    those we our us i me my you your they their them he him his she her it its not no if when
    than then so also all any some there here up out about into over after before until please
    let get very more der die das und ist nicht mit ein eine einen auf für von den dem zu im
    wir sie ich wird bei le la les des et est une un du en que pour dans vous nous qui ce pas
    sur avec au je el los las de y se con por para no su del al il lo gli e di che per non
    della het een van is dat op te voor niet met zijn yang dan di ini untuk dengan o os as em
    um uma com não da do
    """
)
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ied", "ies", "ely", "ed", "ly",
    "es", "er", "en", "s", "e", "y", "t",
)  # fmt: skip


class Coverage(Check):
    """A point whose words the draft hardly has.

    What it does: takes the content words of each required point, without endings, and warns where
    more than half of them are missing from the body. Points with fewer than three such words, and
    those in scripts without spaces, are left to ``points.missing``.
    Why: a point without numbers and names can be forgotten too. Other words for the same thing are
    not wrong, so it is a warning.
    Example: *ask her to bring the keys to the storage room* in a draft about nothing but the date.
    Fix: none.
    """

    id: ClassVar[str] = "points.coverage"
    severity: ClassVar[Severity] = "warning"

    def run(self, context: Context) -> Iterator[Finding]:
        if not context.complete or not context.required:
            return
        body = context.text[body_span(context.text).start :]
        said = {stem(word) for word in _WORD.findall(body.casefold())}
        for number, point in enumerate(context.required, 1):
            wanted = {
                stem(word)
                for word in _WORD.findall(point.text.casefold())
                if word not in _FORM_WORDS and len(word) > 2
            }
            absent = wanted - said
            if len(wanted) >= _LEAST and len(absent) > _MOST * len(wanted):
                yield Finding(
                    self.id,
                    self.severity,
                    f"Point {number} may be missing.",
                    evidence=point_evidence(point),
                )


def stem(word: str) -> str:
    """The word without one common ending: enough to match *delays* with *delayed*."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
