"""The steps of one piece of writing: the generator that decides everything and does no I/O.

In: a job. Out: actions, and at the end the result. docs/loop.md has the table that this follows.
"""

from __future__ import annotations

from collections import Counter

from ..errors import BudgetError, InputError, NotAcceptedError
from ..tasks import verify_inputs
from ..types import Finished, Result
from . import prompts
from .actions import Emit, Steps
from .changes import diff_edits
from .cures import cure
from .drafting import Drafting
from .judge import Draft, key
from .plan import Openings, Plan, plans
from .run import Job, Run


def write(job: Job) -> Steps[Result]:
    """Writes until the draft is accepted or nothing more can be done.

    Raises ``InputError`` before any call; ``BudgetError`` where a limit ended the work before there
    was a draft; ``ModelError``; and ``NotAcceptedError`` if strict. Whatever is raised once there
    is a draft carries it as ``result``.
    """
    verify_inputs(job.task, job.profile)
    run = Run(job)
    try:
        yield from _work(run)
        best = _accepted(run)
        result = run.result(best)
        last = run.attempts[-1].cure
        yield from run.tell(best.findings, None)
        for event in run.view.finish(best.text, run.proven(best), last):
            yield Emit(event)
        yield Emit(Finished(result))
    except GeneratorExit:
        raise
    except BaseException as error:
        _carry(run, error)
        raise
    if job.settings.strict and not result.ok:
        faults = [finding for finding in result.findings if finding.blocking]
        raise NotAcceptedError(
            f"the draft is not accepted: {faults[0].reflection}"
            + (f" ({len(faults) - 1} more)" if len(faults) > 1 else "")
            + (f"; {run.ended}" if run.ended else ""),
            result,
        )
    return result


def _work(run: Run) -> Steps[None]:
    call = prompts.first(run)
    if call is None:
        raise _refused(run)
    best = yield from Drafting(run, call, call.prompt.messages, live=True).write()
    run.settle(0, best, True, ())
    _note_thinking(run, best)
    _keep(run, best)
    yield from run.shown(best, "draft")
    while (yield from _cured(run, best)):
        best = run.best or best


def _cured(run: Run, best: Draft) -> Steps[bool]:
    """Tries the next cure for ``best``; False when there is none left, or none is needed."""
    for plan in plans(best, _openings(run, best)):
        if plan.cure != "redraft":
            if run.tried(plan.cure, plan.place):
                continue
            run.note_try(plan.cure, plan.place)
        since = len(run.attempts)
        yield from run.tell(plan.findings, plan.cure)
        candidate = yield from cure(run, best, plan)
        if candidate is None:
            run.settle(since, None, False, ())
            if len(run.attempts) > since:
                return True
            continue
        kept = _is_kept(plan, best, candidate)
        run.settle(since, candidate, kept, diff_edits(best.text, candidate.text))
        _note_thinking(run, candidate)
        if kept:
            _keep(run, candidate)
        # Also after a roll-back: what was shown of the candidate is taken back.
        yield from run.shown(candidate if kept else best, plan.cure)
        return True
    return False


def _is_kept(plan: Plan, best: Draft, candidate: Draft) -> bool:
    """Whether the candidate replaces the best draft, or is rolled back."""
    left = Counter(map(key, candidate.findings))
    asked = Counter(map(key, plan.findings))
    if plan.cure == "repair":
        return candidate.rank <= best.rank and len(candidate.findings) < len(best.findings)
    if plan.cure != "redraft" and candidate.complete and not asked - left:
        return False
    return candidate.better_than(best)


def _openings(run: Run, best: Draft) -> Openings:
    return Openings(
        profile=run.profile,
        fixed=run.view.fixed,
        warnings=run.settings.cure_warnings,
        resume=run.job.task.resume_point(best.text) if best.text else 0,
    )


def _keep(run: Run, draft: Draft) -> None:
    run.best = draft
    if run.first is None and draft.complete:
        run.first = draft


def _note_thinking(run: Run, draft: Draft) -> None:
    """Where thinking used up a draft's tokens, the next draft begins without."""
    if not draft.text and run.attempts[-1].finish == "length":
        run.skip_thinking = bool(run.dialect.opening("draft"))


def _refused(run: Run) -> Exception:
    if "context" in run.ended:
        return InputError(
            f"the inputs are too long: {run.ended}; shorten them, or use a model with more context"
        )
    return BudgetError(f"no call could be made: {run.ended}; raise that limit")


def _accepted(run: Run) -> Draft:
    """The draft that the work ends with."""
    if run.best is None or not run.best.text:
        raise BudgetError(
            f"no draft came in {len(run.attempts)} attempts"
            + (f": {run.ended}" if run.ended else "")
            + "; raise that limit, or try another model"
        )
    return run.best


def _carry(run: Run, error: BaseException) -> None:
    """Puts the best draft so far on ``error``, where there is any."""
    draft = run.best
    if (draft is None or not draft.text) and run.current is not None:
        draft = run.current()
    if draft is not None and draft.text:
        error.result = run.result(draft)  # type: ignore[attr-defined]
