"""Time as the models see it, so that tests can wait without waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Clock:
    """``now``: monotonic seconds; ``wall``: seconds since 1970 (for dates in Retry-After)."""

    now: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    asleep: Callable[[float], Awaitable[None]] = asyncio.sleep


async def within(seconds: float, step: Awaitable[T]) -> T:
    """``step``, or ``TimeoutError`` when it takes longer; infinite seconds cost nothing."""
    if seconds == float("inf"):
        return await step
    async with asyncio.timeout(max(seconds, 0.0)):
        return await step
