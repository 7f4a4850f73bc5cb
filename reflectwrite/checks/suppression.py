"""Inline suppression, in the text's own comment form.

    <!-- reflectwrite: ignore facts.ungrounded -->     Markdown, HTML, plain text
    % reflectwrite: ignore facts.*                     LaTeX: a line that starts with %
    // reflectwrite: ignore      # reflectwrite: …     code comments that start a line

A comment behind text covers the paragraph in which it stands; one on a line of its own covers the
paragraph below it. ``ignore-file`` covers the whole text, findings without a place included.
Without ids it covers every check. Comments that also stand in the inputs are data and count for
nothing: notes cannot switch a check off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..types import Finding, Span
from .config import matches

_COMMENT = re.compile(
    r"(?:<!--[ \t]*|^[ \t]*(?:%+|//|\#)[ \t]*)reflectwrite:[ \t]*"
    r"(?P<scope>ignore-file|ignore)\b(?P<ids>(?:[ \t,]+[a-z][a-z_]*(?:\.(?:[a-z_]+|\*))?)*)"
    r"[ \t]*(?P<close>-->)?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """``span`` is None for the whole text; empty ``ids`` mean every check."""

    ids: tuple[str, ...]
    span: Span | None

    def covers(self, finding: Finding) -> bool:
        if self.ids and not any(matches(pattern, finding.check) for pattern in self.ids):
            return False
        if self.span is None:
            return True
        return finding.span is not None and self.span.overlaps(finding.span)


def suppressions(text: str, sources: Iterable[str] = ()) -> tuple[Suppression, ...]:
    """The suppressions in ``text``, without those that one of ``sources`` has too."""
    if "reflectwrite:" not in text:
        return ()
    known = [source for source in sources if "reflectwrite:" in source]
    found: list[Suppression] = []
    for match in _COMMENT.finditer(text):
        if match.group().startswith("<!--") and match.group("close") is None:
            continue
        directive = " ".join(f"{match.group('scope')}{match.group('ids')}".split())
        if any(directive in " ".join(source.split()) for source in known):
            continue
        ids = tuple(re.split(r"[ \t,]+", match.group("ids").strip(" \t,")))
        whole = match.group("scope") == "ignore-file"
        found.append(
            Suppression(ids if ids != ("",) else (), None if whole else _covered(text, match))
        )
    return tuple(found)


def _covered(text: str, match: re.Match[str]) -> Span:
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    line_end = len(text) if line_end < 0 else line_end
    alone = not (text[line_start : match.start()] + text[match.end() : line_end]).strip()
    if alone:
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    else:
        before = text.rfind("\n\n", 0, match.start())
        start = 0 if before < 0 else before + 2
    end = text.find("\n\n", max(start, match.end()))
    return Span(start, max(start, len(text) if end < 0 else end))
