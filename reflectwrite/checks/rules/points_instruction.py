"""The rule ``points.instruction``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...types import Finding, Severity, Span
from ..base import Check, Context
from ..body import body_span
from .points_missing import point_evidence

# A note that is about what the writer does to the recipient: "thank her for …", "promise to …".
_THIRD = {"her": ("her", "she"), "him": ("his", "he"), "them": ("their", "they")}
_TO_SOMEBODY = re.compile(
    r"\W*(?:(?:please|also|and|then|politely|kindly|(?:do not|don['’]t) forget to)\s+)*"
    r"(?P<verb>tell|ask|remind|inform|thank|congratulate|invite|offer|warn|welcome|wish|assure"
    r"|promise|let|give|send)\s+(?P<whom>her|him|them)\b",
    re.IGNORECASE,
)
_OF_THE_WRITER = re.compile(
    r"\W*(?:(?:please|also|and|then)\s+)*"
    r"(?P<verb>promise|apologi[sz]e|mention|offer|propose|congratulate)\s+(?P<next>[\w'’]+)",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:please\s+|please note(?:\s+that|:)\s+|also,?\s+|finally,?\s+|lastly,?\s+|besides,?\s+"
    r"|in addition,?\s+)*"
)


class Instruction(Check):
    """What a note tells the writer, said to the recipient as it stands.

    What it does: finds a sentence that begins with a note's own instruction (*tell her*, *promise
    to*), perhaps behind *please*, and the recipient spoken of as of somebody else (a note *thank
    her for her gift* and a draft with *her gift*).
    Why: the draft carries out an instruction, it does not pass it on. A note can mean a third
    person after all, so it is a warning.
    Example: ``Please promise to send the photos.`` for the note *promise to send the photos*.
    Fix: none.
    """

    id: ClassVar[str] = "points.instruction"
    severity: ClassVar[Severity] = "warning"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        if not context.required or not context.locale.startswith("en"):
            return
        body = body_span(context.text)
        text = body.of(context.text)
        seen: set[int] = set()
        for number, point in enumerate(context.required, 1):
            for start, end in _places(point.text, text):
                if start not in seen:
                    seen.add(start)
                    yield Finding(
                        self.id,
                        self.severity,
                        f'"{text[start:end]}" is what point {number} tells the writer.',
                        Span(body.start + start, body.start + end),
                        point_evidence(point),
                    )


def _places(point: str, text: str) -> Iterator[tuple[int, int]]:
    somebody = _TO_SOMEBODY.match(point)
    if somebody:
        words = f"{somebody['verb']}\\s+{somebody['whom']}"
        possessive, subject = _THIRD[somebody["whom"].casefold()]
        rest = point[somebody.end() :]
        spoken = re.finditer(
            rf"\b(?:{possessive}|{subject}|{subject}['’]\w+)\s+[\w'’-]+", rest, re.I
        )
        for phrase in spoken:
            pattern = r"\s+".join(re.escape(word) for word in phrase[0].split())
            yield from (found.span() for found in re.finditer(rf"\b{pattern}\b", text, re.I))
    else:
        writer = _OF_THE_WRITER.match(point)
        if writer is None:
            return
        words = f"{writer['verb']}\\s+{re.escape(writer['next'])}"
    opening = re.compile(rf"(?:(?<=[.!?:]\s)|(?<=\n)|\A){_LEAD}{words}\b", re.I)
    yield from (found.span() for found in opening.finditer(text))
