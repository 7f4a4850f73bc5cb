"""Cure by cure through a real HTTP endpoint: what was sent, and what it cost there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.late_error import EMAIL, LIMIT, measure
from reflectwrite import Client, Email, Found
from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.models.probe import forget
from reflectwrite.testing import Refuse, ScriptedEndpoint, Whole
from reflectwrite.testing.endpoint import Exchange

RIGHT = (
    "Subject: The move\n\nDear Dana,\n\nAs you know, we moved. The last crates arrive on 10 May "
    "2027. It went well, all in all, and nobody was hurt.\n\nBest regards,\nLee Okafor"
)
WRONG = RIGHT.replace("10 May", "12 May")
SILENT = RIGHT.replace(" The last crates arrive on 10 May 2027.", "")
INLINE = Profile(prefill="flags", reflection="inline", edits=False)
# A token takes a moment, so that a stream can be stopped before it is over.
PACE = 0.001


@pytest.fixture(autouse=True)
def _no_memory() -> Iterator[None]:
    forget()
    yield
    forget()


def output(text: str) -> str:
    return f"<output>{text}</output>"


def messages(exchange: Exchange) -> list[dict[str, str]]:
    found = exchange.body["messages"]
    assert isinstance(found, list)
    return found


def test_continue_sends_the_kept_text_as_a_prefix_and_generates_only_the_rest() -> None:
    with (
        ScriptedEndpoint([output(WRONG), Whole(output(RIGHT))], token_seconds=PACE) as endpoint,
        Client(endpoint.model, base_url=endpoint.url) as client,
    ):
        result = client.write(EMAIL)
        endpoint.settle()
        first, second = endpoint.calls
    assert result.ok
    assert result.text == RIGHT
    kept = RIGHT[: RIGHT.index(" The last crates")]
    assert first.aborted
    assert messages(second)[-1] == {"role": "assistant", "content": f"<output>{kept}"}
    assert '"12 May 2027" is not in the notes.' in messages(second)[-2]["content"]
    assert second.body["continue_final_message"] is True
    assert second.text == output(RIGHT).removeprefix(f"<output>{kept}")
    again = result.trace.attempts[1]
    assert again.completion_tokens == second.tokens
    assert again.prompt_tokens == second.prompt_tokens


def test_continue_inline_leaves_everything_before_the_kept_point_to_the_prompt_cache() -> None:
    rest = RIGHT[RIGHT.index(" The last crates") :]
    with ScriptedEndpoint([output(WRONG), rest + "</output>"], token_seconds=PACE) as endpoint:
        model = OpenAIModel(endpoint.url, endpoint.model, profile=INLINE)
        with Client(model) as client:
            result = client.write(EMAIL)
        endpoint.settle()
        model.close()
        first, second = endpoint.calls
    assert result.text == RIGHT
    assert messages(first) == messages(second)[:-1]
    assert messages(second)[-1]["content"].endswith(
        'we moved.<reflection>"12 May 2027" is not in the notes. The notes say 10 May 2027.'
        "</reflection>"
    )
    anew = second.prompt_tokens - second.cached_tokens
    assert anew <= 40, "the evidence alone is read anew"
    assert result.ledger.cached_tokens == first.cached_tokens + second.cached_tokens


def test_an_edit_sends_the_draft_and_the_finding_and_gets_a_few_words() -> None:
    blocks = (
        "<<<<<<< SEARCH\nAs you know, we moved.\n=======\n"
        "As you know, we moved. The last crates arrive on 10 May 2027.\n>>>>>>> REPLACE"
    )
    with (
        ScriptedEndpoint([output(SILENT), output(blocks)]) as endpoint,
        Client(endpoint.model, base_url=endpoint.url) as client,
    ):
        result = client.write(EMAIL)
        endpoint.settle()
        first, second = endpoint.calls
    assert result.text == RIGHT
    assert [attempt.cure for attempt in result.trace.attempts] == ["draft", "edit"]
    asked = messages(second)[-1]["content"]
    assert "> As you know, we moved." in asked
    assert 'Point 1 is missing "10 May 2027".' in asked
    assert result.ledger.completion_tokens >= first.tokens + second.tokens
    # Finding out how the endpoint takes a prefix is paid for too.
    spent = sum(exchange.prompt_tokens for exchange in endpoint.exchanges)
    assert result.ledger.prompt_tokens == spent
    assert not result.ledger.estimated


def test_a_repair_sends_nothing() -> None:
    email = Email(
        to="Dana Whitfield", sender="Lee Okafor", purpose="x", points=["We meet on 3 May 2027"]
    )
    text = (
        "Subject: Meeting\n\nDear Dana,\n\nWe meet on Sunday, 3 May 2027.\n\nBest regards,\n"
        "Lee Okafor"
    )
    with (
        ScriptedEndpoint([output(text)]) as endpoint,
        Client(endpoint.model, base_url=endpoint.url) as client,
        client.stream(email) as events,
    ):
        found = [event for event in events if isinstance(event, Found)]
        result = events.result()
    assert result.text == text.replace("Sunday", "Monday")
    assert len(endpoint.calls) == 1
    assert [event.cure for event in found if event.finding.blocking] == ["repair"]
    assert result.ledger.calls == 1


def test_a_redraft_is_the_last_resort_and_costs_a_whole_call() -> None:
    with ScriptedEndpoint([output(SILENT), "</output>", output(RIGHT)]) as endpoint:
        model = OpenAIModel(endpoint.url, endpoint.model, profile=INLINE)
        with Client(model) as client:
            result = client.write(EMAIL, seed=7)
        endpoint.settle()
        model.close()
        first, second, third = endpoint.calls
    assert result.text == RIGHT
    assert [(a.cure, a.kept) for a in result.trace.attempts] == [
        ("draft", True), ("continue", False), ("redraft", True),
    ]  # fmt: skip
    assert [call.body["seed"] for call in endpoint.calls] == [7, 7, 8]
    assert 'Point 1 is missing "10 May 2027".' in messages(third)[-1]["content"]
    assert third.tokens >= first.tokens > second.tokens
    assert result.ledger.completion_tokens == first.tokens + second.tokens + third.tokens


def test_transport_faults_cost_no_attempt() -> None:
    refusal = Refuse(429, headers={"Retry-After": "0"})
    with (
        ScriptedEndpoint([refusal, output(RIGHT)]) as endpoint,
        Client(endpoint.model, base_url=endpoint.url) as client,
    ):
        result = client.write(EMAIL, max_attempts=1)
    assert result.ok
    assert result.ledger.calls == 1


@pytest.mark.parametrize("place", [0.8, 0.9])
def test_a_late_error_costs_at_most_35_percent_of_a_regeneration(place: float) -> None:
    measured = measure(place)
    assert measured.characters >= 4000
    assert measured.ratio <= LIMIT == 0.35
