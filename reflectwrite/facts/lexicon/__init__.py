"""The words that the grammars of facts need, one file a language, loaded when first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .base import Lexicon

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "id", "zh", "ja")

__all__ = ["LANGUAGES", "Lexicon", "lexicon"]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language code; an empty one where the language has no file of its own."""
    if language not in LANGUAGES:
        return Lexicon(language=language)
    # The code of Indonesian is a builtin's name, so every file carries the prefix.
    module = import_module(f".lang_{language}", __package__)
    value = module.LEXICON
    if not isinstance(value, Lexicon):
        raise TypeError(f"{module.__name__}.LEXICON is {value!r}; make it a Lexicon")
    return value
