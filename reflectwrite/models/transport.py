"""The HTTP edge: the ``openai`` clients, what they send, and how a blocked read is broken.

Imported at the first call only, because ``openai`` and ``httpx2`` take half a second to load.

The ``openai`` client reads ``OPENAI_*`` variables by itself (organisation, project, extra headers)
and describes the machine in headers. None of that is sent: the last step before the wire keeps the
headers of HTTP itself and adds the configured ones, the key among them, which the client never
sees.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Generator, Mapping
from contextlib import suppress
from types import TracebackType

import httpx2
import openai

from .address import Address
from .secret import Secret
from .steps import Send


class NotStreamedError(Exception):
    """The endpoint answered 200 with something that is no stream; its content type."""


# What one attempt may raise; everything else is a bug of ours and passes.
FAULTS: tuple[type[Exception], ...] = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.StreamError,
    OSError,
    ValueError,  # JSON, UTF-8, or the shape of a chunk
    NotStreamedError,
)

_KEPT = {"host", "accept", "accept-encoding", "connection"} | {
    "content-type",
    "content-length",
    "transfer-encoding",
}
_CONNECT = 10.0
_CHAT = "/chat/completions"


class _Headers(httpx2.Auth):
    """Sends the headers that were configured, and no others."""

    def __init__(self, headers: Mapping[str, Secret]) -> None:
        self._headers = dict(headers)

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        for name in set(request.headers) - _KEPT:
            del request.headers[name]
        request.headers["User-Agent"] = "reflectwrite"
        for name, value in self._headers.items():
            request.headers[name] = value.reveal()
        yield request


class Transport:
    """Makes clients for one endpoint. The sync one is kept and shared by all threads; an async one
    lives as long as its call, because its connections belong to the event loop that made them."""

    def __init__(self, address: Address, headers: Mapping[str, Secret]) -> None:
        self._address = address
        self._headers = _Headers(headers)
        # This machine is reached directly: no proxy, and where no TLS is spoken no certificates.
        self._direct = address.loopback
        plain = self._direct and not address.encrypted
        self._verify: ssl.SSLContext | bool = False if plain else httpx2.create_ssl_context()
        self._sync = openai.OpenAI(
            api_key="set at the last step",
            base_url=address.url,
            default_query=dict(address.query),
            max_retries=0,
            http_client=httpx2.Client(
                auth=self._headers, verify=self._verify, trust_env=not self._direct
            ),
        )

    def open(self, step: Send) -> openai.Stream[object]:
        """The stream of one attempt, opened."""
        stream = self._sync.post(
            _CHAT,
            cast_to=object,
            body=step.body,
            options={"timeout": _timeout(step.timeout)},
            stream=True,
            stream_cls=openai.Stream[object],
        )
        if (kind := _unstreamed(stream.response)) is not None:
            stream.close()
            raise NotStreamedError(kind)
        return stream

    def async_client(self) -> openai.AsyncOpenAI:
        """A client for one call; close it."""
        return openai.AsyncOpenAI(
            api_key="set at the last step",
            base_url=self._address.url,
            default_query=dict(self._address.query),
            max_retries=0,
            http_client=httpx2.AsyncClient(
                auth=self._headers, verify=self._verify, trust_env=not self._direct
            ),
        )

    async def aopen(self, client: openai.AsyncOpenAI, step: Send) -> openai.AsyncStream[object]:
        """The same with a client from ``async_client``."""
        stream = await client.post(
            _CHAT,
            cast_to=object,
            body=step.body,
            options={"timeout": _timeout(step.timeout)},
            stream=True,
            stream_cls=openai.AsyncStream[object],
        )
        if (kind := _unstreamed(stream.response)) is not None:
            await stream.close()
            raise NotStreamedError(kind)
        return stream

    def get(self, path: str, timeout: float) -> object:
        """The JSON that the endpoint has at ``path``."""
        return self._sync.get(path, cast_to=object, options={"timeout": _timeout(timeout)})

    def close(self) -> None:
        self._sync.close()


class Watchdog:
    """Breaks a blocked read after ``seconds``: HTTP timeouts count from the last byte, a deadline
    does not. ``seconds`` may be infinite, then it costs nothing."""

    def __init__(self, stream: openai.Stream[object], seconds: float) -> None:
        self._timer: threading.Timer | None = None
        if seconds != float("inf"):
            self._timer = threading.Timer(seconds, _cut, (stream.response,))
            self._timer.daemon = True

    def __enter__(self) -> None:
        if self._timer is not None:
            self._timer.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()


def _cut(response: httpx2.Response) -> None:
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if isinstance(connection, socket.socket):
        # Closing would not wake the reader; shutting down does.
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def _unstreamed(response: httpx2.Response) -> str | None:
    """The content type of an answer that can't be a stream: a web page, or one JSON object."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind if kind in ("text/html", "application/json") else None


def _timeout(seconds: float) -> httpx2.Timeout:
    return httpx2.Timeout(seconds, connect=min(seconds, _CONNECT))
