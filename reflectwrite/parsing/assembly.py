"""Puts the parts together from text and tags that are known to be real.

In: text, tags and the end, in order. Out: frames (parts under construction) and the deltas that
tell of them. Nothing here depends on how the text was split.
"""

from __future__ import annotations

from typing import Literal

from ..types import PartKind
from .code import CodeTracker
from .part import Frame, PartDelta
from .tags import Token

# What text outside every tag is: not known yet, the draft, or a remark beside the draft.
_Outside = Literal["held", "draft", "remark"]


class Assembly:
    """The parts of one completion. ``top`` is the part that text goes to.

    ``marked``: the dialect marks its draft. ``live``: text outside tags is the draft from the first
    character on. ``code`` is reset where another draft begins.
    """

    def __init__(self, code: CodeTracker, *, marked: bool, live: bool) -> None:
        self._code, self._marked = code, marked
        self.deltas: list[PartDelta] = []
        self.order: list[Frame] = []
        self.draft: Frame | None = None
        self.reasoning: Frame | None = None
        self._stack: list[Frame] = []
        self._depth: dict[str, int] = {}  # how often a tag is open
        self._outside: _Outside = "draft" if live else "held"
        self._root = self.top = Frame("draft", held=not live)

    @property
    def in_draft(self) -> bool:
        """Whether the place reached is known to be draft (only there can a tag be literal)."""
        return self.top.kind == "draft" and not self.top.held

    def take(self) -> list[PartDelta]:
        """The deltas since the last call."""
        deltas, self.deltas = self.deltas, []
        return deltas

    def think(self, text: str) -> None:
        """Text of the endpoint's own reasoning field."""
        if self.reasoning is None:
            self.reasoning = Frame("thinking")
            self._know_draft()
        self._tell(self.reasoning, self.reasoning.add(text))

    def text(self, text: str) -> None:
        """Text at the place reached."""
        self._tell(self.top, self.top.add(text))

    def _tell(self, frame: Frame, text: str) -> None:
        """A delta for ``text``, which ``frame`` has already."""
        if not text or frame.held:
            return
        if frame.told:
            self.deltas.append(PartDelta(frame.kind, text))
            return
        frame.told = True
        self.order.append(frame)
        replaces = False
        if frame.kind == "draft":
            replaces, self.draft = self.draft is not None, frame
        self.deltas.append(PartDelta(frame.kind, text, True, False, replaces))

    def _end(self, frame: Frame, *, closed: bool) -> None:
        frame.closed = closed
        if frame.told:
            self.deltas.append(PartDelta(frame.kind, "", False, True))

    def end_reasoning(self) -> None:
        """The completion itself goes on."""
        if self.reasoning is not None:
            self._end(self.reasoning, closed=True)
            self.reasoning = None

    def open(self, kind: PartKind, name: str) -> None:
        """A part begins inside the one that is open."""
        self.top = Frame(kind, name)
        self._stack.append(self.top)
        self._depth[name] = self._depth.get(name, 0) + 1

    def _pop(self, *, closed: bool) -> Frame:
        frame = self._stack.pop()
        self._depth[frame.name] -= 1
        self._end(frame, closed=closed)
        self.top = self._stack[-1] if self._stack else self._root
        return frame

    def _new_root(self, outside: _Outside) -> None:
        self._outside = outside
        self._root = Frame("thinking" if outside == "remark" else "draft", held=outside == "held")
        self._code.reset()
        if not self._stack:
            self.top = self._root

    def _settle(self, kind: PartKind, *, closed: bool = True) -> None:
        """It is known now what the held text outside the tags is."""
        frame = self._root
        frame.kind, frame.held = kind, False
        if frame.started:
            self._tell(frame, frame.text)
        self._end(frame, closed=closed)

    def _know_draft(self) -> None:
        """In a dialect that does not mark the draft: from here on text outside is the draft."""
        if self._outside == "held" and not self._marked:
            self._outside, self._root.held = "draft", False
            if self._root.started:
                self._tell(self._root, self._root.text)

    def begin_draft(self, name: str) -> None:
        """A draft that is marked begins; it takes the place of any before it."""
        while self._stack:
            frame = self._stack[-1]
            self._pop(closed=not frame.name)
        if self._outside == "held":
            self._settle("thinking")
        else:
            self._end(self._root, closed=True)
        self._new_root("remark")
        self.open("draft", name)

    def tag(self, token: Token) -> None:
        """A real tag."""
        if not self._stack and self._outside == "remark" and self._root.started:
            self._end(self._root, closed=True)
            self._new_root("remark")
        if token.form in ("mark", "resume"):
            self._mark(token)
        elif token.form == "void":
            self.top.cut()
        elif token.form == "close":
            if token.kind == "draft" and self.top.rehearsals:
                self.top.rehearsals -= 1
                self.text(token.text)
            elif self._depth.get(token.name):
                self._close(token.name)
            else:
                self._stray(token)
        elif token.kind != "draft":
            if not self._stack and not self._root.started:
                self._know_draft()
            self.top.cut()
            self.open(token.kind, token.name)
        elif self._stack and self.top.kind != "draft":
            self.top.rehearsals += 1  # thinking may speak of its output, or try it out
            self.text(token.text)
        else:
            self.begin_draft(token.name)

    def _mark(self, token: Token) -> None:
        while self._stack and self.top.kind != "draft":
            self._pop(closed=True)
        if token.kind != "draft":
            self.top.cut()
            self.open(token.kind, "")
        elif token.form == "mark":
            self.begin_draft("")
        elif not self._stack and self._outside == "held":
            self._outside, self._root.held = "draft", False
            if self._root.started:
                self._tell(self._root, self._root.text)

    def _close(self, name: str) -> None:
        """Closes the innermost part of that tag, and whatever is still open inside it."""
        while self._stack[-1].name != name:
            self._pop(closed=False)
        if self._pop(closed=True).kind == "draft":
            self._new_root("remark")

    def _stray(self, token: Token) -> None:
        """A closing tag whose part is not open: its opening was missing, or it means nothing."""
        kind = token.kind
        if self._stack:
            if kind == "draft" and self.top.kind != "draft":
                self.text(token.text)
            else:
                self.top.cut()
        elif self._outside == "held":
            self._settle(kind)
            self._new_root("remark" if kind == "draft" else "held")
            if kind == "thinking":
                self._know_draft()
        elif self._outside == "draft" and kind != "draft":
            self._withdraw(kind)

    def _withdraw(self, kind: PartKind) -> None:
        """What was taken for the draft was not."""
        frame = self._root
        frame.kind, frame.closed = kind, True
        if frame.told:
            self.draft = None
            self.deltas += (
                PartDelta("draft", "", False, True, True),
                PartDelta(kind, frame.text, True, True),
            )
        self._new_root("draft")

    def finish(self, complete: bool | None) -> bool:
        """The completion ends. True where it ended in thinking and there is no draft."""
        whole = complete is not False
        unclosed = self._stack[0] if self._stack else None
        while self._stack:
            frame = self._stack[-1]
            self._pop(closed=whole and not frame.name)
        cut_thinking = unclosed is not None and unclosed.kind == "thinking"
        if self._outside == "held":
            doubtful = complete is False and not self._marked
            kind: PartKind = "thinking" if cut_thinking or doubtful else "draft"
            self._settle(kind, closed=whole and kind == "draft")
        else:
            self._end(self._root, closed=whole)
        return cut_thinking and self.draft is None
