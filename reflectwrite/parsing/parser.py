"""The incremental parser: pieces of a completion in, parts and the draft out.

Time is linear in the text, whatever the split, and the parts don't depend on the split. The rules
are in docs/dialects.md. Thinking never becomes draft: where it is not known yet which of the two
some text is, it is held back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Part, PartKind
from .assembly import Assembly
from .code import CodeTracker
from .dialect import Dialect, get_dialect
from .doubt import Doubt
from .part import SPACE, Frame, PartDelta
from .tags import Token, reader_of

_new = tuple.__new__  # a named tuple's own constructor takes twice as long


class ReflectionParser:
    """Reads one completion in one dialect. ``feed`` it, ``flush`` it, read ``parts`` and ``draft``.

    ``initial`` says what the completion begins in, where a template or a prefix has opened it: a
    thinking part (``<think>`` supplied by the chat template) or the draft. With None the parser
    finds out, and holds back text that could still prove to be thinking.
    """

    def __init__(self, dialect: Dialect | str, *, initial: PartKind | None = None) -> None:
        self.dialect = get_dialect(dialect) if isinstance(dialect, str) else dialect
        self._reader = reader_of(self.dialect)
        self._lead = self._reader.lead
        self._raw: list[str] = []
        self._tail = ""  # a tag that has begun and whose end has not come
        self._flushed = False
        self._plain: Frame | None = None  # the part that plain text may be added to directly
        self._seen = 0  # pieces of _raw that the code tracker has seen
        marked = self.dialect.draft_is_marked
        unmarked = not (self.dialect.tags or self.dialect.marks)
        self._code = CodeTracker()
        self._parts = Assembly(
            self._code, marked=marked, live=unmarked or (initial == "draft" and not marked)
        )
        self._doubt = Doubt(self._code, self._parts.text, self._parts.tag)
        if initial == "draft" and marked:
            self._parts.begin_draft(self._name(initial))
        elif initial in ("thinking", "reflection"):
            if not self.dialect.opening(initial):
                raise ValueError(
                    f"the dialect {self.dialect.name!r} has no {initial}, so a completion can't "
                    f"begin in it; leave out initial={initial!r} or choose another dialect"
                )
            self._parts.open(initial, self._name(initial))

    @classmethod
    def resume(
        cls, dialect: Dialect | str, prefix: str, *, evidence: Sequence[str] = ()
    ) -> ReflectionParser:
        """A parser in the state behind ``prefix``, the assistant opening that was supplied.

        Reflections that we put into the prefix are ours even where the draft stands in a code
        block, which would make them literal: ``evidence`` has their texts; one that ends the
        prefix is recognised without.
        """
        parser = cls(dialect)
        opening = parser.dialect.opening("reflection")
        closing = parser.dialect.closing("reflection")
        ours = {f"{opening}{text}{closing}" for text in evidence}
        if prefix.endswith(closing) and opening in prefix:
            ours.add(prefix[prefix.rindex(opening) :])
        if not (opening and closing and ours):
            parser.feed(prefix)
            return parser
        pattern = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
        for i, piece in enumerate(re.split(f"({pattern})", prefix)):
            if i % 2:
                parser._insert(piece)
            else:
                parser.feed(piece)
        return parser

    @property
    def raw(self) -> str:
        """Everything fed, the prefix included, as it came (without the endpoint's reasoning)."""
        self._catch_up()
        self._raw = ["".join(self._raw)]
        self._see()
        return self._raw[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts so far, in the order in which they began; held text is not in them."""
        return tuple(Part(frame.kind, frame.text, frame.closed) for frame in self._parts.order)

    @property
    def draft(self) -> str:
        """The draft so far: of several the last one."""
        return self._parts.draft.text if self._parts.draft else ""

    def feed(self, text: str) -> list[PartDelta]:
        """Takes the next piece of the completion; returns what it adds to which parts."""
        if not text:
            return []
        frame = self._plain
        if frame is not None and (
            (self._lead not in text and "`" not in text and "~" not in text)
            or not self._reader.matters(text)
        ):
            # Most pieces of a stream: no tag, no code, and a part that is under way.
            self._raw.append(text)
            if text[-1] in SPACE:
                text = frame.add(text)
                if not text:
                    return []
            else:
                if frame.gap:
                    text = "".join(frame.gap) + text
                    frame.gap.clear()
                frame.pieces.append(text)
            return [_new(PartDelta, (frame.kind, text, False, False, False))]
        if self._flushed:
            raise RuntimeError("feed() after flush(); make a new parser for another completion")
        self._catch_up()
        self._raw.append(text)
        if self._parts.reasoning is not None:
            self._parts.end_reasoning()
        if self._tail or self._doubt.queue or self._reader.matters(text):
            self._scan(self._tail + text)
        else:
            if self._parts.in_draft:
                if self._code.quiet:
                    self._code.note(text)
                else:
                    self._follow_code(text, 0, len(text))
            self._parts.text(text)
        self._see()
        return self._parts.take()

    def feed_reasoning(self, text: str) -> list[PartDelta]:
        """Takes a piece of the endpoint's own reasoning field: thinking, no tags are read in it."""
        if self._flushed:
            raise RuntimeError(
                "feed_reasoning() after flush(); make a new parser for another completion"
            )
        if not text:
            return []
        self._catch_up()
        self._parts.think(text)
        return self._parts.take()

    def flush(self, *, complete: bool | None = None) -> list[PartDelta]:
        """Ends the completion; decides what was held back.

        ``complete``: whether the model stopped by itself (finish ``stop``), was cut off, or None
        where nobody knows. Calling it again does nothing.
        """
        if self._flushed:
            return []
        self._catch_up()
        self._flushed = True
        if self._parts.reasoning is not None:
            self._parts.end_reasoning()
        tail, self._tail = self._tail, ""
        if not self._reader.cut_off(tail):
            self._pass(tail)
        outcome = self._code.settle("")
        if self._doubt.queue:
            if outcome:
                self._doubt.code_ended(outcome)
            # A draft that was never closed may have been cut off in a part that began in its code.
            whole = complete is None and not self.dialect.draft_is_marked
            self._doubt.finish(literal=complete is True or whole)
        if self._parts.finish(complete) and complete:
            self._recover()
        return self._parts.take()

    def _see(self) -> None:
        """Looks whether the next piece can be added directly."""
        frame = self._parts.top
        self._seen = len(self._raw)
        self._plain = frame
        if (
            not frame.told
            or frame.kept is not None
            or self._tail
            or self._doubt.queue
            or self._flushed
            or (frame.kind == "draft" and not self._code.quiet)
        ):
            self._plain = None

    def _catch_up(self) -> None:
        """Tells the code tracker what was added directly; its last characters are enough."""
        frame, self._plain = self._plain, None
        if frame is not None and frame.kind == "draft":
            self._code.note("".join(self._raw[max(self._seen, len(self._raw) - 4) :]))

    def _scan(self, text: str) -> None:
        """Reads ``text``, which begins outside any tag; keeps a tag that it cuts off."""
        self._tail = ""
        size, seen, pos = len(text), 0, 0
        while True:
            at = self._reader.find(text, pos)
            if at < 0:
                self._advance(text, seen, size)
                return
            token, end = self._reader.read(text, at)
            if token:
                self._advance(text, seen, at)
                self._meet(token)
                seen = pos = end
            elif end < 0:
                self._advance(text, seen, at)
                self._tail = text[at:]
                return
            else:
                pos = at + 1

    @property
    def _in_draft(self) -> bool:
        return self._doubt.in_draft if self._doubt.queue else self._parts.in_draft

    def _advance(self, text: str, start: int, end: int) -> None:
        """Passes on ``text[start:end]``, which has no tag in it."""
        while start < end and self._doubt.queue and self._doubt.in_draft:
            outcome, stop = self._code.advance(text, start, end)
            self._doubt.add_text(text[start:stop])
            if outcome:
                self._doubt.code_ended(outcome)
            start = stop
        if start < end:
            if not self._doubt.queue and self._parts.in_draft:
                self._follow_code(text, start, end)
            self._pass(text[start:end])

    def _follow_code(self, text: str, start: int, end: int) -> None:
        while start < end:
            _, start = self._code.advance(text, start, end)

    def _pass(self, text: str) -> None:
        if self._doubt.queue:
            self._doubt.add_text(text)
        elif text:
            self._parts.text(text)

    def _meet(self, token: Token) -> None:
        """A tag: real, or in the code of a draft and so in doubt."""
        if self._in_draft:
            outcome = self._code.settle("<")
            if outcome and self._doubt.queue:
                self._doubt.code_ended(outcome)
            if self._in_draft and self._code.state != "none":
                self._doubt.add_in_code(token)
                return
        if self._doubt.queue:
            self._doubt.add_outside(token)
        else:
            self._parts.tag(token)

    def _name(self, kind: PartKind) -> str:
        return next((tag.name.casefold() for tag in self.dialect.tags if tag.kind == kind), "")

    def _insert(self, reflection: str) -> None:
        """A reflection of ours, wherever the draft stands."""
        self._pass(self._tail)
        self._tail = ""
        self._raw.append(reflection)
        if self._doubt.queue:
            self._doubt.finish(literal=True)
        self._code.settle("<")
        saved = self._code.save()
        self._code.clear()
        self._scan(reflection)
        self._code.restore(saved)
        self._parts.take()
        self._see()

    def _recover(self) -> None:
        """The model stopped by itself behind ``</output>`` and never closed its thinking: that
        last output is the draft. Not so where it was cut off; then it may have been rehearsing."""
        text = self.raw.rstrip()
        begin = pos = -1
        while (pos := self._reader.find(text, pos + 1)) >= 0:
            token, end = self._reader.read(text, pos)
            if token and token.kind == "draft" and token.form == "open":
                begin = end
            elif token and token.kind == "draft" and end == len(text) and begin >= 0:
                inner = ReflectionParser(self.dialect, initial="draft")
                self._parts.deltas += [*inner.feed(text[begin:]), *inner.flush()]
                self._parts.order += inner._parts.order
                self._parts.draft = inner._parts.draft
