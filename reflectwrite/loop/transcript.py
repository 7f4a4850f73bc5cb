"""What the assistant has written so far, as it was written and as it is read.

A transcript is a row of pieces. A *draft* piece is text of the draft; *head* is what stands before
any draft (thinking, the opening tag); *aside* is anything else that is not draft (a reflection of
the model, tags); *evidence* is a reflection that we put there. The raw text joins to the prefix of
the next call; the draft pieces join to the draft. Both differ within a piece only where a repair
changed the text and left the raw as the model knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..types import Edit

PieceKind = Literal["head", "draft", "aside", "evidence"]


@dataclass(frozen=True, slots=True)
class Piece:
    """``raw`` as it stands in the completion; ``text`` what it adds to the draft; ``note`` what a
    piece of evidence says."""

    kind: PieceKind
    raw: str
    text: str = ""
    note: str = ""


class Transcript:
    """An immutable row of pieces with its draft's text."""

    __slots__ = ("pieces", "text")

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self.pieces: tuple[Piece, ...] = tuple(pieces)
        self.text: str = "".join(piece.text for piece in self.pieces)

    @property
    def raw(self) -> str:
        """The assistant's text, character for character: the prefix that continues it."""
        return "".join(piece.raw for piece in self.pieces)

    def cut(self, offset: int) -> Transcript:
        """Up to ``offset`` in the draft. What stands behind it goes, evidence at it too."""
        kept: list[Piece] = []
        at = 0
        for piece in self.pieces:
            if piece.kind == "head":
                kept.append(piece)
            elif at >= offset:
                break
            elif at + len(piece.text) > offset:
                kept += _opening(piece, offset - at)
                break
            else:
                kept.append(piece)
                at += len(piece.text)
        return Transcript(_without_tail(kept, offset))

    @property
    def evidence(self) -> tuple[str, ...]:
        """The texts of the reflections that are ours."""
        return tuple(piece.note for piece in self.pieces if piece.kind == "evidence")

    def with_evidence(self, raw: str, note: str) -> Transcript:
        """With a reflection of ours behind everything: ``note``, as ``raw`` spells it."""
        return Transcript((*self.pieces, Piece("evidence", raw, note=note)))

    def edited(self, edits: Sequence[Edit], *, raw: bool) -> Transcript:
        """With ``edits`` made in the draft; ``raw``: also in what the model is shown of it.

        Asides inside an edited range go.
        """
        pieces = list(self.pieces)
        for edit in sorted(edits, reverse=True):
            pieces = list(_replaced(pieces, edit, raw=raw))
        return Transcript(pieces)


def _opening(piece: Piece, length: int) -> list[Piece]:
    if piece.raw == piece.text:
        return [Piece("draft", piece.raw[:length], piece.text[:length])]
    # A repaired piece is cut in the middle: the model goes on from what stands there now.
    return [Piece("draft", piece.text[:length], piece.text[:length])]


def _without_tail(pieces: list[Piece], offset: int) -> list[Piece]:
    """Asides and evidence at the very end were said about what no longer follows."""
    while offset and pieces and pieces[-1].kind in ("aside", "evidence"):
        pieces.pop()
    return pieces


def _replaced(pieces: Sequence[Piece], edit: Edit, *, raw: bool) -> Iterator[Piece]:
    """The pieces with one edit made, in a piece of its own."""
    start, end = edit.span.start, edit.span.end
    before: list[Piece] = []
    middle: list[Piece] = []
    after: list[Piece] = []
    at = first = 0
    for piece in _split(_split(pieces, start), end):
        stop = at + len(piece.text)
        if (stop if piece.kind == "draft" else at) <= start and not middle:
            before.append(piece)
        elif at >= end:
            after.append(piece)
        else:
            first = first if middle else at
            middle.append(piece)
        at = stop
    old = "".join(piece.text for piece in middle)
    new = old[: start - first] + edit.text + old[end - first :] if middle else edit.text
    yield from before
    yield Piece("draft", new if raw else "".join(piece.raw for piece in middle), new)
    yield from after


def _split(pieces: Iterable[Piece], offset: int) -> Iterator[Piece]:
    """The pieces, the one that covers ``offset`` as two, unless a repair has made it one."""
    at = 0
    for piece in pieces:
        length = offset - at
        if 0 < length < len(piece.text) and piece.raw == piece.text:
            yield Piece("draft", piece.raw[:length], piece.text[:length])
            yield Piece("draft", piece.raw[length:], piece.text[length:])
        else:
            yield piece
        at += len(piece.text)
