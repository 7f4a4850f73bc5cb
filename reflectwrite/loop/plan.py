"""Which cures a finished draft is open to, the cheapest first.

In: a judged draft and what the profile and the reader allow. Out: plans in order; pure data, the
rows of the table in docs/loop.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from ..checks import sentence_spans
from ..checks.config import matches
from ..models.base import Profile
from ..types import Cure, Finding, Span
from .judge import CUT_OFF, Draft, key


@dataclass(frozen=True, slots=True)
class Plan:
    """One cure to try: for which findings, and where. ``place`` names it, to count the tries."""

    cure: Cure
    findings: tuple[Finding, ...]
    place: Hashable
    span: Span | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Openings:
    """What is open: the model's profile, how much of the text is fixed, which warnings to cure,
    and where in the draft something missing is best put."""

    profile: Profile
    fixed: int
    warnings: Sequence[str]
    resume: int


def plans(draft: Draft, open_: Openings) -> Iterator[Plan]:
    """Every cure for ``draft`` in the order in which to try them."""
    fixable = tuple(f for f in draft.findings if is_fixable(f, open_.fixed))
    if fixable:
        yield Plan("repair", fixable, draft.text)
    if draft.faults:
        yield from _for_faults(draft, open_)
    else:
        yield from _for_warnings(draft, open_)


def is_fixable(finding: Finding, fixed: int) -> bool:
    """Whether a safe fix is at hand that leaves alone what is fixed."""
    fix = finding.fix
    return (
        fix is not None
        and fix.safety == "safe"
        and bool(fix.edits)
        and all(edit.span.start >= fixed for edit in fix.edits)
    )


def _for_faults(draft: Draft, open_: Openings) -> Iterator[Plan]:
    text, faults = draft.text, draft.faults
    if not draft.complete and text:
        yield Plan("continue", (CUT_OFF,), ("cut off", text), offset=len(text))
    missing = tuple(f for f in faults if f.span is None and f != CUT_OFF)
    if text and draft.complete:
        # A wrong fact is often why the right one is missing, so the sentences come first.
        yield from _sentences(faults, open_, text)
        yield from _continue(missing, open_, text, always=False)
    if text and open_.profile.edits:
        yield Plan("edit", faults, frozenset(map(key, faults)))
    if not open_.fixed:
        yield Plan("redraft", faults, None)


def _for_warnings(draft: Draft, open_: Openings) -> Iterator[Plan]:
    """One call at most: a warning is not worth more."""
    wanted = tuple(
        finding
        for finding in draft.findings
        if finding.severity == "warning"
        and any(matches(name, finding.check) for name in open_.warnings)
    )
    missing = tuple(finding for finding in wanted if finding.span is None)
    ways = [
        *_continue(missing, open_, draft.text, always=True),
        *_sentences(wanted, open_, draft.text),
        *([Plan("edit", wanted, None)] if wanted and open_.profile.edits else ()),
    ]
    for way in ways[:1]:
        yield Plan(way.cure, way.findings, "warnings", way.span, way.offset)


def _continue(
    missing: tuple[Finding, ...], open_: Openings, text: str, *, always: bool
) -> Iterator[Plan]:
    """Something is missing: go on from where it is best put, if that is the model's way."""
    inline = open_.profile.reflection == "inline"
    offset = len(text[: open_.resume].rstrip())
    if missing and offset >= open_.fixed and (inline or not (open_.profile.edits or always)):
        yield Plan("continue", missing, frozenset(map(key, missing)), offset=offset)


def _sentences(findings: Sequence[Finding], open_: Openings, text: str) -> Iterator[Plan]:
    """A plan for each sentence that holds findings whole."""
    for sentence in sentence_spans(text):
        inside = tuple(
            finding
            for finding in findings
            if finding.span is not None
            and sentence.start <= finding.span.start
            and finding.span.end <= sentence.end
        )
        if inside and sentence.start >= open_.fixed:
            yield Plan("revise", inside, sentence.of(text), span=sentence)
