"""The grammar of sentences and lines that can't make up a fact.

In: the notes' literals and words, a language, optionally a word list. Out: ``Sentences``, the nodes
that texts are made of. Free text is lower-case words and punctuation; a digit, a capital inside
a sentence or an unusual sign comes only with a literal. At the start of a sentence any word may
have a capital. With a word list, every free word is one of the list or of the notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .gbnf import Node, Rule, alt, chars, maybe, repeat, seq
from .notes import Notes
from .wordset import WordSets

# Languages that write in Latin letters and give capitals to names only.
LANGUAGES = frozenset({"en", "es", "fr", "id", "it", "nl", "pt"})

# Bounds that no good text meets and that end one that has lost itself.
WORD_LETTERS, SENTENCE_WORDS, BRACKET_WORDS = 24, 45, 12

_APOSTROPHE = "'’"


@dataclass(frozen=True, slots=True)
class Sentences:
    """``sentence``: a whole one, with its end: an ``opening`` (its first word) and the ``rest``,
    which is ``item`` after item (a word or a literal, alone or bracketed) and the end.
    ``heading``: a word of a title."""

    sentence: Node
    rest: Node
    opening: Node
    item: Node
    heading: Node

    def title(self, words: int) -> Node:
        """One line of at most ``words`` words, capitals allowed as in titles."""
        more = repeat(seq(_title_gap(), self.heading), 0, max(0, words - 1))
        return seq(self.heading, more, maybe(chars(".?!")))


def sentences(notes: Notes, language: str, lexicon: tuple[str, ...] = ()) -> Sentences:
    """The nodes for texts in ``language`` (one of ``LANGUAGES``) about ``notes``."""
    sets = WordSets("note")
    small, capital = _words(notes, language, sets, lexicon)
    ways: list[Node] = [Rule("small", small)]
    literal = sets.node(notes.literals)
    named = None
    if literal is not None:
        named = Rule("literal", seq(literal, maybe(seq(chars(_APOSTROPHE), maybe("s")))))
        ways.append(named)
    if language == "en":
        short = seq(chars(_APOSTROPHE), repeat(chars("", "az"), 1, 2))
        ways.append(Rule("self", seq("I", maybe(short))))
    word = Rule("word", alt(*ways))
    gap = Rule("gap", _gap(language))
    inner = seq(word, repeat(seq(gap, word), 0, BRACKET_WORDS - 1))
    item = Rule(
        "item",
        alt(word, seq("(", inner, ")"), seq('"', inner, '"'), seq("“", inner, "”")),
    )
    opening = Rule("opening", alt(*([Rule("capital", capital)] + ([named] if named else []))))
    end = seq(maybe(_SPACES) if language == "fr" else "", chars(".?!"))
    rest = Rule("rest", seq(repeat(seq(gap, item), 0, SENTENCE_WORDS - 1), end))
    start = seq(maybe(chars("¿¡")), opening) if language == "es" else opening
    heading = Rule("heading", alt(word, opening))
    return Sentences(Rule("sentence", seq(start, rest)), rest, opening, item, heading)


_SPACES = chars(" \u00a0\u202f")


def _letters(language: str) -> tuple[Node, Node]:
    """One small letter, one capital."""
    if language in ("en", "id"):
        return chars("", "az"), chars("", "AZ")
    return chars("œ", "az", "ßö", "øÿ"), chars("Œ", "AZ", "ÀÖ", "ØÞ")


def _gap(language: str) -> Node:
    """What stands between two words of a sentence."""
    before = maybe(_SPACES) if language == "fr" else seq()
    marks = alt(",", seq(before, chars(";:"))) if language == "fr" else chars(",;:")
    return alt(seq(maybe(marks), " "), seq(" ", chars("–—-"), " "), chars("–—"))


def _title_gap() -> Node:
    return alt(seq(maybe(chars(",;:")), " "), seq(" ", chars("–—-"), " "))


def _words(
    notes: Notes, language: str, sets: WordSets, lexicon: tuple[str, ...]
) -> tuple[Node, Node]:
    """A free word in small letters, and one with a capital."""
    small, capital = _letters(language)
    if not lexicon:
        more = repeat(seq(maybe(chars(_APOSTROPHE + "-")), small), 0, WORD_LETTERS - 1)
        return seq(small, more), seq(capital, more)
    known = _lexicon(lexicon)
    new = notes.words.difference(lexicon)
    ours = sets.node(new)
    ours_capital = sets.node(_capitalised(new))
    possessive = maybe(seq(chars(_APOSTROPHE), "s"))
    both = [node for node in (known[0], ours) if node is not None]
    both_capital = [node for node in (known[1], ours_capital) if node is not None]
    return seq(alt(*both), possessive), seq(alt(*both_capital), possessive)


@lru_cache(maxsize=4)
def _lexicon(lexicon: tuple[str, ...]) -> tuple[Node | None, Node | None]:
    """The words of the list as they stand, and with a capital."""
    sets = WordSets("lex")
    return sets.node(lexicon), sets.node(_capitalised(lexicon))


def _capitalised(words: Iterable[str]) -> set[str]:
    return {word[:1].upper() + word[1:] for word in words}
