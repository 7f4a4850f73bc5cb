"""What a call is given, and what it asks its shell to do: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from .base import Prefill
from .retry import RetryPolicy
from .wire import Body, GrammarField


@dataclass(frozen=True, slots=True)
class Setup:
    """What is known of the endpoint when a call begins. ``timeout`` is the longest silence."""

    where: str
    model: str
    spelling: Prefill | None = None
    echoes: bool | None = None
    grammar: GrammarField | None = None
    temperature: float | None = None
    timeout: float = 60.0
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    has_key: bool = False


@dataclass(frozen=True, slots=True)
class Send:
    """Open a stream with this body; give up after ``timeout`` seconds of silence."""

    body: Body
    timeout: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait so many seconds."""

    seconds: float
