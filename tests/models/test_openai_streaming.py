"""The adapter through the real ``openai`` client, against a real server on loopback."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from asking import FakeTime, Read, ask, connect

from reflectwrite.errors import EndpointError
from reflectwrite.models import Model, OpenAIModel
from reflectwrite.testing import (
    KEEPALIVE,
    Exchange,
    RawEvent,
    Reasoning,
    Refuse,
    Reply,
    ScriptedEndpoint,
    Whole,
)
from reflectwrite.types import Usage


def test_a_completion_arrives_in_pieces_with_its_usage_last(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Dear Dana, all is well."]) as endpoint:
        model = connect(endpoint, time)
        assert isinstance(model, Model)
        heard = read(model, ask())
        model.close()
    assert heard.text == "Dear Dana, all is well."
    assert len(heard.deltas) > 4
    assert heard.finish == "stop"
    assert heard.usage == Usage(prompt_tokens=8, cached_tokens=0, completion_tokens=7)
    assert [d.usage for d in heard.deltas[:-1]] == [None] * (len(heard.deltas) - 1)


def test_the_request_streams_and_asks_for_usage(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        read(connect(endpoint, time), ask(seed=3, temperature=0.5))
        (call,) = endpoint.calls
    assert call.body["stream"] is True
    assert call.body["stream_options"] == {"include_usage": True}
    assert (call.body["seed"], call.body["temperature"], call.body["max_tokens"]) == (3, 0.5, 200)


@pytest.mark.parametrize("field", ["reasoning", "reasoning_content"])
def test_both_reasoning_fields_are_reasoning_and_never_text(
    read: Read, time: FakeTime, field: str
) -> None:
    script = [[Reasoning("Let me see. "), Reasoning("Fine."), "Dear Dana"]]
    with ScriptedEndpoint(script, reasoning_field=field) as endpoint:  # type: ignore[arg-type]
        heard = read(connect(endpoint, time), ask())
    assert heard.reasoning == "Let me see. Fine."
    assert heard.text == "Dear Dana"


def test_a_delta_that_repeats_reasoning_in_both_fields_counts_once(
    read: Read, time: FakeTime
) -> None:
    event = RawEvent(
        b'data: {"choices": [{"index": 0, "delta": {"reasoning": "Hm.", "reasoning_content": '
        b'"Hm."}}]}\n\n'
    )
    with ScriptedEndpoint([Reply([event, "Hi"])]) as endpoint:
        assert read(connect(endpoint, time), ask()).reasoning == "Hm."


def test_comments_empty_choices_and_unknown_fields_are_passed_over(
    read: Read, time: FakeTime
) -> None:
    odd = RawEvent(b'data: {"choices": [], "prompt_filter_results": []}\n\n')
    more = RawEvent(b'data: {"choices": [{"delta": null}]}\n\n')
    with ScriptedEndpoint([[KEEPALIVE, odd, "Dear", more, KEEPALIVE, " Dana"]]) as endpoint:
        assert read(connect(endpoint, time), ask()).text == "Dear Dana"


def test_every_split_of_the_stream_gives_the_same_text(read: Read, time: FakeTime) -> None:
    text = "Grüße, 田中さん 🎉\n\nBest"
    for split in (1, 2, 3, 50):
        with ScriptedEndpoint([text], split=split) as endpoint:
            assert read(connect(endpoint, time), ask()).text == text


def test_the_limit_ends_a_completion_with_length(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["one two three four"]) as endpoint:
        heard = read(connect(endpoint, time), ask(max_tokens=2))
    assert (heard.text, heard.finish) == ("one two", "length")


def test_done_may_be_missing_where_the_finish_was_told(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([Reply(["Dear Dana"], done=False)]) as endpoint:
        heard = read(connect(endpoint, time), ask())
        assert len(endpoint.calls) == 1
    assert heard.text == "Dear Dana"


def test_the_finish_may_be_missing_where_the_usage_came(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([Reply(["Dear Dana"], finish=None)]) as endpoint:
        heard = read(connect(endpoint, time), ask())
        assert len(endpoint.calls) == 1
    assert (heard.text, heard.finish) == ("Dear Dana", "stop")


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {"prompt_tokens": -1, "completion_tokens": "x"},
        {"prompt_tokens": 0, "completion_tokens": 0},
        {},
    ],
)
def test_usage_that_is_missing_or_wrong_is_estimated_on_the_high_side(
    read: Read, time: FakeTime, usage: dict[str, object] | None
) -> None:
    with ScriptedEndpoint([Reply(["Dear Dana, all is well."], usage=usage)]) as endpoint:
        told = read(connect(endpoint, time), ask()).usage
        (call,) = endpoint.calls
    assert told.estimated
    assert told.prompt_tokens >= call.prompt_tokens
    assert told.completion_tokens >= call.tokens


def test_the_prompt_cache_is_reported(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([Whole("Dear Dana, all is well."), Whole("Dear Dana, so be it.")]) as e:
        model = connect(e, time)
        read(model, ask())
        second = read(model, ask("Dear Dana,"))
    assert second.text == " so be it."
    assert second.usage == Usage(prompt_tokens=11, cached_tokens=11, completion_tokens=4)


@pytest.mark.parametrize("shell", ["sync", "async"])
def test_closing_the_iterator_closes_the_connection_at_once(shell: str, time: FakeTime) -> None:
    text = "word " * 5000
    with ScriptedEndpoint([text], token_seconds=0.002) as endpoint:
        model = connect(endpoint, time)

        def sync() -> None:
            stream = model.stream(ask(max_tokens=5000))
            for _ in range(5):
                next(stream)
            stream.close()  # type: ignore[attr-defined]

        async def by_event_loop() -> None:
            stream = model.astream(ask(max_tokens=5000))
            for _ in range(5):
                await anext(stream)
            await stream.aclose()  # type: ignore[attr-defined]

        if shell == "sync":
            sync()
        else:
            asyncio.run(by_event_loop())
        endpoint.settle()
        (call,) = endpoint.calls
        model.close()
    assert call.aborted
    assert 5 <= call.tokens < 2500


def test_cancelling_a_task_closes_the_connection(time: FakeTime) -> None:
    with ScriptedEndpoint(["word " * 5000], token_seconds=0.002) as endpoint:
        model = connect(endpoint, time)

        async def run() -> None:
            begun = asyncio.Event()

            async def listen() -> None:
                async for _ in model.astream(ask(max_tokens=5000)):
                    begun.set()

            task = asyncio.create_task(listen())
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(run())
        endpoint.settle()
        assert endpoint.calls[0].aborted


def test_one_model_serves_many_threads(time: FakeTime) -> None:
    def answer(body: dict[str, object]) -> str:
        return str(body["seed"]) + " is what you asked for"

    with ScriptedEndpoint(answer) as endpoint:
        model = connect(endpoint, time)
        with ThreadPoolExecutor(8) as pool:
            texts = list(
                pool.map(lambda n: "".join(d.text for d in model.stream(ask(seed=n))), range(40))
            )
        model.close()
    assert texts == [f"{n} is what you asked for" for n in range(40)]


def test_one_model_serves_one_event_loop_after_the_other(time: FakeTime) -> None:
    with ScriptedEndpoint(lambda body: "Hi") as endpoint:
        model = connect(endpoint, time)

        async def run() -> list[str]:
            async def one() -> str:
                return "".join([d.text async for d in model.astream(ask())])

            return await asyncio.gather(*(one() for _ in range(4)))

        assert asyncio.run(run()) == asyncio.run(run()) == ["Hi"] * 4


def test_a_closed_model_says_so(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        model = connect(endpoint, time)
        model.close()
        with pytest.raises(EndpointError, match="was closed; make a new one"):
            read(model, ask())
        assert endpoint.exchanges == []


def test_the_models_of_an_endpoint_are_listed(time: FakeTime) -> None:
    with ScriptedEndpoint(model="tiny") as endpoint:
        model = connect(endpoint, time)
        assert model.models() == ("tiny",)
        model.close()
    with pytest.raises(EndpointError, match="refused the connection"):
        OpenAIModel(endpoint_url_of_nobody(), "tiny").models()


def test_a_parameter_that_the_model_refuses_is_left_out_and_remembered(
    read: Read, time: FakeTime
) -> None:
    def picky(body: dict[str, object]) -> str | Refuse:
        if "max_tokens" in body:
            return Refuse(
                400,
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                "'max_completion_tokens' instead.",
                "unsupported_parameter",
                "max_tokens",
            )
        for name in ("temperature", "stop"):
            if name in body:
                return Refuse(400, f"Unsupported parameter: '{name}'", "unsupported", name)
        return "Dear Dana</output> and more"

    with ScriptedEndpoint(picky) as endpoint:
        model = connect(endpoint, time)
        question = ask(temperature=0.2, stop=("</output>",))
        first = read(model, question)
        second = read(model, question)
        endpoint.settle()
        sent = [exchange.status for exchange in endpoint.exchanges]
    # The stop string is applied here where the endpoint does not take it.
    assert first.text == second.text == "Dear Dana"
    assert first.finish == "stop"
    assert sent == [400, 400, 400, 200, 200]
    assert time.slept == []


def test_stop_strings_are_obeyed_by_the_endpoint_otherwise(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Dear Dana</output> and more"]) as endpoint:
        heard = read(connect(endpoint, time), ask(stop=("</output>",)))
    assert heard.text == "Dear Dana"


def test_importing_the_models_imports_no_http_library() -> None:
    code = (
        "import sys, reflectwrite.models as m; m.OpenAIModel('http://localhost:1/v1', 'm', 'key'); "
        "print([n for n in ('openai', 'httpx2', 'httpx', 'tenacity') if n in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def endpoint_url_of_nobody() -> str:
    """A port where nothing listens: it was free a moment ago."""
    with ScriptedEndpoint() as endpoint:
        return endpoint.url


def test_exchanges_are_recorded_with_headers(time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"], key="sk-1") as endpoint:
        list(connect(endpoint, time, "sk-1").stream(ask()))
        call: Exchange = endpoint.calls[0]
    assert call.headers["authorization"] == "Bearer sk-1"
    assert call.headers["user-agent"] == "reflectwrite"
