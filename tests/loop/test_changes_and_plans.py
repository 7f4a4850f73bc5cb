"""The pure parts: changes between texts, search/replace answers, plans of cures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import INLINE, USER

from reflectwrite.checks import protected_spans
from reflectwrite.loop.changes import (
    Block,
    apply_blocks,
    common_prefix,
    diff_edits,
    read_blocks,
)
from reflectwrite.loop.judge import CUT_OFF, Draft
from reflectwrite.loop.plan import Openings, plans
from reflectwrite.loop.transcript import Transcript
from reflectwrite.models import Profile
from reflectwrite.parsing import get_dialect
from reflectwrite.types import Edit, Finding, Span, apply_edits

many = settings(max_examples=100, deadline=None, derandomize=True)
REFLECTION = get_dialect("reflection")
any_text = st.text(st.sampled_from("ab \n.é\U0001f600e\u0301"), max_size=30)


@many
@given(any_text, any_text)
def test_a_difference_makes_one_text_of_the_other(before: str, after: str) -> None:
    edits = diff_edits(before, after)
    assert apply_edits(before, edits) == after
    assert bool(edits) == (before != after)
    assert before[: common_prefix(before, after)] == after[: common_prefix(before, after)]


def test_a_difference_names_the_words_that_changed() -> None:
    edits = diff_edits("It moves to 12 May 2027, a Friday.", "It moves to 10 May 2027, a Monday.")
    assert edits == (Edit(Span(12, 14), "10"), Edit(Span(27, 33), "Monday"))


ANSWER = """Here you are:
<<<<<<< SEARCH
one two
=======
one 2
>>>>>>> REPLACE
<<<<<<< SEARCH
gone
=======

>>>>>>> REPLACE
"""


def test_blocks_are_read_from_whatever_stands_around_them() -> None:
    assert read_blocks(ANSWER) == (Block("one two", "one 2"), Block("gone", ""))
    assert read_blocks(ANSWER.replace("\n", "\r\n"))[0].search == "one two"


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("one two one two", Block("one two", "x")),
        ("one two", Block("three", "x")),
        ("one two", Block("", "x")),
        ("one two", Block("one two", "one two")),
        ('He said "one two" then', Block("one two", "x")),
    ],
)
def test_a_block_that_is_not_clear_is_refused(text: str, block: Block) -> None:
    assert apply_blocks(text, [block], protected=protected_spans(text)) == ()


def test_a_block_changes_only_what_differs() -> None:
    text = 'It is so. He said "so be it." It ends.'
    block = Block('so. He said "so be it." It ends.', 'true. He said "so be it." It ends.')
    edits = apply_blocks(text, [block], protected=protected_spans(text))
    assert edits == (Edit(Span(6, 8), "true"),)


def test_blocks_that_overlap_are_refused_behind_the_first() -> None:
    edits = apply_blocks("one two three", [Block("one two", "x"), Block("two three", "y")])
    assert apply_edits("one two three", edits) == "x three"


def test_a_block_quoted_as_the_prompt_quotes_is_understood() -> None:
    answer = "<<<<<<< SEARCH\n> one two\n> three\n=======\n> one\n> three\n>>>>>>> REPLACE"
    text = "one two\nthree"
    assert apply_edits(text, apply_blocks(text, read_blocks(answer))) == "one\nthree"


def draft(text: str, *findings: Finding, complete: bool = True) -> Draft:
    return Draft(text, findings, Transcript, complete=complete)


def fault(span: Span | None = None, check: str = "a.b") -> Finding:
    return Finding(check, "error", "Wrong.", span)


TEXT = "It begins. It is so. It ends."


def planned(given: Draft, profile: Profile, fixed: int = 0) -> list[str]:
    openings = Openings(profile, fixed, ("warn.*",), resume=len(given.text))
    return [plan.cure for plan in plans(given, openings)]


def test_the_plan_follows_the_table() -> None:
    here = fault(Span(14, 16))
    assert planned(draft(TEXT), USER) == []
    assert planned(draft(TEXT, here), USER) == ["revise", "edit", "redraft"]
    assert planned(draft(TEXT, here), INLINE) == ["revise", "redraft"]
    assert planned(draft(TEXT, fault()), INLINE) == ["continue", "redraft"]
    assert planned(draft(TEXT, fault()), USER) == ["edit", "redraft"]
    assert planned(draft(TEXT, fault(Span(5, 15))), USER) == ["edit", "redraft"]
    assert planned(draft(TEXT, CUT_OFF, complete=False), USER) == ["continue", "edit", "redraft"]
    assert planned(draft("", fault()), USER) == ["redraft"]


def test_what_is_on_the_wire_is_left_alone() -> None:
    assert planned(draft(TEXT, fault(Span(14, 16))), USER, fixed=10) == ["revise", "edit"]
    assert planned(draft(TEXT, fault(Span(14, 16))), INLINE, fixed=20) == []
    assert planned(draft(TEXT, fault()), INLINE, fixed=len(TEXT)) == ["continue"]


def test_a_warning_gets_one_call_at_most() -> None:
    warning = Finding("warn.me", "warning", "Hm.", Span(14, 16))
    vague = Finding("warn.me", "warning", "Hm.")
    assert planned(draft(TEXT, warning), USER) == ["revise"]
    assert planned(draft(TEXT, vague), INLINE) == ["continue"]
    assert planned(draft(TEXT, vague), USER) == ["edit"]
    assert planned(draft(TEXT, Finding("other.one", "warning", "Hm.")), USER) == []


def test_better_is_complete_then_fewer_faults_then_fewer_warnings() -> None:
    warning = Finding("w.w", "warning", "Hm.")
    order = [
        draft(TEXT),
        draft(TEXT, warning),
        draft(TEXT, fault()),
        draft(TEXT, fault(), warning),
        draft(TEXT, fault(), fault()),
        draft(TEXT, complete=False),
    ]
    for better, worse in pairwise(order):
        assert better.better_than(worse)
        assert not worse.better_than(better)
    assert not order[0].better_than(draft(TEXT))
