"""Limits hold over all calls together, whatever the completions are."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import INLINE, USER, Planted, output, play, written
from scripts import profiles, scripted, scripts, splits

from reflectwrite.errors import BudgetError, InputError, NotAcceptedError, UsageError
from reflectwrite.loop import Prices, read_settings
from reflectwrite.loop.budget import LEAST_TOKENS, Allowance, Budget
from reflectwrite.models import Profile
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import Delta, Message, Prompt, Request, Result, Usage

TASK = Planted(keywords=("keyword",))
PRICES = Prices(input=Decimal(1), cached_input=Decimal("0.1"), output=Decimal(10))
many = settings(max_examples=40, deadline=None, derandomize=True)


class Ticking:
    """A clock that a model moves on: ``per_delta`` seconds for each piece of a stream."""

    def __init__(self, per_delta: float) -> None:
        self.now = 100.0
        self.per_delta = per_delta

    def __call__(self) -> float:
        return self.now

    def wind(self, model: ScriptedModel) -> ScriptedModel:
        play_on = model._play

        def slow(request: Request):  # type: ignore[no-untyped-def]
            for delta in play_on(request):
                self.now += self.per_delta
                yield delta

        model._play = slow  # type: ignore[method-assign]
        return model


def result_of(model: ScriptedModel, **chosen: object) -> Result | None:
    try:
        return written(model, TASK, **chosen)
    except BudgetError:
        return None


@many
@given(scripts, profiles, splits, st.integers(200, 3000))
def test_tokens_stay_within_the_limit(
    script: list[str], profile: Profile, split: int | None, limit: int
) -> None:
    model = scripted(script, profile=profile, split=split)
    result = result_of(model, max_tokens=limit)
    spent = sum(call.usage.prompt_tokens + call.tokens for call in model.calls)
    assert spent <= limit
    if result is not None:
        assert result.ledger.prompt_tokens + result.ledger.completion_tokens <= limit


@many
@given(scripts, profiles, splits, st.integers(1, 60))
def test_money_stays_within_the_limit(
    script: list[str], profile: Profile, split: int | None, thousandths: int
) -> None:
    limit = Decimal(thousandths) / 1000
    model = scripted(script, profile=profile, split=split)
    result = result_of(model, max_cost=limit, prices=PRICES)
    spent = sum(
        (PRICES.cost(c.usage.prompt_tokens, c.usage.cached_tokens, c.tokens) for c in model.calls),
        Decimal(0),
    )
    assert spent <= limit
    if result is not None:
        assert result.ledger.cost is not None
        assert spent <= result.ledger.cost <= limit


@many
@given(scripts, profiles, st.sampled_from([0.01, 0.02]), st.floats(0.5, 4))
def test_the_deadline_is_kept_within_five_percent(
    script: list[str], profile: Profile, per_delta: float, seconds: float
) -> None:
    clock = Ticking(per_delta)
    model = clock.wind(scripted(script, profile=profile, split=1))
    began = clock.now
    result = None
    with contextlib.suppress(BudgetError):
        result = written(model, TASK, clock, deadline=seconds)
    assert clock.now - began <= seconds * 1.05
    if result is not None:
        assert result.ledger.seconds == pytest.approx(clock.now - began)


def test_the_deadline_goes_into_every_request() -> None:
    clock = Ticking(0.0)
    model = ScriptedModel([output("It is LATE."), output("It is fine.")], profile=USER)
    written(model, clock=clock, deadline=5.0)
    assert [request.deadline for request in model.requests] == [105.0, 105.0]


def test_time_counts_from_when_the_work_was_asked_for() -> None:
    clock = Ticking(0.0)
    budget = Budget(
        read_settings({"deadline": 5}), clock=clock, count_tokens=len, context=99, started=96.0
    )
    assert budget.deadline == 101.0
    assert budget.ledger().seconds == 4.0


def test_a_call_gets_what_the_tightest_limit_leaves() -> None:
    budget = Budget(
        read_settings({"max_tokens": 500, "max_cost": "0.003", "prices": PRICES}),
        clock=lambda: 0.0, count_tokens=len, context=400,
    )  # fmt: skip
    prompt = Prompt((Message("user", "x" * 84),))
    assert budget.prompt_tokens(prompt) == 100
    assert budget.allowance(prompt) == Allowance(290, 100)
    budget.spend(Usage(100, 0, 100))
    assert budget.allowance(prompt) == Allowance(180, 100)
    refused = budget.allowance(prompt, running=Usage(0, 0, 150))
    assert refused == "max_cost=0.003 leaves no room for another call"


def test_cached_tokens_cost_what_they_cost() -> None:
    assert PRICES.cost(1000, 400, 10) == Decimal("0.00074")
    assert Prices(input=Decimal(1), output=Decimal(2)).cost(1000, 400, 10) == Decimal("0.00102")


def test_a_cost_limit_without_prices_is_wrong_use() -> None:
    with pytest.raises(UsageError, match=r"max_cost='0\.5' can't be kept without prices"):
        read_settings({"max_cost": "0.5"})


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(UsageError, match="'max_attempt' is no setting; the settings are max_att"):
        read_settings({"max_attempt": 3})
    with pytest.raises(UsageError, match="setting max_attempts = 0: input should be"):
        read_settings({"max_attempts": 0})


def test_without_prices_the_cost_is_unknown() -> None:
    assert written(ScriptedModel([output("It is fine.")])).ledger.cost is None


def test_when_the_budget_ends_the_best_draft_comes_with_its_findings() -> None:
    model = ScriptedModel([output("It is LATE.")], profile=INLINE)
    reading = play(model, max_attempts=1)
    assert reading.result is not None
    assert not reading.result.ok
    assert reading.result.text == reading.text == "It is LATE."
    assert reading.committed == ""
    assert [finding.check for finding in reading.result.findings] == ["planted.late"]


def test_strict_raises_with_the_result() -> None:
    model = ScriptedModel([output("It is LATE.")], profile=INLINE)
    with pytest.raises(NotAcceptedError, match=r"LATE is known late\.; max_attempts=1 ") as caught:
        written(model, max_attempts=1, strict=True)
    assert caught.value.result.text == "It is LATE."
    assert caught.value.result.ledger.calls == 1


def test_a_limit_too_low_for_any_call_is_a_budget_error() -> None:
    with pytest.raises(BudgetError, match="max_tokens=70 leaves no room for another call"):
        written(ScriptedModel([]), max_tokens=70)


def test_no_draft_within_the_attempts_is_a_budget_error() -> None:
    model = ScriptedModel(["", "<thinking>Plan", ""], profile=INLINE)
    with pytest.raises(BudgetError, match="no draft came in 3 attempts: max_attempts=3 calls"):
        written(model, max_attempts=3)


def test_a_prompt_beyond_the_context_is_refused_before_any_call() -> None:
    model = ScriptedModel([], profile=Profile(context=100, prefill="flags"))
    with pytest.raises(InputError, match="inputs are too long: the model's context of 100 tokens"):
        written(model, Planted(keywords=("word " * 200,)))
    assert not model.calls


def test_inputs_in_trouble_are_refused_before_any_call() -> None:
    model = ScriptedModel([])
    with pytest.raises(InputError, match="keywords say one thing and another"):
        written(model, Planted(trouble="keywords say one thing and another."))
    assert not model.calls


def test_a_stopped_stream_is_counted_and_marked_as_an_estimate() -> None:
    model = ScriptedModel(
        [
            output("It begins. It is WRONG1 here. And so on and so on and so on."),
            " It is fine.</output>",
        ],
        profile=INLINE,
    )
    result = written(model)
    first, second = result.trace.attempts
    assert result.ledger.estimated
    assert first.completion_tokens == model.calls[0].tokens
    assert first.prompt_tokens >= model.calls[0].usage.prompt_tokens
    assert second.completion_tokens == model.calls[1].usage.completion_tokens


def test_usage_that_comes_with_the_stream_is_taken_as_it_is() -> None:
    model = ScriptedModel(
        [
            output("It begins. It is WRONG1 here. And so on and so on and so on."),
            " It is fine.</output>",
        ],
        profile=INLINE,
    )
    play_on = model._play

    def counting(request: Request):  # type: ignore[no-untyped-def]
        count = 0
        for delta in play_on(request):
            count += bool(delta.text)
            yield delta if delta.usage else Delta(delta.text, usage=Usage(7, 2, count))

    model._play = counting  # type: ignore[method-assign]
    result = written(model)
    assert not result.ledger.estimated
    assert result.trace.attempts[0].prompt_tokens == 7
    assert result.trace.attempts[0].cached_tokens == 2


def test_an_endpoint_that_ignores_its_limit_is_stopped() -> None:
    model = ScriptedModel([output("It goes on. " * 2000)], profile=INLINE)
    play_on = model._play

    def without_limit(request: Request):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        yield from play_on(replace(request, max_tokens=10**9))

    model._play = without_limit  # type: ignore[method-assign]
    result = written(model, max_attempts=1, max_draft_tokens=LEAST_TOKENS)
    assert model.calls[0].closed_early
    assert model.calls[0].tokens <= 3 * LEAST_TOKENS
    assert [finding.check for finding in result.findings] == ["loop.cut_off"]


def test_no_stream_is_stopped_where_the_budget_could_not_pay_for_going_on() -> None:
    text = "It begins. It is WRONG1 here. And so on and so on and so on."
    model = ScriptedModel([output(text)], profile=INLINE)
    result = written(model, max_attempts=1)
    assert model.calls[0].finished
    assert result.text == text
