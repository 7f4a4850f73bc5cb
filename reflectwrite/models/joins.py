"""Where a continuation meets the text before it.

In: the pieces of a stream, at any split. Out: what follows the prefix, and only that. Some
endpoints repeat the prefix before they go on (an echo); a model that was only asked to go on
repeats its last words, or leaves out the space. Characters are held back for as long as it is open
which of these it is.
"""

from __future__ import annotations

import re
from typing import Protocol

# An echo shorter than this may as well be the text itself going on ("ha" + "ha").
_LEAST_ECHO = 4
# How far back a model's repetition of its own last words is looked for.
_TAIL = 600
_ENDS_WORD = re.compile(r"(?:[\w.,;:!?…)\]%]|\S[\"'”’])\Z")
_BEGINS_WORD = re.compile(r"[^\W_]|[(“‘\"'$€£]")
# Scripts that put no space between words or sentences.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
)


class Join(Protocol):
    """``feed`` pieces as they come, then ``flush``."""

    def feed(self, text: str) -> str: ...

    def flush(self) -> str: ...


class Plain:
    """Nothing to take away: the stream begins where the prefix ends."""

    def feed(self, text: str) -> str:
        return text

    def flush(self) -> str:
        return ""


class EchoStripper:
    """Takes the prefix away where the endpoint repeats it whole; anything else passes.

    ``echoes`` is what is known of the endpoint: None (not known), True or False.
    """

    def __init__(self, prefix: str, *, echoes: bool | None = None) -> None:
        least = 1 if echoes else _LEAST_ECHO
        self._left = prefix if echoes is not False and len(prefix) >= least else ""
        self._echoes = echoes
        self._held = ""

    def feed(self, text: str) -> str:
        if not self._left:
            return text
        if len(text) < len(self._left) and self._left.startswith(text):
            self._left = self._left[len(text) :]
            self._held += text
            return ""
        if text.startswith(self._left):
            text = text[len(self._left) :]
            self._left = self._held = ""
            return text
        held, self._left, self._held = self._held, "", ""
        return held + text

    def flush(self) -> str:
        # An endpoint that is known to echo and stops within the echo wrote nothing of its own.
        held = "" if self._echoes else self._held
        self._left = self._held = ""
        return held


class OverlapTrimmer:
    """For endpoints without prefill: takes away repeated last words, puts back a missing space.

    Only whole words with a letter count as repeated, up to the whole prefix.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._starts = _repeatable(prefix)
        self._held = ""
        self._open = bool(prefix)

    def feed(self, text: str) -> str:
        if not self._open or not text:
            return text
        self._held += text
        # A repetition still possible: what came so far begins one of the endings of the prefix.
        if any(self._may_grow(start) for start in self._starts):
            return ""
        return self._decide()

    def flush(self) -> str:
        return self._decide() if self._open else ""

    def _may_grow(self, start: int) -> bool:
        size = len(self._prefix) - start
        # One character more than the repetition is needed to see that its last word ended there.
        return len(self._held) <= size and self._prefix.startswith(self._held, start)

    def _decide(self) -> str:
        self._open = False
        text, self._held = self._held, ""
        for start in self._starts:
            tail = self._prefix[start:]
            if text.startswith(tail) and not _inside_word(text, len(tail)):
                text = text[len(tail) :]
                break
        return _missing_space(self._prefix, text) + text


class SpaceJoin:
    """Drops the white space that a continuation begins with where it is already there.

    A stream that broke behind white space is continued from the text before it, because models
    go on badly from a trailing space; ``given`` is the white space that was already handed out.
    """

    def __init__(self, given: str) -> None:
        self._given = given

    def feed(self, text: str) -> str:
        while self._given and text and text[0].isspace():
            same = text[0] == self._given[0]
            self._given = self._given[1:] if same else ""
            text = text[1:]
        if text:
            self._given = ""
        return text

    def flush(self) -> str:
        return ""


class Chain:
    """Two joins behind each other."""

    def __init__(self, first: Join, second: Join) -> None:
        self._first = first
        self._second = second

    def feed(self, text: str) -> str:
        return self._second.feed(self._first.feed(text))

    def flush(self) -> str:
        return self._second.feed(self._first.flush()) + self._second.flush()


def _repeatable(prefix: str) -> tuple[int, ...]:
    """Where in ``prefix`` a repetition may start: word beginnings, the longest first."""
    from_ = max(0, len(prefix) - _TAIL)
    starts = [m.start() for m in re.finditer(r"(?<!\w)\S", prefix) if m.start() >= from_]
    if 0 not in starts and prefix:
        starts.insert(0, 0)
    return tuple(start for start in starts if re.search(r"[^\W\d_]", prefix[start:]))


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _missing_space(prefix: str, text: str) -> str:
    if not text or not prefix or _UNSPACED.match(text[0]) or _UNSPACED.match(prefix[-1]):
        return ""
    if not _ENDS_WORD.search(prefix) or not _BEGINS_WORD.match(text):
        return ""
    return " "
