"""Shared by the tests of the models: a clock that doesn't wait, requests, streams read whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reflectwrite.models import Model, OpenAIModel, Profile
from reflectwrite.models.clock import Clock
from reflectwrite.models.retry import RetryPolicy
from reflectwrite.models.wire import GrammarField
from reflectwrite.testing import ScriptedEndpoint
from reflectwrite.types import Delta, Message, Prompt, Request, Usage


@dataclass
class FakeTime:
    """Time that passes only when somebody sleeps; ``slept`` tells for how long."""

    at: float = 1000.0
    wall: float = 1_800_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        self.wall += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.at, lambda: self.wall, self.sleep, self.asleep)


@dataclass(frozen=True)
class Heard:
    """A stream read to its end."""

    deltas: tuple[Delta, ...]

    @property
    def text(self) -> str:
        return "".join(delta.text for delta in self.deltas)

    @property
    def reasoning(self) -> str:
        return "".join(delta.reasoning for delta in self.deltas)

    @property
    def usage(self) -> Usage:
        assert self.deltas[-1].usage is not None
        return self.deltas[-1].usage

    @property
    def finish(self) -> str | None:
        return self.deltas[-1].finish


Read = Callable[[Model, Request], Heard]


def ask(prefix: str = "", **changes: object) -> Request:
    """A small request."""
    prompt = Prompt((Message("user", "Write to Dana."),), prefix)
    return Request(prompt, **({"max_tokens": 200} | changes))  # type: ignore[arg-type]


def connect(
    endpoint: ScriptedEndpoint,
    time: FakeTime,
    key: str | None = None,
    *,
    prefill: str | None = "flags",
    retry: RetryPolicy | None = None,
    grammar: GrammarField | None = None,
    timeout: float = 20.0,
) -> OpenAIModel:
    """A model on the endpoint whose waits cost no time."""
    return OpenAIModel(
        endpoint.url,
        endpoint.model,
        key,
        profile=Profile(prefill=prefill),  # type: ignore[arg-type]
        retry=retry,
        grammar=grammar,
        timeout=timeout,
        clock=time.clock,
    )
