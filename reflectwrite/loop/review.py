"""Check or fix a text that is there already. No model is involved.

In: the inputs (or None: any text), the text, the checks. Out: a ``Result`` whose findings and facts
are of the text; a fix adds the edits, in offsets of the text that was given.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..checks import Check, CheckConfig, apply_fixes
from ..tasks import Task
from ..types import Result, Safety
from .changes import diff_edits
from .judge import Judge

# Rounds of fixes: a fix may uncover what another can cure, but two fixes must not play ball.
_ROUNDS = 8
NO_TASK = "prose"
NO_MODEL = ""


def check(
    task: Task | None, text: str, checks: Sequence[Check], config: CheckConfig | None = None
) -> Result:
    """The findings and facts of ``text``; comments in it may suppress findings."""
    return _result(Judge(task, checks, config=config, inline=True), text, text)


def fix(
    task: Task | None,
    text: str,
    checks: Sequence[Check],
    config: CheckConfig | None = None,
    *,
    unsafe: bool = False,
) -> Result:
    """``text`` with its safe fixes made, and what is left to find."""
    judge = Judge(task, checks, config=config, inline=True)
    safety: Safety = "unsafe" if unsafe else "safe"
    fixed = text
    for _ in range(_ROUNDS):
        findings = judge.whole(fixed)
        better, edits = apply_fixes(fixed, findings, safety)
        # A round that leaves as much to find as before has cured nothing.
        if not edits or len(judge.whole(better)) >= len(findings):
            break
        fixed = better
    return _result(judge, text, fixed)


def _result(judge: Judge, before: str, after: str) -> Result:
    return Result(
        task=judge.task.name if judge.task is not None else NO_TASK,
        model=NO_MODEL,
        text=after,
        findings=judge.whole(after),
        facts=judge.facts(after),
        edits=diff_edits(before, after),
    )
