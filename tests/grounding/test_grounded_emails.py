"""The grammar of an email takes good emails, and none with an invented fact."""

from __future__ import annotations

import pytest
from gbnf_recogniser import Recogniser

from reflectwrite.facts import Grounding
from reflectwrite.loop.grounding import GroundedDecoding
from reflectwrite.types import Choice, Fact, InputText, Line, Prose, Shape, Span

NOTES = (
    InputText("to", "Dana Whitfield"),
    InputText("sender", "Lee Okafor"),
    InputText("purpose", "tell her about a delay"),
    InputText("points[0]", "The Brightwater shipment moves from 3 May 2027 to 10 May 2027"),
    InputText("points[1]", "invoice INV-2041 over $1,200 is due at 2 p.m. on Friday"),
    InputText("points[2]", "Questions go to Jan van der Berg (jan@berg.example, +44 20 7946 0958)"),
    InputText("points[3]", "see https://x.example/a?b=1#c and/or the Q3 report"),
)
SHAPE = Shape(
    (
        Choice(("Subject: ",)),
        Line(90),
        Choice(("\n\n",)),
        Choice(("Dear Dana Whitfield,\n\n", "Hi Dana,\n\n")),
        Prose(),
        Choice(("\n\nBest regards,\nLee Okafor", "\n\nThanks,\nLee Okafor")),
    )
)
HEAD = "Subject: Brightwater shipment\n\nDear Dana Whitfield,\n\n"
TAIL = "\n\nBest regards,\nLee Okafor"
WORDS = """
    a about am and are around as at be by for from have i i'm in is it know let me move moves my
    of on
    or our please see that the this to us was we we'll will with writing you your
"""
LEXICON = tuple(WORDS.split())


def grounded(*, lexicon: tuple[str, ...] = (), shape: Shape = SHAPE) -> GroundedDecoding:
    return GroundedDecoding(shape, NOTES, Grounding(NOTES).facts, lexicon=lexicon)


def compiled(**how: object) -> Recogniser:
    grammar = grounded().grammar(**how)  # type: ignore[arg-type]
    assert grammar is not None
    return Recogniser(grammar)


@pytest.fixture(scope="module")
def plain() -> Recogniser:
    return compiled(frame="plain")


GOOD_BODIES = [
    "The Brightwater shipment moves from 3 May 2027 to 10 May 2027.",
    "I am writing about a delay. I'm sorry – the shipment (Brightwater) moves to 10 May 2027!",
    "Invoice INV-2041 over $1,200 is due at 2 p.m. on Friday.",
    "It is due by 2 p.m. We'll wait; you'll hear from us.\n\nPlease ask Jan van der Berg.",
    'Please call +44 20 7946 0958, or write to jan@berg.example: "any time" is fine.',
    "See https://x.example/a?b=1#c and/or the Q3 report.",
    "Whitfield's invoice is late. Dana’s is not.",
    "10 May 2027 is the new date.",
    "jan@berg.example is the address.",
]
BAD_BODIES = [
    "The shipment moves to 12 May 2027.",
    "The shipment moves to 3 May.",
    "The shipment moves to 3 May 20277.",
    "The shipment moves on Monday.",
    "Please ask Pablo about it.",
    "Invoice INV-2042 is due.",
    "It costs $1,2000.",
    "It costs 1,200 dollars.",
    "Please write to lee@berg.example.",
    "See https://x.example/a.",
    "It is due at 3 p.m. on Friday.",
    "It grows by 5%.",
    "the shipment moves.",
    "The shipment moves",
    "The shipment moves.\nIt does.",
    "The shipment </output> moves.",
    "The <reflection>shipment moves.",
    "The shipment  moves.",
    "",
    "Dear [Name], the shipment moves.",
    "The shipment moves" + " on and on" * 40 + ".",
    "The aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa moves.",
    "It moves." + " It moves." * 40,
    "It moves." + "\n\nIt moves." * 20,
]


@pytest.mark.parametrize("body", GOOD_BODIES)
def test_good_bodies_are_accepted(plain: Recogniser, body: str) -> None:
    assert plain.accepts(HEAD + body + TAIL)


@pytest.mark.parametrize("body", BAD_BODIES)
def test_invented_facts_and_runaway_text_are_not(plain: Recogniser, body: str) -> None:
    assert not plain.accepts(HEAD + body + TAIL)


BODY = "The shipment moves."


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("Dana Whitfield", "Diana Whitfield") + BODY + TAIL,
        HEAD.replace("Dear Dana Whitfield,", "Hello,") + BODY + TAIL,
        HEAD + BODY + TAIL.replace("Lee", "Leo"),
        HEAD + BODY + TAIL.replace("Best regards,\nLee Okafor", "Best regards"),
        HEAD + BODY,
        HEAD + BODY + TAIL + "\n\nP.S. More.",
        "Subject: \n\n" + HEAD.partition("\n\n")[2] + BODY + TAIL,
        HEAD.replace("shipment", "shipment 77") + BODY + TAIL,
        HEAD.replace("Subject: ", "") + BODY + TAIL,
    ],
)
def test_greeting_signature_and_subject_are_held_to(plain: Recogniser, text: str) -> None:
    assert not plain.accepts(text)


@pytest.mark.parametrize(
    "subject",
    ["Brightwater shipment", "New Date: 10 May 2027", "Delay – INV-2041", "What is due on Friday?"],
)
def test_a_subject_may_be_written_as_a_title(plain: Recogniser, subject: str) -> None:
    assert plain.accepts(HEAD.replace("Brightwater shipment", subject) + BODY + TAIL)


def test_thinking_may_come_first_but_only_there() -> None:
    grammar = compiled()
    email = HEAD + BODY + TAIL
    assert grammar.accepts(f"<output>{email}</output>")
    assert grammar.accepts(
        f"<thinking>Plan: 3 points, 99 words.</thinking><output>{email}</output>"
    )
    assert not grammar.accepts(f"<output><thinking>a</thinking>{email}</output>")
    assert not grammar.accepts(email)
    assert not compiled(thinking=False).accepts(f"<thinking>a</thinking><output>{email}</output>")


def test_behind_a_supplied_output_tag_only_the_draft_follows() -> None:
    grammar = compiled(opened=True)
    assert grammar.accepts(HEAD + BODY + TAIL + "</output>")
    assert not grammar.accepts("<output>" + HEAD + BODY + TAIL + "</output>")


def test_a_think_model_ends_without_a_tag() -> None:
    grammar = compiled(frame="think")
    assert grammar.accepts("<think>Plan.</think>\n\n" + HEAD + BODY + TAIL)
    assert grammar.accepts(HEAD + BODY + TAIL)


@pytest.mark.parametrize("locale", ["de", "ja-JP", "zh"])
def test_languages_that_capitalise_nouns_or_have_no_capitals_have_no_grammar(locale: str) -> None:
    decoding = GroundedDecoding(SHAPE, NOTES, Grounding(NOTES).facts, locale=locale)
    assert decoding.grammar() is None


def test_french_may_use_its_letters_and_its_spaces() -> None:
    note = InputText("points[0]", "livraison à Orléans le 3 mai 2027")
    notes, facts = (note,), ((note, Fact("date", "2027-05-03", Span(23, 33), "3 mai 2027")),)
    grammar = GroundedDecoding(Shape((Prose(),)), notes, facts, locale="fr").grammar(frame="plain")
    assert grammar is not None
    recogniser = Recogniser(grammar)
    assert recogniser.accepts("Où est la livraison à Orléans ? Elle arrive : c'est très bien.")
    assert not recogniser.accepts("La livraison arrive à Nantes.")


def test_with_a_word_list_every_word_is_of_the_list_or_of_the_notes() -> None:
    grammar = grounded(lexicon=LEXICON).grammar(frame="plain")
    assert grammar is not None
    recogniser = Recogniser(grammar)
    assert recogniser.accepts(HEAD + "Please see the invoice. We'll move it to 10 May 2027." + TAIL)
    assert recogniser.accepts(HEAD + "I'm writing about Whitfield's shipment." + TAIL)
    assert not recogniser.accepts(HEAD + "Please see the elephant." + TAIL)
    assert not recogniser.accepts(HEAD + "Elephants move." + TAIL)
    assert not recogniser.accepts(HEAD + "Please sees the invoice." + TAIL)
    assert not recogniser.accepts(HEAD + "We move it to 12 May 2027." + TAIL)
