"""Applies the fixes that findings carry.

In: a text and its findings. Out: the new text and the edits that made it, in offsets of the old
one. An edit that would touch a protected span, or overlap one already taken, is left out with its
whole fix, so a fix is made entirely or not at all.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from ..types import Edit, Finding, Safety, apply_edits
from .protected import protected_spans, touched

_ALLOWED: dict[Safety, frozenset[Safety]] = {
    "safe": frozenset({"safe"}),
    "unsafe": frozenset({"safe", "unsafe"}),
    "display-only": frozenset(),
}


def apply_fixes(
    text: str, findings: Iterable[Finding], safety: Safety = "safe"
) -> tuple[str, tuple[Edit, ...]]:
    """``text`` with every fix made that is at least as safe as ``safety``.

    "safe" makes safe fixes, "unsafe" safe and unsafe ones; display-only fixes are never made.
    """
    protected = protected_spans(text)
    taken: list[Edit] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or fix.safety not in _ALLOWED[safety] or not fix.edits:
            continue
        new = [edit for edit in fix.edits if not _has(taken, edit)]
        if any(_clashes(taken, edit) for edit in new):
            continue
        if any(touched(protected, edit.span) for edit in new):
            continue
        for edit in new:
            insort(taken, edit)
    return apply_edits(text, taken), tuple(taken)


def _has(taken: list[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _clashes(taken: list[Edit], edit: Edit) -> bool:
    """Whether one of the edits taken, which are in order and apart, overlaps this one."""
    at = bisect_left(taken, edit)
    return any(other.span.overlaps(edit.span) for other in taken[max(0, at - 1) : at + 1])
