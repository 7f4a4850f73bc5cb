"""All facts of a text, by the grammars of one locale."""

from __future__ import annotations

from ..types import Fact, Span
from . import contacts, dates, identifiers, measures, names, times
from .locales import pack
from .scan import Candidate, Scan


def candidates(text: str, locale: str) -> tuple[Scan, list[Candidate]]:
    """Everything that may be a fact, weak ones too, in order; and the scan that found it."""
    scan = Scan(text, pack(locale))
    contacts.find(scan)
    if scan.pack.cjk:
        from . import cjk

        cjk.find(scan)
    dates.find(scan)
    times.find(scan)
    identifiers.find(scan)
    measures.find(scan)
    names.find(scan)
    scan.found.sort(key=lambda candidate: candidate.start)
    return scan, scan.found


def fact_of(text: str, candidate: Candidate) -> Fact:
    """The public value of a candidate."""
    span = Span(candidate.start, candidate.end)
    return Fact(candidate.kind, candidate.value, span, span.of(text))


def find_facts(text: str, *, locale: str = "en-US") -> tuple[Fact, ...]:
    """The facts of a text, in order and without overlap.

    Words that may be something else ("one of them", "First, …", "May we …") are left out, and a
    single capitalised word at the start of a sentence is no name.
    """
    _, found = candidates(text, locale)
    return tuple(fact_of(text, candidate) for candidate in found if not candidate.weak)
