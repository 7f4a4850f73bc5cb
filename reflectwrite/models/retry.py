"""When a failed call is made again, and after how long: tenacity's core, without its sleeping.

In: faults, one an attempt. Out: seconds to wait, or None (give up). tenacity counts, backs off and
decides; whoever runs the call sleeps, so that sync and async share this.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from .clock import Clock
from .faults import Fault

if TYPE_CHECKING:
    from tenacity import RetryCallState, Retrying


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """``attempts`` in all; ``first`` and ``longest`` wait of the exponential backoff, in seconds.

    ``unreachable``: attempts where nothing answers at all (refused, unknown host). ``patience``:
    the longest Retry-After that is waited for, where no deadline is set.
    """

    attempts: int = 5
    unreachable: int = 3
    first: float = 0.5
    longest: float = 20.0
    patience: float = 120.0


class _Signal(Exception):
    """Carries a fault through tenacity."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


class Retries:
    """The retries of one call."""

    def __init__(self, policy: RetryPolicy, clock: Clock, deadline: float | None) -> None:
        self._policy = policy
        self._clock = clock
        self._deadline = deadline
        self.made = 1
        self._core: Retrying | None = None
        self._state: RetryCallState | None = None

    def after(self, fault: Fault) -> float | None:
        """Seconds until the next attempt, or None: give up now."""
        # Imported at the first fault: a call that goes well needs none of it.
        from tenacity import DoSleep, RetryCallState, RetryError, Retrying, retry_if_exception

        if self._core is None or self._state is None:
            self._core = Retrying(
                retry=retry_if_exception(lambda e: isinstance(e, _Signal) and e.fault.retryable),
                wait=self._wait,
                stop=self._stop,
            )
            self._state = RetryCallState(self._core, None, (), {})
        core, state = self._core, self._state
        signal = _Signal(fault)
        state.set_exception((_Signal, signal, None))
        # tenacity keeps its statistics per thread, and a stream may be read on from another one.
        core.begin()
        try:
            action = core.iter(retry_state=state)
        except (_Signal, RetryError):
            return None
        if not isinstance(action, DoSleep):
            return None
        state.prepare_for_next_attempt()
        self.made += 1
        return float(action)

    def _wait(self, state: RetryCallState) -> float:
        """tenacity asks: how long? What the server says, else exponential with jitter."""
        fault = _fault(state)
        asked = retry_after(fault, self._clock.wall()) if fault else None
        if asked is not None:
            return asked
        longest = min(self._policy.first * 2.0 ** (state.attempt_number - 1), self._policy.longest)
        # Jitter keeps many clients from coming back at the same moment; it needs no secrecy.
        return longest * (0.5 + random.random() / 2)

    def _stop(self, state: RetryCallState) -> bool:
        """tenacity asks: enough? After the last attempt, or where the wait passes the deadline."""
        fault = _fault(state)
        unreached = fault is not None and fault.before_answer
        most = self._policy.unreachable if unreached else self._policy.attempts
        if state.attempt_number >= most:
            return True
        if self._deadline is not None:
            return self._clock.now() + state.upcoming_sleep >= self._deadline
        return state.upcoming_sleep > self._policy.patience


def retry_after(fault: Fault, wall: float) -> float | None:
    """Seconds that the server asks to wait: milliseconds, seconds, or an HTTP date."""
    milliseconds = _number(fault.headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = fault.headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, when.timestamp() - wall)


def _number(value: str | None) -> float | None:
    try:
        number = float(value) if value is not None else None
    except ValueError:
        return None
    return number if number is not None and 0 <= number < 1e9 else None


def _fault(state: RetryCallState) -> Fault | None:
    error = state.outcome.exception() if state.outcome is not None else None
    return error.fault if isinstance(error, _Signal) else None
