"""Where an endpoint is: its URL taken apart, so that what is shown never holds a secret.

In: a base URL as a person writes it. Out: the URL to call (no user, no password), the name that
errors show, and the Basic credentials if the URL had any.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from ..errors import ConfigError
from .secret import Secret

_SECRET_NAME = re.compile(r"key|token|secret|password|sig", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost|.+\.localhost|127(\.\d+){3}|::1")


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` ends without a slash; ``basic`` is the value of an Authorization header."""

    url: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    basic: Secret | None = None

    @property
    def loopback(self) -> bool:
        """Whether it is this machine (then no proxy is asked)."""
        return _LOOPBACK.fullmatch(self.host) is not None

    @property
    def encrypted(self) -> bool:
        return self.url.startswith("https:")

    def __str__(self) -> str:
        return self.url


def parse_address(base_url: str) -> Address:
    """``base_url`` taken apart; ``ConfigError`` for what is no http(s) URL.

    A key in the query (``?api-key=…``) is refused: HTTP libraries write whole URLs to their logs.
    """
    shown = _without_userinfo(base_url)
    try:
        parts = urlsplit(base_url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigError(
            f"base_url {shown!r} is not a URL; write it like 'http://localhost:8080/v1'"
        ) from error
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError(
            f"base_url {shown!r} is not an http or https URL; write it like "
            "'http://localhost:8080/v1'"
        )
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    for name, _ in query:
        if _SECRET_NAME.search(name):
            raise ConfigError(
                f"base_url {shown!r} has {name!r} in its query, where logs would show it; "
                "give it as a header instead"
            )
    name = f"[{host}]" if ":" in host else host
    where = name if port is None else f"{name}:{port}"
    path = parts.path.rstrip("/")
    return Address(
        f"{parts.scheme}://{where}{path}", host, path, query, _basic(parts.username, parts.password)
    )


def _basic(user: str | None, password: str | None) -> Secret | None:
    if user is None:
        return None
    pair = f"{unquote(user)}:{unquote(password or '')}"
    return Secret("Basic " + base64.b64encode(pair.encode()).decode("ascii"))


def _without_userinfo(url: str) -> str:
    """``url`` as an error may show it: no user, password or query."""
    head, at, tail = url.partition("?")[0].rpartition("@")
    scheme = head.partition("//")[0] + "//" if "//" in head else ""
    return scheme + tail if at else tail
