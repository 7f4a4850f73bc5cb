"""Cures of a finished draft: what triggers them, what is sent, what they cost and change."""

from __future__ import annotations

from planted import INLINE, USER, Planted, output, play, written

from reflectwrite.testing import ScriptedModel
from reflectwrite.types import apply_edits

GOOD = "It begins well. It goes on well. It ends well."


def cures(result: object) -> list[str]:
    return [attempt.cure for attempt in result.trace.attempts]  # type: ignore[attr-defined]


def test_a_fault_that_only_the_whole_draft_proves_is_revised_alone() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is LATE now. It ends well."),
            output("It is in time now."),
        ],
        profile=USER,
    )
    reading = play(model)
    result = reading.result
    assert result is not None
    assert result.text == "It begins well. It is in time now. It ends well."
    assert cures(result) == ["draft", "revise"]
    asked = model.requests[1].prompt.messages[-1].content
    assert "It is LATE now." in asked
    assert "LATE is known late." in asked
    first = "It begins well. It is LATE now. It ends well."
    assert apply_edits(first, result.edits) == result.text
    assert reading.committed == result.text


def test_a_revision_that_brings_the_fault_back_is_rolled_back_and_the_next_cure_is_tried() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is LATE now. It ends well."),
            output("It is so very LATE now."),
            output(
                "<<<<<<< SEARCH\nIt is LATE now.\n=======\nIt is in time.\n>>>>>>> REPLACE",
            ),
        ],
        profile=USER,
    )
    result = written(model)
    assert result.text == "It begins well. It is in time. It ends well."
    assert cures(result) == ["draft", "revise", "edit"]
    assert [attempt.kept for attempt in result.trace.attempts] == [True, False, True]


def test_a_missing_point_is_put_in_where_the_task_says_by_going_on_inline() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It ends well."),
            " The keyword is here.</output>",
        ],
        profile=INLINE,
    )
    result = written(model, Planted(keywords=("keyword",)))
    assert result.text == "It begins well. It ends well. The keyword is here."
    assert cures(result) == ["draft", "continue"]
    assert model.requests[1].prompt.prefix.endswith(
        "It ends well.<reflection>The text lacks keyword. Add it.</reflection>"
    )


def test_a_missing_point_is_put_in_by_edits_elsewhere() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It ends well."),
            output(
                "<<<<<<< SEARCH\nIt begins well.\n=======\n"
                "It begins well. The keyword is here.\n>>>>>>> REPLACE"
            ),
        ],
        profile=USER,
    )
    result = written(model, Planted(keywords=("keyword",)))
    assert result.text == "It begins well. The keyword is here. It ends well."
    assert cures(result) == ["draft", "edit"]
    assert result.trace.attempts[1].edits == result.edits


def test_a_pending_fault_stays_uncommitted_while_something_missing_is_put_in() -> None:
    wrong = " It is WRONG1 here. It ends well, all in all."
    model = ScriptedModel(
        [
            output("It begins well." + wrong),
            wrong + "</output>",
            wrong + "</output>",
            output("It stays WRONG1."),
            " The keyword is here.</output>",
            *[output("It stays WRONG1.")] * 3,
        ],
        profile=INLINE,
    )
    reading = play(model, Planted(keywords=("keyword",)))
    assert reading.result is not None
    assert cures(reading.result)[:5] == ["draft", "continue", "continue", "revise", "continue"]
    assert reading.result.text.endswith("The keyword is here.")
    assert reading.committed == "It begins well."


def test_a_redraft_has_the_findings_as_constraints_and_a_fresh_seed() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is LATE now. It ends well."),
            output("It is LATE."),
            "no edits",
            output(GOOD),
        ],
        profile=USER,
    )
    result = written(model, seed=7)
    assert result.text == GOOD
    assert cures(result) == ["draft", "revise", "edit", "redraft"]
    assert [request.seed for request in model.requests] == [7, 7, 7, 8]
    assert "LATE is known late." in model.requests[3].prompt.messages[-1].content


def test_a_redraft_leaves_temperature_zero() -> None:
    model = ScriptedModel([output("It is LATE."), output("LATE."), output(GOOD)], profile=INLINE)
    assert written(model).ok
    assert [request.temperature for request in model.requests] == [0, 0, 0.7]


def test_a_worse_redraft_is_rolled_back() -> None:
    model = ScriptedModel(
        lambda request: (
            output("It is LATE. It is LATE. It is WRONG1.")
            if request.seed
            else output("It is LATE. It is good.")
        ),
        profile=INLINE,
    )
    result = written(model, max_attempts=5)
    assert result.text == "It is LATE. It is good."
    assert not result.ok
    assert result.trace.attempts[0].kept
    assert not any(a.kept for a in result.trace.attempts if a.cure == "redraft")


def test_a_draft_cut_off_goes_on_from_its_end() -> None:
    whole = output("It begins well and goes on in one very long sentence. It ends well.")
    cut = whole.index(" in one very")

    model = ScriptedModel(
        [[whole[:cut]], whole[cut:]],
        profile=INLINE,
    )
    result = written(_cut_off(model))
    assert result.text == "It begins well and goes on in one very long sentence. It ends well."
    assert cures(result) == ["draft", "continue"]
    assert model.requests[1].prompt.prefix == whole[:cut]


def test_a_completion_cut_in_thinking_is_no_draft_and_the_next_skips_thinking() -> None:
    model = ScriptedModel(["<thinking>Plan and plan", GOOD + "</output>"], profile=INLINE)
    result = written(_cut_off(model))
    assert result.text == GOOD
    assert cures(result) == ["draft", "redraft"]
    assert result.trace.attempts[0].text == ""
    assert model.requests[1].prompt.prefix == "<output>"


def test_an_empty_completion_counts_as_an_attempt() -> None:
    model = ScriptedModel(["", output(GOOD)], profile=INLINE)
    result = written(model)
    assert result.text == GOOD
    assert result.ledger.calls == 2


def test_a_warning_is_cured_once_and_never_blocks() -> None:
    model = ScriptedModel(
        [output("It is VAGUE. It ends."), " Still VAGUE.</output>"], profile=INLINE
    )
    result = written(model, cure_warnings=("planted.maybe",))
    assert result.ok
    assert result.text == "It is VAGUE. It ends."
    assert cures(result) == ["draft", "continue"]
    assert not result.trace.attempts[1].kept


def test_a_warning_that_nobody_asked_to_cure_costs_nothing() -> None:
    model = ScriptedModel([output("It is VAGUE and MAYBE so. It ends.")], profile=INLINE)
    result = written(model)
    assert result.ok
    assert result.ledger.calls == 1
    assert [finding.check for finding in result.findings] == ["planted.maybe"] * 2


def _cut_off(model: ScriptedModel) -> ScriptedModel:
    """The same model, whose first completion ends by its limit."""
    from dataclasses import replace

    play_on = model._play

    def play_cut(request):  # type: ignore[no-untyped-def]
        first = not model.calls
        for delta in play_on(request):
            yield replace(delta, finish="length") if first and delta.finish else delta

    model._play = play_cut  # type: ignore[method-assign]
    return model
