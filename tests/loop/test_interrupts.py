"""Whatever ends the work early: the best draft so far is on the error, and the stream is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from planted import INLINE, USER, Planted, job, output, written

from reflectwrite.checks import Check, Context
from reflectwrite.errors import ContextLengthError, EndpointError, StreamBrokenError
from reflectwrite.loop import adrive, drive, write
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import Finding, Found, Provisional, Result

GOOD = "It begins well. It goes on for a while. It ends well."


def result_on(error: BaseException) -> Result:
    result = getattr(error, "result", None)
    assert isinstance(result, Result)
    return result


def test_ctrl_c_while_the_model_writes_gives_what_came() -> None:
    model = ScriptedModel([["<output>It begins well. It goes", KeyboardInterrupt()]])
    with pytest.raises(KeyboardInterrupt) as caught:
        written(model)
    result = result_on(caught.value)
    assert result.text == "It begins well. It goes"
    assert not result.ok
    assert [finding.check for finding in result.findings] == ["loop.cut_off"]
    assert result.ledger.calls == 1
    assert result.ledger.completion_tokens > 0


def test_ctrl_c_during_a_cure_gives_the_best_draft() -> None:
    model = ScriptedModel([output("It is LATE. It ends."), ["<output>It is", KeyboardInterrupt()]])
    with pytest.raises(KeyboardInterrupt) as caught:
        written(model)
    assert result_on(caught.value).text == "It is LATE. It ends."


def test_ctrl_c_in_the_thinking_leaves_no_result() -> None:
    model = ScriptedModel([["<thinking>Plan", KeyboardInterrupt()]])
    with pytest.raises(KeyboardInterrupt) as caught:
        written(model)
    assert getattr(caught.value, "result", None) is None


def test_ctrl_c_in_a_check_gives_what_came() -> None:
    model = ScriptedModel([output(GOOD + " And then it does not end at all after all.")])
    work = job(model)
    calls: list[str] = []

    class Interrupting(Check):
        id = "planted.interrupting"
        prefix = True

        def run(self, context: Context) -> Iterator[Finding]:
            calls.append(context.text)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return iter(())

    with pytest.raises(KeyboardInterrupt) as caught:
        list(drive(write(replace(work, checks=(Interrupting(),))), model))
    assert result_on(caught.value).text.startswith("It begins well. It goes on for a while.")
    assert model.calls[0].closed_early


def test_an_error_of_the_model_before_any_draft_is_raised_as_it_is() -> None:
    broken = EndpointError("the endpoint at http://localhost:1 refused", status=500)
    with pytest.raises(EndpointError) as caught:
        written(ScriptedModel([[broken]]))
    assert caught.value is broken
    assert caught.value.result is None


def test_an_error_of_the_model_carries_the_draft_that_there_is() -> None:
    broken = StreamBrokenError("the stream ended")
    model = ScriptedModel([output("It is LATE. It ends."), ["<output>", broken]])
    with pytest.raises(StreamBrokenError) as caught:
        written(model)
    result = result_on(caught.value)
    assert result.text == "It is LATE. It ends."
    assert [attempt.finish for attempt in result.trace.attempts] == ["stop", "failed"]
    assert result.ledger.calls == 2


def test_a_stream_that_breaks_in_the_first_draft_carries_what_came() -> None:
    model = ScriptedModel([["<output>It begins well. It goes", StreamBrokenError("ended")]])
    with pytest.raises(StreamBrokenError) as caught:
        written(model)
    assert result_on(caught.value).text == "It begins well. It goes"


def test_a_cure_that_does_not_fit_the_context_is_passed_over() -> None:
    model = ScriptedModel(
        [
            output("It is LATE. It ends."),
            [ContextLengthError("too long", status=400)],
            output("<<<<<<< SEARCH\nIt is LATE.\n=======\nIt is on time.\n>>>>>>> REPLACE"),
        ],
        profile=USER,
    )
    result = written(model)
    assert result.text == "It is on time. It ends."
    assert [(a.cure, a.kept) for a in result.trace.attempts] == [
        ("draft", True), ("revise", False), ("edit", True),
    ]  # fmt: skip


def test_leaving_the_stream_closes_the_call() -> None:
    model = ScriptedModel([output(GOOD)])
    events = drive(write(job(model)), model)
    for event in events:
        if isinstance(event, Provisional):
            break
    events.close()
    assert model.calls[0].closed_early


def test_a_fault_closes_the_call_before_the_next_is_opened() -> None:
    model = ScriptedModel(
        [output("It is WRONG1 here. And so on and so on and on."), " It is fine.</output>"],
        profile=INLINE,
    )
    events = drive(write(job(model)), model)
    for event in events:
        if isinstance(event, Found):
            break
    next(events)
    while len(model.calls) < 2:
        next(events)
    assert model.calls[0].closed_early
    events.close()


def test_a_cancelled_task_carries_the_best_draft() -> None:
    model = ScriptedModel([output(GOOD)])

    async def run() -> BaseException:
        events = adrive(write(job(model)), model)
        started = asyncio.Event()

        async def read() -> None:
            async for event in events:
                if isinstance(event, Provisional) and "well" in event.text:
                    started.set()

        task = asyncio.create_task(read())
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return caught.value

    error = asyncio.run(run())
    assert result_on(error).text.startswith("It begins well")
    assert model.calls[0].closed_early


def test_a_late_interrupt_gives_the_finished_draft() -> None:
    model = ScriptedModel([output("It is LATE. It ends.")])
    work = job(model, Planted(), max_attempts=1)
    events = drive(write(work), model)
    for event in events:
        if isinstance(event, Found) and event.cure is not None:
            break
    with pytest.raises(KeyboardInterrupt) as caught:
        events.throw(KeyboardInterrupt())
    assert result_on(caught.value).text == "It is LATE. It ends."
