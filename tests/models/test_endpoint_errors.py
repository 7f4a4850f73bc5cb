"""Errors over a real connection: the right type, one sentence, the endpoint named, the retries."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate

import pytest
from asking import FakeTime, Read, ask, connect

from reflectwrite.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    RateLimitError,
    UnknownModelError,
)
from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.models.retry import RetryPolicy
from reflectwrite.testing import Answer, Refuse, ScriptedEndpoint


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (Refuse(401), AuthenticationError),
        (Refuse(403), AuthenticationError),
        (Refuse(404, "The model `scripted` does not exist", "model_not_found"), UnknownModelError),
        (Refuse(404, body="<h1>404</h1>"), EndpointError),
        (Refuse(400, "too long", "context_length_exceeded"), ContextLengthError),
        (Refuse(400, "bad request"), EndpointError),
        (Refuse(429, "You exceeded your current quota", "insufficient_quota"), RateLimitError),
        (Refuse(307, headers={"Location": "http://127.0.0.1:9/v1"}), EndpointError),
    ],
)
def test_what_cannot_succeed_fails_at_once(
    read: Read, time: FakeTime, refusal: Refuse, error: type[EndpointError]
) -> None:
    with ScriptedEndpoint([refusal]) as endpoint:
        with pytest.raises(EndpointError) as caught:
            read(connect(endpoint, time), ask())
        assert len(endpoint.exchanges) == 1
        assert endpoint.url in str(caught.value)
    assert type(caught.value) is error
    assert caught.value.status == refusal.status
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_context_of_the_model_is_named(read: Read, time: FakeTime) -> None:
    said = r"context of 'scripted'.*shorten the inputs"
    with (
        ScriptedEndpoint(["Hi"], context=5) as endpoint,
        pytest.raises(ContextLengthError, match=said),
    ):
        read(connect(endpoint, time), ask())


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_what_passes_is_retried(read: Read, time: FakeTime, status: int) -> None:
    with ScriptedEndpoint([Refuse(status), Refuse(status), "Hi"]) as endpoint:
        assert read(connect(endpoint, time), ask()).text == "Hi"
        assert len(endpoint.exchanges) == 3
    assert len(time.slept) == 2


def test_retry_after_is_waited_for_in_seconds_and_as_a_date(read: Read, time: FakeTime) -> None:
    script: list[Answer] = [
        Refuse(429, headers={"Retry-After": "7"}),
        Refuse(503, headers={"Retry-After": formatdate(time.wall + 7 + 30, usegmt=True)}),
        Refuse(429, headers={"retry-after-ms": "250"}),
        "Hi",
    ]
    with ScriptedEndpoint(script) as endpoint:
        assert read(connect(endpoint, time), ask()).text == "Hi"
    assert time.slept == [7.0, 30.0, 0.25]


def test_a_wait_beyond_the_deadline_is_an_error_now(read: Read, time: FakeTime) -> None:
    refusal = Refuse(429, "slow down", headers={"Retry-After": "90"})
    with (
        ScriptedEndpoint([refusal]) as endpoint,
        pytest.raises(RateLimitError, match=r"again after 90 s.*slow down") as caught,
    ):
        read(connect(endpoint, time), ask(deadline=time.at + 30))
    assert time.slept == []
    assert caught.value.status == 429


def test_attempts_are_counted_and_told(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(lambda body: Refuse(503, "Loading model")) as endpoint:
        model = connect(endpoint, time, retry=RetryPolicy(attempts=4))
        with pytest.raises(EndpointError, match=r"503.*Loading model.*4 attempts"):
            read(model, ask())
        assert len(endpoint.exchanges) == 4


def test_a_refused_connection_names_the_endpoint_and_the_next_step(
    read: Read, time: FakeTime
) -> None:
    with ScriptedEndpoint() as endpoint:
        url = endpoint.url
        model = connect(endpoint, time)
    with pytest.raises(EndpointError, match=r"refused the connection.*start the server") as caught:
        read(model, ask())
    assert url in str(caught.value)
    assert caught.value.status is None
    assert len(time.slept) == 2


def test_a_name_that_does_not_resolve_says_so(
    read: Read, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    model = OpenAIModel("http://no.localhost/v1", "m", profile=Profile(), clock=time.clock)
    with pytest.raises(EndpointError, match=r"http://no.localhost/v1 was not found"):
        read(model, ask())


def test_https_to_a_server_without_tls_says_so(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint(["Hi"]) as endpoint:
        url = endpoint.url.replace("http:", "https:")
        model = OpenAIModel(url, "m", profile=Profile(prefill="none"), clock=time.clock)
        with pytest.raises(EndpointError, match="could not be reached safely"):
            read(model, ask())
        model.close()
    assert time.slept == []


def test_a_server_that_hangs_up_without_an_answer_is_retried(read: Read, time: FakeTime) -> None:
    with hanging_up() as url:
        model = OpenAIModel(url, "m", profile=Profile(prefill="none"), clock=time.clock)
        with pytest.raises(EndpointError, match=r"closed the connection.*5 attempts"):
            read(model, ask())


@pytest.mark.parametrize("body", ["<html>Welcome</html>", None])
def test_an_answer_that_is_no_stream_is_named(read: Read, time: FakeTime, body: str | None) -> None:
    with (
        ScriptedEndpoint([Refuse(200, body=body)]) as endpoint,
        pytest.raises(EndpointError, match="in place of a stream; check base_url"),
    ):
        read(connect(endpoint, time), ask())
    assert time.slept == []


def test_a_wrong_path_is_told_from_an_unknown_model(read: Read, time: FakeTime) -> None:
    with (
        ScriptedEndpoint([Refuse(404, "Not Found")]) as endpoint,
        pytest.raises(EndpointError, match="usually ends in /v1") as caught,
    ):
        read(connect(endpoint, time), ask())
    assert not isinstance(caught.value, UnknownModelError)


@contextmanager
def hanging_up() -> Iterator[str]:
    """A server that accepts, and closes without a word."""
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:
        stopping = threading.Event()

        def serve() -> None:
            while True:
                connection, _ = server.accept()
                connection.close()
                if stopping.is_set():
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        port = server.getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            stopping.set()
            socket.create_connection(("127.0.0.1", port)).close()
            thread.join()
