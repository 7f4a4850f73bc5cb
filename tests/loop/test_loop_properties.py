"""What holds for every completion, every split of it, and every outcome of every cure."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planted import CHECKS, Planted, Reading, job, play
from scripts import SECRET, options, profiles, scripted, scripts, splits

from reflectwrite.errors import BudgetError
from reflectwrite.loop import Judge, adrive, drive, write
from reflectwrite.models import Profile
from reflectwrite.types import Committed, Edited, Provisional, Result, apply_edits

TASK = Planted(keywords=("keyword",))
JUDGE = Judge(TASK, CHECKS)
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def rank(text: str) -> tuple[int, int]:
    findings = JUDGE.whole(text)
    return (
        sum(finding.severity == "error" for finding in findings),
        sum(finding.severity == "warning" for finding in findings),
    )


def outcome(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> Reading | None:
    """What a reader has at the end; None where no draft came at all."""
    model = scripted(script, profile=profile, split=split)
    try:
        return play(model, TASK, **chosen)
    except BudgetError:
        return None


@many
@given(scripts, profiles, splits, options)
def test_the_events_reproduce_the_final_text(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)
    if reading is None:
        return
    assert reading.result is not None
    assert reading.text == reading.result.text
    if reading.result.ok:
        assert not reading.provisional


@many
@given(scripts, profiles, splits, options)
def test_what_is_committed_has_no_fault_that_a_prefix_proves(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    model = scripted(script, profile=profile, split=split)
    reading = Reading()
    try:
        for event in drive(write(job(model, TASK, **chosen)), model):
            reading.take(event)
            if isinstance(event, Committed | Edited):
                faults = [f for f in JUDGE.prefix(reading.committed) if f.blocking]
                assert not faults, (event, reading.committed)
    except BudgetError:
        pass


@many
@given(scripts, profiles, splits, options)
def test_a_held_stream_only_appends(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    for hold in ("draft", "sentence"):
        reading = outcome(script, profile, split, {**chosen, "hold": hold})
        if reading is not None:
            assert not any(isinstance(event, Edited) for event in reading.events)


@many
@given(scripts, profiles, splits, options)
def test_the_result_is_never_worse_than_the_first_full_draft(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)
    if reading is None:
        return
    result = reading.result
    assert result is not None
    attempts = result.trace.attempts
    full = [a for a in attempts if a.finish == "stop" and a.cure in ("draft", "continue")]
    if full and full[0].text:
        assert rank(result.text) <= rank(full[0].text.strip())
    assert rank(result.text)[0] <= sum(finding.blocking for finding in result.findings)


@many
@given(scripts, profiles, splits, options)
def test_an_attempt_changes_what_it_says_and_nothing_else(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)
    if reading is None or reading.result is None:
        return
    best = ""
    for attempt in reading.result.trace.attempts:
        if attempt.finish and attempt.cure in ("revise", "edit") and attempt.kept:
            assert apply_edits(best, attempt.edits) == attempt.text
        if attempt.kept:
            best = attempt.text
    assert reading.result.text == best


@many
@given(scripts, profiles, splits, options)
def test_the_ledger_is_the_sum_of_the_trace(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)
    if reading is None or reading.result is None:
        return
    ledger, attempts = reading.result.ledger, reading.result.trace.attempts
    assert ledger.calls == sum(attempt.prompt is not None for attempt in attempts)
    assert ledger.calls <= int(str(chosen["max_attempts"]))
    for name in ("prompt_tokens", "cached_tokens", "completion_tokens"):
        assert getattr(ledger, name) == sum(getattr(attempt, name) for attempt in attempts)


@many
@given(scripts, profiles, splits, options)
def test_thinking_is_in_no_draft(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)
    if reading is None or reading.result is None:
        return
    assert SECRET not in reading.result.text
    for event in reading.events:
        if isinstance(event, Provisional | Committed):
            assert SECRET not in event.text
    shown = "".join(e.text for e in reading.events if isinstance(e, Provisional))
    assert SECRET not in shown
    assert all(SECRET not in attempt.text for attempt in reading.result.trace.attempts)


@many
@given(scripts, profiles, options, st.lists(splits, min_size=2, max_size=2, unique=True))
def test_the_result_does_not_depend_on_how_the_stream_was_split(
    script: list[str],
    profile: Profile,
    chosen: dict[str, object],
    two: list[int | None],
) -> None:
    first, second = (outcome(script, profile, split, chosen) for split in two)
    assert (first is None) == (second is None)
    if first is None or second is None:
        return
    assert first.result is not None
    assert second.result is not None
    assert same(first.result) == same(second.result)


@many
@given(scripts, profiles, splits, options)
def test_the_async_driver_gives_the_same_events(
    script: list[str], profile: Profile, split: int | None, chosen: dict[str, object]
) -> None:
    reading = outcome(script, profile, split, chosen)

    async def read() -> list[object] | None:
        model = scripted(script, profile=profile, split=split)
        events: list[object] = []
        try:
            async for event in adrive(write(job(model, TASK, **chosen)), model):
                events.append(event)
        except BudgetError:
            return None
        return events

    events = asyncio.run(read())
    assert (events is None) == (reading is None)
    if events is not None and reading is not None:
        assert events[:-1] == reading.events[:-1]


def same(result: Result) -> object:
    """What of a result does not depend on how much of a stopped stream had come already."""
    return (
        result.text,
        result.findings,
        result.edits,
        [(a.cure, a.trigger, a.kept, a.prompt) for a in result.trace.attempts],
    )


@pytest.mark.parametrize("hold", ["none", "draft"])
def test_holding_the_draft_back_changes_nothing_but_the_events(hold: str) -> None:
    script = [
        "<output>It begins. It is LATE now. The keyword is here.</output>",
        "<output>It is in time.</output>",
    ]
    reading = outcome(script, Profile(prefill="flags"), None, {"hold": hold})
    assert reading is not None
    assert reading.committed == "It begins. It is in time. The keyword is here."
