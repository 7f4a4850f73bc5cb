"""A task whose faults are words, so that a test can plant them and count them.

``WRONG1`` … in a sentence is a fault that a prefix proves; ``TYPO`` has a safe fix that a prefix
proves; ``LATE`` is a fault of a sentence that only a whole draft proves; a keyword of the task that
is missing is a fault without a place; ``MAYBE`` is a warning, ``VAGUE`` one without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from reflectwrite.checks import Check, Context
from reflectwrite.loop import Job, Settings, drive, write
from reflectwrite.models import Profile
from reflectwrite.tasks import Task
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import (
    Committed,
    Edit,
    Edited,
    Event,
    Finding,
    Finished,
    Fix,
    Provisional,
    Result,
    Retracted,
    Span,
    apply_edits,
)


class Planted(Task):
    """Keywords that a text has to have."""

    name: ClassVar[str] = "planted"
    checks: ClassVar[tuple[str, ...]] = ()
    keywords: tuple[str, ...] = ()
    trouble: str = ""

    def problems(self) -> Iterator[str]:
        if self.trouble:
            yield self.trouble


class Wrong(Check):
    id = "planted.wrong"
    prefix = True

    def run(self, context: Context) -> Iterator[Finding]:
        for match in re.finditer(r"WRONG\d*", context.text):
            yield _finding(self.id, match, "is wrong.", "The notes say RIGHT.")

    def instruction(self, task: Task) -> str:
        return "Nothing WRONG."


class Typo(Check):
    id = "planted.typo"
    prefix = True

    def run(self, context: Context) -> Iterator[Finding]:
        for match in re.finditer(r"TYPO", context.text):
            fix = Fix("spell it", (Edit(Span(*match.span()), "well spelt"),))
            yield _finding(self.id, match, "is a slip.", "", fix=fix)


class Late(Check):
    id = "planted.late"

    def run(self, context: Context) -> Iterator[Finding]:
        for match in re.finditer(r"LATE", context.text):
            yield _finding(self.id, match, "is known late.", "")


class Missing(Check):
    id = "planted.missing"

    def run(self, context: Context) -> Iterator[Finding]:
        for word in context.task.keywords if isinstance(context.task, Planted) else ():
            if word not in context.text:
                yield Finding(self.id, "error", f"The text lacks {word}.", evidence="Add it.")


class Maybe(Check):
    id = "planted.maybe"
    severity = "warning"

    def run(self, context: Context) -> Iterator[Finding]:
        for match in re.finditer(r"MAYBE", context.text):
            yield Finding(self.id, "warning", "A maybe.", Span(*match.span()))
        if "VAGUE" in context.text:
            yield Finding(self.id, "warning", "It is vague.")


CHECKS: tuple[Check, ...] = (Wrong(), Typo(), Late(), Missing(), Maybe())
INLINE = Profile(prefill="flags", reflection="inline", edits=False, temperature=0)
USER = Profile(prefill="flags", reflection="user", edits=True)


def _finding(
    check: str, match: re.Match[str], fault: str, evidence: str, fix: Fix | None = None
) -> Finding:
    return Finding(check, "error", f"{match[0]} {fault}", Span(*match.span()), evidence, fix)


def job(
    model: ScriptedModel, task: Task | None = None, clock: object = None, **settings: object
) -> Job:
    """The work of one ``write`` on the planted task."""
    more: Mapping[str, object] = {} if clock is None else {"clock": clock}
    return Job(
        task=task if task is not None else Planted(),
        settings=Settings.model_validate(settings),
        profile=model.profile(),
        model=model.name,
        checks=CHECKS,
        count_tokens=model.count_tokens,
        **more,  # type: ignore[arg-type]
    )


@dataclass
class Reading:
    """What a reader of the stream has, event by event; fails where an event can't be applied."""

    committed: str = ""
    provisional: str = ""
    events: list[Event] = field(default_factory=list)
    result: Result | None = None

    @property
    def text(self) -> str:
        return self.committed + self.provisional

    def take(self, event: Event) -> None:
        assert self.result is None, "nothing comes after Finished"
        self.events.append(event)
        match event:
            case Provisional(text):
                assert text
                self.provisional += text
            case Committed(text):
                assert text
                assert self.provisional.startswith(text)
                self.provisional = self.provisional[len(text) :]
                self.committed += text
            case Retracted(text):
                assert text
                assert self.provisional.endswith(text)
                self.provisional = self.provisional[: -len(text)]
            case Edited(edits, _):
                assert edits
                self.committed = apply_edits(self.committed, edits)
            case Finished(result):
                self.result = result


def play(
    model: ScriptedModel, task: Task | None = None, clock: object = None, **settings: object
) -> Reading:
    """Writes with a scripted model; what a reader has at the end."""
    reading = Reading()
    for event in drive(write(job(model, task, clock, **settings)), model):
        reading.take(event)
    return reading


def written(
    model: ScriptedModel, task: Task | None = None, clock: object = None, **settings: object
) -> Result:
    """The result alone."""
    result = play(model, task, clock, **settings).result
    assert result is not None
    return result


def output(text: str, thinking: str = "Plan.") -> str:
    """A completion in the reflection dialect."""
    return f"<thinking>{thinking}</thinking><output>{text}</output>"
