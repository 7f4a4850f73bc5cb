"""A stream that breaks: nothing is said twice, nothing is lost in silence, all of it is counted."""

from __future__ import annotations

import time as real_time

import pytest
from asking import FakeTime, Read, ask, connect
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectwrite.errors import EndpointError, ModelError, StreamBrokenError
from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.models.clock import Clock
from reflectwrite.models.probe import forget
from reflectwrite.models.retry import RetryPolicy
from reflectwrite.testing import (
    INVALID_UTF8,
    MALFORMED,
    Answer,
    Close,
    ErrorEvent,
    RawEvent,
    Reasoning,
    Refuse,
    Reply,
    ScriptedEndpoint,
    Stall,
    Whole,
)
from reflectwrite.testing.script import EndpointPiece

LETTER = "Dear Dana,\n\nAll is well. We ship on 3 May.\n\nBest,\nLee"
BREAKS: list[EndpointPiece] = [
    Close(),
    MALFORMED,
    INVALID_UTF8,
    ErrorEvent("the GPU fell over"),
    ErrorEvent("overloaded", "529"),
    RawEvent(b'data: ["not an object"]\n\n'),
    RawEvent(b'data: {"choices": ["not a choice"]}\n\n'),
]


@pytest.mark.parametrize("fault", BREAKS, ids=repr)
def test_a_fault_before_any_text_is_retried_from_the_start(
    read: Read, time: FakeTime, fault: EndpointPiece
) -> None:
    with ScriptedEndpoint([[fault], LETTER]) as endpoint:
        heard = read(connect(endpoint, time, prefill="none"), ask())
        assert len(endpoint.calls) == 2
        assert endpoint.calls[0].body == endpoint.calls[1].body
    assert heard.text == LETTER
    assert len(time.slept) == 1


@pytest.mark.parametrize("fault", BREAKS, ids=repr)
def test_a_broken_stream_is_continued_from_its_prefix(
    read: Read, time: FakeTime, fault: EndpointPiece
) -> None:
    with ScriptedEndpoint([["Dear Dana,\n\nAll is", fault], Whole(LETTER)]) as endpoint:
        heard = read(connect(endpoint, time), ask())
        first, second = endpoint.calls
    assert heard.text == LETTER
    assert second.prefix == "Dear Dana,\n\nAll is"
    assert second.cached_tokens == second.prompt_tokens
    assert int(str(second.body["max_tokens"])) < int(str(first.body["max_tokens"]))
    # Both attempts are counted; the broken one had to be estimated.
    assert heard.usage.estimated
    assert heard.usage.prompt_tokens >= first.prompt_tokens + second.prompt_tokens
    assert heard.usage.completion_tokens >= first.tokens + second.tokens


@pytest.mark.parametrize("spelling", ["prefix", "partial", "implicit"])
@pytest.mark.parametrize("echo", [True, False])
def test_every_prefill_spelling_continues(
    read: Read, time: FakeTime, spelling: str, echo: bool
) -> None:
    script = [["<output>Dear Dana,\n\n"[8:], Close()], Whole("<output>" + LETTER)]
    with ScriptedEndpoint(script, prefill=spelling, echo=echo) as endpoint:  # type: ignore[arg-type]
        heard = read(connect(endpoint, time, prefill=spelling), ask("<output>"))
        # Trailing white space is left to the model, which goes on badly behind it.
        assert endpoint.calls[1].prefix == "<output>Dear Dana,"
    assert heard.text == LETTER


@given(st.lists(st.integers(0, len(LETTER)), max_size=3), st.integers(1, 7))
@settings(max_examples=25, deadline=None)
def test_wherever_it_breaks_the_text_is_whole_and_nothing_comes_twice(
    breaks: list[int], split: int
) -> None:
    forget()
    time = FakeTime()
    edges = [0, *sorted(breaks)]
    script: list[object] = [
        [LETTER[: edges[n + 1]].removeprefix(LETTER[: edges[n]].rstrip()), Close()]
        for n in range(len(breaks))
    ]
    with ScriptedEndpoint([*script, Whole(LETTER)], split=split) as endpoint:  # type: ignore[list-item]
        model = connect(endpoint, time)
        assert "".join(d.text for d in model.stream(ask())) == LETTER
        model.close()


def test_a_farewell_that_goes_wrong_harms_nothing(read: Read, time: FakeTime) -> None:
    last = RawEvent(
        b'data: {"choices": [{"delta": {"content": "!"}, "finish_reason": "stop"}]}\n\n'
    )
    with ScriptedEndpoint([["Dear Dana", last, Close()]]) as endpoint:
        heard = read(connect(endpoint, time), ask())
        assert len(endpoint.calls) == 1
    assert (heard.text, heard.finish) == ("Dear Dana!", "stop")
    assert heard.usage.estimated


def test_without_prefill_the_loop_is_told_what_came(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([["Dear Dana", Close()]], prefill="none") as endpoint:
        with pytest.raises(StreamBrokenError, match="broke off behind 9 characters") as caught:
            read(connect(endpoint, time, prefill="none"), ask())
        assert len(endpoint.calls) == 1
    assert caught.value.text == "Dear Dana"
    assert caught.value.usage is not None
    assert caught.value.usage.estimated
    assert caught.value.usage.completion_tokens >= 2
    assert endpoint_named(caught.value)


def test_under_a_grammar_a_continuation_would_begin_anew_so_the_loop_decides(
    read: Read, time: FakeTime
) -> None:
    with ScriptedEndpoint([["Dear Dana", Close()]]) as endpoint:
        model = connect(endpoint, time, grammar="grammar")
        with pytest.raises(StreamBrokenError) as caught:
            read(model, ask(grammar='root ::= "Dear Dana, hello"'))
    assert caught.value.text == "Dear Dana"


def test_reasoning_of_a_retried_call_is_not_shown_again(read: Read, time: FakeTime) -> None:
    script: list[Answer] = [
        [Reasoning("Let me think."), Close()],
        [Reasoning("Let me think."), "Dear Dana"],
    ]
    with ScriptedEndpoint(script) as endpoint:
        heard = read(connect(endpoint, time), ask())
        told = sum(call.tokens for call in endpoint.calls)
    assert (heard.reasoning, heard.text) == ("Let me think.", "Dear Dana")
    assert heard.usage.completion_tokens >= told


def test_a_stream_that_just_ends_is_broken(read: Read, time: FakeTime) -> None:
    ends = Reply(["Dear Dana"], done=False, finish=None, usage=None)
    with ScriptedEndpoint([ends, Reply([", hello"])]) as endpoint:
        heard = read(connect(endpoint, time), ask())
    assert heard.text == "Dear Dana, hello"


def test_an_endpoint_that_never_tells_the_end_is_understood(read: Read, time: FakeTime) -> None:
    silent = Reply(["Dear Dana"], finish=None, usage=None)
    nothing = Reply([], finish=None, usage=None)
    with ScriptedEndpoint([silent, nothing]) as endpoint:
        heard = read(connect(endpoint, time), ask())
        assert len(endpoint.calls) == 2
    assert (heard.text, heard.finish) == ("Dear Dana", "stop")


def test_retries_end_with_the_text_that_came(read: Read, time: FakeTime) -> None:
    script: list[Answer] = [["Dear", Close()], [" Dana", Close()], [",", Close()]]
    with ScriptedEndpoint(script) as endpoint:
        model = connect(endpoint, time, retry=RetryPolicy(attempts=3))
        with pytest.raises(StreamBrokenError, match="3 attempts") as caught:
            read(model, ask())
    assert caught.value.text == "Dear Dana,"


def test_the_limit_holds_over_continuations(read: Read, time: FakeTime) -> None:
    words = " one two three four five six"
    with ScriptedEndpoint([[words, Close()], [words, Close()], words * 9]) as endpoint:
        heard = read(connect(endpoint, time), ask(max_tokens=20))
        assert sum(call.tokens for call in endpoint.calls) <= 20
    assert heard.finish == "length"


def test_a_refusal_in_mid_continuation_keeps_the_text(read: Read, time: FakeTime) -> None:
    with (
        ScriptedEndpoint([["Dear Dana", Close()], Refuse(401)]) as endpoint,
        pytest.raises(StreamBrokenError, match="asks for a key") as caught,
    ):
        read(connect(endpoint, time), ask())
    assert caught.value.text == "Dear Dana"


def test_a_stall_ends_with_the_deadline(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([["Dear Dana", Stall()]]) as endpoint:
        model = OpenAIModel(endpoint.url, "scripted", profile=Profile(prefill="flags"))
        begun = real_time.monotonic()
        with pytest.raises(StreamBrokenError, match="the deadline came while") as caught:
            read(model, ask(deadline=begun + 0.8))
        endpoint.settle()
        assert endpoint.calls[0].aborted
        model.close()
    assert caught.value.text == "Dear Dana"
    assert real_time.monotonic() - begun >= 0.8


def test_a_silent_endpoint_ends_with_the_deadline(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([[Stall()]]) as endpoint:
        model = OpenAIModel(endpoint.url, "scripted", profile=Profile(prefill="flags"))
        with pytest.raises(EndpointError, match="gave no text before the deadline"):
            read(model, ask(deadline=real_time.monotonic() + 0.8))
        model.close()


def test_a_deadline_that_has_passed_sends_nothing(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        with pytest.raises(EndpointError, match="before the deadline"):
            read(connect(endpoint, time), ask(deadline=time.at))
        assert endpoint.exchanges == []


def test_text_that_comes_after_the_deadline_is_not_waited_for(read: Read) -> None:
    ticks = iter(range(1000))
    clock = Clock(now=lambda: float(next(ticks)))
    with ScriptedEndpoint([LETTER]) as endpoint:
        model = OpenAIModel(endpoint.url, "scripted", profile=Profile(prefill="flags"), clock=clock)
        with pytest.raises(StreamBrokenError, match="deadline") as caught:
            read(model, ask(deadline=12.0))
        model.close()
    assert LETTER.startswith(caught.value.text)
    assert caught.value.text


def test_silence_longer_than_the_timeout_is_retried(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([["Dear", Stall()], " Dana"]) as endpoint:
        heard = read(connect(endpoint, time, timeout=0.3), ask())
    assert heard.text == "Dear Dana"


def endpoint_named(error: ModelError) -> bool:
    return "http://127.0.0.1:" in str(error)
