"""Grounded decoding: a task's inputs as a grammar that a model writes within.

In: the outline of the text, the inputs and their facts. Out: GBNF. Greeting and signature are what
the inputs say; digits, names and other capitals inside a sentence are facts and names of the inputs
as written there; sentences and paragraphs are bounded; wording and order stay free.

    grounded = GroundedDecoding(task.shape(), task.sources(), grounding.facts)
    Request(..., grammar=grounded.grammar())                            # from the start
    Request(..., grammar=grounded.grammar(after=kept, opened=True))     # behind a kept prefix
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from ..types import Choice, Fact, InputText, Line, Prose, Segment, Shape
from .gbnf import EMPTY, Chars, Node, Rule, after, alt, maybe, repeat, seq, write
from .notes import read_notes
from .sentences import LANGUAGES, Sentences, sentences

Frame = Literal["reflection", "think", "plain"]
"""What surrounds the draft: ``<thinking>…</thinking><output>…</output>``, ``<think>…</think>`` and
the draft, or the draft alone."""

_THINKING_CHARACTERS = 800
_PARAGRAPH_SENTENCES = 10
# In a line, a word and its space take about this many characters.
_WORD_WIDTH = 7
_CLOSED = re.compile(r"[.!?…][\"'”’»)]*$")
_LAST_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]* +")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class GroundedDecoding:
    """The grammar of one task's text; made once, asked once a call.

    ``lexicon``: the words that the model knows how to use (``EmbeddedModel.lexicon``); given, every
    word of the body is one of these or one of the inputs. ``locale``: languages that capitalise
    more than names have no grammar.
    """

    def __init__(
        self,
        shape: Shape,
        sources: Iterable[InputText],
        facts: Iterable[tuple[InputText, Fact]],
        *,
        locale: str = "en-US",
        lexicon: Sequence[str] = (),
    ) -> None:
        self._segments = shape.segments
        language = locale.replace("_", "-").split("-")[0].lower()
        self._parts: Sentences | None = None
        if language in LANGUAGES:
            self._parts = sentences(read_notes(sources, facts), language, tuple(lexicon))

    def grammar(
        self,
        *,
        after: str = "",
        opened: bool = False,
        frame: Frame = "reflection",
        thinking: bool = True,
        sentence_next: bool = False,
    ) -> str | None:
        """GBNF for what the model writes; None where the text can't be grounded.

        ``after``: the draft that is kept already (without tags), which implies ``opened``: the
        prefix that is supplied has opened the draft. ``thinking``: it may think before.
        ``sentence_next``: behind kept sentences at least one more has to follow (a point is
        missing); a model that is forced to go on where it would end garbles that sentence.
        """
        if self._parts is None:
            return None
        draft = _Body(self._parts, sentence_next).rest(self._segments, after)
        if draft is None:
            return None
        return write(_framed(draft, frame, opened or bool(after), thinking))


def _framed(draft: Node, frame: Frame, opened: bool, thinking: bool) -> Node:
    if frame == "plain":
        return draft
    thought = repeat(Chars((("<", "<"),), outside=True), 1, _THINKING_CHARACTERS)
    if frame == "think":
        if opened or not thinking:
            return draft
        return seq(maybe(seq("<think>", thought, "</think>", maybe("\n\n"))), draft)
    if not opened:
        before = maybe(seq("<thinking>", thought, "</thinking>")) if thinking else EMPTY
        draft = seq(before, "<output>", draft)
    return seq(draft, "</output>")


class _Body:
    """Finds where in the outline a kept text ends, and what may follow there."""

    def __init__(self, parts: Sentences, sentence_next: bool) -> None:
        self._parts = parts
        self._sentence_next = sentence_next
        more = repeat(seq(" ", parts.sentence), 0, _PARAGRAPH_SENTENCES - 1)
        self._paragraph: Node = Rule("paragraph", seq(parts.sentence, more))

    def rest(self, segments: Sequence[Segment], kept: str) -> Node | None:
        """What follows ``kept`` in a text of ``segments``; None if it is no beginning of one."""
        if not segments:
            return EMPTY if not kept.strip() else None
        first, later = segments[0], segments[1:]
        if not kept:
            behind = self.rest(later, "")
            return None if behind is None else seq(self._whole(first), behind)
        match first:
            case Choice(texts):
                return self._in_choice(texts, later, kept)
            case Line():
                return self._in_line(first, later, kept)
            case Prose():
                return self._in_prose(first, later, kept)

    def _whole(self, segment: Segment) -> Node:
        match segment:
            case Choice(texts):
                return alt(*texts)
            case Line(characters):
                return self._parts.title(max(1, characters // _WORD_WIDTH))
            case Prose():
                return self._paragraphs(segment.max_paragraphs)

    def _paragraphs(self, most: int) -> Node:
        return seq(self._paragraph, repeat(seq("\n\n", self._paragraph), 0, max(0, most - 1)))

    def _in_choice(self, texts: Sequence[str], later: Sequence[Segment], kept: str) -> Node | None:
        ways: list[Node | None] = []
        for text in texts:
            if kept.startswith(text):
                ways.append(self.rest(later, kept[len(text) :]))
            elif text.startswith(kept):
                behind = self.rest(later, "")
                ways.append(None if behind is None else seq(text[len(kept) :], behind))
        return _any(ways)

    def _in_line(self, line: Line, later: Sequence[Segment], kept: str) -> Node | None:
        written, newline, _ = kept.partition("\n")
        if newline:
            return self.rest(later, kept[len(written) :])
        behind = self.rest(later, "")
        more = after(self._whole(line), written)
        if behind is None:
            return None
        return behind if more is None else seq(more, behind)

    def _in_prose(self, prose: Prose, later: Sequence[Segment], kept: str) -> Node | None:
        ways: list[Node | None] = []
        closing = later[0] if later and isinstance(later[0], Choice) else None
        for text in closing.texts if closing else ():
            at = kept.rfind(text)
            if at >= 0:
                ways.append(self.rest(later[1:], kept[at + len(text) :]))
                continue
            # The kept text may end inside the closing, or in the white space before it.
            overlap = next((n for n in range(len(text) - 1, 0, -1) if kept.endswith(text[:n])), 0)
            if overlap:
                behind = self.rest(later[1:], "")
                ways.append(None if behind is None else seq(text[overlap:], behind))
        behind = self.rest(later, "")
        if behind is not None and not any(way == EMPTY for way in ways):
            ways.append(self._continued(prose, kept, behind))
        return _any(ways)

    def _continued(self, prose: Prose, kept: str, behind: Node) -> Node:
        """What follows inside the paragraphs, or behind them."""
        paragraphs = _PARAGRAPHS.split(kept)
        current = paragraphs[-1]
        left = max(0, prose.max_paragraphs - len([part for part in paragraphs if part.strip()]))
        parts = self._parts
        further = repeat(seq("\n\n", self._paragraph), 0, left)
        if not current.strip():
            return seq(self._paragraphs(max(1, left)), behind)
        written = len(_LAST_SENTENCE.findall(current.strip())) + 1
        room = max(0, _PARAGRAPH_SENTENCES - written)
        more = repeat(seq(" ", parts.sentence), 0, room)
        text = current.rstrip(" \n")
        space = current[len(text) :]
        if space == "\n":
            return seq("\n", self._paragraph, further, behind)
        if not _CLOSED.search(text):
            return seq(self._mid_sentence(current), more, further, behind)
        if space:
            return seq(parts.sentence, more, further, behind)
        if not self._sentence_next:
            return seq(more, further, behind)
        ways: list[Node] = []
        if room:
            ways.append(
                seq(" ", parts.sentence, repeat(seq(" ", parts.sentence), 0, room - 1), further)
            )
        if left:
            ways.append(
                seq("\n\n", self._paragraph, repeat(seq("\n\n", self._paragraph), 0, left - 1))
            )
        return seq(alt(*ways) if ways else EMPTY, behind)

    def _mid_sentence(self, paragraph: str) -> Node:
        """The rest of the sentence that ``paragraph`` ends in the middle of."""
        parts = self._parts
        begun = _LAST_SENTENCE.split(paragraph)[-1]
        for way in (parts.sentence, seq(parts.item, parts.rest)):
            more = after(way, begun)
            if more is not None:
                return more
        # What stands there is none of ours (a person wrote it, or a check let it pass): finish
        # the word and go on within the grammar.
        last = begun.split(" ")[-1]
        for way in (parts.item, parts.opening):
            more = after(way, last)
            if more is not None:
                return seq(more, parts.rest)
        return parts.rest if last else seq(parts.item, parts.rest)


def _any(ways: Iterable[Node | None]) -> Node | None:
    found = [way for way in ways if way is not None]
    return alt(*found) if found else None
