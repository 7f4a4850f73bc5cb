"""The outline of a task's text, which grounded decoding compiles into a grammar.

A shape is a row of segments that follow each other directly; line breaks are part of the fixed
texts. An email is, for instance::

    Shape((
        Choice(("Subject: ",)), Line(),
        Choice(("\\n\\nDear Dana Whitfield,\\n\\n", "\\n\\nHi Dana,\\n\\n")), Prose(),
        Choice(("\\n\\nBest regards,\\nLee Okafor",)),
    ))

Which digits and names the free segments may hold is not said here: it follows from the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these texts, character for character."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of free text, a title or a subject, without its line break."""

    max_characters: int = 100


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of free sentences, parted by empty lines, without a break at the end.

    The numbers of words are what the task asks for; a grammar holds to ``max_paragraphs`` and
    leaves the words to the checks, since a sentence that is cut short helps nobody.
    """

    min_words: int = 1
    max_words: int | None = None
    max_paragraphs: int = 8


Segment = Choice | Line | Prose


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole text, from its first character to its last."""

    segments: tuple[Segment, ...]
