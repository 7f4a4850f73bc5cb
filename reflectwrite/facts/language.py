"""Whether a text is in the language of the locale or in English.

Notes are often English while the draft is not; their facts are read by the grammars of the
language that they are in.
"""

from __future__ import annotations

import re

from .locales import pack

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4_000


def reading_locales(text: str, locale: str) -> tuple[str, ...]:
    """The locales to read a text in, the likeliest first: ``locale``, English, or both."""
    own = pack(locale)
    if own.language == "en":
        return (locale,)
    english = pack("en-US")
    mine = theirs = 0
    for match in _WORD.finditer(text[:_ENOUGH]):
        word = match.group().casefold()
        ours = word in own.lex.tell or word in own.months or word in own.weekdays
        other = word in english.lex.tell or word in english.months or word in english.weekdays
        if ours != other:
            mine += ours
            theirs += other
    if own.cjk and not mine:
        mine += sum("\u3040" <= char <= "\u9fff" for char in text[:_ENOUGH])
    if theirs > mine:
        return ("en-US",) if not mine else ("en-US", locale)
    return (locale, "en-US") if theirs else (locale,)
