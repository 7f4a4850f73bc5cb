"""Exceptions become faults, and faults become one sentence with the endpoint and the next step."""

from __future__ import annotations

import socket
import ssl

import pytest

from reflectwrite.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    RateLimitError,
    UnknownModelError,
)
from reflectwrite.models.faults import Fault, error_for, fault_of_event, read_fault
from reflectwrite.models.secret import Secret

WHERE = "https://api.example.com/v1"


class ConnectError(Exception):
    """Stands for the HTTP library's exception of that name."""


class ProxyError(Exception):
    """Stands for the HTTP library's exception of that name."""


def caused(outer: BaseException, inner: BaseException) -> BaseException:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (caused(ConnectError(), ConnectionRefusedError(111, "refused")), "refused"),
        (caused(ConnectError(), socket.gaierror(-2, "Name or service not known")), "dns"),
        (caused(ConnectError(), ssl.SSLCertVerificationError("no")), "tls"),
        (caused(RuntimeError(), ssl.SSLEOFError("EOF")), "network"),
        (ProxyError("http://user:secret@proxy"), "proxy"),
        (TimeoutError(), "timeout"),
        (ConnectionResetError(), "network"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "malformed"),
        (
            caused(OSError(), ExceptionGroup("all", [ConnectionRefusedError(), OSError()])),
            "refused",
        ),
    ],
)
def test_an_exception_is_recognised_by_its_cause(error: BaseException, kind: str) -> None:
    assert read_fault(error).kind == kind


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault("refused"), EndpointError, "refused the connection; start the server"),
        (Fault("dns"), EndpointError, "does not resolve; check base_url"),
        (Fault("tls", message="CERTIFICATE_VERIFY_FAILED"), EndpointError, "CERTIFICATE_VERIFY"),
        (Fault("timeout"), EndpointError, "sent nothing for 30 s"),
        (Fault("proxy"), EndpointError, "HTTPS_PROXY"),
        (Fault("network"), EndpointError, "closed the connection"),
        (Fault("malformed"), EndpointError, "can't be read"),
        (Fault("status", 401, "Incorrect API key provided: sk-a***z"), AuthenticationError, "401"),
        (Fault("status", 403), AuthenticationError, "asks for a key (403)"),
        (Fault("status", 404, "model 'm' not found"), UnknownModelError, "the model 'm'"),
        (Fault("status", 400, "Invalid model: m"), UnknownModelError, "the model 'm'"),
        (Fault("status", 404, "The model `m` does not exist", "model_not_found"),
         UnknownModelError, "the model 'm'"),
        (Fault("status", 404, "Not Found"), EndpointError, "usually ends in /v1"),
        (Fault("status", 400, "x", "context_length_exceeded"), ContextLengthError, "shorten"),
        (Fault("status", 400, "This model's maximum context length is 9"), ContextLengthError, "9"),
        (Fault("status", 400, "the request exceeds the available context size",
               "exceed_context_size_error"), ContextLengthError, "shorten"),
        (Fault("status", 413), ContextLengthError, "shorten"),
        (Fault("status", 429, headers={"retry-after": "90"}), RateLimitError, "again after 90 s"),
        (Fault("status", 429, "insufficient_quota"), RateLimitError, "add credit"),
        (Fault("status", 503, "Loading model"), EndpointError, "failed (503): “Loading model”"),
        (Fault("status", 307), EndpointError, "redirects elsewhere"),
        (Fault("status", 400, "no such field"), EndpointError, "refused the request (400)"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_one_sentence(
    fault: Fault, error: type[EndpointError], words: str
) -> None:
    told = error_for(fault, where=WHERE, model="m", timeout=30.0)
    assert type(told) is error
    assert words in str(told)
    assert WHERE in str(told)
    assert "\n" not in str(told)
    assert isinstance(told, EndpointError)
    assert told.status == (fault.status or None)


class Answer(Exception):
    """Stands for a status error of the client library."""

    def __init__(self, status_code: int, body: object) -> None:
        super().__init__("answered")
        self.status_code = status_code
        self.body = body


def test_words_of_the_server_are_short_and_without_secrets() -> None:
    answer = Answer(400, {"message": "bad header hunter2hunter2\n" + "x" * 500})
    fault = read_fault(answer, (Secret("hunter2hunter2"),))
    assert "hunter2" not in repr(fault)
    told = str(error_for(fault, where=WHERE, model="m"))
    assert "bad header ***" in told
    assert len(told) < 350


def test_what_a_server_says_about_a_wrong_key_is_dropped() -> None:
    fault = read_fault(Answer(401, {"message": "Incorrect API key provided: sk-hu****er2"}))
    assert fault.message == ""


def test_a_page_of_html_is_not_quoted() -> None:
    fault = read_fault(Answer(502, "<html><h1>Bad gateway</h1></html>"))
    assert "<" not in str(error_for(fault, where=WHERE, model="m"))


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"message": "overloaded", "code": 529}, 529, "overloaded"),
        ({"error": {"message": "no", "type": "server_error"}}, 500, "no"),
        ("broken", 500, "broken"),
        (None, 500, ""),
    ],
)
def test_an_error_event_is_a_fault(body: object, status: int, message: str) -> None:
    fault = fault_of_event(body)
    assert (fault.status, fault.message) == (status, message)
