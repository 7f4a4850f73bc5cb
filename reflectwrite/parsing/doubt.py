"""Holds text back while it is not known whether a tag in a draft's code is literal.

A tag in code is text once the code ends, unless it opened a part that is closed outside the code:
then the model was thinking inside code that it left open, and the tag was real. It is real too
where the text is cut off before the draft ends, where the code proves to be none, and where a
closing tag without its opening is followed by another tag in the same code. A mark in code is text
once the code ends.

Nothing behind a tag in doubt is told, so nothing has to be taken back.
"""

from __future__ import annotations

from collections.abc import Callable

from .code import CodeTracker, Outcome, Snapshot
from .tags import Token


class Held:
    """A tag whose role is open: ``real`` is None until it is known. ``number`` counts what was
    ever queued, so that a tag is found in the queue without a search."""

    __slots__ = ("code", "number", "paired", "real", "token")

    def __init__(self, token: Token, code: Snapshot | None, number: int) -> None:
        self.token, self.code, self.number = token, code, number
        self.real: bool | None = None if code else True
        self.paired = False


class Doubt:
    """The queue of held text and tags. Empty most of the time."""

    def __init__(
        self, code: CodeTracker, text: Callable[[str], None], tag: Callable[[Token], None]
    ) -> None:
        self._code, self._text, self._tag = code, text, tag
        self.queue: list[str | Held] = []
        self._passed = 0  # how many items have left the queue
        self._span: list[Held] = []  # tags in the code that is open now
        self._open: dict[str, list[Held]] = {}  # those of them that opened a part, by name
        self._stray = ""  # the name of one that closed what the code did not open
        self._waiting: dict[str, Held] = {}  # opened in code that has ended; closed nowhere yet
        self._inside: list[str] = []  # parts opened outside code since the queue began

    @property
    def in_draft(self) -> bool:
        """Whether the place reached behind the queue is draft (asked while the queue is there)."""
        return not self._inside

    def add_text(self, text: str) -> None:
        self.queue.append(text)

    def add_in_code(self, token: Token) -> None:
        """A tag in code that is open."""
        if self._stray and (self._stray, "close") != (token.name, token.form):
            # A part was closed that the code did not open, and now another tag: the code was left
            # open, and its tags were real.
            self._code.clear()
            self._real()
            self.add_outside(token)
            return
        held = self._queued(token, self._code.save())
        self._span.append(held)
        opened = self._open.setdefault(token.name, [])
        if token.form == "open":
            opened.append(held)
        elif token.form == "close":
            if opened:
                opened.pop().paired = True
            else:
                self._stray = token.name

    def add_outside(self, token: Token) -> None:
        """A tag outside code, while text before it is held."""
        self._outside(self._queued(token, None))
        self.drain()

    def code_ended(self, outcome: Outcome) -> None:
        """What became of the code that was open."""
        if outcome == "cancelled":
            self._real()
        else:
            for held in self._take_span():
                opens = held.token.form == "open" and held.token.kind != "draft"
                waits = opens and not held.paired and held.token.name not in self._waiting
                if waits:
                    self._waiting[held.token.name] = held
                else:
                    held.real = False
        self.drain()

    def finish(self, *, literal: bool) -> None:
        """The text ends: code that is open was none, and so were its tags. What still waits is
        ``literal``, or else a part in which the text was cut off."""
        self._real()
        if not literal:
            for held in self._waiting.values():
                held.real = True
            self._waiting.clear()
        self._literal()
        self.drain()

    def _queued(self, token: Token, code: Snapshot | None) -> Held:
        held = Held(token, code, self._passed + len(self.queue))
        self.queue.append(held)
        return held

    def _take_span(self) -> list[Held]:
        span, self._span, self._stray = self._span, [], ""
        self._open.clear()
        return span

    def _real(self) -> None:
        for held in self._take_span():
            held.real = True
            self._outside(held)

    def _literal(self) -> None:
        for held in self._waiting.values():
            held.real = False
        self._waiting.clear()

    def _outside(self, held: Held) -> None:
        """What a real tag means for the tags that wait."""
        kind, form, name, _ = held.token
        if kind == "draft" or form in ("mark", "resume"):
            self._literal()
            self._inside.clear()
        elif form == "open":
            self._inside.append(name)
        elif form == "close" and name in self._inside:
            while self._inside.pop() != name:
                pass
        elif form == "close" and name in self._waiting:
            match = self._waiting.pop(name)
            match.real = True
            # What the part contains was never draft, so its code was none of the draft's.
            for item in self.queue[match.number - self._passed + 1 :]:
                if isinstance(item, Held) and item.real is None:
                    item.real = False
                    self._waiting.pop(item.token.name, None)
            if match.code and match.code[0] == "fence":
                self._code.restore(match.code)
            else:
                self._code.clear()

    def drain(self) -> None:
        """Passes on everything before the first tag that is still in doubt."""
        passed = 0
        for item in self.queue:
            if isinstance(item, str):
                self._text(item)
            elif item.real is None:
                break
            elif item.real:
                self._tag(item.token)
            else:
                self._text(item.token.text)
            passed += 1
        del self.queue[:passed]
        self._passed += passed
        if not self.queue:
            self._inside.clear()
