"""Where a training run stands: its counters, the share of its budget that is used up, its log.

The budget is wall-clock time or tokens; a file STOP_AT in the run's folder moves the end while the
run goes on.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

LOG_EVERY = 20.0


@dataclass
class State:
    """Where the run stands; saved with every checkpoint."""

    step: int = 0
    tokens: int = 0
    targets: int = 0
    seconds: float = 0.0
    resumes: int = 0
    loss: float = 0.0


@dataclass
class Clock:
    """Share of the budget that is used up."""

    folder: Path
    state: State
    started: float
    minutes: float
    tokens: float = 0.0
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._before = self.state.seconds
        self._checked = 0.0
        self._moved: float | None = None

    def elapsed(self) -> float:
        return self._before + time.time() - self.started

    def left(self) -> float:
        """Seconds to the end; endless under a token budget."""
        now = time.time()
        if now - self._checked > 5:
            self._checked = now
            self._moved = self._read()
        if self._moved is not None:
            return self._moved - now
        return math.inf if self.tokens else self.minutes * 60 - self.elapsed()

    def progress(self) -> float:
        left = self.left()
        share = 0.0 if left == math.inf else self.elapsed() / max(self.elapsed() + left, 1e-9)
        if self.tokens and self._moved is None:
            share = self.state.tokens / self.tokens
        return min(max(share, 0.0), 1.0)

    def _read(self) -> float | None:
        path = self.folder / "STOP_AT"
        if not path.exists():
            return None
        text = path.read_text().strip()
        try:
            return (
                float(text)
                if text.replace(".", "").isdigit()
                else datetime.fromisoformat(text).timestamp()
            )
        except ValueError:
            # A typing error must not end a long run.
            self.notes.append(
                f"STOP_AT holds {text!r}, which is no time; write 2026-11-22T15:30 or a Unix time."
            )
            return None


class Log:
    """A line every few seconds, to DIR/log.txt and the terminal."""

    def __init__(self, folder: Path, state: State, clock: Clock) -> None:
        self._path, self._state, self._clock = folder / "log.txt", state, clock
        self._time, self._tokens, self._steps = time.time(), state.tokens, 0

    def step(self, loss: float, factor: float, skipped: int, force: bool) -> None:
        state = self._state
        self._steps += 1
        # A plain mean over the first steps, an average over about 50 later.
        share = max(0.02, 1 / state.step)
        state.loss += share * (loss - state.loss)
        now = time.time()
        if now - self._time < LOG_EVERY and not force and state.step > 1:
            return
        rate = (state.tokens - self._tokens) / (now - self._time)
        left = self._clock.left() / 60
        self.write(
            f"step {state.step} tokens {state.tokens / 1e6:.3f}M "
            f"targets {state.targets / 1e6:.3f}M "
            f"loss {state.loss:.4f} (now {loss:.4f}) lr x{factor:.3f} {rate:.0f} tok/s "
            f"{self._clock.progress() * 100:.1f} % left {left:.1f} min skipped {skipped}"
        )
        self._time, self._tokens = now, state.tokens

    def write(self, text: str) -> None:
        lines = [*self._clock.notes, text]
        self._clock.notes.clear()
        with self._path.open("a") as file:
            for line in lines:
                line = f"{datetime.now():%H:%M:%S} {line}"
                print(line, flush=True)
                file.write(line + "\n")
