"""The clients: what they write with, what they share, what they refuse."""

from __future__ import annotations

import asyncio
import threading
from decimal import Decimal
from pathlib import Path
from typing import get_type_hints

import pytest

from reflectwrite import (
    AsyncClient,
    Client,
    ConfigError,
    Email,
    Event,
    Finished,
    InputError,
    NotAcceptedError,
    Prices,
    Provisional,
    Result,
    Settings,
    UsageError,
)
from reflectwrite.connect import Overrides
from reflectwrite.models import Profile
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import apply_edits

EMAIL = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her about a delay",
    points=["The Brightwater shipment moves from 3 May 2027 to 10 May 2027"],
)
RIGHT = (
    "Subject: Brightwater shipment\n\nDear Dana,\n\nI am writing about a delay. The Brightwater "
    "shipment moves from 3 May 2027 to 10 May 2027.\n\nBest regards,\nLee Okafor"
)
WRONG = RIGHT.replace("10 May", "12 May")
BEHIND = RIGHT[RIGHT.index(" The Brightwater") :]
INLINE = Profile(prefill="flags", reflection="inline", compact=True, edits=False, temperature=0)


def output(text: str) -> str:
    return f"<thinking>Plan: say it.</thinking><output>{text}</output>"


def scripted(**options: object) -> ScriptedModel:
    return ScriptedModel(
        [output(WRONG + " And so on and on."), BEHIND + "</output>"],
        profile=INLINE,
        **options,  # type: ignore[arg-type]
    )


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("REFLECTWRITE_CONFIG", "XDG_CONFIG_HOME", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def configured(text: str) -> None:
    Path("reflectwrite.toml").write_text(text, encoding="utf-8")


def test_write_gives_the_proven_text_its_facts_and_its_cost() -> None:
    result = Client(scripted()).write(EMAIL)
    assert result.ok
    assert result.text == RIGHT
    assert {fact.text for fact in result.facts} >= {"3 May 2027", "10 May 2027"}
    assert all(fact.source is not None for fact in result.facts)
    assert result.ledger.calls == 2
    assert [attempt.cure for attempt in result.trace.attempts] == ["draft", "continue"]
    assert Result.from_json(result.to_json()) == result


def test_stream_ends_with_what_write_gives() -> None:
    with Client(scripted()).stream(EMAIL) as events:
        seen = list(events)
    assert isinstance(seen[-1], Finished)
    assert unclocked(seen[-1].result) == unclocked(Client(scripted()).write(EMAIL))


def test_the_result_of_a_stream_can_be_asked_for_at_any_time() -> None:
    with Client(scripted()).stream(EMAIL) as events:
        next(events)
        assert events.result().text == RIGHT
        assert events.result().text == RIGHT


def test_the_async_client_gives_the_same() -> None:
    async def run() -> tuple[Result, list[Event]]:
        result = await AsyncClient(scripted()).write(EMAIL)
        async with AsyncClient(scripted()).stream(EMAIL) as events:
            return result, [event async for event in events]

    result, seen = asyncio.run(run())
    with Client(scripted()).stream(EMAIL) as events:
        expected = list(events)
    assert seen[:-1] == expected[:-1]
    assert unclocked(result) == unclocked(Client(scripted()).write(EMAIL))


def test_leaving_the_block_stops_the_model() -> None:
    model = scripted()
    with Client(model).stream(EMAIL) as events:
        for event in events:
            if isinstance(event, Provisional):
                break
    assert model.calls[0].closed_early
    with pytest.raises(RuntimeError, match="closed before its end"):
        events.result()


def test_ctrl_c_in_the_block_gets_the_best_draft_so_far() -> None:
    model = scripted()

    def read() -> None:
        with Client(model).stream(EMAIL) as events:
            for event in events:
                if isinstance(event, Provisional) and "writing" in event.text:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        read()
    result = caught.value.result  # type: ignore[attr-defined]
    assert result.text == "Subject: Brightwater shipment\n\nDear Dana,\n\nI am writing"
    assert model.calls[0].closed_early


def test_an_error_in_an_async_block_gets_the_best_draft_so_far() -> None:
    model = scripted()

    async def run() -> None:
        async with AsyncClient(model).stream(EMAIL) as events:
            async for event in events:
                if isinstance(event, Provisional) and "writing" in event.text:
                    raise KeyError("reader")

    with pytest.raises(KeyError) as caught:
        asyncio.run(run())
    assert caught.value.result.text.endswith("I am writing")  # type: ignore[attr-defined]
    assert model.calls[0].closed_early


def test_overrides_are_for_one_call() -> None:
    model = ScriptedModel([output(WRONG), output(WRONG), output(RIGHT)], profile=INLINE)
    client = Client(model, seed=3)
    with pytest.raises(NotAcceptedError):
        client.write(EMAIL, max_attempts=1, strict=True, seed=5)
    assert not client.write(EMAIL, max_attempts=1).ok
    assert [request.seed for request in model.requests] == [5, 3]


def test_a_wrong_override_is_wrong_use() -> None:
    model = scripted()
    with pytest.raises(UsageError, match="'sead' is no setting"):
        Client(model).write(EMAIL, sead=5)  # type: ignore[call-arg]
    with pytest.raises(UsageError, match="without prices"):
        Client(model).write(EMAIL, max_cost="0.10")
    with pytest.raises(UsageError, match="'retries' is no setting"):
        Client(model, retries=5)  # type: ignore[call-arg]
    assert not model.calls


def test_overrides_and_settings_are_the_same_names() -> None:
    assert set(get_type_hints(Overrides)) == set(Settings.model_fields)


def test_threads_share_a_client() -> None:
    client = Client(ScriptedModel(lambda request: output(RIGHT), profile=INLINE))
    results: list[Result] = []

    def write() -> None:
        results.append(client.write(EMAIL))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [result.text for result in results] == [RIGHT] * 4
    assert all(result.ledger.calls == 1 for result in results)


def test_inputs_that_contradict_themselves_are_refused_before_any_call() -> None:
    model = scripted()
    with pytest.raises(InputError, match="Tuesday"):
        Client(model).write(EMAIL.model_copy(update={"points": ("Tuesday, 3 May 2027",)}))
    small = ScriptedModel([], profile=Profile(languages=("en",)))
    with pytest.raises(InputError, match="writes English only"):
        Client(small).write(EMAIL.model_copy(update={"language": "de"}))
    assert not model.calls


def test_check_needs_no_model_and_no_inputs() -> None:
    client = Client()
    wrong = client.check(EMAIL, WRONG)
    assert not wrong.ok
    assert [finding.check for finding in wrong.findings if finding.blocking] == [
        "facts.ungrounded", "points.missing",
    ]  # fmt: skip
    assert client.check(EMAIL, RIGHT).ok
    prose = client.check("We saw the the plan.")
    assert prose.task == "prose"
    assert "prose.doubled" in {finding.check for finding in prose.findings}
    assert "model" not in vars(client)
    assert client._connection._made is None


def test_fix_makes_the_safe_fixes_and_says_which() -> None:
    fixed = Client().fix("We saw the the plan on Tuesday, 3 May 2027.")
    assert fixed.text == "We saw the plan on Tuesday, 3 May 2027."
    assert apply_edits("We saw the the plan on Tuesday, 3 May 2027.", fixed.edits) == fixed.text
    assert [finding.check for finding in fixed.findings] == ["dates.weekday"]
    assert Client().fix(fixed.text, unsafe=True).text == "We saw the plan on Monday, 3 May 2027."
    assert Client().fix(EMAIL, RIGHT).text == RIGHT


def test_check_says_what_is_missing_in_the_call() -> None:
    with pytest.raises(UsageError, match="the text to look at is missing behind the task 'email'"):
        Client().check(EMAIL)
    with pytest.raises(UsageError, match="the task is the string 'email'"):
        Client().check("email", "text")


def test_the_bundled_model_writes_unless_something_names_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-lying-about")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert Client().config.bundled
    assert repr(Client()) == "Client('bundled')"
    named = Client("large", base_url="http://127.0.0.1:9/v1")
    assert not named.config.bundled
    assert named.model.name == "large"
    assert "sk-lying" not in repr(named) + repr(named.config)


def test_a_model_object_leaves_the_configured_endpoint_alone() -> None:
    configured('base_url = "http://127.0.0.1:9/v1"\nmodel = "large"\n')
    model = scripted()
    client = Client(model)
    assert client.model is model
    assert client.write(EMAIL).text == RIGHT
    client.close()
    assert not model.closed, "who made the model closes it"


def test_a_model_object_and_an_endpoint_are_too_much() -> None:
    with pytest.raises(ConfigError, match="model is an object, but base_url would make another"):
        Client(scripted(), base_url="http://127.0.0.1:9/v1")


def test_the_file_sets_limits_prices_and_checks() -> None:
    configured(
        "seed = 11\n[budget]\nmax_attempts = 1\nmax_cost = 5\n"
        "[prices.scripted]\ninput = 1\noutput = 2\n[checks]\nignore = ['facts.*', 'points.*']\n"
    )
    model = ScriptedModel([output(WRONG)], profile=INLINE)
    result = Client(model).write(EMAIL)
    assert result.ok, "what is ignored finds nothing"
    assert model.requests[0].seed == 11
    ledger = result.ledger
    assert (
        ledger.cost
        == (Decimal(ledger.prompt_tokens) + 2 * Decimal(ledger.completion_tokens)) / 1_000_000
    )


def test_a_client_is_an_argument_away_from_any_limit() -> None:
    client = Client(
        scripted(), max_cost="0.5", prices=Prices(input=Decimal(1), output=Decimal(2)), seed=1
    )
    assert client.settings.max_cost == Decimal("0.5")
    assert client.write(EMAIL).ledger.cost is not None


def unclocked(result: Result) -> object:
    from dataclasses import replace

    return replace(result, ledger=replace(result.ledger, seconds=0.0))


def test_a_profile_says_how_many_calls_are_worth_making_and_the_user_has_the_last_word() -> None:
    task = Email(to="Dana", sender="Lee", purpose="news", points=["the door is open"])
    wrong = "<output>Subject: News\n\nDear Dana,\n\nIt is 9 May 2031.\n\nRegards,\nLee</output>"

    def calls(**settings: int) -> int:
        profile = Profile(prefill="none", edits=False, max_attempts=3)
        model = ScriptedModel([wrong] * 40, profile=profile)
        return Client(model, **settings).write(task).ledger.calls

    assert calls() == 3
    assert calls(max_attempts=2) == 2
