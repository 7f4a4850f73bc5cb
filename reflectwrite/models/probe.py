"""Finding out how an endpoint takes an assistant opening, by asking it to continue one.

The spellings are tried in turn until one is seen to work; an endpoint that refuses or ignores them
all has no prefill. No I/O here: whoever runs the calls hands their answers back.
"""

from __future__ import annotations

import threading
from dataclasses import replace

from ..errors import EndpointError, ModelError
from ..types import Usage
from .call import Call
from .clock import Clock
from .prefill import PROBE, PROBE_ORDER, Found, read_probe
from .retry import RetryPolicy
from .steps import Setup
from .usage import NOTHING, add_usage
from .wire import Learned

# Refusals that mean "not in this spelling"; 5xx because chat templates fail that way.
_NOT_SO = (400, 415, 422, 500, 501)


class Probe:
    """One probe: run each call that ``next`` gives, then tell ``answered`` or ``failed``."""

    def __init__(
        self, setup: Setup, learned: Learned, clock: Clock, deadline: float | None
    ) -> None:
        self.found: Found | None = None
        self.certain = True  # False where a server error may have hidden the truth
        self.spent = NOTHING
        self.learned = learned
        self._left = list(PROBE_ORDER)
        # An echo has to be seen, so nothing is stripped; and patience is for the real call.
        retry = RetryPolicy(attempts=min(2, setup.retry.attempts), unreachable=2)
        self._setup = replace(setup, echoes=False, grammar=None, retry=retry)
        self._request = replace(PROBE, deadline=deadline)
        self._clock = clock

    def next(self) -> Call | None:
        """The next call to make; None once ``found`` is known."""
        if self.found is None and not self._left:
            self.found = Found("none")
        if self.found is not None:
            return None
        setup = replace(self._setup, spelling=self._left[0])
        return Call(self._request, setup, self.learned, self._clock)

    def answered(self, text: str, usage: Usage) -> None:
        """The text that the last call gave, and what it cost."""
        self.spent = add_usage(self.spent, usage)
        self.found = read_probe(self._left.pop(0), text)

    def failed(self, error: ModelError) -> None:
        """The last call failed: try the next spelling, or raise what no spelling can change."""
        if type(error) is not EndpointError or error.status not in _NOT_SO:
            raise error
        self.certain = self.certain and error.status < 500
        self._left.pop(0)


_cache: dict[tuple[str, str], Found] = {}
_lock = threading.Lock()


def remembered(url: str, model: str) -> Found | None:
    """What an earlier probe in this process found."""
    with _lock:
        return _cache.get((url, model))


def remember(url: str, model: str, found: Found) -> None:
    """Keeps what a probe found, for every model object with this endpoint."""
    with _lock:
        _cache[url, model] = found


def forget() -> None:
    """Empties the memory (a server was restarted with another model, or a test begins)."""
    with _lock:
        _cache.clear()
