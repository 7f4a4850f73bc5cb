"""Questions to the running engine over its private socket: how many tokens a text has.

Only ``http.client`` is used, so that the embedded engine pulls in no HTTP package.
"""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlsplit

from reflectwrite.errors import EngineError

_TIMEOUT_SECONDS = 30.0


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_TIMEOUT_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_TIMEOUT_SECONDS)
        self.sock.connect(self._path)


def count_tokens(address: str, key: str, text: str) -> int:
    """Tokens of ``text`` by the model's own tokenizer; ``OSError`` if the socket is refused."""
    parts = urlsplit(address)
    connection: http.client.HTTPConnection
    if parts.scheme == "unix":
        connection = _UnixConnection(parts.path)
    else:
        connection = http.client.HTTPConnection(
            parts.hostname or "127.0.0.1", parts.port, timeout=_TIMEOUT_SECONDS
        )
    body = json.dumps({"content": text, "parse_special": True}, ensure_ascii=False)
    try:
        connection.request(
            "POST",
            "/tokenize",
            body.encode("utf-8", "replace"),
            {"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
        )
        answer = json.loads(connection.getresponse().read())
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(f"no answer from {address}: {error!r}") from error
    finally:
        connection.close()
    tokens = answer.get("tokens")
    if not isinstance(tokens, list):
        raise EngineError(f"the embedded engine could not count tokens: {answer!r}")
    return len(tokens)
