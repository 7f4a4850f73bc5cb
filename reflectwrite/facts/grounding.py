"""Where the facts of a draft come from: alignment with a task's inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..types import Fact, InputText, Source
from .compare import (
    MEASURED,
    amount_of,
    date_readings,
    in_unit_of,
    key_answers,
    keys,
    rounds_to,
    same_day,
    same_time,
    squeeze,
    time_parts,
)  # fmt: skip
from .derive import Operand, derive_amount, derive_date, derive_time, derive_weekday
from .elsewhere import Elsewhere, Known, in_data
from .find import candidates, fact_of
from .language import reading_locales
from .name_match import NameIndex
from .scan import LABEL, Candidate, Scan
from .values import date_parts, plain


class Grounding:
    """The facts of a task's inputs, and what a draft's facts have to do with them.

    ``derive=False`` allows no operations: a fact is in the inputs, rounded, or absent. Immutable
    after construction and safe to share between threads.
    """

    def __init__(
        self, sources: Sequence[InputText], *, locale: str = "en-US", derive: bool = True
    ) -> None:
        self.locale = locale
        self._derive = derive
        self._known: list[Known] = []
        words: set[str] = set()
        scans: list[tuple[InputText, Scan, list[Candidate]]] = []
        for source in sources:
            seen: set[tuple[str, int, int, str]] = set()
            for reading in reading_locales(source.text, locale):
                scan, found = candidates(source.text, reading)
                words.update(scan.lows)
                scans.append((source, scan, found))
                for candidate in found:
                    mark = (candidate.kind, candidate.start, candidate.end, candidate.value)
                    if mark not in seen:
                        seen.add(mark)
                        text = source.text[candidate.start : candidate.end]
                        self._known.append(Known(source, candidate, text))
        self.words: frozenset[str] = frozenset(words)
        self._names = NameIndex(scans)
        self._index: dict[str, Known] = {}
        for known in self._known:
            for key in keys(known.candidate.kind, known.candidate.value, known.text):
                self._index.setdefault(key, known)
        self._dates = [known for known in self._known if known.candidate.kind == "date"]
        self._times = [known for known in self._known if known.candidate.kind == "time"]
        self._bare = {
            plain(amount.size): known
            for known in reversed(self._known)
            if known.candidate.kind == "number"
            and (amount := amount_of("number", known.candidate.value)) is not None
        }
        self._operands = tuple(
            Operand(known.input, known.candidate, known.text)
            for known in self._known
            if not known.candidate.weak
        )
        self._elsewhere = Elsewhere(self._known, self._bare, self.words)

    @property
    def facts(self) -> tuple[tuple[InputText, Fact], ...]:
        """The facts of the inputs, each with the input that it stands in."""
        return tuple(
            (known.input, fact_of(known.input.text, known.candidate))
            for known in self._known
            if not known.candidate.weak
        )

    def same_kind(self, fact: Fact) -> tuple[str, ...]:
        """What the inputs say of the kind of a fact: texts as written, in order, each once."""
        texts = [
            " ".join(known.text.split())
            for known in self._known
            if known.candidate.kind == fact.kind and not known.candidate.weak
        ]
        return tuple(dict.fromkeys(texts))

    def align(self, text: str) -> tuple[Fact, ...]:
        """The facts of a draft, in order, each with the source that it has in the inputs.

        Words that may be no fact at all are in the answer only where the inputs have them too.
        """
        scan, found = candidates(text, self.locale)
        facts: list[Fact] = []
        for candidate in found:
            written = text[candidate.start : candidate.end]
            source = self._source(scan, candidate, written)
            kept = source.relation in ("equal", "ambiguous")
            wrong = source.relation == "absent" and self._conflicts(candidate)
            if candidate.weak and not (kept or wrong):
                continue
            if candidate.weak and candidate.kind == "name" and source.text[:1].islower():
                continue  # "Tell" at the start of a line, "tell" in the notes: a word, no name
            facts.append(replace(fact_of(text, candidate), source=source))
        return tuple(facts)

    def _source(self, scan: Scan, candidate: Candidate, text: str) -> Source:
        if candidate.kind == "name":
            return self._names.source(candidate.value, text)
        if candidate.kind == "date":
            return self._date(candidate, text)
        if candidate.kind == "time":
            return self._time(candidate)
        for key in keys(candidate.kind, candidate.value, text):
            for answer in key_answers(key):
                known = self._index.get(answer)
                if known is not None:
                    return known.source("equal")
        if candidate.kind in MEASURED:
            return self._measured(scan, candidate, text)
        return self._other(candidate, text)

    def _date(self, candidate: Candidate, text: str) -> Source:
        own, *others = date_readings(candidate, text)
        best: Source | None = None
        for known in self._dates:
            source_readings = date_readings(known.candidate, known.text)
            how = same_day(own, source_readings[0])
            if how == "equal":
                return known.source("equal")
            if how == "year" and best is None and self._has_year(own):
                best = known.source("equal")
            if how == "part" and best is None:
                best = known.source("derived", f"{text} is part of {known.text}")
            crossed = [(own, other) for other in source_readings[1:]]
            crossed += [(other, value) for other in others for value in source_readings]
            if best is None and any(same_day(a, b) in ("equal", "part") for a, b in crossed):
                best = known.source("ambiguous", f"{text} can be read in two ways")
        if best is not None:
            return best
        number = self._bare.get(own)
        if number is not None and len(own) == 4:
            return number.source("equal")
        if self._derive:
            return derive_date(own, text, self._operands) or Source("absent")
        return Source("absent")

    def _has_year(self, value: str) -> bool:
        year = date_parts(value)[0]
        if year is None:
            return False
        return str(year) in self._bare or any(
            date_parts(known.candidate.value)[0] == year for known in self._dates
        )

    def _time(self, candidate: Candidate) -> Source:
        added: Source | None = None
        for known in self._times:
            how = same_time(candidate.value, known.candidate.value)
            if how == "equal":
                return known.source("equal")
            if how == "zone":
                added = added or known.source("derived", f"{known.text} in another zone")
            elif how == "added" and time_parts(candidate.value)[1].casefold() in self.words:
                added = added or known.source("equal")
        if added is not None:
            return added
        if self._derive:
            return derive_time(candidate, self._operands) or Source("absent")
        return Source("absent")

    def _measured(self, scan: Scan, candidate: Candidate, text: str) -> Source:
        amount = amount_of(candidate.kind, candidate.value)
        if amount is None:
            return Source("absent")
        if candidate.kind == "ordinal":
            for known in self._dates:
                if date_parts(known.candidate.value)[2] == int(amount.size):
                    return known.source("derived", f"{text} is the day of {known.text}")
        crossed = self._elsewhere.source(scan, candidate, text, plain(amount.size))
        if crossed is not None:
            return crossed
        for known in self._known:
            other = amount_of(known.candidate.kind, known.candidate.value)
            if other is None:
                continue
            unit = candidate.kind in ("percentage", "quantity", "duration")
            if unit and other.dimension == "number" and in_data(known):
                # A cell of a table has its unit elsewhere.
                other = in_unit_of(candidate, amount, other)
            if rounds_to(candidate, amount, other):
                return known.source("rounded", f"{known.text} rounded")
        if self._derive and not candidate.weak:
            return derive_amount(candidate, text, amount, self._operands) or Source("absent")
        return Source("absent")

    def _other(self, candidate: Candidate, text: str) -> Source:
        if candidate.kind == "weekday":
            if self._derive:
                found = derive_weekday(candidate.value, text, self._operands)
                if found is not None:
                    return found
            return Source("absent")
        if candidate.kind == "identifier":
            number = self._bare.get(squeeze(candidate.value))
            if number is not None:
                return number.source("equal")
            return self._names.phrase(candidate.value)
        if candidate.kind in ("url", "email"):
            return self._names.address(candidate.kind, candidate.value)
        return Source("absent")

    def _conflicts(self, candidate: Candidate) -> bool:
        """Whether a weak number names another one of a thing that the inputs number.

        "The second invoice" where the notes have "the third invoice" only, "chapter 3" where they
        have "chapter 2": provably wrong.
        """
        if candidate.kind == "ordinal":
            numbers = bool(candidate.noun) and candidate.value != "1"
        else:
            numbers = candidate.kind == "number" and candidate.noun.startswith(LABEL)
        return numbers and any(
            known.candidate.kind == candidate.kind and known.candidate.noun == candidate.noun
            for known in self._known
        )
