"""The rule ``text.refusal``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...types import Finding, Severity, Span
from ..base import Check, Context

_SELF = re.compile(
    r"\b(?:as|I(?:['’]m| am)(?: just| only| merely)?) an? (?:AI\b|(?:large )?language model"
    r"|artificial intelligence)(?! (?:researcher|engineer|company|startup|start-up|consultant"
    r"|specialist|team|lab|enthusiast|expert|developer|product|ethic|strateg|skeptic|sceptic))",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"(?:(?:I['’]m|I am)(?: very| really| so)? (?:sorry|afraid)|sorry|apologies|unfortunately"
    r"|I apologi[sz]e)?[,.!]?\s*(?:but |that )?"
    r"I(?: can(?:not|['’]t| not)|['’]m (?:unable|not able) to| am (?:unable|not able) to"
    r"|(?: will not|['’]ll not| won['’]t)(?: be able to)?| must decline to)\s+"
    r"(?:help|assist|comply|write|create|generate|produce|provide|fulfil+|complete|draft|compose"
    r"|do that|engage)\b",
    re.IGNORECASE,
)


class Refusal(Check):
    """The model declines instead of writing.

    What it does: finds a refusal as the very first sentence of a draft ("I'm sorry, but I can't
    help with that"), and "As an AI language model" anywhere, unless the inputs speak of AI.
    Why: a refusal is no draft, and is not to be sent as one. Inside a letter "I can't attend" is a
    person's own sentence, so only the opening counts.
    Example: ``I'm sorry, but I cannot write this email.``
    Fix: none.
    """

    id: ClassVar[str] = "text.refusal"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        if context.task is None or not context.sentences:
            return
        first = context.sentences[0]
        if _REFUSAL.match(context.text, first.start):
            yield self._finding(first)
            return
        if any(re.search(r"\bAI\b|language model", s.text) for s in context.sources):
            return
        match = _SELF.search(context.text)
        if match and not context.protects(Span(*match.span())):
            yield self._finding(
                next(s for s in context.sentences if s.start <= match.start() < s.end)
            )

    def _finding(self, sentence: Span) -> Finding:
        return Finding(
            self.id, self.severity, "The text refuses, or speaks of its writer as an AI.", sentence
        )
