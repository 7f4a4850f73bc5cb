"""The pure parts: boundaries, what a reader is shown, transcripts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import Reading
from scripts import texts

from reflectwrite.loop.boundaries import Boundaries
from reflectwrite.loop.reading import Reader
from reflectwrite.loop.transcript import Piece, Transcript
from reflectwrite.loop.view import View
from reflectwrite.parsing import get_dialect
from reflectwrite.types import Committed, Delta, Edit, Edited, Span, apply_edits

many = settings(max_examples=100, deadline=None, derandomize=True)
REFLECTION = get_dialect("reflection")
any_text = st.text(st.sampled_from("ab \n.é\U0001f600e\u0301"), max_size=30)


def places(text: str, cuts: list[int]) -> list[int]:
    boundaries, found = Boundaries(), []
    for end in [*sorted(cut % (len(text) + 1) for cut in cuts), len(text)]:
        while (at := boundaries.next(text[:end])) is not None:
            found.append(at)
    while (at := boundaries.next(text, end=True)) is not None:
        found.append(at)
    return found


@many
@given(texts(), st.lists(st.integers(0, 500), max_size=6))
def test_boundaries_depend_on_the_text_alone(text: str, cuts: list[int]) -> None:
    assert places(text, cuts) == places(text, []) == places(text, list(range(len(text))))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Who came. He left.", ["Dr. Who came.", "He left."]),
        ("It costs 3.50. So be it.", ["It costs 3.50.", "So be it."]),
        ("Dear Dana,\n\nIt is so.\n\nBest,\nLee", ["Dear Dana,", "It is so.", "Best,", "Lee"]),
        ("你好。再见。", ["你好。", "再见。"]),
        ("One\r\ntwo", ["One", "two"]),
    ],
)
def test_boundaries_stand_behind_sentences_and_lines(text: str, sentences: list[str]) -> None:
    starts = [0, *places(text, [])]
    found = [text[a:b].strip() for a, b in pairwise(starts)]
    assert found == sentences


def test_a_wrapped_line_is_no_boundary() -> None:
    text = "The shipment, which was to leave on Monday morning, leaves\non Tuesday. It is so."
    assert [text[:at][-8:] for at in places(text, [])] == ["Tuesday.", "t is so."]


def test_a_boundary_waits_for_what_follows() -> None:
    boundaries = Boundaries()
    assert boundaries.next("It is so. And") is None
    assert boundaries.next("It is so. And then it goes on.") == 9
    assert boundaries.next("It is so. And then it goes on.") is None
    assert boundaries.next("It is so. And then it goes on.", end=True) == 30


@many
@given(st.lists(st.tuples(any_text, st.integers(0, 40)), min_size=1, max_size=6))
def test_the_view_always_shows_what_it_was_given(steps: list[tuple[str, int]]) -> None:
    view, reading = View("none"), Reading()
    for text, proven in steps:
        proven = min(proven, len(text))
        for event in view.show(text, proven, "edit"):
            reading.take(event)
        assert reading.text == text
        assert (view.committed, view.provisional) == (reading.committed, reading.provisional)


def test_the_view_commits_nothing_unproven_when_committed_text_changes() -> None:
    view, reading = View("none"), Reading()
    for text, proven in (("One. Two. Three.", 9), ("Uno. Dos. Tres.", 4)):
        for event in view.show(text, proven, "redraft"):
            reading.take(event)
    assert reading.committed == "Uno."
    assert any(isinstance(event, Edited) for event in reading.events)


def test_a_view_that_holds_the_draft_commits_at_the_end() -> None:
    view, reading = View("draft"), Reading()
    for event in (*view.show("One. Two.", 9, "draft"), *view.finish("One. Two.", 9, "draft")):
        reading.take(event)
    assert [e for e in reading.events if isinstance(e, Committed)] == [Committed("One. Two.")]


def read(raw: str, opening: Transcript | None = None, size: int = 1) -> Reader:
    reader = Reader(REFLECTION, opening or Transcript())
    for at in range(0, len(raw), size):
        list(reader.feed(Delta(raw[at : at + size])))
    list(reader.finish(complete=True))
    return reader


RAW = (
    "<thinking>Plan.</thinking>\n<output>\nIt begins. <reflection>Hm.</reflection>\n\nIt goes on. "
    "`<b>` 1 < 2.\n</output>"
)


def test_a_transcript_has_the_raw_text_and_the_draft() -> None:
    reader = read(RAW)
    assert reader.text == "It begins.\n\nIt goes on. `<b>` 1 < 2."
    transcript = reader.transcript()
    assert transcript.text == reader.text
    assert transcript.raw == RAW
    assert reader.transcript().pieces == read(RAW, size=1000).transcript().pieces


@pytest.mark.parametrize(
    ("kept", "raw"),
    [
        ("", "<thinking>Plan.</thinking>\n<output>\n"),
        ("It begins.", "<thinking>Plan.</thinking>\n<output>\nIt begins."),
        ("It begins.\n\nIt goes on.", RAW[: RAW.index(" `<b>`")]),
        ("It begins.\n\nIt goes on. `<b>` 1 < 2.", RAW[: RAW.index("\n</output>")]),
    ],
)
def test_a_cut_transcript_is_the_beginning_of_the_raw_text(kept: str, raw: str) -> None:
    transcript = read(RAW).transcript().cut(len(kept))
    assert transcript.text == kept
    assert transcript.raw == raw


def test_what_follows_a_cut_is_read_behind_it() -> None:
    kept = read(RAW).transcript().cut(10).with_evidence("<reflection>No.</reflection>", "No.")
    reader = read("\n\nIt ends.</output>", kept)
    assert reader.text == "It begins.\n\nIt ends."
    assert reader.transcript().raw == kept.raw + "\n\nIt ends.</output>"
    assert reader.transcript().cut(10).raw == "<thinking>Plan.</thinking>\n<output>\nIt begins."


def test_a_repair_changes_the_text_and_not_what_the_model_wrote() -> None:
    reader = read("<output>It is on Munday. It ends.</output>")
    reader.repair((Edit(Span(9, 15), "Monday"),))
    transcript = reader.transcript()
    assert transcript.text == reader.text == "It is on Monday. It ends."
    assert transcript.cut(16).raw == "<output>It is on Munday."


def test_a_revision_changes_what_the_model_is_shown_too() -> None:
    transcript = read("<output>It is late. It ends.</output>").transcript()
    edited = transcript.edited((Edit(Span(0, 11), "It is in time."),), raw=True)
    assert edited.raw == "<output>It is in time. It ends.</output>"
    assert edited.text == "It is in time. It ends."


@many
@given(any_text, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), any_text), max_size=3),
       st.booleans())  # fmt: skip
def test_edits_of_a_transcript_are_edits_of_its_text(
    text: str, wishes: list[tuple[int, int, str]], raw: bool
) -> None:
    transcript = Transcript((Piece("head", "<output>"), Piece("draft", text, text)))
    for at, length, new in wishes:
        size = len(transcript.text)
        start = min(at, size)
        edit = Edit(Span(start, min(start + length, size)), new)
        expected = apply_edits(transcript.text, (edit,))
        transcript = transcript.edited((edit,), raw=raw)
        assert transcript.text == expected
    assert transcript.raw.startswith("<output>")
    assert transcript.raw == "<output>" + (transcript.text if raw else text)
