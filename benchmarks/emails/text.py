"""Words, sentences and negations of a text, for the judge alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from .vocabulary import STOP

_NEGATION = re.compile(
    r"\b(?:not|never|nobody|none|nothing|neither|nor|cannot|without|no)\b|n['’]t\b", re.I
)
# "no" that is short for "number", and set phrases whose negation says nothing about the notes.
_NUMBERED = re.compile(r"\bnos?\b\.? ?(?:is )?(?=[A-Z]{0,3}-?\d)", re.I)
_PHRASES = re.compile(
    r"\b(?:(?:do not|don['’]t|not) hesitate|no later than|not later than|not only|or not|if not|"
    r"no problem|nothing but|(?:do not|don['’]t) forget)\b",
    re.I,
)
_ALIKE = re.compile(
    r"\b(?:rather than|instead|except|unable|fail(?:ed|s)?|refuse[ds]?|decline[ds]?|lack(?:ed|s)?|"
    r"otherwise|no longer|stop(?:ped|s)?)\b",
    re.I,
)


class Negations(NamedTuple):
    """How many words of a text negate, and how many are another way to do so."""

    strict: int
    alike: int


def words_of(text: str) -> list[str]:
    """The words, casefolded, one kind of apostrophe."""
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    return [word.replace("’", "'").casefold() for word in found]


def content_words(text: str) -> set[str]:
    """The words that say something."""
    return set(words_of(text)) - STOP


def sentences_of(body: str) -> list[str]:
    """The sentences, roughly: an abbreviation's point ends one as well."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", body) if part.strip()]


def pattern(spelling: str) -> re.Pattern[str]:
    """Finds ``spelling`` as a whole, in any case and white space."""
    middle = r"\s+".join(re.escape(word) for word in spelling.split())
    left = r"(?<![\w.,])" if spelling[:1].isdigit() else r"(?<!\w)"
    right = r"(?![\w%])(?![.,:]\d)" if spelling[-1:].isalnum() else ""
    return re.compile(left + middle + right, re.I)


def holds(body: str, spelling: str) -> bool:
    """Whether ``spelling`` stands in ``body``."""
    return pattern(spelling).search(body) is not None


def starts_sentence(text: str, at: int) -> bool:
    """Whether a capital at ``at`` is due to its place."""
    before = text[:at].rstrip(" \"'“‘(-–*•")
    return not before or before[-1] in ".!?:\n" or text[:at].endswith("\n")


def negations(text: str) -> Negations:
    """Counts them."""
    bare = _PHRASES.sub(" ", _NUMBERED.sub(" ", text))
    return Negations(len(_NEGATION.findall(bare)), len(_ALIKE.findall(text)))
