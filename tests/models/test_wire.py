"""Requests become bodies, contents become text, counts become usage."""

from __future__ import annotations

import pytest
from asking import ask

from reflectwrite.models.base import Prefill
from reflectwrite.models.faults import Fault
from reflectwrite.models.usage import read_usage
from reflectwrite.models.wire import Body, GrammarField, Learned, build_body, read_content
from reflectwrite.types import Request, Usage


def body_of(
    request: Request,
    spelling: Prefill = "flags",
    learned: Learned = Learned(),  # noqa: B008
    grammar: GrammarField | None = None,
    temperature: float | None = None,
) -> Body:
    return build_body(
        request,
        model="m",
        spelling=spelling,
        learned=learned,
        grammar=grammar,
        temperature=temperature,
    )


def test_a_body_streams_and_asks_for_usage_and_has_nothing_that_was_not_set() -> None:
    assert body_of(ask()) == {
        "model": "m",
        "messages": [{"role": "user", "content": "Write to Dana."}],
        "max_tokens": 200,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_what_was_set_is_sent() -> None:
    body = body_of(ask(temperature=0.0, seed=7, stop=("</output>",)))
    assert (body["temperature"], body["seed"], body["stop"]) == (0.0, 7, ["</output>"])


def test_the_request_s_temperature_comes_before_the_profile_s() -> None:
    assert body_of(ask(), temperature=0.3)["temperature"] == 0.3
    assert body_of(ask(temperature=0.9), temperature=0.3)["temperature"] == 0.9


@pytest.mark.parametrize(
    ("spelling", "fields", "last"),
    [
        ("flags", {"continue_final_message": True, "add_generation_prompt": False}, {}),
        ("prefix", {}, {"prefix": True}),
        ("partial", {}, {"partial": True}),
        ("implicit", {}, {}),
    ],
)
def test_each_spelling_of_prefill(
    spelling: Prefill, fields: dict[str, bool], last: dict[str, bool]
) -> None:
    body = body_of(ask("Dear Dana,"), spelling)
    assert {k: v for k, v in body.items() if k not in body_of(ask())} == fields
    assert body["messages"] == [
        {"role": "user", "content": "Write to Dana."},
        {"role": "assistant", "content": "Dear Dana,"} | last,
    ]


def test_without_prefill_a_turn_asks_to_continue() -> None:
    messages = body_of(ask("Dear Dana,\nAll is well."), "none")["messages"]
    assert isinstance(messages, list)
    assert messages[1] == {"role": "assistant", "content": "Dear Dana,\nAll is well."}
    assert messages[2]["role"] == "user"
    assert "exactly from where it stops" in messages[2]["content"]
    assert "'All is well.'" in messages[2]["content"]


def test_a_grammar_goes_where_the_endpoint_takes_it() -> None:
    request = ask(grammar='root ::= "x"')
    assert "grammar" not in body_of(request)
    assert body_of(request, grammar="grammar")["grammar"] == 'root ::= "x"'
    assert body_of(request, grammar="structured_outputs")["structured_outputs"] == {
        "grammar": 'root ::= "x"'
    }


@pytest.mark.parametrize(
    ("fault", "without", "renamed"),
    [
        (Fault("status", 400, "Unsupported parameter: 'max_tokens' is not supported with this "
               "model. Use 'max_completion_tokens' instead.", param="max_tokens"), set(), True),
        (Fault("status", 400, "Unsupported value: 'temperature' does not support 0.0 with this "
               "model.", param="temperature"), {"temperature"}, False),
        (Fault("status", 422, "Extra inputs are not permitted: seed"), {"seed"}, False),
        (Fault("status", 400, "Unknown field stream_options"), {"stream_options"}, False),
    ],
)  # fmt: skip
def test_a_refused_optional_field_is_left_out_from_then_on(
    fault: Fault, without: set[str], renamed: bool
) -> None:
    request = ask(temperature=0.0, seed=1)
    learned = Learned().after(fault, body_of(request))
    assert learned == Learned(frozenset(without), renamed)
    body = body_of(request, learned=learned)
    assert not without & set(body)
    assert ("max_completion_tokens" in body, "max_tokens" in body) == (renamed, not renamed)
    assert learned is not None
    assert learned.after(fault, body) is None  # nothing is learned twice


def test_other_refusals_teach_nothing() -> None:
    body = body_of(ask(seed=1))
    assert Learned().after(Fault("status", 400, "messages must not be empty"), body) is None
    assert Learned().after(Fault("status", 500, "unsupported seed"), body) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Hello", ("Hello", "")),
        (None, ("", "")),
        (3, ("", "")),
        ([{"type": "text", "text": "Hello"}, 3], ("Hello", "")),
        (
            [
                {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]},
                {"type": "text", "text": "Hi"},
            ],
            ("Hi", "Hm."),
        ),
    ],
)
def test_content_is_a_string_or_parts(content: object, expected: tuple[str, str]) -> None:
    assert read_content(content) == expected


RIGHT = {"prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (RIGHT, Usage(9, 0, 4)),
        (RIGHT | {"prompt_tokens_details": {"cached_tokens": 5}}, Usage(9, 5, 4)),
        (RIGHT | {"prompt_tokens_details": None}, Usage(9, 0, 4)),
        (RIGHT | {"prompt_cache_hit_tokens": 5}, Usage(9, 5, 4)),
    ],
)
def test_a_count_that_can_be_right_is_taken(raw: object, expected: Usage) -> None:
    assert read_usage(raw, ask(), "Dear Dana, all is well.") == expected


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "many",
        RIGHT | {"completion_tokens": 0},
        RIGHT | {"completion_tokens": -4},
        RIGHT | {"completion_tokens": "4"},
        RIGHT | {"completion_tokens": True},
        RIGHT | {"prompt_tokens": 0},
        RIGHT | {"prompt_tokens": None},
        RIGHT | {"prompt_tokens_details": {"cached_tokens": 10}},
        RIGHT | {"prompt_tokens_details": {"cached_tokens": -1}},
    ],
)
def test_a_wrong_or_missing_count_is_estimated_and_said_so(raw: object) -> None:
    usage = read_usage(raw, ask(), "Dear Dana, all is well.")
    assert usage.estimated
    assert usage.prompt_tokens >= 4
    assert usage.completion_tokens >= 4
    assert 0 <= usage.cached_tokens <= usage.prompt_tokens


def test_hidden_reasoning_may_count_more_than_the_text() -> None:
    assert read_usage(RIGHT | {"completion_tokens": 900}, ask(), "Hi") == Usage(9, 0, 900)
