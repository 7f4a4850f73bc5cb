"""The outline of a task's text, from which grounded decoding compiles a grammar.

A shape is a row of segments that follow each other directly; line breaks are part of the fixed
texts. Which digits and names prose may hold is not said here: that follows from the inputs' facts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these texts, character for character."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of free text, without its line break."""

    max_characters: int = 100


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of free sentences, parted by empty lines, without a break at the end."""

    min_words: int = 1
    max_words: int | None = None
    max_paragraphs: int = 8


Segment = Choice | Line | Prose


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole text, from its first character to its last."""

    segments: tuple[Segment, ...]
