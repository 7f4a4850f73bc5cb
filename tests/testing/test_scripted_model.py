"""The scripted model: what it plays, what it counts, what it records."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.errors import StreamBrokenError
from reflectwrite.models import Model, Profile
from reflectwrite.testing import Reasoning, ScriptedModel, Whole, count_tokens, split_tokens
from reflectwrite.types import Delta, Message, Prompt, Request, Usage


def ask(prefix: str = "", max_tokens: int = 100, stop: tuple[str, ...] = ()) -> Request:
    prompt = Prompt((Message("user", "Write to Dana."),), prefix)
    return Request(prompt, max_tokens=max_tokens, stop=stop)


def text(deltas: list[Delta]) -> str:
    return "".join(delta.text for delta in deltas)


@given(st.text(max_size=60))
def test_tokens_join_to_the_text_and_none_is_empty(any_text: str) -> None:
    tokens = split_tokens(any_text)
    assert "".join(tokens) == any_text
    assert "" not in tokens
    assert count_tokens(any_text) == len(tokens)


def test_completions_are_played_in_order_and_requests_recorded() -> None:
    model = ScriptedModel(["One.", "Two."])
    assert isinstance(model, Model)
    first, second = ask(), ask("Dear")
    assert text(list(model.stream(first))) == "One."
    assert text(list(model.stream(second))) == "Two."
    assert model.requests == [first, second]
    with pytest.raises(AssertionError, match="call 3, but the script has 2"):
        list(model.stream(ask()))


def test_a_whole_message_is_continued_behind_the_prefix() -> None:
    model = ScriptedModel([Whole("Dear Dana, hello."), Whole("Dear Dana, hello.")])
    assert text(list(model.stream(ask("Dear Dana,")))) == " hello."
    assert text(list(model.stream(ask("Hi")))) == "Dear Dana, hello."


def test_a_function_answers_from_the_request() -> None:
    model = ScriptedModel(lambda request: f"behind {request.prompt.prefix!r}")
    assert text(list(model.stream(ask("a")))) == "behind 'a'"
    assert text(list(model.stream(ask("b")))) == "behind 'b'"
    one = ScriptedModel([lambda request: ["x", Reasoning("y")]])
    assert [d.reasoning for d in one.stream(ask())] == ["", "y", ""]


@pytest.mark.parametrize("split", [None, 1, 3, lambda whole: [whole[:2], whole[2:]]])
def test_any_split_gives_the_same_text_and_the_same_count(split: object) -> None:
    model = ScriptedModel(["Dear Dana, hello."], split=split)  # type: ignore[arg-type]
    deltas = list(model.stream(ask()))
    assert text(deltas) == "Dear Dana, hello."
    assert deltas[-1].usage == Usage(8, 0, 5)
    assert deltas[-1].finish == "stop"


def test_a_split_that_loses_text_is_refused() -> None:
    model = ScriptedModel(["Dear"], split=lambda whole: [whole[1:]])
    with pytest.raises(ValueError, match="does not join"):
        list(model.stream(ask()))


def test_the_limit_and_the_stop_strings_are_obeyed() -> None:
    model = ScriptedModel(["one two three", "one</output>two", "one</out"])
    limited = list(model.stream(ask(max_tokens=2)))
    assert (text(limited), limited[-1].finish) == ("one two", "length")
    stopped = list(model.stream(ask(stop=("</output>",))))
    assert (text(stopped), stopped[-1].finish) == ("one", "stop")
    assert text(list(model.stream(ask(stop=("</output>",))))) == "one</out"


def test_a_fault_is_raised_where_it_stands() -> None:
    model = ScriptedModel([["Dear", StreamBrokenError("gone"), "never"]])
    stream = model.stream(ask())
    assert next(stream).text == "Dear"
    with pytest.raises(StreamBrokenError, match="gone"):
        next(stream)
    (call,) = model.calls
    assert (call.finished, call.closed_early, call.text) == (False, False, "Dear")


def test_a_reader_that_stops_early_is_seen_with_what_was_generated() -> None:
    model = ScriptedModel(["one two three four", "five"])
    stream = model.stream(ask())
    next(stream)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    list(model.stream(ask()))
    early, whole = model.calls
    assert (early.closed_early, early.finished, early.tokens, early.text) == (
        True,
        False,
        2,
        "one two",
    )
    assert (whole.closed_early, whole.finished, whole.tokens) == (False, True, 1)


def test_the_prompt_cache_is_the_longest_opening_seen_before() -> None:
    model = ScriptedModel(["Dear Dana, hello.", " bye."])
    list(model.stream(ask()))
    last = list(model.stream(ask("Dear Dana,")))[-1]
    assert last.usage == Usage(prompt_tokens=11, cached_tokens=11, completion_tokens=2)


def test_async_gives_the_same_deltas_and_stops_at_once() -> None:
    model = ScriptedModel(["one two three"] * 3)

    async def run() -> tuple[list[Delta], list[Delta]]:
        whole = [delta async for delta in model.astream(ask())]
        part = []
        stream = model.astream(ask())
        async for delta in stream:
            part.append(delta)
            break
        await stream.aclose()  # type: ignore[attr-defined]
        return whole, part

    whole, part = asyncio.run(run())
    assert text(whole) == "one two three"
    assert text(part) == "one"
    assert model.calls[1].closed_early
    assert [d.text for d in whole] == [d.text for d in model.stream(ask())]


def test_threads_share_one_script() -> None:
    model = ScriptedModel([f"answer {n}" for n in range(50)])
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda _: text(list(model.stream(ask()))), range(50)))
    assert sorted(texts) == sorted(f"answer {n}" for n in range(50))


def test_it_has_a_name_a_profile_and_an_end() -> None:
    model = ScriptedModel([], name="tiny", profile=Profile(compact=True))
    assert (model.name, model.profile().compact) == ("tiny", True)
    assert model.count_tokens("Dear Dana,") == 3
    model.close()
    assert model.closed
    with pytest.raises(TypeError, match="put it in a list"):
        ScriptedModel("oops")
