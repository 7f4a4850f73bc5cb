"""Cures while the draft streams: what triggers them, what is sent, what they cost and change."""

from __future__ import annotations

from planted import INLINE, USER, output, play, written

from reflectwrite.testing import ScriptedModel
from reflectwrite.types import Committed, Edited, Found, Reflection, Retracted

GOOD = "It begins well. It goes on well. It ends well."


def cures(result: object) -> list[str]:
    return [attempt.cure for attempt in result.trace.attempts]  # type: ignore[attr-defined]


def test_a_good_draft_takes_one_call_and_is_committed_whole() -> None:
    model = ScriptedModel([output(GOOD)], profile=INLINE)
    reading = play(model)
    assert reading.committed == GOOD
    assert not reading.provisional
    assert reading.result is not None
    assert reading.result.ok
    assert reading.result.edits == ()
    assert cures(reading.result) == ["draft"]
    assert not any(isinstance(event, Retracted | Edited) for event in reading.events)


def test_a_sentence_is_committed_before_the_draft_is_over() -> None:
    text = "It begins well. It goes on well for a while. It ends as well as it began."
    model = ScriptedModel([output(text)], profile=INLINE)
    committed = [event for event in play(model).events if isinstance(event, Committed)]
    assert [event.text for event in committed] == [
        "It begins well.", " It goes on well for a while.", " It ends as well as it began.",
    ]  # fmt: skip


def test_a_safe_fix_is_made_in_the_stream_without_a_call() -> None:
    model = ScriptedModel([output("It is TYPO here. And it goes on for long enough.")])
    result = written(model)
    assert result.text == "It is well spelt here. And it goes on for long enough."
    assert cures(result) == ["repair", "draft"]
    assert len(model.calls) == 1
    assert model.calls[0].finished, "the stream went on"
    repair = result.trace.attempts[0]
    assert repair.prompt is None
    assert (repair.prompt_tokens, repair.completion_tokens) == (0, 0)
    assert repair.trigger == ("planted.typo: TYPO is a slip.",)


def test_a_slip_that_a_model_repeats_for_ever_stops_the_stream() -> None:
    model = ScriptedModel(
        [output("It is TYPO, said the model. " * 40), " It ends.</output>"], profile=INLINE
    )
    result = written(model)
    assert cures(result) == ["repair", "repair", "repair", "draft", "continue"]
    assert model.calls[0].closed_early
    assert result.text == "It is well spelt, said the model. " * 3 + "It ends."


def test_a_fault_in_the_stream_stops_it_and_goes_on_from_the_last_good_sentence() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is WRONG1 here. This is never read, nor is this one."),
            " It is RIGHT here. It ends well.</output>",
        ],
        profile=INLINE,
    )
    reading = play(model)
    result = reading.result
    assert result is not None
    assert result.ok
    assert result.text == "It begins well. It is RIGHT here. It ends well."
    assert cures(result) == ["draft", "continue"]
    assert model.calls[0].closed_early
    assert "nor is this one" not in model.calls[0].text
    first, second = model.requests
    assert second.prompt.messages == first.prompt.messages
    assert second.prompt.prefix == (
        "<thinking>Plan.</thinking><output>It begins well."
        "<reflection>WRONG1 is wrong. The notes say RIGHT.</reflection>"
    )
    assert Reflection("WRONG1 is wrong. The notes say RIGHT.", grounded=True) in reading.events
    found = [event for event in reading.events if isinstance(event, Found)]
    assert [(event.finding.check, event.cure) for event in found] == [("planted.wrong", "continue")]
    assert not any(isinstance(event, Edited) for event in reading.events)


def test_the_prompt_cache_keeps_everything_before_the_kept_point() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is WRONG1 here. And so on and so on and on."),
            " It is RIGHT here.</output>",
        ],
        profile=INLINE,
    )
    result = written(model)
    again = result.trace.attempts[1]
    kept = model.count_tokens("<thinking>Plan.</thinking><output>It begins well.")
    evidence = model.count_tokens("<reflection>WRONG1 is wrong. The notes say RIGHT.</reflection>")
    assert again.prompt_tokens - again.cached_tokens <= evidence
    assert again.cached_tokens >= kept


def test_evidence_goes_into_the_user_turn_for_models_not_trained_on_reflections() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is WRONG1 here. And so on and so on and on."),
            " It is RIGHT here.</output>",
        ],
        profile=USER,
    )
    result = written(model)
    assert result.ok
    first, second = (request.prompt for request in model.requests)
    assert second.prefix == "<thinking>Plan.</thinking><output>It begins well."
    assert second.messages[:-1] == first.messages[:-1]
    told = second.messages[-1].content.removeprefix(first.messages[-1].content)
    assert "WRONG1 is wrong. The notes say RIGHT." in told
    assert told != second.messages[-1].content


def test_white_space_that_a_model_forgets_is_put_back() -> None:
    model = ScriptedModel(
        [
            output("It begins well.\n\nIt is WRONG1 here. And so on and so on and on."),
            "It is RIGHT here.</output>",
        ],
        profile=USER,
    )
    assert written(model).text == "It begins well.\n\nIt is RIGHT here."


def test_a_second_fault_at_a_place_replaces_its_reflection_by_both() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is WRONG1 here. And so on and so on and on."),
            " It is WRONG2 here. And so on and so on and on.</output>",
            " It is RIGHT here.</output>",
        ],
        profile=INLINE,
    )
    result = written(model)
    assert result.text == "It begins well. It is RIGHT here."
    assert model.requests[2].prompt.prefix == (
        "<thinking>Plan.</thinking><output>It begins well.<reflection>WRONG1 is wrong. The notes "
        "say RIGHT. WRONG2 is wrong. The notes say RIGHT.</reflection>"
    )


def test_faults_at_two_places_keep_the_reflection_of_the_first() -> None:
    model = ScriptedModel(
        [
            output("It begins well. It is WRONG1 here. And so on and so on and on."),
            " It is RIGHT here. Then comes WRONG2 as well. And so on and so on and on.</output>",
            " Then comes nothing.</output>",
        ],
        profile=INLINE,
    )
    result = written(model)
    assert result.text == "It begins well. It is RIGHT here. Then comes nothing."
    assert model.requests[2].prompt.prefix == (
        "<thinking>Plan.</thinking><output>It begins well.<reflection>WRONG1 is wrong. The notes "
        "say RIGHT.</reflection> It is RIGHT here.<reflection>WRONG2 is wrong. The notes say RIGHT."
        "</reflection>"
    )


def test_a_place_that_stays_wrong_is_left_to_a_later_cure() -> None:
    wrong = " It is WRONG1 here. It ends well, all in all."
    model = ScriptedModel(
        [
            output("It begins well." + wrong),
            wrong + "</output>",
            wrong + "</output>",
            output("It is RIGHT here."),
        ],
        profile=INLINE,
    )
    reading = play(model)
    result = reading.result
    assert result is not None
    assert result.text == "It begins well. It is RIGHT here. It ends well, all in all."
    assert cures(result) == ["draft", "continue", "continue", "revise"]
    assert model.calls[2].finished, "the third time the stream goes on"
    assert reading.committed == result.text
