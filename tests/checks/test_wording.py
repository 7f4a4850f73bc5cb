"""Sentences that the bundled model was trained on: changing one means training it anew."""

from __future__ import annotations

import pytest

from reflectwrite.checks import Context, run_checks
from reflectwrite.facts import Grounding
from reflectwrite.registry import checks, checks_for, find_task
from reflectwrite.types import InputText

FIELDS = {
    "to": "Dana Whitfield",
    "sender": "Lee Okafor",
    "purpose": "tell her about a delay",
    "points": ["The shipment moves from 3 May 2027 to 10 May 2027"],
}


@pytest.mark.parametrize(
    ("length", "last"),
    [
        (None, ""),
        (120, "; at most 120 words"),
        ("60-120", "; 60 to 120 words"),
        ({"min": 60}, "; at least 60 words"),
    ],
)
def test_the_briefs_make_the_rules_line_of_the_compact_prompt(length: object, last: str) -> None:
    task = find_task("email").model_validate({**FIELDS, "length": length})
    briefs = [brief for check in checks_for(task) if (brief := check.brief(task))]
    assert "; ".join(briefs) + "." == (
        "only facts from the notes; every point; subject line; greet Dana Whitfield; "
        f"sign as Lee Okafor; in English; no placeholders; nothing twice{last}."
    )


@pytest.mark.parametrize(
    ("language", "brief"), [("en-GB", "in English"), ("de", "in German"), ("ja", "in Japanese")]
)
def test_the_language_is_named_in_english(language: str, brief: str) -> None:
    task = find_task("email").model_validate({**FIELDS, "language": language})
    assert checks()["text.language"]().brief(task) == brief


@pytest.mark.parametrize(
    ("notes", "text", "said"),
    [
        ("we meet on 3 May 2027", "We meet on 4 May 2027.",
         '"4 May 2027" is not in the notes. The notes say 3 May 2027.'),
        ("from 9:00 to 17:00", "We open at 8:00.",
         '"8:00" is not in the notes. The notes say 9:00 and 17:00.'),
        ("it is late", "It costs $40.", '"$40" is not in the notes. The notes give no amount.'),
        ("it is late", "Write to a@example.com.",
         '"a@example.com" is not in the notes. The notes give no email address.'),
        ("it is late", "See https://example.com/x now.",
         '"https://example.com/x" is not in the notes. The notes give no web address.'),
        ("it is late", "Use the code AX-300.",
         '"AX-300" is not in the notes. The notes give no code.'),
        ("it is late", "It is 7% more.", '"7%" is not in the notes. The notes give no percentage.'),
    ],
)  # fmt: skip
def test_an_ungrounded_fact_is_told_in_the_trained_words(notes: str, text: str, said: str) -> None:
    sources = (InputText("points[0]", notes),)
    context = Context(text, grounding=Grounding(sources), required=())
    found = run_checks([checks()["facts.ungrounded"]], context)
    assert [finding.reflection for finding in found] == [said]


def test_a_missing_fact_is_told_in_the_trained_words() -> None:
    long = "we meet on 10 May 2027 " + "and talk about it " * 20
    points = (InputText("points[0]", "hello"), InputText("points[1]", long))
    context = Context("Hello.", grounding=Grounding(points), required=points)
    found = run_checks([checks()["points.missing"]], context)
    assert found[0].message == 'Point 2 is missing "10 May 2027".'
    assert found[0].evidence == f"The point says: {' '.join(long.split())[:160]}"
    assert found[0].span is None


def test_every_check_tells_a_model_what_it_will_be_held_to_or_nothing() -> None:
    task = find_task("email").model_validate(FIELDS)
    for check in checks_for(task):
        instruction = check.instruction(task)
        assert instruction is None or (instruction.endswith(".") and "\n" not in instruction)
