"""What the parser tells while text arrives, and a part under construction."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..types import PartKind

SPACE: Final = " \t\r\n"
"""White space that is dropped next to tags. Others (no-break, ideographic) may be meant."""


class PartDelta(NamedTuple):
    """The next ``text`` of a part of ``kind``; ``start`` and ``end`` where the part does.

    A part that starts inside another interrupts it; the outer one goes on behind its end.
    ``replaces``: all draft text so far is withdrawn, before ``text`` is added. (A named tuple,
    because one is made for each piece of a stream and it is made in a third of the time.)
    """

    kind: PartKind
    text: str
    start: bool = False
    end: bool = False
    replaces: bool = False


def wider(before: str, behind: str) -> str:
    """The white space to keep where a part is taken out between ``before`` and ``behind``."""
    if (behind.count("\n"), len(behind)) > (before.count("\n"), len(before)):
        return behind
    return before


class Frame:
    """A part under construction. ``held``: not told to anyone yet."""

    __slots__ = (
        "closed", "gap", "held", "kept", "kind", "name", "pieces", "rehearsals", "started", "told"
    )  # fmt: skip

    def __init__(self, kind: PartKind, name: str = "", *, held: bool = False) -> None:
        self.kind, self.name, self.held = kind, name, held
        self.pieces: list[str] = []
        self.gap: list[str] = []  # white space that counts once text follows it
        self.kept: str | None = None  # white space before a part that was taken out here
        self.rehearsals = 0  # drafts that thinking has opened, and not closed, in its own text
        self.started = self.told = self.closed = False

    @property
    def text(self) -> str:
        if len(self.pieces) > 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    def add(self, text: str) -> str:
        """Adds ``text``; returns what of it (and of white space before it) now counts."""
        body = text.rstrip(SPACE)
        if not body:
            if self.started:
                self.gap.append(text)
            return ""
        out = body
        if not self.started:
            out = body.lstrip(SPACE)
            self.started = True
        elif self.kept is not None:
            out = body.lstrip(SPACE)
            space = "".join(self.gap) + body[: len(body) - len(out)]
            out = wider(self.kept, space) + out
            self.kept = None
            self.gap.clear()
        elif self.gap:
            out = "".join(self.gap) + body
            self.gap.clear()
        if len(body) != len(text):
            self.gap.append(text[len(body) :])
        self.pieces.append(out)
        return out

    def cut(self) -> None:
        """Something is taken out at this place."""
        if self.started:
            self.kept = wider(self.kept or "", "".join(self.gap))
            self.gap.clear()
