"""A text cut into words and runs of digits, and who has claimed which part of it.

The grammars look words up in tables and try patterns only where a run of digits or a known word
begins; each pattern is bounded, so the whole is linear in the length of the text. They run in a
fixed order, the more specific first, and what one has claimed is closed to those after it.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from ..types import FactKind
from .locales import Pack

# Before the noun of a number that names one of several ("chapter 2") instead of counting them.
LABEL = "#"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact before it is aligned.

    ``weak``: the words may mean something else, so it counts only where the inputs have the same
    value. ``noun`` is the word that a bare number counts, or ``LABEL`` and the word that it
    numbers. ``exact`` is False where the text itself
    says that the value is rounded ("about 1,200", "1.2 million"). ``lexical``: written in words.
    """

    kind: FactKind
    start: int
    end: int
    value: str
    weak: bool = False
    noun: str = ""
    exact: bool = True
    lexical: bool = False


class Scan:
    """The words of a text with their places, and the parts already claimed."""

    __slots__ = (
        "_lower",
        "_taken",
        "at",
        "digits",
        "ends",
        "found",
        "lows",
        "pack",
        "starts",
        "text",
    )

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.pack = pack
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.digits: list[int] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if text[start].isdecimal():
                self.digits.append(len(self.starts))
            self.starts.append(start)
            self.ends.append(end)
            self.lows.append(match.group().casefold())
        self.at = {start: index for index, start in enumerate(self.starts)}
        self._taken = bytearray(len(text))
        self.found: list[Candidate] = []
        self._lower: frozenset[str] | None = None

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has claimed a character of ``text[start:end]``."""
        return self._taken.find(1, start, end) < 0

    def close(self, start: int, end: int) -> None:
        """Closes a part that is no fact, such as the number of a list item."""
        self._taken[start:end] = b"\x01" * (end - start)

    def claim(self, candidate: Candidate) -> bool:
        """Records a candidate unless part of it is claimed already."""
        if not self.free(candidate.start, candidate.end):
            return False
        self.close(candidate.start, candidate.end)
        self.found.append(candidate)
        return True

    def word(self, index: int) -> str:
        """The casefolded word at an index, or the empty string beyond the ends."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def gap(self, index: int) -> str:
        """What stands between a word and the next one; a full line break beyond the ends."""
        if not 0 <= index < len(self.starts) - 1:
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def near(self, index: int) -> bool:
        """Whether only white space on the same line stands between a word and the next."""
        gap = self.gap(index)
        return gap == " " or (gap.isspace() and "\n" not in gap and len(gap) < 4)

    @property
    def lower_words(self) -> frozenset[str]:
        """The words that the text has in lower case."""
        if self._lower is None:
            text = self.text
            self._lower = frozenset(
                low
                for low, start in zip(self.lows, self.starts, strict=True)
                if text[start].islower()
            )
        return self._lower

    def phrase(self, index: int, table: Container[str], longest: int = 3) -> int:
        """How many words from ``index`` on make an entry of ``table`` (0: none), longest first."""
        if not 0 <= index < len(self.lows) or self.lows[index] not in self.pack.heads:
            return 0
        for size in range(longest, 0, -1):
            last = index + size - 1
            if last >= len(self.lows):
                continue
            if any(not self.near(at) for at in range(index, last)):
                continue
            if " ".join(self.lows[index : last + 1]) in table:
                return size
        return 0


def words_of(text: str) -> list[str]:
    """The words and runs of digits of a text, casefolded."""
    return [match.group().casefold() for match in _TOKEN.finditer(text)]
