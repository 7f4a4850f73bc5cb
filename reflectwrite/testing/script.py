"""What scripts are made of: the pieces of a completion, and the faults of an endpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .tokens import split_tokens

Json = dict[str, object]
Split = int | Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Text of the endpoint's own reasoning field."""

    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole assistant message: a call with a prefix gets what follows the prefix.

    Where the message does not begin with the prefix, or the endpoint does not continue it, the
    message is played from its start, as a model does that begins anew.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Close:
    """The endpoint closes the connection here, in the middle of the stream."""


@dataclass(frozen=True, slots=True)
class Stall:
    """From here on the endpoint sends nothing, until the client goes or the endpoint is closed."""


@dataclass(frozen=True, slots=True)
class RawEvent:
    """Bytes in place of an event, as they are: malformed JSON, invalid UTF-8, a comment."""

    data: bytes


MALFORMED = RawEvent(b'data: {"choices": [{"delta": {"content": "half\n\n')
INVALID_UTF8 = RawEvent(b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n')
KEEPALIVE = RawEvent(b": keep-alive\n\n")


@dataclass(frozen=True, slots=True)
class ErrorEvent:
    """An error inside a stream that began with 200."""

    message: str
    code: str = "server_error"


EndpointPiece = str | Reasoning | Close | Stall | RawEvent | ErrorEvent


@dataclass(frozen=True, slots=True)
class Reply:
    """A streamed answer, where a plain string doesn't say enough.

    ``usage``: "right", None (told nothing, though asked) or an object that is sent as it is.
    ``done`` False leaves ``[DONE]`` out, ``finish`` None the finish reason.
    """

    pieces: Sequence[EndpointPiece]
    usage: str | Json | None = "right"
    done: bool = True
    finish: str | None = "stop"


@dataclass(frozen=True, slots=True)
class Refuse:
    """An answer without a stream: a status, an error body, headers such as Retry-After."""

    status: int
    message: str = "scripted"
    code: str = ""
    param: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None  # in place of the JSON error object


Answer = str | Whole | Sequence[EndpointPiece] | Reply | Refuse


def chop(text: str, split: Split | None) -> Iterable[str]:
    """``text`` in deltas: tokens (None), so many characters, or what a function returns."""
    if split is None:
        return split_tokens(text)
    if isinstance(split, int):
        size = split
        return (text[at : at + size] for at in range(0, len(text), size))
    parts = list(split(text))
    if "".join(parts) != text:
        raise ValueError(f"split gave {parts!r}, which does not join to {text!r}")
    return parts
