"""What the steps ask of a driver, and what a driver answers.

The steps are a generator: it yields an ``Action`` and is sent a ``Reply``. ``Open`` starts a call
and is answered by None; the stream's pieces come by ``Next``. ``Abort`` closes the stream that is
open (closing one that has ended is harmless) and is answered by None, as is ``Emit``.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from ..errors import ModelError
from ..types import Delta, Event, Request


@dataclass(frozen=True, slots=True)
class Open:
    """Start this call."""

    request: Request


@dataclass(frozen=True, slots=True)
class Next:
    """Give the next piece of the stream."""


@dataclass(frozen=True, slots=True)
class Abort:
    """Stop the stream; nothing more of it is wanted."""


@dataclass(frozen=True, slots=True)
class Emit:
    """Hand this event to whoever reads the stream."""

    event: Event


@dataclass(frozen=True, slots=True)
class Received:
    """A piece of the stream."""

    delta: Delta


@dataclass(frozen=True, slots=True)
class Ended:
    """The stream is over."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The model failed; what came before stands."""

    error: ModelError


Action = Open | Next | Abort | Emit
Reply = Received | Ended | Failed

T = TypeVar("T")
Steps = Generator[Action, Reply | None, T]
