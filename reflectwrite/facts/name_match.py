"""Whether a name of a draft is a name of the inputs: whole, in part, with a title, initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..types import InputText, Source, Span
from .name_words import fold, name_parts, strip_possessive
from .scan import Candidate, Scan


@dataclass(frozen=True, slots=True)
class _Place:
    input: InputText
    start: int
    end: int

    def source(self) -> Source:
        return Source(
            "equal",
            self.input.field,
            Span(self.start, self.end),
            self.input.text[self.start : self.end],
        )


class NameIndex:
    """Every word of the inputs by its folded form, and the names that they make."""

    def __init__(self, scans: Sequence[tuple[InputText, Scan, list[Candidate]]]) -> None:
        self._places: dict[str, _Place] = {}
        self._names: list[tuple[frozenset[str], _Place]] = []
        self._runs: list[tuple[InputText, str, list[int], list[int]]] = []
        for source, scan, found in scans:
            folded: list[str] = []
            for low, start, end in zip(scan.lows, scan.starts, scan.ends, strict=True):
                word = fold(strip_possessive(low))
                folded.append(word)
                self._places.setdefault(word, _Place(source, start, end))
            self._runs.append((source, " " + " ".join(folded) + " ", scan.starts, scan.ends))
            for candidate in found:
                if candidate.kind == "name":
                    place = _Place(source, candidate.start, candidate.end)
                    self._names.append((frozenset(name_parts(candidate.value)), place))

    def source(self, value: str, text: str) -> Source:
        """The source of a name, or ``absent``.

        Its parts must stand in one name of the inputs, or next to each other, or be names of their
        own: "Dana Okafor" out of "Dana Whitfield" and "Lee Okafor" is nobody.
        """
        parts = [part for part in name_parts(value) if len(part) > 1] or list(name_parts(value))
        if not parts:
            return Source("absent")
        for names, place in self._names:
            if names.issuperset(parts):
                return place.source()
        found = self.phrase(value)
        if found.relation == "equal":
            return found
        known = [self._known(part) for part in parts]
        place_one = known[0]
        if place_one is None or any(place is None for place in known):
            return Source("absent")
        if len(parts) > 1 and self._mixed(parts):
            return Source("absent")
        return place_one.source()

    def phrase(self, value: str) -> Source:
        """The source of words that stand next to each other in an input, whatever their case."""
        parts = [fold(strip_possessive(word)) for word in _words(value)]
        wanted = " " + " ".join(parts) + " "
        if not wanted.strip():
            return Source("absent")
        for source, run, starts, ends in self._runs:
            at = run.find(wanted)
            if at >= 0:
                first = run.count(" ", 0, at + 1) - 1
                last = first + len(parts) - 1
                return _Place(source, starts[first], ends[last]).source()
        return Source("absent")

    def address(self, kind: str, value: str) -> Source:
        """A host may stand in the inputs as part of an address: ``example.com``."""
        for source, _, _, _ in self._runs:
            at = source.text.casefold().find(value.casefold())
            if at >= 0 and kind == "url" and not source.text[at + len(value) :][:1].isalnum():
                return _Place(source, at, at + len(value)).source()
        return Source("absent")

    def _known(self, part: str) -> _Place | None:
        place = self._places.get(part)
        if place is None and part.endswith("s"):
            place = self._places.get(part[:-1])
        return place

    def _mixed(self, parts: Sequence[str]) -> bool:
        """Whether the parts belong to different longer names of the inputs."""
        homes = [
            {number for number, (names, _) in enumerate(self._names) if part in names}
            for part in parts
        ]
        if not all(homes):
            return False
        longer = [any(len(self._names[number][0]) > 1 for number in home) for home in homes]
        return all(longer) and not set.intersection(*homes)


def _words(value: str) -> list[str]:
    from .scan import words_of

    return words_of(value)
