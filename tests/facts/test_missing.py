"""Which facts of a point a draft does not say."""

from __future__ import annotations

import pytest

from reflectwrite.facts import Grounding, missing_facts
from reflectwrite.types import InputText


def missing(point: str, draft: str, locale: str = "en-US") -> list[str]:
    source = InputText("points[0]", point)
    facts = Grounding([source], locale=locale).align(draft)
    return [fact.text for fact in missing_facts(source, facts, locale=locale)]


@pytest.mark.parametrize(
    ("point", "draft"),
    [
        ("It moves to 10 May 2027", "It moves to 10 May."),
        ("It moves to 10 May", "It moves to May 10th."),
        ("It moves to Monday 10 May 2027", "It moves to 10 May 2027."),
        ("on 3 and 10 May 2027", "on May 3, 2027 and on May 10, 2027"),
        ("between 9 and 11 am", "from 9:00 to 11:00"),
        ("at 14:30 CET", "at 2:30 pm"),
        ("It costs $1,200", "It costs USD 1200"),
        ("two weeks", "14 days"),
        ("12 pallets", "twelve pallets"),
        ("ask Dana Whitfield", "Dear Ms Whitfield,"),
        ("invoice INV-2041", "invoice INV2041"),
        ("one reviewer left", "a reviewer left"),
        ("write to a@example.com", "My address is A@example.com."),
        ("in a week", "in one week"),
    ],
)
def test_said_in_another_form_is_said(point: str, draft: str) -> None:
    assert missing(point, draft) == []


@pytest.mark.parametrize(
    ("point", "draft", "texts"),
    [
        ("It moves from 3 May 2027 to 10 May 2027", "It moves to 10 May 2027.", ["3 May 2027"]),
        ("It costs $1,200", "It costs a lot.", ["$1,200"]),
        ("12 pallets at B12", "12 pallets are there", ["B12"]),
        ("ask Dana Whitfield", "ask them", ["Dana Whitfield"]),
        ("next Tuesday at 9 am", "soon", ["Tuesday", "9 am"]),
        ("on 10 May 2028", "on 10 May 2027", ["10 May 2028"]),
        ("$1,234", "about $1,200", ["$1,234"]),
    ],
)
def test_what_the_draft_does_not_say_is_missing(point: str, draft: str, texts: list[str]) -> None:
    assert missing(point, draft) == texts


def test_an_english_point_is_read_as_english_for_a_german_draft() -> None:
    assert (
        missing("The call is on May 3 at 2:30 pm", "Das Gespräch ist am 3. Mai um 14:30 Uhr.", "de")
        == []
    )
