"""Applies the fixes that findings carry.

In: a text and its findings. Out: the new text and the edits that made it, in offsets of the old
one. An edit that would touch a protected span, or overlap one already taken, is left out with its
whole fix, so a fix is made entirely or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..types import Edit, Finding, Safety, apply_edits
from .protected import protected_spans

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
        new = [edit for edit in fix.edits if edit not in taken]
        if any(edit.span.overlaps(other.span) for edit in new for other in taken):
            continue
        if any(len(s) and edit.span.overlaps(s) and len(edit.span) for edit in new
               for s in protected):  # fmt: skip
            continue
        taken += new
    edits = tuple(sorted(taken))
    return apply_edits(text, edits), edits
