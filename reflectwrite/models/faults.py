"""What went wrong on the way, read from the exceptions of the HTTP layers, told in one sentence.

In: an exception of ``openai``, ``httpx2``, ``ssl``, ``socket`` or ``json``. Out: a ``Fault`` (plain
data that the retry policy decides on), and from it the ``ModelError`` that gets out. Nothing here
imports those packages; a fault is recognised by what the exception carries.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ..errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    ModelError,
    RateLimitError,
    UnknownModelError,
)
from .secret import Secret, redact

FaultKind = Literal[
    "status", "refused", "dns", "tls", "timeout", "proxy", "network", "malformed", "page"
]

_CONTEXT = re.compile(
    r"context.{0,20}(length|size|window)|context_length|exceed_context|maximum context"
    r"|prompt is too long|too many tokens|reduce the length|max_model_len",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"model_not_found|invalid.model|unknown.model|no such model|not a valid model"
    r"|model\b.{0,120}\b(not found|does not exist|not exist)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTA = re.compile(r"insufficient_quota|exceeded your current quota|billing|credit", re.IGNORECASE)
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One failed attempt. ``message``, ``code`` and ``param`` are the server's own words."""

    kind: FaultKind
    status: int = 0
    message: str = ""
    code: str = ""
    param: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return f"{self.code} {self.message}"

    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed a moment later."""
        if self.kind in ("tls", "page"):
            return False
        if self.kind != "status":
            return True
        if self.status == 429:
            return not _QUOTA.search(self.words)
        return self.status in (408, 409, 425) or (self.status >= 500 and self.status != 501)

    @property
    def before_answer(self) -> bool:
        """Whether nothing was reached at all; such a fault seldom goes away in seconds."""
        return self.kind in ("refused", "dns", "proxy")


def read_fault(error: BaseException, secrets: Iterable[Secret] = ()) -> Fault:
    """The fault that ``error`` stands for; the server's words lose every secret here already."""
    fault = _classify(error)
    if fault.status in (401, 403):
        # Some services repeat a part of the key in these.
        return replace(fault, message="")
    return replace(
        fault,
        message=redact(fault.message, secrets),
        code=redact(fault.code, secrets),
        param=redact(fault.param, secrets),
    )


def _classify(error: BaseException) -> Fault:
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _read_status(error, status)
    chain = list(_chain(error))
    names = {type(one).__name__ for one in chain}
    if "NotStreamedError" in names:
        return Fault("page", message=str(error))
    tls = next((one for one in chain if isinstance(one, ssl.SSLError)), None)
    if tls is not None and "ConnectError" in names:  # later it is a connection that broke
        return Fault("tls", message=getattr(tls, "reason", "") or "TLS failed")
    # JSON, UTF-8 or the shape of a chunk (a certificate error is a ValueError too).
    if any(isinstance(one, ValueError) and not isinstance(one, OSError) for one in chain):
        return Fault("malformed", message="a part of the stream could not be read")
    if any(isinstance(one, socket.gaierror) for one in chain):
        return Fault("dns")
    if any(isinstance(one, ConnectionRefusedError) for one in chain):
        return Fault("refused")
    if "ProxyError" in names:
        return Fault("proxy")
    if names & {"APITimeoutError", "TimeoutException", "ReadTimeout", "TimeoutError"}:
        return Fault("timeout")
    body = getattr(error, "body", None)
    if body is not None:  # an error event inside a stream that began with 200
        return fault_of_event(body)
    return Fault("network")


def fault_of_event(body: object) -> Fault:
    """The fault that an ``error`` object inside a stream tells of."""
    message, code, param = _error_fields(body)
    status = int(code) if code.isdigit() and len(code) == 3 else 500
    return Fault("status", status, message, code, param)


def error_for(
    fault: Fault,
    *,
    where: str,
    model: str,
    has_key: bool = False,
    attempts: int = 1,
    timeout: float = 0.0,
) -> ModelError:
    """The error that a person sees: one sentence with the endpoint and the next step."""
    tried = f" ({attempts} attempts)" if attempts > 1 else ""
    if fault.kind != "status":
        return EndpointError(_unreached(fault, where, tried, timeout))
    status = fault.status
    said = _said(fault.message)
    if status in (401, 403):
        cause = "refused the key" if has_key else "asks for a key"
        return AuthenticationError(
            f"{where} {cause} ({status}); set the right one in REFLECTWRITE_API_KEY, or name its "
            "variable with --api-key-env",
            status=status,
        )
    if status == 413 or (status < 500 and _CONTEXT.search(fault.words)):
        return ContextLengthError(
            f"the prompt does not fit the context of {model!r} at {where}{said}; shorten the "
            "inputs, lower max_tokens or use a model with more context",
            status=status,
        )
    if status in (400, 404, 422) and _MODEL.search(fault.words):
        return UnknownModelError(
            f"{where} does not have the model {model!r}{said}; correct --model, or load it there",
            status=status,
        )
    if status == 404:
        return EndpointError(
            f"{where} has no chat completions (404){said}; check base_url, which usually ends in "
            "/v1",
            status=status,
        )
    if status == 429:
        step = "add credit there" if _QUOTA.search(fault.words) else "try again later"
        return RateLimitError(
            f"{where} takes no more requests for now (429{_asked(fault)}){said}{tried}; {step} or "
            "use another endpoint",
            status=status,
        )
    if 300 <= status < 400:
        return EndpointError(
            f"{where} redirects elsewhere ({status}), which is not followed so that no text goes "
            "to another host; set base_url to the final address",
            status=status,
        )
    if status >= 500:
        return EndpointError(
            f"{where} failed ({status}){said}{tried}; try again later, or look at its log",
            status=status,
        )
    return EndpointError(
        f"{where} refused the request ({status}){said}; change what it names", status=status
    )


def _unreached(fault: Fault, where: str, tried: str, timeout: float) -> str:
    match fault.kind:
        case "refused":
            return f"{where} refused the connection{tried}; start the server or correct base_url"
        case "dns":
            return (
                f"{where} was not found, its name does not resolve{tried}; check base_url and the "
                "network"
            )
        case "tls":
            return (
                f"{where} could not be reached safely ({fault.message}); check that it speaks "
                "https and that its certificate is valid"
            )
        case "proxy":
            return (
                f"{where} was not reached through the proxy{tried}; check HTTPS_PROXY, HTTP_PROXY "
                "and NO_PROXY"
            )
        case "timeout":
            return (
                f"{where} sent nothing for {timeout:.3g} s{tried}; raise the timeout, or check "
                "that the model is loaded"
            )
        case "page":
            return (
                f"{where} answered with {fault.message} in place of a stream; check base_url, "
                "which usually ends in /v1"
            )
        case "malformed":
            return f"{where} sent a stream that can't be read{tried}; check the server's version"
    return f"{where} closed the connection{tried}; try again, or look at its log"


def _asked(fault: Fault) -> str:
    after = fault.headers.get("retry-after", "")
    return f", again after {after} s" if after.isdigit() else ""


def _said(message: str) -> str:
    """The server's words, quoted in one short line."""
    line = " ".join(message.split())
    if not line:
        return ""
    return f": “{line[:_SHOWN]}{'…' if len(line) > _SHOWN else ''}”"


def _read_status(error: BaseException, status: int) -> Fault:
    message, code, param = _error_fields(getattr(error, "body", None))
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", None) or {}
    kept = {
        name: str(headers[name])
        for name in ("retry-after", "retry-after-ms")
        if headers.get(name) is not None
    }
    return Fault("status", status, message, code, param, kept)


def _error_fields(body: object) -> tuple[str, str, str]:
    """(message, code, param) of an error body in the shapes that servers use."""
    if isinstance(body, Mapping) and isinstance(body.get("error"), (Mapping, str)):
        body = body["error"]
    if isinstance(body, str):
        # A page of HTML (a proxy's error page) says nothing that fits in a sentence.
        return ("" if body.lstrip().startswith("<") else body), "", ""
    if not isinstance(body, Mapping):
        return "", "", ""
    message = next((str(body[k]) for k in ("message", "detail", "msg", "error") if body.get(k)), "")
    code = body.get("code") or body.get("type") or ""
    return message, str(code), str(body.get("param") or "")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what caused it, groups included."""
    seen: set[int] = set()
    todo = [error]
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
        if isinstance(one, BaseExceptionGroup):
            todo += one.exceptions
