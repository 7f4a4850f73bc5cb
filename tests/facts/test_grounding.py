"""Where facts of a draft come from: equal, rounded, derived, ambiguous or absent."""

from __future__ import annotations

import pytest

from reflectwrite.facts import Grounding, is_full_locale
from reflectwrite.types import Fact, InputText


def grounding(*texts: str, locale: str = "en-US", derive: bool = True) -> Grounding:
    sources = [InputText(f"points[{number}]", text) for number, text in enumerate(texts)]
    return Grounding(sources, locale=locale, derive=derive)


def only(facts: tuple[Fact, ...], kind: str) -> Fact:
    found = [fact for fact in facts if fact.kind == kind]
    assert len(found) == 1, found
    return found[0]


def relation(notes: str, draft: str, kind: str, locale: str = "en-US") -> str:
    source = only(grounding(notes, locale=locale).align(draft), kind).source
    assert source is not None
    return source.relation


@pytest.mark.parametrize(
    ("notes", "draft", "kind"),
    [
        ("the 3 May 2027 delivery", "on May 3, 2027", "date"),
        ("the 3 May 2027 delivery", "on 3 May", "date"),
        ("on 3 May; all of it in 2027", "on 3 May 2027", "date"),
        ("at 14:30", "at 2:30 pm", "time"),
        ("at 2:30", "at half past two", "time"),
        ("at 14:30 CET", "at half past two", "time"),
        ("at 12:00", "at noon", "time"),
        ("for $1,200", "for 1,200 US dollars", "money"),
        ("for A$1,200", "for $1,200", "money"),
        ("for EUR 5,000", "for €5k", "money"),
        ("for 5 million euros", "for €5m", "money"),
        ("by 12.5%", "by 12.5 percent", "percentage"),
        ("over 5 km", "over 5,000 metres", "quantity"),
        ("in 14 days", "in two weeks", "duration"),
        ("in a week", "in one week", "duration"),
        ("in 90 minutes", "in 1.5 hours", "duration"),
        ("12 pallets", "twelve pallets", "number"),
        ("invoice INV-2041", "invoice INV2041", "identifier"),
        ("ticket 4521", "ticket #4521", "identifier"),
        ("code INV-2041", "number 2041", "number"),
        ("call +44 20 7946 0000", "call 020 7946 0000", "phone"),
        ("see https://www.example.com/", "see example.com", "url"),
        ("the 3rd floor", "the third floor", "ordinal"),
        ("Dana Whitfield", "Dear Ms Whitfield,", "name"),
        ("Dana Whitfield", "as Dana's plan says", "name"),
        ("ask o'neill", "so O'Neill said", "name"),
        ("José Álvarez", "Dear Jose Alvarez,", "name"),
        ("the brightwater shipment", "our Brightwater shipment", "name"),
        ("Budget (USD): 500", "for $500", "money"),
        ("Growth in percent: 7", "by 7%", "percentage"),
    ],
)
def test_equal_values_in_other_forms_are_equal(notes: str, draft: str, kind: str) -> None:
    assert relation(notes, draft, kind) == "equal"


@pytest.mark.parametrize(
    ("notes", "draft", "kind"),
    [
        ("on 3 May 2027", "on 4 May 2027", "date"),
        ("on 3 May 2027", "on 3 May 2028", "date"),
        ("on 3 May", "on 3 May 2028", "date"),
        ("at 14:30", "at 3:30 pm", "time"),
        ("at 14:30 CET", "at 14:30 EST", "time"),
        ("for $1,200", "for €1,200", "money"),
        ("for $1,234", "for $1,200", "money"),
        ("a budget of 500 for it", "for $500", "money"),
        ("by 12.5%", "by 13.5%", "percentage"),
        ("5 km", "5 miles", "quantity"),
        ("14 days", "14 pallets", "number"),
        ("in 5 days", "in 5 business days", "duration"),
        ("Monday", "on Tuesday", "weekday"),
        ("chapter 2 needs work", "about chapter 3 of it", "number"),
        ("call 020 7946 0018", "call 120 7946 0018", "phone"),
        ("AX-300", "the AX-301", "identifier"),
        ("the third invoice", "the second invoice", "ordinal"),
        ("Dana Whitfield and Lee Okafor", "for Dana Okafor", "name"),
        ("Dana Whitfield", "please ask Marcus", "name"),
        ("Dana Whitfield", "Dear Ms Whitfeld,", "name"),
        ("a@example.com", "write to b@example.com", "email"),
        ("3, 5, 7 and 11", "about 28.5 of", "number"),
    ],
)
def test_other_values_are_absent(notes: str, draft: str, kind: str) -> None:
    assert relation(notes, draft, kind) == "absent"


@pytest.mark.parametrize(
    ("notes", "draft", "kind"),
    [
        ("1,234,567 users", "about 1.2 million users", "number"),
        ("$1,234,567", "$1.23m", "money"),
        ("12.47%", "12.5%", "percentage"),
        ("1,234 units", "around 1,200 units", "number"),
        ("4.96 km", "nearly 5 km", "quantity"),
    ],
)
def test_visible_rounding_is_rounded(notes: str, draft: str, kind: str) -> None:
    assert relation(notes, draft, kind) == "rounded"


@pytest.mark.parametrize(
    ("notes", "draft", "kind", "how"),
    [
        ("$1,200 and $300", "$1,500 in total", "money", "$1,200 + $300 = $1,500"),
        ("$100, $200 and $400", "$700", "money", "$100 + $200 + $400 = $700"),
        ("from $1,200 to $900", "$300 less", "money", "$1,200 − $900 = $300"),
        ("4 licences at $300 each", "$1,200", "money", "4 × $300 = $1,200"),
        ("20% of $500", "$100 off", "money", "20% of $500 = $100"),
        ("$50 out of $200", "25% of it", "percentage", "$50 of $200 = 25%"),
        (
            "3 May 2027, for 7 days",
            "until 10 May 2027",
            "date",
            "3 May 2027 + 7 days = 10 May 2027",
        ),
        (
            "3 May 2027 to 10 May 2027",
            "one week later",
            "duration",
            "10 May 2027 − 3 May 2027 = one week",
        ),
        ("from 9:00 am to 11:00 am", "two hours", "duration", "11:00 am − 9:00 am = two hours"),
        ("at 14:00 for 90 minutes", "until 15:30", "time", "14:00 + 90 minutes"),
        ("on 3 May 2027", "that Monday", "weekday", "3 May 2027 is a Monday"),
        ("on 3 May 2027", "in May 2027", "date", "May 2027 is part of 3 May 2027"),
        ("on 3 May 2027", "on the 3rd", "ordinal", "the day of 3 May 2027"),
        ("14:00 UTC", "15:00 CET", "time", "14:00 UTC in another zone"),
        ("12 pallets and 8 pallets", "20 pallets", "number", "12 + 8 = 20"),
    ],
)
def test_a_named_operation_is_derived_and_shown(
    notes: str, draft: str, kind: str, how: str
) -> None:
    source = only(grounding(notes).align(draft), kind).source
    assert source is not None
    assert source.relation == "derived"
    assert how in source.how
    assert source.span is not None
    assert source.span.of(notes) == source.text


@pytest.mark.parametrize(
    ("notes", "draft", "kind"),
    [
        ("12 pallets and 8 drivers", "20 pallets", "number"),
        ("$100, $200 and $400", "$900", "money"),  # it takes two operations
        ("5 km and 3 days", "8 days", "duration"),
        ("$100 and €100", "$200", "money"),
    ],
)
def test_freer_operations_excuse_nothing(notes: str, draft: str, kind: str) -> None:
    assert relation(notes, draft, kind) == "absent"


def test_without_derive_an_operation_excuses_nothing() -> None:
    facts = grounding("$1,200 and $300", derive=False).align("$1,500 in total")
    assert [fact.source.relation for fact in facts if fact.source] == ["absent"]


def test_an_ambiguous_date_of_which_one_reading_matches_is_ambiguous() -> None:
    assert relation("on 3 April 2027", "on 3/4/2027", "date") == "ambiguous"
    assert relation("on 4 March 2027", "on 3/4/2027", "date") == "equal"
    assert relation("on 3 April 2027", "on 3/4/2027", "date", "en-GB") == "equal"
    assert relation("on 3/4/2027", "on 3 April 2027", "date") == "ambiguous"
    assert relation("on 5 June 2027", "on 3/4/2027", "date") == "absent"


def test_weak_words_count_only_where_the_inputs_have_them() -> None:
    assert grounding("Nothing else").align("One of them came first. We May go.") == ()
    facts = grounding("one pallet").align("Please send one.")
    assert [(fact.text, fact.source.relation) for fact in facts if fact.source] == [
        ("one", "equal")
    ]


def test_a_source_tells_field_and_place() -> None:
    known = grounding("Hello Dana", "moves to 10 May 2027")
    source = only(known.align("on May 10th, 2027"), "date").source
    assert source is not None
    assert (source.field, source.text) == ("points[1]", "10 May 2027")


def test_same_kind_gives_texts_as_written_in_order_each_once() -> None:
    known = grounding("from 3 May 2027 to 10 May 2027", "again 3 May 2027")
    fact = only(known.align("on 4 May 2027"), "date")
    assert known.same_kind(fact) == ("3 May 2027", "10 May 2027")


def test_words_are_those_of_the_inputs_casefolded() -> None:
    assert {"brightwater", "straße".casefold()} <= grounding("Brightwater STRASSE straße").words


def test_english_notes_ground_a_draft_in_another_language() -> None:
    notes = grounding(
        "The delivery moves to Monday, May 3, 2027 at 2:30 pm and costs $1,234.50", locale="de"
    )
    facts = notes.align(
        "Die Lieferung kommt am Montag, 3. Mai 2027 um 14:30 Uhr und kostet 1.234,50 $."
    )
    assert {fact.kind: fact.source.relation for fact in facts if fact.source} == {
        "weekday": "equal", "date": "equal", "time": "equal", "money": "equal",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "full"),
    [("en-US", True), ("en_GB", True), ("de-AT", True), ("ja", True), ("pl", False), ("xx", False)],
)
def test_full_locales_are_those_with_grammars(locale: str, full: bool) -> None:
    assert is_full_locale(locale) is full
