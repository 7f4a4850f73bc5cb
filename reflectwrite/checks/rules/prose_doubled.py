"""The rule ``prose.doubled``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ...facts.lexicon.base import words
from ...types import Edit, Finding, Fix, Severity, Span
from ..base import Check, Context

_DOUBLED = re.compile(
    r"(?<![\w'’.-])([^\W\d_]+)([ \t]+|[ \t]*\n[ \t]*)\1(?![\w'’-])", re.IGNORECASE
)
# English words that never stand twice in a row in good prose, whatever comes before or after.
_NEVER = words("the an and our your their we they")
# Words that do, in one language or another.
_OFTEN = words(
    """
    had that is do you very so no yes bye ha hey now there many much far long really too more
    again well same same up down in on to of for it her a as by am are was were be nous vous
    die der das sie ihr se si que le la les en te me ya poco si sim não mais ayo hari anak
    orang baik jalan lama bla blah etc dear knock tut pom night
    """
)


class Doubled(Check):
    """A word that stands twice in a row.

    What it does: finds the same word twice with only white space between, within a paragraph.
    Why: it is the commonest slip of typing and of cutting and pasting, and easy to overlook at the
    end of a line.
    Example: ``Please send the the invoice.``
    Severity: an error for the few English words that can't stand twice (*the the*, *and and*), a
    warning for others. Names (*Walla Walla*) and words that do double (*had had*) are left alone.
    Fix: safe for those few, unsafe for others: the second word goes.
    """

    id: ClassVar[str] = "prose.doubled"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        for match in _DOUBLED.finditer(text):
            word = match.group(1)
            second = Span(match.end() - len(word), match.end())
            span = Span(*match.span())
            if context.protects(span):
                continue
            again = second.of(text)
            if word != again and not (word[0].isupper() and again.islower()):
                continue  # "the The Who album"
            english = context.locale.casefold().startswith("en")
            proven = english and again in _NEVER and "\n" not in match.group(2)
            if not proven and not _worth_a_look(again):
                continue
            yield Finding(
                self.id,
                "error" if proven else "warning",
                f'"{again}" stands twice in a row.',
                span,
                fix=Fix(
                    f'Take out the second "{again}"',
                    (Edit(Span(match.end(1), match.end()), ""),),
                    "safe" if proven else "unsafe",
                ),
            )


def _worth_a_look(word: str) -> bool:
    return word.islower() and len(word) > 1 and word not in _OFTEN
