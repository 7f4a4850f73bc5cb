"""What a reader of the stream has been shown: committed text, then provisional text.

In: the draft as it should stand now, and how far it is proven. Out: the events that get there,
with as little taken back as possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Committed, Cure, Edited, Event, Provisional, Retracted, Span
from ..types.span import Edit, apply_edits
from .changes import common_prefix, diff_edits
from .settings import Hold


class View:
    """The reader's text. Committed text changes only by ``Edited``; not at all if held so."""

    def __init__(self, hold: Hold) -> None:
        self.hold = hold
        self.committed = ""
        self.provisional = ""

    @property
    def fixed(self) -> int:
        """How much of the text can't be changed any more, because it is on an append-only wire."""
        return len(self.committed) if self.hold == "sentence" else 0

    def show(self, text: str, proven: int, cure: Cure) -> Iterator[Event]:
        """Brings the reader to ``text``, of which the first ``proven`` characters are proven."""
        shown = self.committed + self.provisional
        if not text.startswith(shown):
            common = common_prefix(shown, text)
            if common < len(self.committed):
                yield from self._edit(text, proven, cure)
            else:
                yield Retracted(shown[common:])
                self.provisional = shown[len(self.committed) : common]
        behind = len(self.committed) + len(self.provisional)
        if len(text) > behind:
            self.provisional += text[behind:]
            yield Provisional(text[behind:])
        yield from self._commit(proven)

    def finish(self, text: str, proven: int, cure: Cure) -> Iterator[Event]:
        """The last text. All that is proven is committed, however it was held."""
        self.hold = "none"
        yield from self.show(text, proven, cure)

    def _commit(self, proven: int) -> Iterator[Event]:
        more = proven - len(self.committed)
        if more > 0 and self.hold != "draft":
            piece, self.provisional = self.provisional[:more], self.provisional[more:]
            self.committed += piece
            yield Committed(piece)

    def _edit(self, text: str, proven: int, cure: Cure) -> Iterator[Event]:
        """Changes committed text to what stands in its place now, as far as that is proven."""
        if self.provisional:
            yield Retracted(self.provisional)
        edits = diff_edits(self.committed + self.provisional, text)
        self.provisional = ""
        size = len(self.committed)
        mine = [edit for edit in edits if edit.span.start < size]
        within = [Edit(Span(e.span.start, min(e.span.end, size)), e.text) for e in mine]
        reach = min(len(apply_edits(self.committed, within)), proven)
        target = text[:reach]
        changes = diff_edits(self.committed, target)
        self.committed = target
        if changes:
            yield Edited(changes, cure)
