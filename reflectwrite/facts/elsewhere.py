"""Numbers whose unit stands elsewhere: in a heading, in a code, or nowhere.

"Budget (USD): 500" grounds "$500", a cell 54.43 grounds "54.43 years", INV-2041 grounds "invoice
2041". A bare "500" in running text grounds no "$500".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..types import InputText, Relation, Source, Span
from .compare import MEASURED
from .scan import Candidate, Scan
from .values import date_parts


@dataclass(frozen=True, slots=True)
class Known:
    """A candidate of an input with its text and the word behind it."""

    input: InputText
    candidate: Candidate
    text: str

    def source(self, relation: Relation, how: str = "") -> Source:
        span = Span(self.candidate.start, self.candidate.end)
        return Source(relation, self.input.field, span, self.text, how)


class Elsewhere:
    """The inputs' numbers, looked up without their units."""

    def __init__(
        self, known: Sequence[Known], bare: Mapping[str, Known], words: frozenset[str]
    ) -> None:
        self._bare = bare
        self._words = words
        self._codes: dict[str, Known] = {}
        self._years: dict[str, Known] = {}
        self._hours: dict[str, Known] = {}
        self._measured: dict[str, list[Known]] = {}
        for one in known:
            kind, value = one.candidate.kind, one.candidate.value
            if kind in ("identifier", "phone"):
                for run in _digit_runs(value):
                    self._codes.setdefault(run, one)
            elif kind == "date" and (year := date_parts(value)[0]) is not None:
                self._years.setdefault(str(year), one)
            elif kind == "time":
                for part in value.split(" ")[0].split("|"):
                    if part.endswith(":00"):
                        self._hours.setdefault(str(int(part[:2])), one)
            elif kind in MEASURED:
                self._measured.setdefault(_written_number(one.candidate), []).append(one)

    def source(self, scan: Scan, candidate: Candidate, text: str, size: str) -> Source | None:
        """The source of a measured value that the inputs have under another unit, or bare."""
        if candidate.kind == "number":
            return self._number(candidate, text, size)
        bare = self._bare.get(_written_number(candidate))
        if bare is None:
            return None
        if candidate.kind == "ordinal":
            return None if bare.candidate.noun else bare.source("equal")
        unit = scan.pack.number.sub(" ", text.casefold()).split()
        if any(word.strip(".-") in self._words for word in unit):
            return bare.source("equal")
        if candidate.kind == "money":
            named = candidate.value.partition(" ")[0].casefold() in self._words
            return bare.source("equal") if named else None
        return bare.source("equal") if in_data(bare) else None

    def _number(self, candidate: Candidate, text: str, size: str) -> Source | None:
        noun = candidate.noun
        if len(size) > 1 and size in self._codes:
            return self._codes[size].source("equal")
        if size in self._years:
            known = self._years[size]
            return known.source("derived", f"{text} is the year of {known.text}")
        for known in self._measured.get(size, ()):
            if not noun or (noun in self._words and noun in _behind(known)):
                return known.source("equal")
        if not noun and size in self._hours:
            return self._hours[size].source("equal")
        return None


def in_data(known: Known) -> bool:
    """Whether a bare number is a cell of a table or the value of a field."""
    if known.candidate.noun:
        return False
    before = known.input.text[: known.candidate.start].rstrip(" '\"")
    return not before or before[-1] in ":=,;|\t[{\n"


def _digit_runs(value: str) -> frozenset[str]:
    runs = "".join(char if char.isdecimal() else " " for char in value).split()
    return frozenset(runs) | {run.lstrip("0") for run in runs if run.lstrip("0")}


def _written_number(candidate: Candidate) -> str:
    """The number of a measured value without its unit."""
    value = candidate.value
    if candidate.kind == "money":
        return value.partition(" ")[2]
    if candidate.kind == "duration":
        return "".join(char for char in value if char.isdigit() or char in ".-")
    return value.partition(" ")[0]


def _behind(known: Known) -> frozenset[str]:
    """The words of an input's fact, and the two that follow it."""
    tail = known.input.text[known.candidate.end : known.candidate.end + 60]
    return frozenset(
        (known.text + " " + " ".join(tail.split()[:2]))
        .casefold()
        .replace(",", " ")
        .replace(".", " ")
        .split()
    )
