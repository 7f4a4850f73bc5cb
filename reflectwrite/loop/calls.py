"""One call: open it, read it, stop it when there is reason to, count it.

In: a request's parts, and a watcher that looks at the draft as it grows. Out: what was read and why
it ended. Every call is in the ledger and in the trace, however it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from ..types import Attempt, Cure, Delta, Event, Finding, Prompt, Request, Usage
from .actions import Abort, Emit, Failed, Next, Open, Received, Steps
from .budget import Allowance
from .reading import Reader, Restart
from .run import Run
from .transcript import Transcript

# Called with the reader when there is more draft, when the draft is about to begin anew, when the
# completion was cut off, and when it ended; tells whether to stop.
Moment = Literal["more", "restart", "cut", "end"]
Watch = Callable[[Reader, Moment], Steps[bool]]


@dataclass(frozen=True)
class Call:
    """What is asked in one call, and why."""

    cure: Cure
    trigger: tuple[Finding, ...]
    prompt: Prompt
    allowance: Allowance
    opening: Transcript
    separator: str = ""
    seed: int | None = None
    temperature: float | None = None
    grammar: str | None = None


class Meter:
    """The usage of an open call: what the endpoint reported, else an estimate."""

    def __init__(self, run: Run, call: Call, reader: Reader) -> None:
        self._run, self._call, self._reader = run, call, reader
        self._usage: Usage | None = None
        self._exact = False
        self._looked = 0

    def see(self, delta: Delta) -> None:
        """Takes the delta's usage, or notes that there is text beyond the last report."""
        if delta.usage is not None:
            self._usage, self._exact = delta.usage, True
        elif delta.text or delta.reasoning:
            self._exact = False

    def usage(self) -> Usage:
        """Up to now."""
        if self._usage is not None and self._exact:
            return self._usage
        told = self._usage or Usage(prompt_tokens=self._call.allowance.prompt_tokens)
        written = self._run.budget.completion_tokens(self._reader.generated)
        return Usage(
            told.prompt_tokens,
            told.cached_tokens,
            max(told.completion_tokens, written),
            estimated=True,
        )

    def runs_away(self) -> bool:
        """Whether an endpoint that ignores ``max_tokens`` has written twice as much."""
        limit = 2 * self._call.allowance.max_tokens
        size = self._reader.size
        # A token is a character at least, so there is nothing to count before that.
        if size - self._looked < limit:
            return False
        self._looked = size
        return self.usage().completion_tokens >= limit


def converse(run: Run, call: Call, watch: Watch | None = None) -> Steps[tuple[Reader, str]]:
    """The reader at the end of the call, and why it ended.

    That is the endpoint's reason ("stop", "length" …), "stopped" if the watcher said so, or
    "deadline". A ``ModelError`` is raised.
    """
    reader = Reader(run.dialect, call.opening, separator=call.separator)
    meter = Meter(run, call, reader)
    run.running = meter.usage
    finish = "failed"
    try:
        finish = yield from _read(run, call, reader, meter, watch)
    finally:
        run.running = None
        usage = meter.usage()
        run.budget.spend(usage)
        run.record(
            Attempt(
                cure=call.cure,
                trigger=tuple(f"{f.check}: {f.message}" for f in call.trigger),
                text=reader.text,
                kept=finish != "failed",
                prompt=call.prompt,
                parts=reader.parts,
                raw=reader.raw,
                prompt_tokens=usage.prompt_tokens,
                cached_tokens=usage.cached_tokens,
                completion_tokens=usage.completion_tokens,
                finish=finish,
            )
        )
    return reader, finish


def _read(run: Run, call: Call, reader: Reader, meter: Meter, watch: Watch | None) -> Steps[str]:
    finish = "stop"
    reply = yield Open(
        Request(
            prompt=call.prompt,
            max_tokens=call.allowance.max_tokens,
            temperature=call.temperature,
            seed=call.seed,
            grammar=call.grammar,
            deadline=run.budget.deadline,
        )
    )
    while True:
        if not isinstance(reply, Failed):
            reply = yield Next()
        if isinstance(reply, Failed):
            if not run.budget.expired:
                raise reply.error
            finish = "deadline"
            break
        if not isinstance(reply, Received):
            break
        delta = reply.delta
        meter.see(delta)
        finish = delta.finish or finish
        if (yield from _taken(reader, reader.feed(delta), watch, "more")):
            yield Abort()
            return "stopped"
        early = "deadline" if run.budget.expired else "length" if meter.runs_away() else ""
        if early and not delta.finish:
            yield Abort()
            finish = early
            break
    whole = finish == "stop"
    moment: Moment = "end" if whole else "cut"
    stopped = yield from _taken(reader, reader.finish(complete=whole), watch, moment)
    return "stopped" if stopped else finish


def _taken(
    reader: Reader, events: Iterable[Event | Restart], watch: Watch | None, moment: Moment
) -> Steps[bool]:
    """Passes the events on and has the draft looked at; whether to stop."""
    before = reader.text
    for event in events:
        if not isinstance(event, Restart):
            yield Emit(event)
        elif watch is not None and (yield from watch(reader, "restart")):
            return True
    if watch is None or (moment == "more" and reader.text is before):
        return False
    return (yield from watch(reader, moment))
