"""Writes one draft, from its first call to its end, and judges it while it comes.

In: the first call, with what the assistant has written already. Out: a judged draft. A fault that
a prefix proves is cured here: repaired in place, or by stopping the stream and going on from the
end of the last good sentence with the evidence (docs/loop.md, "streaming").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..checks import apply_fixes
from ..types import Attempt, Cure, Finding, Message, Reflection
from .actions import Emit, Steps
from .boundaries import Boundaries
from .calls import Call, Moment, converse
from .changes import common_prefix
from .judge import Draft, Key, blocking, key
from .plan import is_fixable
from .prompts import continuation
from .reading import Reader
from .run import Run, sentence_start

# Times that a place is gone on from before its fault is left to later cures.
TRIES = 2
# Times that the same slip is repaired in one stream; a model that repeats it for ever is stopped.
REPAIRS = 3
# A prefix is judged from its start. So that a long draft is not judged for each of its sentences,
# which would cost quadratic time, it has to have grown by this part of its length: by a sentence up
# to some 1,500 characters, by three of them at 4,000.
SHARE = 20


class Drafting:
    """One draft under way. ``live``: the reader sees it as it comes.

    ``first`` is the call that begins it and ``messages`` what asks for it; ``judged`` is how much
    of what stands already (the call's opening) is behind a boundary.
    """

    def __init__(
        self, run: Run, first: Call, messages: tuple[Message, ...], *, live: bool, judged: int = 0
    ) -> None:
        self._run, self._first, self._messages, self._live = run, first, messages, live
        self._next: Call | None = first
        self._cure: Cure = first.cure
        self._repaired: Counter[Key] = Counter()
        self._start(judged)
        # What was wrong with the kept text before is known; this draft is about what follows it.
        text = first.opening.text[:judged]
        for fault in blocking(run.judge.prefix(text)) if text else ():
            self._pending.append((key(fault), self._offset(text, fault)))
        self._judged = min([judged, *(offset for _, offset in self._pending)])

    def write(self) -> Steps[Draft]:
        """Calls until the draft ends, is cut off, or may cost no more."""
        run = self._run
        while self._next is not None:
            call, self._next = self._next, None
            self._repaired.clear()
            self._cure = call.cure
            reader, finish = yield from converse(run, call, self._watch)
        run.current = None
        complete = finish not in ("length", "deadline")
        return self._draft(reader, complete=complete)

    def _draft(self, reader: Reader, *, complete: bool) -> Draft:
        text = reader.text.rstrip()
        return Draft(
            text,
            self._run.judge.findings(text, complete=complete and bool(text)),
            reader.transcript,
            self._messages,
            complete and bool(text),
            min(self._judged, len(text)),
        )

    def _start(self, offset: int) -> None:
        self._boundaries = Boundaries(offset)
        self._places = [offset]
        self._checked = self._judged = offset
        self._pending: list[tuple[Key, int]] = []

    def _watch(self, reader: Reader, moment: Moment) -> Steps[bool]:
        """Judges what has become whole, shows what there is; True stops the stream."""
        run = self._run
        run.current = lambda: self._draft(reader, complete=False)
        if (yield from self._advance(reader, end=False)):
            return True
        if self._live:
            yield from self._show(reader.text.rstrip())
        if moment in ("more", "cut"):
            return False
        # The end is judged here, and shown when the whole draft has been judged.
        if (yield from self._advance(reader, end=True)):
            return True
        if moment == "restart":
            if run.view.fixed:
                # What is out can't be replaced: the draft that it belongs to is the one.
                return True
            self._start(0)
            # A draft that takes committed text back is shown when it is over.
            self._live = self._live and not run.view.committed
        return False

    def _advance(self, reader: Reader, *, end: bool) -> Steps[bool]:
        """Judges sentence by sentence; True at a fault that is worth stopping for."""
        while (at := self._boundaries.next(reader.text, end=end)) is not None:
            last = end and at == len(reader.text.rstrip())
            if at - self._checked < at // SHARE and not last:
                self._places.append(at)
                continue
            at = yield from self._repair(reader, at)
            if (yield from self._faulty(reader, at)):
                return True
            self._places.append(at)
            self._checked = at
            self._judged = min([at, *(offset for _, offset in self._pending)])
        return False

    def _show(self, text: str) -> Iterator[Emit]:
        for event in self._run.view.show(text, min(self._judged, len(text)), self._cure):
            yield Emit(event)

    def _repair(self, reader: Reader, at: int) -> Steps[int]:
        """Makes the safe fixes in ``text[:at]``; returns where ``at`` has moved."""
        run, head = self._run, reader.text[:at]
        findings = [
            finding
            for finding in run.judge.prefix(head)
            if is_fixable(finding, run.view.fixed) and self._repaired[key(finding)] < REPAIRS
        ]
        if not findings:
            return at
        fixed, edits = apply_fixes(head, findings)
        before, after = Counter(map(key, findings)), run.judge.prefix(fixed)
        back = Counter(map(key, after)) & before
        if not edits or back == before or len(after) >= len(run.judge.prefix(head)):
            return at
        self._repaired.update(map(key, findings))
        yield from run.tell(findings, "repair")
        reader.repair(edits)
        run.record(
            Attempt(
                cure="repair",
                trigger=tuple(f"{f.check}: {f.message}" for f in findings),
                text=reader.text,
                kept=True,
                findings=after,
                edits=edits,
            )
        )
        moved = len(fixed) - len(head)
        self._boundaries.moved(moved)
        start = edits[0].span.start
        self._places = [place for place in self._places if place <= start]
        self._judged = min(self._judged, common_prefix(head, fixed))
        return at + moved

    def _faulty(self, reader: Reader, at: int) -> Steps[bool]:
        """Whether a new fault in ``text[:at]`` is worth stopping for; the next call is set then."""
        run = self._run
        known = Counter(name for name, _ in self._pending)
        faults: list[Finding] = []
        for fault in blocking(run.judge.prefix(reader.text[:at])):
            if known[key(fault)]:
                known[key(fault)] -= 1
            else:
                faults.append(fault)
        if not faults:
            return False
        starts = [fault.span.start for fault in faults if fault.span is not None]
        start = min(starts, default=at - 1)
        place = max((p for p in self._places if p <= start), default=0)
        call = self._continued(reader, place, tuple(faults))
        if call is None:
            yield from run.tell(faults, None)
            text = reader.text[:at]
            self._pending += [(key(fault), self._offset(text, fault)) for fault in faults]
            return False
        yield from run.tell(faults, "continue")
        self._next = call
        self._places = [p for p in self._places if p <= place]
        self._boundaries = Boundaries(place)
        self._checked = place
        self._pending = [(name, offset) for name, offset in self._pending if offset < place]
        self._judged = min([place, *(offset for _, offset in self._pending)])
        if self._live:
            yield from self._show(reader.text[:place].rstrip())
        yield Emit(Reflection(run.evidence(reader.text[:place], ()), grounded=True))
        return True

    def _continued(self, reader: Reader, place: int, faults: tuple[Finding, ...]) -> Call | None:
        """The call that goes on from ``place``; None where that was tried enough or is too dear."""
        run, kept = self._run, reader.text[:place]
        if place < run.view.fixed or run.tried("continue", kept) >= TRIES:
            return None
        transcript = reader.transcript().cut(place)
        behind = reader.text[place:]
        separator = behind[: len(behind) - len(behind.lstrip())]
        evidence = run.evidence(kept, faults)
        call = continuation(run, self._messages, transcript, faults, evidence, separator=separator)
        if call is None:
            return None
        run.note_try("continue", kept)
        return replace(call, seed=self._first.seed, temperature=self._first.temperature)

    def _offset(self, text: str, fault: Finding) -> int:
        """The end of what stands before the sentence of ``fault``."""
        if fault.span is None:
            return len(text)
        return len(text[: sentence_start(text, fault.span.start)].rstrip())
