"""Every promise of DESIGN.md ("What it promises"), with real checks, by its name.

Broader tests of each stand beside the code: tests/loop (1–4), tests/parsing (5), tests/client (6),
tests/config (7).
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from promised import (
    EMAIL,
    ENOUGH,
    INLINE,
    RIGHT,
    SCRIPTS,
    SECRET,
    USER,
    output,
    wrong_date,
)  # fmt: skip

from reflectwrite import (
    AsyncClient,
    Client,
    Committed,
    Edited,
    Event,
    Finished,
    NotAcceptedError,
    Prices,
    Profile,
    Provisional,
    Result,
    Retracted,
    UsageError,
)
from reflectwrite.testing import Reasoning, ScriptedModel
from reflectwrite.types import apply_edits

every = pytest.mark.parametrize(
    ("script", "profile", "split"),
    [
        pytest.param(script, profile, split, id=f"{name}, {profile.reflection}, {split}")
        for (name, script), profile, split in product(SCRIPTS.items(), (INLINE, USER), (None, 7))
    ],
)


def model_of(script: list[str], profile: Profile, split: int | None) -> ScriptedModel:
    return ScriptedModel([*script, *ENOUGH], profile=profile, split=split)


def events_of(model: ScriptedModel, **overrides: object) -> list[Event]:
    with Client(model).stream(EMAIL, **overrides) as events:  # type: ignore[arg-type]
        return list(events)


def result_of(events: list[Event]) -> Result:
    assert isinstance(events[-1], Finished)
    return events[-1].result


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(("REFLECTWRITE_", "OPENAI_", "XDG_CONFIG")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@every
def test_promise_1_nothing_unchecked_is_committed(
    script: list[str], profile: Profile, split: int | None
) -> None:
    committed = provisional = ""
    checker = Client()
    for event in events_of(model_of(script, profile, split)):
        match event:
            case Provisional(text):
                provisional += text
            case Retracted(text):
                assert provisional.endswith(text), "only provisional text is taken back"
                provisional = provisional.removesuffix(text)
            case Committed(text):
                assert provisional.startswith(text), "what is committed was shown before"
                provisional = provisional.removeprefix(text)
                committed += text
            case Edited(edits, _):
                committed = apply_edits(committed, edits)
            case Finished(result):
                assert committed + provisional == result.text
                assert not (result.ok and provisional)
        if isinstance(event, Committed | Edited):
            proven = [f for f in checker.check(EMAIL, committed).findings if f.blocking]
            assert "facts.ungrounded" not in {finding.check for finding in proven}


@every
def test_promise_1_a_wire_that_can_only_append_gets_what_write_returns(
    script: list[str], profile: Profile, split: int | None
) -> None:
    events = events_of(model_of(script, profile, split), hold="draft")
    sent = "".join(event.text for event in events if isinstance(event, Committed))
    result = result_of(events)
    assert not any(isinstance(event, Edited) for event in events)
    assert sent == result.text or not result.ok
    # Such a wire sends the rest when it is over; what went out before stands in it.
    assert result.text.startswith(sent)
    assert result.text == Client(model_of(script, profile, split)).write(EMAIL).text
    assert [type(e) for e in events if isinstance(e, Committed | Finished)][-1] is Finished


@every
def test_promise_1_a_wire_that_sends_sentences_at_once_never_changes_them(
    script: list[str], profile: Profile, split: int | None
) -> None:
    events = events_of(model_of(script, profile, split), hold="sentence")
    sent = "".join(event.text for event in events if isinstance(event, Committed))
    result = result_of(events)
    assert not any(isinstance(event, Edited) for event in events)
    assert result.text.startswith(sent)
    assert sent == result.text or not result.ok


@every
def test_promise_2_never_worse_than_the_first_attempt(
    script: list[str], profile: Profile, split: int | None
) -> None:
    result = Client(model_of(script, profile, split)).write(EMAIL, max_attempts=4)
    assert faults(result.text) == [f for f in result.findings if f.blocking]
    full = [a.text for a in result.trace.attempts if a.finish == "stop" and a.cure != "revise"]
    if full and full[0]:
        assert len(faults(result.text)) <= len(faults(full[0]))


def test_promise_2_the_best_draft_is_returned_and_only_strict_raises() -> None:
    def model() -> ScriptedModel:
        return ScriptedModel([output(wrong_date(RIGHT))] * 3, profile=INLINE)

    result = Client(model()).write(EMAIL, max_attempts=3)
    assert not result.ok
    assert result.text == wrong_date(RIGHT)
    with pytest.raises(NotAcceptedError) as caught:
        Client(model()).write(EMAIL, max_attempts=3, strict=True)
    assert caught.value.result.text == result.text


@every
def test_promise_3_byte_identical_elsewhere(
    script: list[str], profile: Profile, split: int | None
) -> None:
    result = Client(model_of(script, profile, split)).write(EMAIL)
    best = ""
    for attempt in result.trace.attempts:
        if attempt.kept and attempt.cure in ("revise", "edit"):
            assert apply_edits(best, attempt.edits) == attempt.text
        if attempt.kept:
            best = attempt.text


def test_promise_3_a_fix_changes_its_span_and_nothing_else() -> None:
    text = (
        "We saw the the plan.\r\n\r\nHe said “the the plan” \U0001f600, e\u0301, `the the`, "
        "{{the the}}."
    )
    fixed = Client().fix(text)
    assert fixed.text == text.replace("the the plan.", "the plan.", 1)
    assert apply_edits(text, fixed.edits) == fixed.text


@every
def test_promise_4_one_ledger(script: list[str], profile: Profile, split: int | None) -> None:
    model = model_of(script, profile, split)
    prices = Prices(input=Decimal(1), cached_input=Decimal("0.5"), output=Decimal(4))
    result = Client(model, prices=prices, max_cost="0.02", max_tokens=9_000).write(EMAIL)
    ledger, attempts = result.ledger, result.trace.attempts
    assert ledger.calls == len(model.calls) == sum(a.prompt is not None for a in attempts)
    for name in ("prompt_tokens", "cached_tokens", "completion_tokens"):
        assert getattr(ledger, name) == sum(getattr(attempt, name) for attempt in attempts)
    assert ledger.completion_tokens >= sum(call.tokens for call in model.calls if call.finished)
    assert ledger.prompt_tokens + ledger.completion_tokens <= 9_000
    assert ledger.cost == prices.cost(
        ledger.prompt_tokens, ledger.cached_tokens, ledger.completion_tokens
    )
    assert ledger.cost <= Decimal("0.02")
    assert ledger.estimated == any(call.closed_early for call in model.calls)


def test_promise_4_a_cost_limit_without_prices_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="without prices"):
        Client(model_of([], INLINE, None), max_cost="0.02").write(EMAIL)
    unpriced = Client(model_of([output(RIGHT)], INLINE, None)).write(EMAIL)
    assert unpriced.ledger.cost is None


@every
def test_promise_5_no_leak(script: list[str], profile: Profile, split: int | None) -> None:
    events = events_of(model_of(script, profile, split))
    result = result_of(events)
    texts = [result.text, *(attempt.text for attempt in result.trace.attempts)]
    texts += [event.text for event in events if isinstance(event, Provisional | Committed)]
    assert not any(SECRET in text or "thinking" in text for text in texts)


def test_promise_5_the_endpoints_own_reasoning_is_no_draft() -> None:
    model = ScriptedModel([[Reasoning(f"<output>{SECRET}"), output(RIGHT)]], profile=USER)
    assert Client(model).write(EMAIL).text == RIGHT


@every
def test_promise_6_the_same_everywhere(
    script: list[str], profile: Profile, split: int | None
) -> None:
    def model() -> ScriptedModel:
        return model_of(script, profile, split)

    async def asynchronously() -> tuple[Result, list[Event]]:
        async with AsyncClient(model()).stream(EMAIL) as events:
            seen = [event async for event in events]
        return await AsyncClient(model()).write(EMAIL), seen

    written = Client(model()).write(EMAIL)
    streamed = events_of(model())
    awaited, seen = asyncio.run(asynchronously())
    assert unclocked(written) == unclocked(result_of(streamed)) == unclocked(awaited)
    assert seen[:-1] == streamed[:-1]


def test_promise_6_the_command_line_shows_the_same_findings_and_edits(tmp_path: Path) -> None:
    draft = wrong_date(RIGHT).replace("I am", "I am the the one")
    (tmp_path / "notes.json").write_text(EMAIL.model_dump_json(), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    for command, expected in (
        ("check", Client().check(EMAIL, draft)),
        ("fix", Client().fix(EMAIL, draft)),
    ):
        run = subprocess.run(
            [sys.executable, "-m", "reflectwrite.cli", command, "email", "notes.json",
             "draft.txt", "--json"],
            capture_output=True, text=True, cwd=tmp_path, check=False,
        )  # fmt: skip
        assert run.returncode == 1, run.stderr
        assert json.loads(run.stdout) == json.loads(expected.to_json())


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    tried: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise ConnectionRefusedError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    return tried


def test_promise_7_local_unless_told(
    connections: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-lying-about")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://192.0.2.1/v1")
    client = Client()
    assert client.config.bundled
    assert client.config.api_key is None
    assert client.config.base_url is None
    client.check(EMAIL, RIGHT)
    client.fix("We saw the the plan.")
    client.close()
    assert Client(model_of([output(RIGHT)], INLINE, None)).write(EMAIL).ok
    assert connections == []


@pytest.mark.parametrize("told", ["argument", "environment", "file"])
def test_promise_7_only_who_names_an_endpoint_or_a_model_gets_the_key_read(
    told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-use")
    if told == "environment":
        monkeypatch.setenv("REFLECTWRITE_MODEL", "large")
    elif told == "file":
        (tmp_path / "reflectwrite.toml").write_text('model = "large"\n', encoding="utf-8")
    client = Client("large") if told == "argument" else Client()
    assert client.config.api_key == "sk-for-use"
    assert "sk-for-use" not in repr(client) + repr(client.config) + repr(client.model)


def faults(text: str) -> list[object]:
    return [finding for finding in Client().check(EMAIL, text).findings if finding.blocking]


def unclocked(result: Result) -> Result:
    return replace(result, ledger=replace(result.ledger, seconds=0.0))
