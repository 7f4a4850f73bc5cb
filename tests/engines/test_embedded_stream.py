"""The embedded engine writes: streaming, continuing, grammars, limits, usage, abort."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable

import pytest

from reflectwrite.backend.engines.embedded import EmbeddedModel
from reflectwrite.errors import ContextLengthError, EngineError
from reflectwrite.models.base import Model
from reflectwrite.types import Delta, Message, Prompt, Request, Usage

ANY_LETTERS = "root ::= [a-z ]*"


def request(text: str = "hello", prefix: str = "", **values: object) -> Request:
    prompt = Prompt((Message("system", "You write."), Message("user", text)), prefix)
    settings: dict[str, object] = {"max_tokens": 12, "temperature": 0.0, "seed": 1} | values
    return Request(prompt, **settings)  # type: ignore[arg-type]


def text_of(deltas: Iterable[Delta]) -> str:
    return "".join(delta.text for delta in deltas)


def usage_of(deltas: Iterable[Delta]) -> Usage:
    return [delta.usage for delta in deltas if delta.usage is not None][-1]


def test_the_engine_is_a_model(engine: EmbeddedModel) -> None:
    assert isinstance(engine, Model)
    assert engine.name == "tiny"


def test_text_streams_and_ends_with_a_reason_and_the_usage(engine: EmbeddedModel) -> None:
    deltas = list(engine.stream(request(grammar=ANY_LETTERS)))
    assert len([delta for delta in deltas if delta.text]) > 1
    assert deltas[-1].finish == "length"
    assert deltas[-1].usage is not None
    assert deltas[-1].usage.completion_tokens == 12


def test_the_usage_is_known_at_every_token_so_that_a_stopped_call_is_counted_exactly(
    engine: EmbeddedModel,
) -> None:
    stream = engine.stream(request(grammar=ANY_LETTERS, max_tokens=100))
    counts = []
    for delta in stream:
        assert delta.usage is not None
        counts.append(delta.usage.completion_tokens)
        if len(counts) == 5:
            break
    assert counts == sorted(counts)
    assert counts[-1] >= 5
    assert delta.usage is not None
    assert delta.usage.prompt_tokens > 10


def test_the_same_seed_gives_the_same_text_and_another_seed_another(engine: EmbeddedModel) -> None:
    def write(seed: int) -> str:
        call = request(seed=seed, temperature=2.0, max_tokens=40, grammar=ANY_LETTERS)
        return text_of(engine.stream(call))

    assert write(5) == write(5)
    assert write(5) != write(6)


def test_a_grammar_decides_what_is_written_tags_included(engine: EmbeddedModel) -> None:
    wanted = "\n\n <thinking>é</thinking><output>Dear “Zoë”,  \n</output>"
    call = request(grammar=f'root ::= "{wanted}"'.replace("\n", "\\n"), max_tokens=100)
    deltas = list(engine.stream(call))
    assert text_of(deltas) == wanted
    assert deltas[-1].finish == "stop"


def test_a_prefix_is_continued_and_not_repeated(engine: EmbeddedModel) -> None:
    plain = usage_of(engine.stream(request()))
    prefix = "<output>Dear "
    call = request(prefix=prefix, grammar='root ::= " Dana"', max_tokens=20)
    deltas = list(engine.stream(call))
    assert text_of(deltas) == " Dana"
    added = usage_of(deltas).prompt_tokens - plain.prompt_tokens
    assert added == engine.count_tokens(prefix)


def test_white_space_behind_a_prefix_is_kept(engine: EmbeddedModel) -> None:
    call = request(prefix="<output>One.", grammar='root ::= "\\n\\n  Two."', max_tokens=20)
    assert text_of(engine.stream(call)) == "\n\n  Two."


def test_a_longer_prefix_of_the_same_call_comes_from_the_cache(engine: EmbeddedModel) -> None:
    note = "a point that is long enough to matter " * 5
    list(engine.stream(request(note, "<output>One two three.", max_tokens=1)))
    longer = request(note, "<output>One two three. Four.", max_tokens=1)
    usage = usage_of(engine.stream(longer))
    assert usage.prompt_tokens - usage.cached_tokens <= engine.count_tokens(" Four.") + 1


def test_stop_strings_end_the_text_before_them(engine: EmbeddedModel) -> None:
    call = request(grammar='root ::= "one STOP two"', stop=("STOP",), max_tokens=30)
    deltas = list(engine.stream(call))
    assert text_of(deltas) == "one "
    assert deltas[-1].finish == "stop"


def test_a_prompt_that_does_not_fit_is_refused_before_anything_is_written(
    engine: EmbeddedModel,
) -> None:
    with pytest.raises(ContextLengthError, match=r"3\d\d\d tokens.*context of 1024") as caught:
        list(engine.stream(request("hello " * 500)))
    assert caught.value.status == 400


def test_text_that_is_no_unicode_is_written_about_all_the_same(engine: EmbeddedModel) -> None:
    assert list(engine.stream(request("lone \ud800 surrogate")))[-1].finish is not None


def test_a_broken_grammar_is_an_engine_error(engine: EmbeddedModel) -> None:
    with pytest.raises(EngineError, match="grammar"):
        list(engine.stream(request(grammar="root ::= (")))


def test_a_deadline_ends_the_call_with_the_usage_so_far(engine: EmbeddedModel) -> None:
    late = request(max_tokens=900, grammar=ANY_LETTERS, deadline=time.monotonic() + 0.02)
    deltas = list(engine.stream(late))
    assert deltas[-1].finish == "deadline"
    assert usage_of(deltas).completion_tokens < 900


def test_a_deadline_that_has_passed_is_no_error(engine: EmbeddedModel) -> None:
    deltas = list(engine.stream(request(deadline=time.monotonic() - 1)))
    assert [delta.finish for delta in deltas] == ["deadline"]


def test_closing_the_stream_frees_its_slot_with_its_cache(engine: EmbeddedModel) -> None:
    note = "another long point that nobody else has " * 5
    stream = engine.stream(request(note, max_tokens=700, grammar=ANY_LETTERS))
    next(iter(stream))
    stream.close()  # type: ignore[attr-defined]
    usage = usage_of(engine.stream(request(note, max_tokens=1)))
    assert usage.prompt_tokens - usage.cached_tokens <= 1


def test_threads_that_write_at_once_get_what_each_gets_alone(engine: EmbeddedModel) -> None:
    def write(number: int) -> str:
        grammar = f'root ::= "number {number} " [a-z]{{30}}'
        return text_of(engine.stream(request(str(number), grammar=grammar, max_tokens=60)))

    alone = [write(number) for number in range(4)]
    together: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=number: together.update({n: write(n)}))
        for number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number] for number in range(4)] == alone


async def test_async_gives_what_sync_gives(engine: EmbeddedModel) -> None:
    call = request(grammar=ANY_LETTERS, max_tokens=30)
    deltas = [delta async for delta in engine.astream(call)]
    assert text_of(deltas) == text_of(engine.stream(call))
    assert deltas[-1].finish == "length"


async def test_async_errors_are_those_of_sync(engine: EmbeddedModel) -> None:
    with pytest.raises(ContextLengthError):
        async for _ in engine.astream(request("hello " * 500)):
            pass


async def test_an_async_stream_that_is_cancelled_stops_its_call(engine: EmbeddedModel) -> None:
    begun = asyncio.Event()

    async def read() -> None:
        async for _ in engine.astream(request(max_tokens=900, grammar=ANY_LETTERS)):
            begun.set()

    task = asyncio.create_task(read())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not [t for t in threading.enumerate() if t.name == "reflectwrite-engine"]


async def test_a_deadline_ends_an_async_call(engine: EmbeddedModel) -> None:
    late = request(max_tokens=900, grammar=ANY_LETTERS, deadline=time.monotonic() + 0.02)
    deltas = [delta async for delta in engine.astream(late)]
    assert deltas[-1].finish == "deadline"


def test_tokens_are_counted_by_the_models_own_tokenizer(engine: EmbeddedModel) -> None:
    assert engine.count_tokens("") == 0
    assert engine.count_tokens("abc") == 3
    assert engine.count_tokens("<output>abc</output>") == 5
    assert engine.count_tokens("é") == 2


def test_where_sockets_are_refused_tokens_are_estimated_on_the_high_side(
    engine: EmbeddedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.count_tokens("loads the engine")

    def refuse(*_: object) -> None:
        raise PermissionError("no sockets here")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert engine.count_tokens("<output>é</output>") >= 4
