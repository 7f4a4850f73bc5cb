"""Reads one tag or mark of a dialect at a given place; makes tags in data harmless.

White space inside a tag and letter case don't matter (``< Output >``, ``</ thinking>``), attributes
are allowed and ignored, names that the dialect does not know are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal, NamedTuple

from ..types import PartKind
from .dialect import DIALECTS, Dialect

Form = Literal["open", "close", "void", "mark", "resume"]

LONGEST: Final = 256
"""A tag longer than this is text; so what has to wait for more input is bounded."""

_NAME = r"[^\s<>/=\"'`]+"
_KEY = r"[^\W\d][\w:.-]*"
_ATTRIBUTE = rf"\s+{_KEY}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`/]+)"
_TAG = re.compile(rf"<\s*(/?)\s*({_NAME})(?:{_ATTRIBUTE})*\s*(/?)>")
_TAG_HEAD = re.compile(r"<\s*/?\s*([^\s<>/=\"'`]*)")
_PROSE = re.compile(r"[^\s</]\s+[^\s/]")
_REST_HEAD = re.compile(
    rf"(?:{_ATTRIBUTE})*\s*(?:/|(?<=\s){_KEY}(?:\s*(?:=\s*(?:\"[^\"<>]*|'[^'<>]*|[^\s\"'<>=`/]+)?)?)?)?"
)


class Token(NamedTuple):
    """A tag or mark as it stands in the text."""

    kind: PartKind
    form: Form
    name: str
    text: str


class TagReader:
    """Finds and reads the tags and marks of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._tags = {tag.name.casefold(): tag.kind for tag in dialect.tags}
        self._marks = [
            (mark, [[c.casefold() for c in word] for word in _words(mark.text)])
            for mark in dialect.marks
        ]
        # A place to look at closer: what a tag or mark begins with and the first letter of its
        # name, as far as the text goes. Letter case beyond ASCII is left to the closer look.
        behind: dict[str, set[str]] = {}
        for tag in dialect.tags:
            behind.setdefault("<", set()).update((tag.name[0].lower(), tag.name[0].upper()))
        for mark in dialect.marks:
            second = mark.text[1:].lstrip()[0]
            behind.setdefault(mark.text[0], set()).update((second, second.lower(), second.upper()))
        leads = [_start(first, chars) for first, chars in sorted(behind.items())]
        self._lead = re.compile("|".join(leads)) if leads else None
        # The one character that all tags and marks begin with: a text without it has none. (Where
        # they begin with several, "", which no text is without; where there are none, any.)
        self.lead = "`" if not behind else "" if len(behind) > 1 else next(iter(behind))

    def matters(self, text: str) -> bool:
        """Whether ``text`` may change the state: a tag may begin in it, or code begin or end."""
        return "`" in text or "~" in text or self.find(text, 0) >= 0

    def find(self, text: str, pos: int) -> int:
        """Where the next tag or mark could begin, or -1."""
        found = self._lead.search(text, pos) if self._lead else None
        return found.start() if found else -1

    def read(self, text: str, pos: int) -> tuple[Token | None, int]:
        """The tag at ``pos`` and its end; ``(None, -1)`` where the text ends too early to tell,
        ``(None, 0)`` where there is none."""
        partial = False
        if text[pos] == "<" and self._tags:
            token, end = self._tag(text, pos)
            if token:
                return token, end
            partial = end < 0
        for mark, words in self._marks:
            end = _match(words, text, pos)
            if end > 0:
                form: Form = "resume" if mark.resumes else "mark"
                return Token(mark.kind, form, mark.text, text[pos:end]), end
            partial = partial or end < 0
        return None, -1 if partial else 0

    def cut_off(self, tail: str) -> bool:
        """Whether ``tail``, in which a tag could begin, is better taken for a tag that was cut off
        than for text: more than its first character, and nothing that could be prose."""
        compact = "".join(tail.split())
        return len(compact) > 2 and ("=" in tail or tail.count("<") < 1 or not _PROSE.search(tail))

    def _tag(self, text: str, pos: int) -> tuple[Token | None, int]:
        found = _TAG.match(text, pos, pos + LONGEST)
        if found:
            slash, name, void = found.groups()
            kind = self._tags.get(name.casefold())
            if kind is None:
                return None, 0
            form: Form = "close" if slash else "void" if void else "open"
            return Token(kind, form, name.casefold(), found.group()), found.end()
        if len(text) - pos >= LONGEST:
            return None, 0
        head = _TAG_HEAD.match(text, pos)
        word = head.group(1).casefold() if head else ""
        if head is None or head.end() == len(text):
            return None, -1 if any(name.startswith(word) for name in self._tags) else 0
        waits = word in self._tags and _REST_HEAD.fullmatch(text, head.end())
        return None, -1 if waits else 0


def _start(first: str, behind: set[str]) -> str:
    chars = "".join(re.escape(c) for c in sorted(behind) if len(c) == 1)
    gap = r"\s*/?\s*" if first == "<" else r"[ \t]*"
    return rf"{re.escape(first)}{gap}(?:[\u0080-\U0010ffff{chars}]|\Z)"


@cache
def reader_of(dialect: Dialect) -> TagReader:
    """The reader of a dialect; readers hold no state of a text."""
    return TagReader(dialect)


def _words(mark: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", mark)


def _match(words: list[list[str]], text: str, pos: int) -> int:
    """The end of the mark at ``pos``; -1 where the text ends too early to tell, else 0."""
    at, end, last = pos, len(text), pos + LONGEST
    for i, word in enumerate(words):
        while i and at < end and text[at] in " \t":
            at += 1
        for want in word:
            if at >= last:
                return 0
            if at >= end:
                return -1
            if text[at].casefold() != want:
                return 0
            at += 1
    return at


# Names that chat templates of common models use as tags.
_CHAT_TAGS = frozenset(
    {"s", "bos", "eos", "pad", "unk", "start_of_turn", "end_of_turn", "begin_of_text"}
    | {"end_of_text", "im_start", "im_end", "system", "user", "assistant", "tool", "tool_call"}
    | {"tool_response"}
)
_BRACKETS = re.compile(
    r"\[(?=\s*/?\s*(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\s*\])", re.I
)
# Look-alikes that no tokenizer turns into a control token and no dialect reads as a tag.
_LOOKALIKE = {"<": "‹", ">": "›", "[": "［", "{": "｛", "(": "（", "|": "¦", "#": "＃", "@": "＠"}


def escape_tags(text: str, dialects: Iterable[Dialect] | None = None) -> str:
    """``text`` with everything harmless that a dialect or a chat template could take as structure.

    Only the first character of such a tag changes, to one that looks alike (``‹output>``), so a
    reader still sees what was written. Everything else stays. Applying it twice changes nothing.
    ``dialects`` defaults to all registered ones.
    """
    known = tuple(DIALECTS.values()) if dialects is None else tuple(dialects)
    out = text.replace("<|", "‹|").replace("|>", "|›").replace("<<SYS>>", "‹‹SYS››")
    out = _BRACKETS.sub("［", out)
    names = sorted({tag.name.casefold() for d in known for tag in d.tags} | _CHAT_TAGS)
    out = _escape_names(out, names)
    for dialect in known:
        for mark in dialect.marks:
            out = _escape_mark(out, mark.text)
    return out


def _escape_names(text: str, names: list[str]) -> str:
    pieces: list[str] = []
    at = 0
    pos = text.find("<")
    while pos >= 0:
        head = _TAG_HEAD.match(text, pos)
        word = head.group(1).casefold() if head else ""
        ends = head is not None and head.end() == len(text)
        # At the very end a part of a name is enough: what the template puts behind it might
        # complete it.
        if word in names or (ends and word and any(name.startswith(word) for name in names)):
            pieces += (text[at:pos], "‹")
            at = pos + 1
        pos = text.find("<", pos + 1)
    return "".join([*pieces, text[at:]])


def _escape_mark(text: str, mark: str) -> str:
    words = [[c.casefold() for c in word] for word in _words(mark)]
    harmless = _LOOKALIKE.get(mark[0], "·")
    pieces: list[str] = []
    at = 0
    pos = text.find(mark[0])
    while pos >= 0:
        end = _match(words, text, pos)
        if end > 0 or (end < 0 and len(text) - pos > 2):
            pieces += (text[at:pos], harmless)
            at = pos + 1
        pos = text.find(mark[0], pos + 1)
    return "".join([*pieces, text[at:]])
