"""The spelling of the opening is found by one probe, and the opening never comes back as text."""

from __future__ import annotations

import asyncio

import pytest
from asking import FakeTime, Read, ask, connect

from reflectwrite.errors import AuthenticationError, ConfigError, UnknownModelError
from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.models.base import Prefill
from reflectwrite.models.probe import forget
from reflectwrite.testing import Refuse, ScriptedEndpoint, Whole

SPELLINGS: list[Prefill] = ["flags", "prefix", "partial", "implicit", "none"]
LETTER = "<output>Dear Dana,\n\nAll is well.\n\nBest,\nLee</output>"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_probe_finds_the_spelling_that_works(
    read: Read, time: FakeTime, spelling: Prefill, strict: bool
) -> None:
    with ScriptedEndpoint([Whole(LETTER)], prefill=spelling, strict=strict) as endpoint:
        model = connect(endpoint, time, prefill=None)
        read(model, ask("<output>Dear Dana,"))
        found = model.profile().prefill
        model.close()
        call = endpoint.calls[-1]
    # An endpoint that continues any last turn is served by a spelling whose fields it ignores.
    assert found == spelling or (spelling == "implicit" and not strict and found == "flags")
    assert (call.prefix is None) == (spelling == "none")


@pytest.mark.parametrize("echo", [True, False])
@pytest.mark.parametrize("spelling", ["flags", "prefix", "partial", "implicit"])
def test_the_completion_begins_where_the_prefix_ends(
    read: Read, time: FakeTime, spelling: Prefill, echo: bool
) -> None:
    for split in (1, 7, 200):
        with ScriptedEndpoint([Whole(LETTER)], prefill=spelling, echo=echo, split=split) as e:
            for prefill in (spelling, None):
                forget()
                e._played = 0
                model = connect(e, time, prefill=prefill)
                heard = read(model, ask("<output>Dear Dana,", max_tokens=500))
                assert heard.text == LETTER.removeprefix("<output>Dear Dana,")
                model.close()


def test_without_prefill_the_model_is_asked_to_continue_and_overlap_is_trimmed(
    read: Read, time: FakeTime
) -> None:
    with ScriptedEndpoint(["All is well. See you soon."], prefill="none") as endpoint:
        heard = read(connect(endpoint, time, prefill="none"), ask("Dear Dana,\n\nAll is well."))
        messages = endpoint.calls[0].body["messages"]
    assert heard.text == " See you soon."
    assert [m["role"] for m in messages] == ["user", "assistant", "user"]  # type: ignore[attr-defined]


def test_a_request_without_prefix_needs_no_probe(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        read(connect(endpoint, time, prefill=None), ask())
        assert len(endpoint.exchanges) == 1


def test_the_probe_is_made_once_for_an_endpoint_and_model(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(lambda body: "Hi", prefill="prefix") as endpoint:
        for _ in range(3):
            model = connect(endpoint, time, prefill=None)
            assert model.profile().prefill == "prefix"
            read(model, ask("Dear"))
            model.close()
        assert sum(exchange.probe for exchange in endpoint.exchanges) == 2  # flags, then prefix


def test_what_the_probe_costs_is_told_with_the_next_call(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi there"]) as endpoint:
        model = connect(endpoint, time, prefill=None)
        heard = read(model, ask("Dear"))
        probe, call = endpoint.exchanges
    assert heard.usage.prompt_tokens == probe.prompt_tokens + call.prompt_tokens
    assert heard.usage.completion_tokens == probe.tokens + call.tokens


def test_a_profile_can_be_asked_for_without_blocking(time: FakeTime) -> None:
    with ScriptedEndpoint(prefill="implicit", strict=True) as endpoint:
        model = connect(endpoint, time, prefill=None)
        assert asyncio.run(model.aprofile()) == Profile(prefill="implicit")


def test_a_configured_spelling_is_believed(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"], prefill="partial") as endpoint:
        model = connect(endpoint, time, prefill="partial")
        assert model.profile().prefill == "partial"
        assert endpoint.exchanges == []


@pytest.mark.parametrize(("key", "name", "error"), [
    ("wrong", "scripted", AuthenticationError), ("right", "other", UnknownModelError)])  # fmt: skip
def test_what_no_spelling_can_change_gets_out_of_the_probe(
    read: Read, time: FakeTime, key: str, name: str, error: type[Exception]
) -> None:
    with ScriptedEndpoint(key="right") as endpoint:
        model = OpenAIModel(endpoint.url, name, key, clock=time.clock)
        with pytest.raises(error):
            read(model, ask("Dear"))
        assert len(endpoint.exchanges) == 1


def test_a_server_error_during_the_probe_is_not_remembered(time: FakeTime) -> None:
    class Failing(ScriptedEndpoint):
        failing = True

        def _gate(self, exchange):  # type: ignore[no-untyped-def]
            return Refuse(500, "template error") if self.failing else super()._gate(exchange)

    with Failing(prefill="flags") as endpoint:
        assert connect(endpoint, time, prefill=None).profile().prefill == "none"
        endpoint.failing = False
        assert connect(endpoint, time, prefill=None).profile().prefill == "flags"


def test_an_endpoint_with_grammar_says_so(time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        model = connect(endpoint, time, grammar="structured_outputs")
        assert model.profile().grammar
        list(model.stream(ask(grammar="root ::= [a-z]+")))
        assert endpoint.calls[0].body["structured_outputs"] == {"grammar": "root ::= [a-z]+"}
        assert not connect(endpoint, time).profile().grammar


def test_a_grammar_without_the_field_it_goes_in_is_refused() -> None:
    with pytest.raises(ConfigError, match="not in which field"):
        OpenAIModel("http://localhost/v1", "m", profile=Profile(grammar=True))
