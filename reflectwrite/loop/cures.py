"""The cures of a finished draft. Each takes the best draft and a plan, and gives a candidate.

None means that nothing came of it: a limit forbade the call, the answer could not be used, or the
prompt was too long. Whether a candidate is kept is decided by ``steps``.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..checks import apply_fixes, protected_spans
from ..errors import ContextLengthError
from ..types import Attempt, Edit, Finding, Reflection, Span, apply_edits
from . import prompts
from .actions import Emit, Steps
from .calls import Call, converse
from .changes import apply_blocks, read_blocks
from .drafting import Drafting
from .judge import CUT_OFF, Draft
from .plan import Plan
from .run import Run


def cure(run: Run, best: Draft, plan: Plan) -> Steps[Draft | None]:
    """Tries ``plan`` on ``best``."""
    try:
        if plan.cure == "repair":
            return _repair(run, best, plan.findings)
        if plan.cure == "continue":
            return (yield from _continue(run, best, plan))
        if plan.cure == "revise" and plan.span is not None:
            return (yield from _revise(run, best, plan, plan.span))
        if plan.cure == "edit":
            return (yield from _edit(run, best, plan))
        return (yield from _redraft(run, best, plan))
    except ContextLengthError:
        # The draft in hand is good; another cure may need less room than this one.
        return None


def _repair(run: Run, best: Draft, findings: Sequence[Finding]) -> Draft | None:
    _, edits = apply_fixes(best.text, findings)
    if not edits:
        return None
    run.record(
        Attempt(cure="repair", trigger=tuple(f"{f.check}: {f.message}" for f in findings),
                text=best.text, kept=True)
    )  # fmt: skip
    return _edited(run, best, edits, raw=False)


def _continue(run: Run, best: Draft, plan: Plan) -> Steps[Draft | None]:
    cut_off = plan.findings == (CUT_OFF,)
    kept, behind = best.text[: plan.offset], best.text[plan.offset :]
    evidence = "" if cut_off else run.evidence(kept, plan.findings)
    separator = behind[: len(behind) - len(behind.lstrip())]
    call = prompts.continuation(
        run,
        best.messages,
        best.transcript.cut(plan.offset),
        plan.findings,
        evidence,
        separator="" if cut_off else separator or "\n\n",
    )
    if call is None:
        return None
    if evidence:
        yield Emit(Reflection(evidence, grounded=True))
    judged = min(best.judged, plan.offset) if cut_off else plan.offset
    return (yield from _drafted(run, call, best, judged=judged))


def _redraft(run: Run, best: Draft, plan: Plan) -> Steps[Draft | None]:
    call = prompts.redraft(run, best.text, plan.findings)
    if call is None:
        return None
    return (yield from _drafted(run, call, None))


def _drafted(run: Run, call: Call, base: Draft | None, *, judged: int = 0) -> Steps[Draft]:
    """A draft from ``call``; shown as it comes if nothing has to be taken back for it."""
    kept = call.opening.text
    live = run.settings.hold != "sentence" and kept.startswith(run.view.committed)
    messages = call.prompt.messages if base is None else base.messages
    return (yield from Drafting(run, call, messages, live=live, judged=judged).write())


def _revise(run: Run, best: Draft, plan: Plan, span: Span) -> Steps[Draft | None]:
    sentence = span.of(best.text)
    call = prompts.revise(run, best.text, sentence, plan.findings)
    if call is None:
        return None
    reader, finish = yield from converse(run, call)
    answer = reader.text.strip()
    if finish != "stop" or not _may_replace(best.text, span, answer, plan.findings):
        return None
    return _edited(run, best, (Edit(span, answer),), raw=True)


def _edit(run: Run, best: Draft, plan: Plan) -> Steps[Draft | None]:
    call = prompts.edit(run, best.text, plan.findings)
    if call is None:
        return None
    reader, finish = yield from converse(run, call)
    blocks = read_blocks(reader.text or reader.raw)
    protected = protected_spans(best.text)
    edits = apply_blocks(best.text, blocks, protected=protected, start=run.view.fixed)
    if finish == "deadline" or not edits:
        return None
    return _edited(run, best, edits, raw=True)


def _edited(run: Run, best: Draft, edits: tuple[Edit, ...], *, raw: bool) -> Draft:
    """``best`` with ``edits`` made, judged; every other character stays."""
    text = apply_edits(best.text, edits)
    return Draft(
        text,
        run.judge.findings(text, complete=best.complete),
        lambda: best.transcript.edited(edits, raw=raw),
        best.messages,
        best.complete,
        min(best.judged, edits[0].span.start),
    )


def _may_replace(text: str, span: Span, answer: str, findings: Sequence[Finding]) -> bool:
    """Whether ``answer`` can stand for the sentence at ``span``.

    It is one line, as the sentence is, and has every protected part of it, but those at fault.
    """
    sentence = span.of(text)
    if not answer or answer == sentence or ("\n" in answer and "\n" not in sentence):
        return False
    return all(
        part.of(text) in answer
        for part in protected_spans(text)
        if span.start <= part.start
        and part.end <= span.end
        and not any(f.span is not None and f.span.overlaps(part) for f in findings)
    )
