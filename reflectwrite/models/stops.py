"""Stop strings cut out of a stream, for endpoints and engines that don't do it themselves.

In: text pieces at any split. Out: the text before the first stop string; characters that may be
the beginning of one are held back until that is decided.
"""

from __future__ import annotations

from collections.abc import Sequence


class StopCutter:
    """``feed`` pieces, then ``flush``; ``stopped`` is True once a stop string came."""

    __slots__ = ("_held", "_stops", "stopped")

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.stopped = False

    def feed(self, text: str) -> str:
        """What may go out now."""
        if not self._stops:
            return text
        if self.stopped:
            return ""
        text = self._held + text
        # The stop string that is complete first counts: so the result is the same at any split.
        found = [(at + len(stop), at) for stop in self._stops if (at := text.find(stop)) >= 0]
        if found:
            self.stopped, self._held = True, ""
            return text[: min(found)[1]]
        keep = max(_open_end(text, stop) for stop in self._stops)
        self._held = text[len(text) - keep :]
        return text[: len(text) - keep]

    def flush(self) -> str:
        """What was held back, at the end of the stream."""
        held, self._held = self._held, ""
        return held


def _open_end(text: str, stop: str) -> int:
    """Length of the longest end of ``text`` that begins ``stop`` without completing it."""
    for n in range(min(len(stop) - 1, len(text)), 0, -1):
        if stop.startswith(text[len(text) - n :]):
            return n
    return 0
