"""A stream's story: what stands, what is provisional, what was struck out and why.

In: events, one at a time. Out: pieces in reading order, and the text as it stands. Offsets of
``Edited`` refer to the committed text, so an edit splits the pieces that it falls into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..types import (
    Committed,
    Cure,
    Edit,
    Edited,
    Event,
    Finding,
    Finished,
    Found,
    Provisional,
    Reflection,
    Result,
    Retracted,
    Thinking,
)  # fmt: skip

Style = Literal["thinking", "reflection", "committed", "provisional", "struck", "repaired"]
_STANDING: tuple[Style, ...] = ("committed", "repaired")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one standing; ``note`` says why it was struck or what repaired it."""

    style: Style
    text: str
    note: str = ""


class Transcript:
    """Follows the events of one stream."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._found: list[Finding] = []
        self.result: Result | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything so far, in reading order."""
        return tuple(self._pieces)

    @property
    def committed(self) -> str:
        """The text that every check that can judge it has passed."""
        return "".join(piece.text for piece in self._pieces if piece.style in _STANDING)

    @property
    def text(self) -> str:
        """The text as it stands: the result's once there is one, else all that was not struck."""
        if self.result is not None:
            return self.result.text
        standing = (*_STANDING, "provisional")
        return "".join(piece.text for piece in self._pieces if piece.style in standing)

    @property
    def struck(self) -> bool:
        """Whether anything was taken back or changed."""
        return any(piece.style in ("struck", "repaired") for piece in self._pieces)

    def feed(self, event: Event) -> None:
        """Takes the next event of the stream."""
        match event:
            case Thinking(text):
                self._add("thinking", text)
            case Reflection(text, grounded):
                # What a finding said beside the struck text needs no second telling.
                if not (grounded and any(text in piece.note for piece in self._pieces)):
                    self._append(Piece("reflection", text))
            case Provisional(text):
                self._found.clear()  # what was found led to no change
                self._add("provisional", text)
            case Committed(text):
                self._commit(text)
            case Found(finding, cure):
                if cure is not None:
                    self._found.append(finding)
            case Retracted(text):
                self._retract(text)
            case Edited(edits, cure):
                self._edit(edits, cure)
            case Finished(result):
                self.result = result

    def _add(self, style: Style, text: str) -> None:
        """Goes on with the last piece where that is of the same style."""
        if self._pieces and self._pieces[-1].style == style and not self._pieces[-1].note:
            self._pieces[-1] = replace(self._pieces[-1], text=self._pieces[-1].text + text)
        else:
            self._append(Piece(style, text))

    def _append(self, piece: Piece) -> None:
        if piece.text:
            self._pieces.append(piece)

    def _commit(self, text: str) -> None:
        """The first provisional text becomes committed; a commit without one simply stands."""
        left = len(text)
        at = next((i for i, p in enumerate(self._pieces) if p.style == "provisional"), None)
        if at is None:
            self._add("committed", text)
            return
        while left and at < len(self._pieces):
            piece = self._pieces[at]
            if piece.style != "provisional":
                at += 1
                continue
            taken, rest = piece.text[:left], piece.text[left:]
            left -= len(taken)
            split = [Piece("committed", taken)]
            if rest:
                split.append(Piece("provisional", rest))
            self._pieces[at : at + 1] = split
            at += 1
        self._join(text[len(text) - left :] if left else "")

    def _join(self, unseen: str) -> None:
        """Neighbours of one style become one piece; ``unseen`` was never provisional."""
        joined: list[Piece] = []
        for piece in self._pieces:
            last = joined[-1] if joined else None
            if last and last.style == piece.style and not last.note and not piece.note:
                joined[-1] = replace(last, text=last.text + piece.text)
            else:
                joined.append(piece)
        self._pieces = joined
        if unseen:
            self._add("committed", unseen)

    def _retract(self, text: str) -> None:
        """The last ``len(text)`` provisional characters are struck out."""
        note = " ".join(finding.reflection for finding in self._found)
        self._found.clear()
        left = len(text)
        at = len(self._pieces) - 1
        struck: list[Piece] = []
        while left and at >= 0:
            piece = self._pieces[at]
            if piece.style == "provisional":
                cut = max(0, len(piece.text) - left)
                left -= len(piece.text) - cut
                struck.append(Piece("struck", piece.text[cut:]))
                kept = [Piece("provisional", piece.text[:cut])] if cut else []
                self._pieces[at : at + 1] = kept
                place = at + len(kept)
            at -= 1
        if struck:
            whole = "".join(piece.text for piece in reversed(struck))
            self._pieces.insert(place, Piece("struck", whole, note))

    def _edit(self, edits: tuple[Edit, ...], cure: Cure) -> None:
        """Replaced characters are struck where they stood, what takes their place beside them."""
        notes = " ".join(finding.reflection for finding in self._found)
        self._found.clear()
        for edit in sorted(edits, reverse=True):
            self._replace(edit, notes, cure)
            notes = ""

    def _replace(self, edit: Edit, note: str, cure: Cure) -> None:
        offset = 0
        out: list[Piece] = []
        placed = False
        for piece in self._pieces:
            if piece.style not in _STANDING:
                out.append(piece)
                continue
            start, end = offset, offset + len(piece.text)
            offset = end
            low, high = max(edit.span.start, start), min(edit.span.end, end)
            inserts = low == high and not placed and start <= edit.span.start <= end
            if low > high or (low == high and not inserts):
                out.append(piece)
                continue
            before, gone, after = (
                piece.text[: low - start], piece.text[low - start : high - start],
                piece.text[high - start :],
            )  # fmt: skip
            out += [Piece(piece.style, before, piece.note)] if before else []
            out += [Piece("struck", gone, "" if placed else note)] if gone else []
            if not placed and edit.text:
                out.append(Piece("repaired", edit.text, cure))
            placed = True
            out += [Piece(piece.style, after)] if after else []
        if not placed and edit.text:
            out.append(Piece("repaired", edit.text, cure))
        self._pieces = out
