"""One piece of writing while it is under way: what is shared by the steps that make it.

``Job`` is what the work is; ``Run`` is how far it has come: budget, trace, what was tried, what the
reader has seen, the best draft so far.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..checks import Check, CheckConfig, sentence_spans
from ..errors import UsageError
from ..models.base import Profile
from ..parsing import Dialect, get_dialect
from ..tasks import Task
from ..types import Attempt, Cure, Edit, Finding, Found, Prompt, Result, Trace, Usage
from .actions import Emit, Steps
from .budget import Allowance, Budget
from .changes import diff_edits
from .grounding import Frame, GroundedDecoding
from .judge import Draft, Judge, Key, key
from .settings import Settings
from .transcript import Piece, Transcript
from .view import View

_FRAMES: dict[str, Frame] = {"reflection": "reflection", "think": "think"}


@dataclass(frozen=True)
class Job:
    """What is to be written, with what, and within which limits."""

    task: Task
    settings: Settings
    profile: Profile
    model: str
    checks: Sequence[Check]
    count_tokens: Callable[[str], int]
    config: CheckConfig | None = None
    lexicon: Sequence[str] = ()
    clock: Callable[[], float] = time.monotonic
    started: float | None = None


class Run:
    """The state of one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.settings = job.settings
        self.profile = job.profile
        self.dialect: Dialect = get_dialect(job.profile.dialect)
        self.judge = Judge(
            job.task,
            job.checks,
            config=job.config,
            lexicon=job.lexicon,
            blocking=job.profile.blocking,
        )
        self.view = View(job.settings.hold)
        self.budget = Budget(
            job.settings,
            clock=job.clock,
            count_tokens=job.count_tokens,
            context=job.profile.context,
            started=job.started,
        )
        self.attempts: list[Attempt] = []
        self.first: Draft | None = None
        self.best: Draft | None = None
        self.current: Callable[[], Draft] | None = None
        self.running: Callable[[], Usage] | None = None
        self.redrafts = 0
        self.skip_thinking = False
        self.ended = ""
        self._grounded = _grounded(job, self.judge)
        self._tries: Counter[tuple[Cure, Hashable]] = Counter()
        self._evidence: dict[str, list[str]] = {}
        self._told: Counter[Key] = Counter()

    def opening(self) -> Transcript:
        """What a draft's completion begins with: the dialect's mark for the draft, where thinking
        is off or took all the tokens the last time."""
        if self.settings.reflection == "off" or self.skip_thinking:
            return Transcript((Piece("head", self.dialect.opening("draft")),))
        return Transcript()

    def grammar(self, kept: str) -> str | None:
        """The grammar of what may follow ``kept``, where the model takes one and it is wanted."""
        if self._grounded is None:
            return None
        thinking = self.settings.reflection != "off" and not self.skip_thinking
        return self._grounded.grammar(
            after=kept,
            opened=bool(kept) or not thinking,
            frame=_FRAMES.get(self.dialect.name, "plain"),
            thinking=thinking,
        )

    def allowance(self, prompt: Prompt) -> Allowance | None:
        """What a call with this prompt may generate, an open call counted; None if it can't be."""
        usage = self.running() if self.running is not None else None
        allowance = self.budget.allowance(prompt, running=usage)
        if isinstance(allowance, str):
            self.ended = allowance
            return None
        return allowance

    def tried(self, cure: Cure, place: Hashable) -> int:
        """How often this cure was tried at this place."""
        return self._tries[cure, place]

    def note_try(self, cure: Cure, place: Hashable) -> None:
        """Counts a try."""
        self._tries[cure, place] += 1

    def evidence(self, kept: str, findings: Iterable[Finding]) -> str:
        """All that has been found behind ``kept``, these findings included, in sentences."""
        known = self._evidence.setdefault(kept, [])
        known += [f.reflection for f in findings if f.reflection not in known]
        return " ".join(known)

    def tell(self, findings: Iterable[Finding], cure: Cure | None) -> Steps[None]:
        """Reports findings as they come up; one that stays is told once."""
        now: Counter[Key] = Counter()
        for finding in findings:
            now[key(finding)] += 1
            if now[key(finding)] > self._told[key(finding)]:
                self._told[key(finding)] += 1
                yield Emit(Found(finding, cure))

    def record(self, attempt: Attempt) -> None:
        """Adds a step to the trace."""
        self.attempts.append(attempt)

    def settle(self, since: int, draft: Draft | None, kept: bool, edits: Sequence[Edit]) -> None:
        """What came of the attempts since ``since``, now that it is known."""
        for index in range(since, len(self.attempts)):
            last = index == len(self.attempts) - 1
            attempt = replace(self.attempts[index], kept=kept and self.attempts[index].kept)
            if last and draft is not None:
                attempt = replace(
                    attempt, text=draft.text, findings=draft.findings, edits=tuple(edits)
                )
            self.attempts[index] = attempt

    def shown(self, draft: Draft, cure: Cure) -> Iterator[Emit]:
        """The reader's text becomes ``draft``."""
        for event in self.view.show(draft.text, self.proven(draft), cure):
            yield Emit(event)

    def proven(self, draft: Draft) -> int:
        """How much of a judged draft can be committed: what no fault can still change."""
        text = draft.text
        proven = len(text) if draft.complete else min(draft.judged, len(text))
        for fault in draft.faults:
            if fault.span is not None:
                proven = min(proven, sentence_start(text, fault.span.start))
            elif draft.complete:
                proven = min(proven, self.job.task.resume_point(text))
        return len(text[:proven].rstrip())

    def result(self, draft: Draft) -> Result:
        """The result, if ``draft`` is to be it."""
        first = self.first.text if self.first is not None else draft.text
        return Result(
            task=self.job.task.name,
            model=self.job.model,
            text=draft.text,
            findings=draft.findings,
            facts=self.judge.facts(draft.text),
            edits=diff_edits(first, draft.text),
            ledger=self.budget.ledger(),
            trace=Trace(tuple(self.attempts)),
        )


def _grounded(job: Job, judge: Judge) -> GroundedDecoding | None:
    """The inputs as a grammar, if the model takes one, the task has an outline and it is wanted."""
    wanted = job.settings.grounded
    if wanted == "on" and not job.profile.grammar:
        raise UsageError(
            f"grounded='on', but {job.model!r} takes no grammar; use 'auto', or an embedded model"
        )
    shape = job.task.shape()
    if wanted == "off" or not job.profile.grammar or shape is None or judge.grounding is None:
        return None
    return GroundedDecoding(
        shape,
        job.task.sources(),
        judge.grounding.facts,
        locale=job.task.locale(),
        lexicon=job.lexicon,
    )


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence begins that ``offset`` lies in."""
    starts = [span.start for span in sentence_spans(text) if span.start <= offset]
    return starts[-1] if starts else 0
