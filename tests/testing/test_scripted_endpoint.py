"""The scripted endpoint behaves as the services do that it stands for (spoken to in plain HTTP)."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from urllib.parse import urlsplit

import pytest

from reflectwrite.models.base import Prefill
from reflectwrite.testing import Refuse, Reply, ScriptedEndpoint, Stall, Whole

FLAGS = {"continue_final_message": True, "add_generation_prompt": False}
USER = {"role": "user", "content": "Write."}
OPENING = {"role": "assistant", "content": "Dear Dana,"}


def post(endpoint: ScriptedEndpoint, **body: object) -> tuple[int, str]:
    """One request; (status, body as it came)."""
    connection = http.client.HTTPConnection(urlsplit(endpoint.url).netloc, timeout=10)
    sent = {"model": "scripted", "messages": [USER], "stream": True} | body
    connection.request("POST", "/v1/chat/completions", json.dumps(sent))
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def events(raw: str) -> list[dict[str, object]]:
    lines = [line.removeprefix("data: ") for line in raw.split("\n\n") if line]
    assert lines.pop() == "[DONE]"
    return [json.loads(line) for line in lines]


def content(raw: str) -> str:
    deltas = [e["choices"][0]["delta"] for e in events(raw) if e["choices"]]  # type: ignore[index]
    return "".join(delta.get("content", "") for delta in deltas)


def test_a_string_is_streamed_as_server_sent_events() -> None:
    with ScriptedEndpoint(["Dear Dana"]) as endpoint:
        status, raw = post(endpoint, stream_options={"include_usage": True})
    assert status == 200
    *chunks, usage = events(raw)
    assert content(raw) == "Dear Dana"
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"  # type: ignore[index]
    assert usage["usage"] == {
        "prompt_tokens": 6,
        "completion_tokens": 2,
        "total_tokens": 8,
        "prompt_tokens_details": {"cached_tokens": 0},
    }


def test_usage_is_told_only_when_asked_for() -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        _, raw = post(endpoint)
    assert all(event["choices"] for event in events(raw))


@pytest.mark.parametrize(
    ("prefill", "fields", "message"),
    [
        ("flags", FLAGS, {}),
        ("prefix", {}, {"prefix": True}),
        ("partial", {}, {"partial": True}),
        ("implicit", {}, {}),
    ],
)
def test_each_spelling_continues_on_its_own_endpoint_only(
    prefill: Prefill, fields: dict[str, bool], message: dict[str, bool]
) -> None:
    spelled = [USER, OPENING | message]
    for one in ("flags", "prefix", "partial", "implicit", "none"):
        with ScriptedEndpoint([Whole("Dear Dana, hi")], prefill=one, strict=False) as endpoint:
            status, raw = post(endpoint, messages=spelled, **fields)
            prefix = endpoint.exchanges[0].prefix
        if one in (prefill, "implicit"):
            assert (content(raw), prefix) == (" hi", "Dear Dana,")
        elif one == "prefix":
            assert (status, "Assistant with prefix True" in raw) == (400, True)
        else:
            assert (content(raw), prefix) == ("Dear Dana, hi", None)


@pytest.mark.parametrize(
    ("prefill", "fields", "message"),
    [("none", FLAGS, {}), ("none", {}, {"prefix": True}), ("prefix", {}, {"partial": True})],
)
def test_strict_services_refuse_what_they_do_not_know(
    prefill: Prefill, fields: dict[str, bool], message: dict[str, bool]
) -> None:
    with ScriptedEndpoint(["Hi"], prefill=prefill) as endpoint:
        status, _ = post(endpoint, messages=[USER, OPENING | message], **fields)
        assert status in (400, 422)
        assert endpoint.calls[0].status == status


def test_contradicting_flags_are_refused() -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        both = {"continue_final_message": True, "add_generation_prompt": True}
        assert post(endpoint, messages=[USER, OPENING], **both)[0] == 400


def test_an_echo_comes_before_the_continuation() -> None:
    with ScriptedEndpoint([" hi"], prefill="implicit", echo=True) as endpoint:
        assert content(post(endpoint, messages=[USER, OPENING])[1]) == "Dear Dana, hi"
        assert endpoint.calls[0].text == " hi"


def test_key_model_and_context_are_enforced() -> None:
    with ScriptedEndpoint(["Hi"], key="right") as endpoint:
        assert post(endpoint)[0] == 401
    with ScriptedEndpoint(["Hi"]) as endpoint:
        assert post(endpoint, model="other")[0] == 404
        assert post(endpoint, stream=False)[0] == 400
    with ScriptedEndpoint(["Hi"], context=3) as endpoint:
        assert post(endpoint)[0] == 400


def test_a_refusal_has_its_headers_and_its_body() -> None:
    with ScriptedEndpoint([Refuse(429, "slow", headers={"Retry-After": "2"})]) as endpoint:
        connection = http.client.HTTPConnection(urlsplit(endpoint.url).netloc, timeout=10)
        body = json.dumps({"model": "scripted", "messages": [USER], "stream": True})
        connection.request("POST", "/v1/chat/completions", body)
        response = connection.getresponse()
        assert (response.status, response.headers["Retry-After"]) == (429, "2")
        assert json.loads(response.read())["error"]["message"] == "slow"
        connection.close()


def test_running_out_of_answers_is_told() -> None:
    with ScriptedEndpoint(["one"]) as endpoint:
        post(endpoint)
        status, raw = post(endpoint)
    assert (status, "has 1 answers; this is one request more" in raw) == (501, True)


def test_the_cache_counts_the_common_opening() -> None:
    with ScriptedEndpoint(["Dear Dana, hello.", " bye."]) as endpoint:
        post(endpoint)
        post(endpoint, messages=[USER, OPENING], **FLAGS)
        first, second = endpoint.calls
    assert (first.prompt_tokens, first.cached_tokens) == (6, 0)
    assert (second.prompt_tokens, second.cached_tokens) == (9, 9)


def test_a_client_that_goes_away_stops_the_generation() -> None:
    with ScriptedEndpoint(["word " * 3000], token_seconds=0.002) as endpoint:
        url = urlsplit(endpoint.url)
        body = json.dumps({"model": "scripted", "messages": [USER], "stream": True})
        with socket.create_connection((url.hostname, url.port)) as connection:
            connection.sendall(
                f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}"
                f"\r\n\r\n{body}".encode()
            )
            connection.recv(100)
        endpoint.settle()
        (call,) = endpoint.calls
    assert call.aborted
    assert call.tokens < 3000


def test_closing_the_endpoint_ends_a_stall_and_leaves_no_thread() -> None:
    before = threading.active_count()
    with ScriptedEndpoint([Reply(["Hi", Stall()])]) as endpoint:
        url = urlsplit(endpoint.url)
        connection = http.client.HTTPConnection(url.netloc, timeout=10)
        body = json.dumps({"model": "scripted", "messages": [USER], "stream": True})
        connection.request("POST", "/v1/chat/completions", body)
        response = connection.getresponse()
        response.readline()
    assert threading.active_count() == before
    response.close()
    connection.close()
    assert endpoint.exchanges[0].aborted


def test_its_address_is_known_while_it_runs() -> None:
    endpoint = ScriptedEndpoint()
    with pytest.raises(RuntimeError, match="not running"):
        assert endpoint.url
    with pytest.raises(TypeError, match="put it in a list"):
        ScriptedEndpoint("oops")
