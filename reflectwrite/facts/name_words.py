"""The words of a name as they are compared: without case, accents, possessives and signs."""

from __future__ import annotations

import re
import unicodedata


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name that must agree: folded, without possessive, full stops and signs."""
    parts = []
    for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name):
        parts.append(fold(strip_possessive(word)))
    return tuple(part for part in parts if part)


def fold(word: str) -> str:
    """Case and accents do not tell two names apart."""
    if word.isascii():
        return word.lower().replace("'", "")
    split = unicodedata.normalize("NFKD", word.casefold())
    return (
        "".join(c for c in split if not unicodedata.combining(c)).replace("’", "").replace("'", "")
    )


def strip_possessive(word: str) -> str:
    """ "Dana's" without its ending."""
    return word[:-2] if len(word) > 2 and word[-2:] in ("'s", "’s", "'S", "’S") else word
