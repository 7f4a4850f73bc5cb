"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.checks import sentence_spans


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Lee met Dr. Okafor. They left.", ["Mr. Lee met Dr. Okafor.", "They left."]),
        ("It costs 5.50 euros. Fine.", ["It costs 5.50 euros.", "Fine."]),
        ("We ship e.g. books. Fine.", ["We ship e.g. books.", "Fine."]),
        ("Lee B. Okafor called. Good.", ["Lee B. Okafor called.", "Good."]),
        ("Meet at 5 p.m. on Monday. Good.", ["Meet at 5 p.m. on Monday.", "Good."]),
        ("Meet at 5 p.m. Bring keys.", ["Meet at 5 p.m.", "Bring keys."]),
        ('He said "Go." Then he left.', ['He said "Go."', "Then he left."]),
        ("Well … maybe. Yes.", ["Well … maybe.", "Yes."]),
        ("Am 3. Mai geht es los. Gut.", ["Am 3. Mai geht es los.", "Gut."]),
        ("納期が変わります。よろしく。", ["納期が変わります。", "よろしく。"]),
        ("1. First item\n2. Second item", ["1. First item", "2. Second item"]),
        (
            "Subject: Hi\n\nDear Dana,\n\nIt is late. Sorry.\n\nBest regards,\nLee Okafor",
            ["Subject: Hi", "Dear Dana,", "It is late.", "Sorry.", "Best regards,", "Lee Okafor"],
        ),
        (
            "This line was wrapped by an editor somewhere in the middle of\nits sentence. Good.",
            [
                "This line was wrapped by an editor somewhere in the middle of\nits sentence.",
                "Good.",
            ],
        ),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="Ab1 .!?\n\"'()…。,é", max_size=200))
def test_sentences_cover_everything_but_white_space_and_stay_in_order(text: str) -> None:
    spans = sentence_spans(text)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
