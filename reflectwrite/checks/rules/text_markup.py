"""The rule ``text.markup``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...types import Edit, Finding, Fix, Severity, Span
from ..base import Check, Context
from ..protected import touched

_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3}(?!~))([ \t]*[\w+#{][^\n`]*|[ \t]*)$", re.MULTILINE)
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([A-Za-z]{1,24}\*?)\}")
_TAG = re.compile(
    r"<(/?)(b|i|u|em|strong|code|pre|table|tr|td|th|ul|ol|blockquote|span|div|a|h[1-6]|sub|sup)"
    r"\b[^<>\n]{0,500}>",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()\[\]]")
_MARKER = re.compile(r"(?:^|[\s(\[,;])[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[a-z]{2})$")
_PAIRS = {")": "(", "]": "["}


class Markup(Check):
    """Markup that is opened and not closed.

    What it does: pairs code fences, ``\\begin`` with ``\\end``, HTML comments, HTML tags and
    brackets.
    Why: an open fence or environment swallows the rest of the document; an open bracket stops the
    reader.
    Example: a line of three backticks and nothing that ends the code.
    Severity: an error for fences, environments and comments; a warning for tags and brackets,
    which people leave open on purpose (lists, smileys, intervals).
    Fix: unsafe: a fence is closed at the end of the text. None for others.
    """

    id: ClassVar[str] = "text.markup"
    severity: ClassVar[Severity] = "error"

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        fence = _open_fence(text)
        if fence is not None:
            mark = fence.of(text).strip()
            closing = ("" if text.endswith("\n") else "\n") + re.split(r"[^`~]", mark)[0]
            yield Finding(
                self.id, "error", f'The code fence "{mark}" is not closed.', fence,
                fix=Fix("Close the fence", (Edit(Span(len(text), len(text)), closing),), "unsafe"),
            )  # fmt: skip
            return  # what stands behind an open fence proves nothing
        yield from self._environments(context)
        comment = text.rfind("<!--")
        if comment >= 0 and "-->" not in text[comment:] and not _inside(context, comment):
            yield Finding(
                self.id, "error", "The comment is not closed.", Span(comment, comment + 4)
            )
        yield from self._tags(context)
        yield from self._brackets(context)

    def _environments(self, context: Context) -> Iterator[Finding]:
        stack: list[re.Match[str]] = []
        code = [part for part in context.protected if context.text[part.start] in "`~"]
        for match in _ENVIRONMENT.finditer(context.text):
            if touched(code, Span(*match.span())):
                continue
            if match.group(1) == "begin":
                stack.append(match)
            elif stack and stack[-1].group(2) == match.group(2):
                stack.pop()
            else:
                yield self._finding("error", match, "was not begun")
                return
        for match in stack:
            yield self._finding("error", match, "is not ended")

    def _tags(self, context: Context) -> Iterator[Finding]:
        stack: list[re.Match[str]] = []
        for match in _TAG.finditer(context.text):
            if match.group().endswith("/>") or _inside(context, match.start()):
                continue
            name = match.group(2).casefold()
            if not match.group(1):
                stack.append(match)
                continue
            names = [opened.group(2).casefold() for opened in stack]
            if name not in names:
                continue
            del stack[len(names) - 1 - names[::-1].index(name) :]
        for match in stack:
            yield self._finding("warning", match, "is not closed")

    def _brackets(self, context: Context) -> Iterator[Finding]:
        text = context.text
        for start, end in _paragraphs(text):
            stack: list[re.Match[str]] = []
            stray = False
            for match in _BRACKET.finditer(text, start, end):
                at = match.start()
                if _inside(context, at) or text[max(0, at - 1)] in ":;\\=-^":
                    continue
                if match.group() in "([":
                    stack.append(match)
                elif stack and stack[-1].group() == _PAIRS[match.group()]:
                    stack.pop()
                elif stack or not _MARKER.search(text[max(0, at - 8) : at]):
                    stray = True  # an interval "[0, 1)" or a slip: no proof which
            if not stray:
                for match in stack:
                    yield self._finding("warning", match, "is not closed")

    def _finding(self, severity: Severity, match: re.Match[str], what: str) -> Finding:
        return Finding(self.id, severity, f'"{match.group()}" {what}.', Span(*match.span()))


def _open_fence(text: str) -> Span | None:
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif (
            match.group(1)[0] == opened.group(1)[0]
            and len(match.group(1)) >= len(opened.group(1))
            and not match.group(2).strip()
        ):
            opened = None
    return None if opened is None else Span(*opened.span())


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 2


def _inside(context: Context, at: int) -> bool:
    return context.protects(Span(at, at + 1))
