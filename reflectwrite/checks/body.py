"""The body of a text: what stands behind its header lines.

An email draft opens with header lines ("Subject: …"). What stands only there has not been said, so
key points and word counts look at the body alone.
"""

from __future__ import annotations

import re

from ..types import Span

# "Subject" in the languages of the full locales, and the headers that mail programs print.
SUBJECT_WORDS = (
    "Subject|Re|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Subjek|Perihal|主题|主旨|件名"
)
_HEADER = re.compile(
    rf"[ \t]*(?:\*\*)?(?P<key>{SUBJECT_WORDS}|To|From|Cc|Bcc|Date|Reply-To|Attachments?)"
    r"(?:\*\*)?[ \t]*[:：](?:\*\*)?[ \t]*(?P<value>[^\n]*?)[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(SUBJECT_WORDS, re.IGNORECASE)


def header_lines(text: str) -> tuple[tuple[str, Span], ...]:
    """The header lines at the top: the key as written, and the span of the value."""
    lines: list[tuple[str, Span]] = []
    at = _skip_blank(text, 0)
    while (match := _HEADER.match(text, at)) is not None and match.end() > at:
        lines.append((match.group("key"), Span(*match.span("value"))))
        at = _skip_blank(text, match.end())
    return tuple(lines)


def body_span(text: str) -> Span:
    """What stands behind the header lines, from its first character to the end."""
    lines = header_lines(text)
    return Span(_skip_blank(text, lines[-1][1].end if lines else 0), len(text))


def is_subject(key: str) -> bool:
    """Whether a header's key says "subject" in one of the languages."""
    return _SUBJECT.fullmatch(key) is not None


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
