"""Reads one call's stream: what is draft, what is thinking, and where in the raw text it stands.

In: the transcript that the call continues, and deltas. Out: the draft so far, pieces of thinking
and reflection as they come, and, when a cure needs it, the transcript piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..parsing import Dialect, PartDelta, ReflectionParser
from ..types import Delta, Edit, Event, Part, Reflection, Thinking, apply_edits
from .transcript import Piece, PieceKind, Transcript


@dataclass(frozen=True, slots=True)
class Restart:
    """The model is about to begin its draft anew; ``text`` is still the draft before."""


class Reader:
    """One completion behind ``opening``.

    ``separator``: white space to put between the opening and what follows it, if the model brings
    none.
    """

    def __init__(self, dialect: Dialect, opening: Transcript, *, separator: str = "") -> None:
        self._dialect = dialect
        self._opening = opening
        self._separator = separator if opening.text else ""
        self._parser = _behind(dialect, opening)
        self._raw: list[str] = []
        self._reasoning: list[str] = []
        self._parts: list[Part] = []
        self._repairs: list[tuple[Edit, ...]] = []
        self._complete = False
        self._size = 0
        self._restarts = 0
        self.text = opening.text

    @property
    def raw(self) -> str:
        """What the model wrote in this call."""
        return "".join(self._raw)

    @property
    def size(self) -> int:
        """How many characters came in this call."""
        return self._size

    @property
    def generated(self) -> str:
        """The same with what came in the endpoint's own reasoning field, for counting."""
        return "".join([*self._reasoning, *self._raw])

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parsed parts of this call."""
        return tuple(self._parts)

    def feed(self, delta: Delta) -> Iterator[Event | Restart]:
        """Takes a piece; gives the events of what is not draft, and where the draft restarts."""
        self._size += len(delta.text) + len(delta.reasoning)
        if delta.reasoning:
            self._reasoning.append(delta.reasoning)
            yield from self._take(self._parser.feed_reasoning(delta.reasoning))
        if delta.text:
            self._raw.append(delta.text)
            yield from self._take(self._parser.feed(delta.text))

    def finish(self, *, complete: bool) -> Iterator[Event | Restart]:
        """The completion is over (``complete``: by itself); what was held back comes out."""
        self._complete = complete
        yield from self._take(self._parser.flush(complete=complete))

    def repair(self, edits: tuple[Edit, ...]) -> None:
        """Changes the draft, not what the model knows of it."""
        self.text = apply_edits(self.text, edits)
        self._repairs.append(edits)

    def transcript(self) -> Transcript:
        """Everything written up to here, piece by piece."""
        pieces = _pieces(
            self._dialect,
            self._opening,
            self.raw,
            self._separator,
            complete=self._complete,
            restarts=self._restarts,
        )
        transcript = Transcript(pieces)
        for edits in self._repairs:
            transcript = transcript.edited(edits, raw=False)
        return transcript

    def _take(self, deltas: Sequence[PartDelta]) -> Iterator[Event | Restart]:
        for delta in deltas:
            if delta.replaces:
                yield Restart()
                self._restarts += 1
                self.text, self._repairs = "", []
            self._note(delta)
            if not delta.text:
                continue
            if delta.kind == "thinking":
                yield Thinking(delta.text)
            elif delta.kind == "reflection":
                yield Reflection(delta.text)
            else:
                self.text += _separated(self.text, delta.text, self._opening, self._separator)

    def _note(self, delta: PartDelta) -> None:
        last = self._parts[-1] if self._parts else None
        if last is None or last.kind != delta.kind or delta.start:
            if delta.text:
                self._parts.append(Part(delta.kind, delta.text, delta.end))
        else:
            self._parts[-1] = Part(last.kind, last.text + delta.text, delta.end)


def _separated(before: str, text: str, opening: Transcript, separator: str) -> str:
    """``text`` with the separator before it, where it stands directly behind the opening."""
    bare = not text[:1].isspace() and not before[-1:].isspace()
    return separator + text if separator and bare and before == opening.text else text


def _behind(dialect: Dialect, opening: Transcript) -> ReflectionParser:
    return ReflectionParser.resume(dialect, opening.raw, evidence=opening.evidence)


def _pieces(
    dialect: Dialect,
    opening: Transcript,
    raw: str,
    separator: str,
    *,
    complete: bool,
    restarts: int,
) -> list[Piece]:
    """The pieces of ``raw`` behind those of ``opening``, until a draft restarts once too often.

    The parser tells no offsets, so it is given one character at a time: what comes out at a
    character is the raw text that has been waiting since the last one, less tags and the like.
    """
    parser = _behind(dialect, opening)
    pieces = list(opening.pieces)
    written = opening.text
    waiting = ""
    for step in (*raw, None):
        deltas = parser.flush(complete=complete) if step is None else parser.feed(step)
        waiting += step or ""
        if any(delta.replaces for delta in deltas):
            if not restarts:
                return _joined(pieces)
            restarts -= 1
            # What was draft until now is no part of the new one.
            pieces = [Piece("head", "".join(piece.raw for piece in pieces))]
            written = ""
        text = "".join(delta.text for delta in deltas if delta.kind == "draft")
        if not text:
            continue
        text = _separated(written, text, opening, separator)
        aside: PieceKind = "aside" if written else "head"
        written += text
        at = waiting.rfind(text)
        if at >= 0:
            pieces += (Piece(aside, waiting[:at]), Piece("draft", text, text))
            waiting = waiting[at + len(text) :]
        else:
            # White space was joined around something taken out; the rest is as it was written.
            same = _common_end(waiting, text)
            lead, gap = waiting[: len(waiting) - same], text[: len(text) - same]
            pieces += (
                Piece("draft", lead, gap),
                Piece("draft", text[len(gap) :], text[len(gap) :]),
            )
            waiting = ""
    pieces.append(Piece("aside" if written else "head", waiting))
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The same with neighbouring plain draft as one piece, and without empty ones."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if not piece.raw and not piece.text:
            continue
        if (
            last is not None
            and piece.kind == last.kind != "evidence"
            and ((piece.raw == piece.text and last.raw == last.text) or piece.kind != "draft")
        ):
            joined[-1] = Piece(last.kind, last.raw + piece.raw, last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def _common_end(first: str, second: str) -> int:
    """How many characters both texts end with."""
    for length in range(min(len(first), len(second)), 0, -1):
        if first.endswith(second[len(second) - length :]):
            return length
    return 0
