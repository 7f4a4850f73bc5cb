"""What follows the prefix comes out, and only that, at any split."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.models.joins import Chain, EchoStripper, Join, OverlapTrimmer, SpaceJoin

WORDS = st.text("abc ,.\nüé日", max_size=30)
CUTS = st.lists(st.integers(0, 80), max_size=8)


def play(join: Join, text: str, cuts: list[int]) -> str:
    """``text`` fed in pieces that end at ``cuts``."""
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return "".join(join.feed(piece) for piece in pieces) + join.flush()


@given(WORDS.filter(bool), WORDS, CUTS)
def test_an_echoed_prefix_is_taken_away_at_any_split(
    prefix: str, rest: str, cuts: list[int]
) -> None:
    assert play(EchoStripper(prefix, echoes=True), prefix + rest, cuts) == rest


@given(WORDS, WORDS, CUTS)
def test_nothing_else_is_taken_away(prefix: str, rest: str, cuts: list[int]) -> None:
    if rest.startswith(prefix):
        return
    assert play(EchoStripper(prefix), rest, cuts) == rest


@given(WORDS, WORDS, CUTS)
def test_an_endpoint_known_not_to_echo_is_left_alone(
    prefix: str, rest: str, cuts: list[int]
) -> None:
    assert play(EchoStripper(prefix, echoes=False), prefix + rest, cuts) == prefix + rest


def test_a_prefix_too_short_to_be_an_echo_is_text() -> None:
    assert play(EchoStripper("ha"), "haha", []) == "haha"


def test_a_stream_that_ends_inside_the_echo_gives_nothing_where_echoes_are_known() -> None:
    assert play(EchoStripper("Dear Dana", echoes=True), "Dear", []) == ""
    assert play(EchoStripper("Dear Dana"), "Dear", []) == "Dear"


@given(WORDS, WORDS, CUTS, CUTS)
def test_overlap_trimming_does_not_depend_on_the_split(
    prefix: str, rest: str, cuts: list[int], others: list[int]
) -> None:
    assert play(OverlapTrimmer(prefix), rest, cuts) == play(OverlapTrimmer(prefix), rest, others)


@given(WORDS, WORDS, CUTS)
def test_overlap_trimming_gives_an_end_of_the_answer_behind_at_most_a_space(
    prefix: str, rest: str, cuts: list[int]
) -> None:
    out = play(OverlapTrimmer(prefix), rest, cuts)
    assert rest.endswith(out) or (out[:1] == " " and rest.endswith(out[1:]))


@pytest.mark.parametrize(
    ("prefix", "answer", "expected"),
    [
        ("We will ship on", "on 10 May.", " 10 May."),
        ("We will ship on", " 10 May.", " 10 May."),
        ("We will ship on", "10 May.", " 10 May."),
        ("We will ship on", "one box.", " one box."),
        ("Dear Dana,\n\nAll is well.", "All is well. Best,", " Best,"),
        ("Dear Dana,\n\nAll is well.", "Dear Dana,\n\nAll is well.\n\nBest,", "\n\nBest,"),
        ("All is well.", "We ship soon.", " We ship soon."),
        ("All is well.", "\n\nBest,\nLee", "\n\nBest,\nLee"),
        ("All is well.\n\n", "Best,", "Best,"),
        ("<output>", "Subject: Delay", "Subject: Delay"),
        ("今日は。", "明日は。", "明日は。"),
        ("He said “so”.", "Then he left.", " Then he left."),
        ("It costs 10,", "10 more", " 10 more"),
        ("It is", "", ""),
        ("", "It is", "It is"),
        ("It is", "is", ""),
    ],
)
def test_overlap_trimming_by_example(prefix: str, answer: str, expected: str) -> None:
    for size in (1, 2, 3, 100):
        cuts = list(range(0, len(answer), size))
        assert play(OverlapTrimmer(prefix), answer, cuts) == expected


@given(st.text(" \n\t", max_size=4), WORDS, CUTS)
def test_white_space_that_was_already_given_is_not_given_twice(
    given_space: str, rest: str, cuts: list[int]
) -> None:
    text = rest.lstrip()
    assert play(SpaceJoin(given_space), given_space + text, cuts) == text


@pytest.mark.parametrize(
    ("given_space", "answer", "expected"),
    [("\n\n", " Best", "Best"), ("\n\n", "Best", "Best"), (" ", "\n\nBest", "\nBest")],
)
def test_other_white_space_stands_for_what_was_given(
    given_space: str, answer: str, expected: str
) -> None:
    assert play(SpaceJoin(given_space), answer, [1]) == expected


@given(WORDS.filter(lambda p: len(p) > 3), WORDS, CUTS)
def test_a_chain_strips_the_echo_first(prefix: str, rest: str, cuts: list[int]) -> None:
    chain = Chain(EchoStripper(prefix, echoes=True), SpaceJoin(" "))
    text = rest.lstrip()
    assert play(chain, prefix + " " + text, cuts) == text
