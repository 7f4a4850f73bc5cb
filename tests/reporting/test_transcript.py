"""The story of a stream, told from its events."""

from __future__ import annotations

import random

import pytest

from reflectwrite.reporting import Piece, Transcript, plain_report, plain_transcript
from reflectwrite.types import (
    Committed,
    Edit,
    Edited,
    Fact,
    Finding,
    Finished,
    Found,
    Ledger,
    Provisional,
    Reflection,
    Result,
    Retracted,
    Source,
    Span,
    Thinking,
)  # fmt: skip

WRONG = Finding(
    "facts.ungrounded", "error", '"12 May" is not in the notes.', Span(10, 16),
    evidence="The notes say 3 May.",
)  # fmt: skip


def told(*events) -> Transcript:
    transcript = Transcript()
    for event in events:
        transcript.feed(event)
    return transcript


def test_provisional_text_becomes_committed_in_its_place() -> None:
    transcript = told(Provisional("One. "), Provisional("Two"), Committed("One."))
    assert transcript.pieces == (Piece("committed", "One."), Piece("provisional", " Two"))
    assert transcript.committed == "One."
    assert transcript.text == "One. Two"
    assert not transcript.struck


def test_a_retracted_sentence_is_struck_with_its_evidence() -> None:
    transcript = told(
        Thinking("Plan"), Provisional("One."), Committed("One."), Provisional(" On 12 May."),
        Found(WRONG, "continue"), Retracted(" On 12 May."),
        Reflection(WRONG.reflection, grounded=True), Provisional(" On 3 May."),
        Committed(" On 3 May."),
    )  # fmt: skip
    assert transcript.pieces == (
        Piece("thinking", "Plan"), Piece("committed", "One."),
        Piece("struck", " On 12 May.", WRONG.reflection), Piece("committed", " On 3 May."),
    )  # fmt: skip
    assert transcript.text == "One. On 3 May."
    assert plain_transcript(transcript) == (
        "[thinking: Plan]\nOne.[struck: On 12 May. | "
        '"12 May" is not in the notes. The notes say 3 May.] On 3 May.'
    )


def test_what_is_only_reported_explains_no_later_change() -> None:
    transcript = told(Provisional("One."), Found(WRONG), Retracted("."), Found(WRONG, "continue"),
                      Provisional(" two"), Retracted("o"))  # fmt: skip
    assert [piece.note for piece in transcript.pieces if piece.style == "struck"] == ["", ""]


def test_only_what_is_withdrawn_is_struck() -> None:
    transcript = told(Provisional("One. Tw"), Provisional("oo"), Retracted("oo"), Provisional("o."))
    assert transcript.text == "One. Two."
    assert [piece for piece in transcript.pieces if piece.style == "struck"] == [
        Piece("struck", "oo")
    ]


def test_the_models_own_reflection_is_part_of_the_story_and_not_of_the_text() -> None:
    transcript = told(Provisional("a"), Reflection("wait"), Provisional("b"))
    assert transcript.text == "ab"
    assert plain_transcript(transcript) == "a[reflection: wait]b"


@pytest.mark.parametrize(
    ("edit", "story"),
    [
        (Edit(Span(4, 6), "2"), "One [struck: Tw][repaired: 2 | repair]o"),
        (Edit(Span(3, 3), "!"), "One[repaired: ! | repair] Two"),
        (Edit(Span(0, 3), ""), "[struck: One] Two"),
        (Edit(Span(7, 7), "."), "One Two[repaired: . | repair]"),
        (Edit(Span(0, 0), "»"), "[repaired: » | repair]One Two"),
        (Edit(Span(0, 7), "x"), "[struck: One Two][repaired: x | repair]"),
    ],
)
def test_an_edit_strikes_what_it_replaces(edit: Edit, story: str) -> None:
    transcript = told(Committed("One Two"), Edited((edit,), "repair"))
    assert plain_transcript(transcript) == story


def test_the_text_after_any_events_is_what_the_events_say() -> None:
    """Against a plain model: committed text, provisional text, and edits by offset."""
    from reflectwrite.types import apply_edits

    for seed in range(300):
        rng = random.Random(seed)
        transcript, committed, provisional = Transcript(), "", ""
        for _ in range(40):
            kind = rng.randrange(5)
            if kind == 0:
                text = "".join(rng.choices("abc ", k=rng.randint(1, 6)))
                provisional += text
                transcript.feed(Provisional(text))
            elif kind == 1 and provisional:
                size = rng.randint(1, len(provisional))
                transcript.feed(Committed(provisional[:size]))
                committed, provisional = committed + provisional[:size], provisional[size:]
            elif kind == 2 and provisional:
                size = rng.randint(1, len(provisional))
                transcript.feed(Retracted(provisional[-size:]))
                provisional = provisional[:-size]
            elif kind == 3 and committed and not provisional:
                places = sorted(rng.sample(range(len(committed) + 1), min(4, len(committed) + 1)))
                edits = tuple(
                    Edit(Span(a, b), "".join(rng.choices("XYZ", k=rng.randint(0, 3))))
                    for a, b in zip(places[::2], places[1::2], strict=False)
                )
                transcript.feed(Edited(edits, "edit"))
                committed = apply_edits(committed, edits)
            elif kind == 4:
                transcript.feed(rng.choice((Thinking("t"), Reflection("r"), Found(WRONG, "edit"))))
            assert transcript.committed == committed, seed
            assert transcript.text == committed + provisional, seed


RESULT = Result(
    task="email", model="m", text="On 3 May.\nBye",
    findings=(Finding("text.length", "error", "Too long.", Span(10, 13)),),
    facts=(
        Fact("date", "--05-03", Span(3, 8), "3 May",
             Source("equal", "points[0]", Span(0, 5), "3 May")),
        Fact("number", "9", Span(3, 4), "9", Source("absent")),
        Fact("money", "USD 3", Span(3, 4), "$3",
             Source("derived", "points[1]", how="$1 + $2 = $3")),
    ),
    ledger=Ledger(2, 1200, 300, 90, True, None, 1.25),
)  # fmt: skip


def test_a_plain_report_has_facts_findings_and_the_ledger() -> None:
    report = plain_report(RESULT)
    assert "3 May  date" in report
    assert "points[0]  3 May" in report
    assert "NOT IN THE NOTES" in report
    assert "$1 + $2 = $3" in report
    assert "error text.length at 2:1: Too long." in report
    assert report.splitlines()[-1] == (
        "Not accepted, 1 blocking · m · 2 calls · about 1,200 tokens read (300 from the cache), "
        "90 written · 1.2 s"
    )
    assert plain_report(Result("email", "m", "x")).splitlines()[0] == "No findings."


def test_nothing_in_a_text_steers_the_terminal() -> None:
    import io

    from rich.console import Console

    from reflectwrite.reporting.terminal import report, transcript_text

    evil = "\x1b[2J\x07[red]bold[/red]\u202e"
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, no_color=True, width=80, markup=True)
    console.print(transcript_text(told(Thinking(evil), Provisional(evil), Reflection(evil))))
    finding = Finding("x.y", "error", evil)
    fact = Fact("name", "x", Span(0, 1), evil, Source("equal", evil, None, evil))
    console.print(report(Result("email", evil, evil, findings=(finding,), facts=(fact,))))
    shown = out.getvalue()
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[red]" in shown
    assert "\x1b[2J" not in plain_report(Result("email", evil, evil, findings=(finding,)))


def test_the_end_of_a_stream_gives_the_result() -> None:
    transcript = told(Provisional("x"), Finished(RESULT))
    assert transcript.result is RESULT
    assert transcript.text == RESULT.text
