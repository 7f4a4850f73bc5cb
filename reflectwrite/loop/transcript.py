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
    """``raw`` as it stands in the completion; ``text`` what it adds to the draft."""

    kind: PieceKind
    raw: str
    text: str = ""


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
            elif piece.kind == "draft":
                if at + len(piece.text) > offset:
                    kept += _opening(piece, offset - at)
                    break
                kept.append(piece)
                at += len(piece.text)
            elif at < offset:
                kept.append(piece)
        return Transcript(_without_tail(kept, offset))

    def with_evidence(self, raw: str) -> Transcript:
        """With a reflection of ours behind everything."""
        return Transcript((*self.pieces, Piece("evidence", raw)))

    def with_draft(self, text: str) -> Transcript:
        """With more draft behind everything."""
        return Transcript((*self.pieces, Piece("draft", text, text))) if text else self

    def edited(self, edits: Sequence[Edit], *, raw: bool) -> Transcript:
        """With ``edits`` made in the draft; ``raw``: also in what the model is shown of it.

        Asides inside an edited range go.
        """
        pieces = list(self.pieces)
        for edit in sorted(edits, reverse=True):
            pieces = list(_replaced(pieces, edit, raw=raw))
        return Transcript(pieces)


def _opening(piece: Piece, length: int) -> list[Piece]:
    if not length:
        return []
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
    start, end = edit.span.start, edit.span.end
    at = 0
    old_raw, done = "", False

    def changed() -> Iterator[Piece]:
        if edit.text or (old_raw and not raw):
            yield Piece("draft", edit.text if raw else old_raw, edit.text)

    for piece in pieces:
        if piece.kind != "draft":
            if done or at <= start:
                yield piece
            continue
        piece_end = at + len(piece.text)
        if done or piece_end < start or (piece_end == start and end > start):
            yield piece
        elif piece.raw != piece.text:
            # Edited twice: the piece stays whole, so that its raw text stays whole.
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            text = piece.text[:low] + (edit.text if piece_end >= end else "") + piece.text[high:]
            yield Piece("draft", text if raw else piece.raw, text)
            done = piece_end >= end
        else:
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            if low:
                yield Piece("draft", piece.raw[:low], piece.text[:low])
            old_raw += piece.raw[low:high]
            if piece_end >= end:
                yield from changed()
                done = True
                if piece.text[high:]:
                    yield Piece("draft", piece.raw[high:], piece.text[high:])
        at = piece_end
    if not done:
        yield from changed()
