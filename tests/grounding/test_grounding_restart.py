"""Behind a kept text the grammar goes on where that text ends."""

from __future__ import annotations

import pytest
from gbnf_recogniser import Recogniser
from test_grounded_emails import BODY, HEAD, TAIL, compiled, grounded

from reflectwrite.types import Choice, Line, Prose, Shape

EMAIL = HEAD + "I am writing about a delay. It moves to 10 May 2027.\n\nPlease ask Dana." + TAIL


@pytest.mark.parametrize("at", range(1, len(EMAIL)))
def test_a_good_email_may_go_on_behind_each_of_its_characters(at: int) -> None:
    grammar = compiled(frame="plain", after=EMAIL[:at])
    assert grammar.accepts(EMAIL[at:])


@pytest.mark.parametrize("at", range(1, len(EMAIL) - len(TAIL) - 1, 3))
def test_behind_no_cut_may_an_invented_date_follow(at: int) -> None:
    grammar = compiled(frame="plain", after=EMAIL[:at])
    bad = EMAIL.replace("Please ask", "On 11 May 2027 ask")
    assert not grammar.accepts(bad[at:])


KEPT = HEAD + "I am writing about a delay."


def test_behind_a_kept_sentence_white_space_and_a_sentence_or_the_end_follow() -> None:
    grammar = compiled(after=KEPT)
    assert grammar.accepts(" It moves to 10 May 2027." + TAIL + "</output>")
    assert grammar.accepts("\n\nIt moves to 10 May 2027." + TAIL + "</output>")
    assert not grammar.accepts("It moves to 10 May 2027." + TAIL + "</output>")
    assert not grammar.accepts(" It moves to 12 May 2027." + TAIL + "</output>")
    assert grammar.accepts(TAIL + "</output>")


def test_one_more_sentence_can_be_asked_for() -> None:
    grammar = compiled(after=KEPT, sentence_next=True)
    assert grammar.accepts(" It moves to 10 May 2027." + TAIL + "</output>")
    assert grammar.accepts("\n\nIt moves to 10 May 2027." + TAIL + "</output>")
    assert not grammar.accepts(TAIL + "</output>")


def test_behind_a_greeting_that_lost_its_line_breaks_they_come_first() -> None:
    grammar = compiled(after=HEAD.rstrip())
    assert grammar.accepts("\n\n" + BODY + TAIL + "</output>")
    assert not grammar.accepts(BODY + TAIL + "</output>")


def test_the_paragraphs_are_counted_from_the_start() -> None:
    shape = Shape((Prose(max_paragraphs=3), Choice(("\n\nEnd",))))
    grammar = grounded(shape=shape).grammar(frame="plain", after="One moves.\n\nOne moves.")
    assert grammar is not None
    assert Recogniser(grammar).accepts("\n\nOne moves.\n\nEnd")
    assert not Recogniser(grammar).accepts("\n\nOne moves.\n\nOne moves.\n\nEnd")


@pytest.mark.parametrize(
    ("kept", "goes_on"),
    [
        ("The moves are on Mond", " as we said."),
        ("We met Pablo", " on Friday."),
        ("We met Pablo and", " left on Friday."),
        ("It costs 77", ", as we said."),
        ("Look: [x", " is here."),
    ],
)
def test_behind_words_that_are_none_of_ours_it_goes_on_all_the_same(
    kept: str, goes_on: str
) -> None:
    grammar = compiled(frame="plain", after=HEAD + kept)
    assert grammar.accepts(goes_on + TAIL)
    assert not grammar.accepts(" on 12 May 2027." + TAIL)


@pytest.mark.parametrize("kept", ["Hello there", "Subject: A b\n\nDear Pablo,\n\nIt moves."])
def test_a_text_of_another_outline_has_no_grammar(kept: str) -> None:
    assert grounded().grammar(after=kept) is None


def test_a_finished_text_leaves_only_the_closing_tag() -> None:
    assert compiled(after=EMAIL).accepts("</output>")
    assert not compiled(after=EMAIL).accepts(" More.</output>")


def test_one_sentence_can_be_asked_for() -> None:
    shape = Shape((Prose(max_paragraphs=1),))
    grammar = grounded(shape=shape).grammar(opened=True)
    assert grammar is not None
    assert Recogniser(grammar).accepts("It moves to 10 May 2027.</output>")
    assert not Recogniser(grammar).accepts("It moves to 12 May 2027.</output>")


def test_a_line_alone_goes_on_behind_its_first_words() -> None:
    shape = Shape((Line(40), Choice(("\n",))))
    grammar = grounded(shape=shape).grammar(frame="plain", after="A Short")
    assert grammar is not None
    assert Recogniser(grammar).accepts(" Title\n")
