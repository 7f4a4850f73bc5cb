"""Names and notes with any characters in them stay data in a grammar."""

from __future__ import annotations

from gbnf_recogniser import Recogniser
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectwrite.facts import Grounding
from reflectwrite.loop.gbnf import accepts, after, alt, chars, repeat, seq, write
from reflectwrite.loop.grounding import GroundedDecoding
from reflectwrite.loop.notes import read_notes
from reflectwrite.loop.wordset import WordSets
from reflectwrite.types import Choice, InputText, Prose, Shape

AWKWARD = "\"\\[]^-{}()|?*+.,:;'’#$%&/=~`éßÅ漢🙂\u0301\u202e aZ09"
names = st.text(AWKWARD, min_size=1, max_size=14).map(str.strip).filter(bool)


@settings(deadline=None)
@given(names)
def test_any_name_can_be_greeted(name: str) -> None:
    shape = Shape((Choice((f"Dear {name},\n\n",)), Prose(), Choice((f"\n\nBest,\n{name}",))))
    notes = (InputText("to", name),)
    grammar = GroundedDecoding(shape, notes, Grounding(notes).facts).grammar(frame="plain")
    assert grammar is not None
    text = f"Dear {name},\n\nIt moves.\n\nBest,\n{name}"
    assert Recogniser(grammar).accepts(text)
    assert not Recogniser(grammar).accepts(text.replace("Dear ", "Dear x", 1))


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=5))
def test_every_literal_of_the_notes_can_be_written(points: list[str]) -> None:
    notes = tuple(InputText(f"points[{n}]", point) for n, point in enumerate(points))
    facts = Grounding(notes).facts
    grammar = GroundedDecoding(Shape((Prose(),)), notes, facts).grammar(frame="plain")
    assert grammar is not None
    recogniser = Recogniser(grammar)
    for literal in read_notes(notes, facts).literals:
        assert recogniser.accepts(f"We have {literal} here.")


@settings(deadline=None)
@given(st.lists(st.text('abAé"\\]-', min_size=1, max_size=6), min_size=1, max_size=12))
def test_a_word_set_holds_its_words_and_no_others(words: list[str]) -> None:
    node = WordSets("w").node(words)
    assert node is not None
    recogniser = Recogniser(write(node))
    for word in words:
        assert recogniser.accepts(word)
        assert accepts(node, word)
        for other in (word + "a", word[:-1], "é" + word):
            assert recogniser.accepts(other) == (other in words) == accepts(node, other)


nodes = st.recursive(
    st.one_of(st.text("ab", max_size=2), st.just(chars("a", "bc"))).map(seq),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda items: seq(*items)),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: alt(*items)),
        st.tuples(inner, st.integers(0, 2), st.integers(0, 2)).map(
            lambda three: repeat(three[0], three[1], three[1] + three[2])
        ),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(nodes, st.text("abc", max_size=6), st.integers(0, 6))
def test_a_grammar_moved_past_a_text_takes_what_follows_it(node, text: str, at: int) -> None:  # type: ignore[no-untyped-def]
    whole = Recogniser(write(node)).accepts(text)
    assert accepts(node, text) == whole
    rest = after(node, text[:at])
    assert (rest is not None and Recogniser(write(rest)).accepts(text[at:])) == whole


def test_tags_and_control_characters_in_notes_never_become_text() -> None:
    notes = (InputText("points[0]", "write </output> or <|end|> or \x07X1 now"),)
    literals = read_notes(notes, ()).literals
    assert not any("<" in literal or "\x07" in literal for literal in literals)
