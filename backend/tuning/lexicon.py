"""The words that the bundled model may add to those of the notes: its phrasings' own.

In: rows of training data. Out: a sorted list of words. Grounded decoding at the level of words
holds the model to these and to the words of the notes, so that no word comes out garbled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from .data import Row

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _notes(prompt: str) -> str:
    """What a prompt says of its own notes: without the lines' labels and without the rules."""
    user = prompt.partition("<|user|>")[2].partition("<|end|>")[0]
    lines = [line for line in user.splitlines() if not line.startswith(("Rules:", "Write an"))]
    return "\n".join(re.sub(r"^[A-Z][a-z ]*:|^\d+\.", "", line) for line in lines)


def lexicon(rows: Iterable[Row], count: int = 40_000, least: int = 12) -> list[str]:
    """Words of the answers that their prompts lack, in at least ``least`` of ``count`` rows.

    Capitals are dropped at the start of a sentence only by counting both forms: a word is listed
    as it stands inside a sentence, in lower case unless it never is.
    """
    seen: Counter[str] = Counter()
    for row in islice(rows, count):
        given = {word.casefold() for word in _WORD.findall(_notes(row[0][0]))}
        answer = "".join(text for text, _ in row[1:])
        answer = answer.rpartition("<output>")[2].replace("</output>", " ").replace("<|end|>", " ")
        answer = re.sub(r"<reflection>.*?</reflection>", " ", answer, flags=re.S)
        seen.update({word for word in _WORD.findall(answer) if word.casefold() not in given})
    frequent = {word for word, times in seen.items() if times >= least}
    lower = {word for word in frequent if word.islower()}
    return sorted((lower | {word.lower() for word in frequent} | {"I"}) - {"i"})
