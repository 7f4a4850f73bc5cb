"""The HTTP side of the scripted endpoint: threads, sockets, server-sent events."""

from __future__ import annotations

import json
import select
import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast

from ..models.stops import StopCutter
from .script import Close, ErrorEvent, Json, RawEvent, Reasoning, Refuse, Reply, Stall, chop
from .tokens import count_tokens

if TYPE_CHECKING:
    from .endpoint import Exchange, ScriptedEndpoint


class EndpointServer(ThreadingHTTPServer):
    """One thread a connection, all of them ended by ``server_close``."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, endpoint: ScriptedEndpoint) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.endpoint = endpoint
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()

    def opened(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.add(connection)

    def closed(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.discard(connection)

    def server_close(self) -> None:
        with self._guard:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Gone(Exception):
    """The client went away, or the endpoint is closing."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def _server(self) -> EndpointServer:
        return cast(EndpointServer, self.server)

    def setup(self) -> None:
        super().setup()
        self._server.opened(self.connection)

    def finish(self) -> None:
        self._server.closed(self.connection)
        with suppress(OSError):
            super().finish()

    def handle(self) -> None:
        # A client that aborts resets the connection; that is what it may do.
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged; ``exchanges`` has it all."""

    def do_GET(self) -> None:
        if self.path.split("?")[0].endswith("/models"):
            model = self._server.endpoint.model
            self._send(200, {"object": "list", "data": [{"id": model, "object": "model"}]})
        else:
            self._send(404, {"error": {"message": f"no {self.path}", "code": "not_found"}})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if not self.path.split("?")[0].endswith("/chat/completions"):
            self._send(404, {"detail": "Not Found"})
            return
        body = json.loads(raw)
        headers = {name.lower(): value for name, value in self.headers.items()}
        exchange, answer = self._server.endpoint.take(body, headers)
        try:
            if isinstance(answer, Refuse):
                self._refuse(answer)
            else:
                self._stream(exchange, answer)
        except (_Gone, ConnectionError):
            exchange.aborted = True
            self.close_connection = True
        finally:
            exchange.over.set()

    def _refuse(self, answer: Refuse) -> None:
        error = {"message": answer.message, "code": answer.code or None, "param": answer.param}
        content: Json | str = answer.body if answer.body is not None else {"error": error}
        self._send(answer.status, content, dict(answer.headers))

    def _send(
        self, status: int, content: Json | str, headers: dict[str, str] | None = None
    ) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        data = text.encode()
        self.send_response(status)
        kind = "text/html" if isinstance(content, str) else "application/json"
        sent = {"Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in (sent | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, exchange: Exchange, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        finish = _Player(self, exchange, reply).play()
        if finish is None:  # the script closed the connection
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if reply.done:
            self.write(b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def write(self, data: bytes) -> None:
        """One HTTP chunk."""
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def wait(self, seconds: float | None) -> None:
        """Lets time pass; raises ``_Gone`` as soon as the client or the endpoint is gone."""
        left = seconds
        while True:
            step = 0.05 if left is None else min(left, 0.05)
            readable, _, _ = select.select([self.connection], [], [], step)
            if readable and self.connection.recv(1, socket.MSG_PEEK) == b"":
                raise _Gone
            if self._server.endpoint.closing.is_set():
                raise _Gone
            if left is not None:
                left -= step
                if left <= 0:
                    return


class _Player:
    """Plays one reply; ``play`` gives the finish reason, or None where the script closes."""

    def __init__(self, handler: _Handler, exchange: Exchange, reply: Reply) -> None:
        self._handler = handler
        self._exchange = exchange
        self._reply = reply
        self._endpoint = handler._server.endpoint
        body = exchange.body
        limit = body.get("max_completion_tokens", body.get("max_tokens"))
        self._room = limit if isinstance(limit, int) else None
        stop = body.get("stop")
        stops = [stop] if isinstance(stop, str) else stop if isinstance(stop, list) else []
        self._cutter = StopCutter([str(one) for one in stops])

    def play(self) -> str | None:
        self._event({"role": "assistant", "content": ""})
        if self._endpoint.echo and self._exchange.prefix:
            for part in chop(self._exchange.prefix, self._endpoint.split):
                self._event({"content": part})
        finish = self._reply.finish
        for piece in self._reply.pieces:
            if isinstance(piece, Close):
                return None
            if isinstance(piece, Stall):
                self._handler.wait(None)
            elif isinstance(piece, RawEvent):
                self._handler.write(piece.data)
            elif isinstance(piece, ErrorEvent):
                self._data({"error": {"message": piece.message, "code": piece.code}})
                return ""
            elif isinstance(piece, Reasoning):
                self._generate(piece.text, self._endpoint.reasoning_field)
            elif not self._generate(piece, "content"):
                finish = "stop" if self._cutter.stopped else "length"
                break
        rest = self._cutter.flush()
        if rest:
            self._exchange.text += rest
            self._event({"content": rest})
        if finish is not None:
            self._event({}, finish)
        self._usage()
        return finish or ""

    def _generate(self, text: str, name: str) -> bool:
        """Sends ``text`` piece by piece; False where a stop string or the limit ended it."""
        for part in chop(text, self._endpoint.split):
            if self._room is not None and self._exchange.tokens >= self._room:
                return False
            self._handler.wait(self._endpoint.token_seconds)
            self._exchange.tokens += count_tokens(part)
            if name != "content":
                self._exchange.reasoning += part
                self._event({name: part})
                continue
            shown = self._cutter.feed(part)
            if shown:
                self._exchange.text += shown
                self._event({"content": shown})
            if self._cutter.stopped:
                return False
        return True

    def _event(self, delta: Json, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        self._data({"choices": [choice], "usage": None})

    def _usage(self) -> None:
        options = self._exchange.body.get("stream_options")
        asked = isinstance(options, dict) and options.get("include_usage") is True
        if not asked or self._reply.usage is None:
            return
        exchange = self._exchange
        right = {
            "prompt_tokens": exchange.prompt_tokens,
            "completion_tokens": exchange.tokens,
            "total_tokens": exchange.prompt_tokens + exchange.tokens,
            "prompt_tokens_details": {"cached_tokens": exchange.cached_tokens},
        }
        told = right if self._reply.usage == "right" else self._reply.usage
        self._data({"choices": [], "usage": told})

    def _data(self, event: Json) -> None:
        chunk = {
            "id": "chatcmpl-scripted",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": self._endpoint.model,
            **event,
        }
        text = json.dumps(chunk, ensure_ascii=False)
        self._handler.write(b"data: " + text.encode() + b"\n\n")
