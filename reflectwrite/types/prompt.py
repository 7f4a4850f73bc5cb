"""What goes to a model, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["system", "user", "assistant"]
PartKind = Literal["thinking", "reflection", "draft"]


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Rendered messages, and ``prefix``: the assistant opening that we supply (the prefill)."""

    messages: tuple[Message, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One call. ``grammar`` is GBNF, for engines whose profile says that they take it;
    ``deadline`` is a value of ``time.monotonic()`` after which the call is no longer wanted."""

    prompt: Prompt
    max_tokens: int
    temperature: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()
    grammar: str | None = None
    deadline: float | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call as the endpoint counted them; ``estimated`` where it did not."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of a stream: text, or text of the endpoint's own reasoning field, or the end.

    ``finish`` is the endpoint's reason ("stop", "length", …) on the last piece that has one.
    """

    text: str = ""
    reasoning: str = ""
    usage: Usage | None = None
    finish: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A parsed piece of a completion. ``closed`` is False for a part that was cut off."""

    kind: PartKind
    text: str
    closed: bool = True
