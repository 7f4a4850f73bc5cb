"""What the parser decides, rule by rule (docs/dialects.md), and when it tells."""

from __future__ import annotations

import pytest

from reflectwrite.parsing import PartDelta, ReflectionParser
from reflectwrite.types import Part


def parse(text: str, dialect: str = "reflection", **flush: bool) -> ReflectionParser:
    parser = ReflectionParser(dialect)
    parser.feed(text)
    parser.flush(**flush)
    return parser


def test_parts_come_in_the_order_in_which_they_began() -> None:
    parser = parse(
        "<thinking>plan</thinking><output>One.<reflection>why</reflection> Two.</output>bye"
    )
    assert parser.parts == (
        Part("thinking", "plan"),
        Part("draft", "One. Two."),
        Part("reflection", "why"),
        Part("thinking", "bye"),
    )


def test_draft_streams_while_its_part_is_open() -> None:
    parser = ReflectionParser("reflection")
    parser.feed("<thinking>plan</thinking><output>Dear ")
    assert parser.draft == "Dear"
    assert parser.feed("Dana") == [PartDelta("draft", " Dana")]
    assert parser.draft == "Dear Dana"
    assert parser.parts[-1] == Part("draft", "Dear Dana", closed=False)


def test_untagged_text_is_held_until_the_end() -> None:
    parser = ReflectionParser("reflection")
    assert parser.feed("Dear Dana") == []
    assert parser.draft == ""
    assert parser.flush() == [
        PartDelta("draft", "Dear Dana", start=True),
        PartDelta("draft", "", end=True),
    ]
    assert parser.draft == "Dear Dana"


def test_a_later_output_says_that_it_replaces_the_former() -> None:
    parser = ReflectionParser("reflection")
    parser.feed("<output>one</output>")
    assert parser.feed("<output>two") == [PartDelta("draft", "two", start=True, replaces=True)]
    assert parser.draft == "two"


def test_a_later_output_without_text_replaces_nothing() -> None:
    assert parse("<output>one</output><output> </output>").draft == "one"


def test_the_wider_white_space_around_a_reflection_stays() -> None:
    for before, behind, kept in (
        ("", " ", " "),
        (" ", "", " "),
        (" ", "\n\n", "\n\n"),
        ("\n", "  ", "\n"),
        ("", "", ""),
    ):
        text = f"<output>One.{before}<reflection>why</reflection>{behind}Two.</output>"
        assert parse(text).draft == f"One.{kept}Two."


def test_no_break_and_ideographic_spaces_next_to_tags_stay() -> None:
    assert parse("<output>\u3000拝啓\u00a0</output>").draft == "\u3000拝啓\u00a0"


def test_a_part_that_was_cut_off_is_not_closed() -> None:
    assert parse("<output>Dear D").parts == (Part("draft", "Dear D", closed=False),)
    assert parse("<thinking>hm").parts == (Part("thinking", "hm", closed=False),)
    assert parse("No tags", complete=False).parts == (Part("draft", "No tags", closed=False),)


def test_cut_off_in_thinking_there_is_no_draft() -> None:
    for text in (
        "<thinking>plan",
        "Sure! <thinking>plan",
        "<thinking>plan <output>perhaps",
        "<think",
    ):
        assert parse(text).draft == ""


def test_a_reflection_that_was_cut_off_leaves_the_draft_before_it() -> None:
    assert parse("<output>One.<reflection>wh").draft == "One."


def test_an_output_in_unclosed_thinking_counts_only_if_the_model_stopped_behind_it() -> None:
    text = "<thinking>plan <output>Dear Dana<reflection>x</reflection></output>\n"
    assert parse(text, complete=True).draft == "Dear Dana"
    assert parse(text, complete=False).draft == ""
    assert parse(text).draft == ""
    assert parse(text + "and so on", complete=True).draft == ""


def test_untagged_text_of_a_thinking_model_that_was_cut_off_is_no_draft() -> None:
    assert parse("It could be", "think", complete=False).draft == ""
    assert parse("It is.", "think", complete=True).draft == "It is."


def test_a_closing_tag_without_opening_makes_the_text_before_it_thinking() -> None:
    parser = ReflectionParser("think")
    assert parser.feed("hm") == []
    assert parser.feed("m</think>") == [
        PartDelta("thinking", "hmm", start=True),
        PartDelta("thinking", "", end=True),
    ]
    assert parser.feed("\n\nAnswer") == [PartDelta("draft", "Answer", start=True)]


def test_a_second_closing_tag_takes_back_what_was_no_draft() -> None:
    parser = ReflectionParser("think")
    parser.feed("<think>a</think> b")
    assert parser.draft == "b"
    assert parser.feed("</think>")[0] == PartDelta("draft", "", end=True, replaces=True)
    assert parser.draft == ""
    parser.feed("c")
    assert parser.draft == "c"
    assert [part.text for part in parser.parts] == ["a", "b", "c"]


def test_the_reasoning_field_is_thinking_and_frees_the_draft() -> None:
    parser = ReflectionParser("think")
    assert parser.feed_reasoning("I <think>") == [PartDelta("thinking", "I <think>", start=True)]
    assert parser.feed("Answer") == [
        PartDelta("thinking", "", end=True),
        PartDelta("draft", "Answer", start=True),
    ]
    assert parser.feed_reasoning(" more") == [PartDelta("thinking", "more", start=True)]
    parser.flush()
    assert parser.parts == (
        Part("thinking", "I <think>"),
        Part("draft", "Answer"),
        Part("thinking", "more"),
    )
    assert parser.raw == "Answer"


def test_initial_says_what_a_template_has_opened() -> None:
    thinking = ReflectionParser("think", initial="thinking")
    assert thinking.feed("hm") == [PartDelta("thinking", "hm", start=True)]
    draft = ReflectionParser("think", initial="draft")
    assert draft.feed("Dear") == [PartDelta("draft", "Dear", start=True)]
    output = ReflectionParser("reflection", initial="draft")
    assert output.feed("Dear</output>") == [
        PartDelta("draft", "Dear", start=True),
        PartDelta("draft", "", end=True),
    ]


def test_initial_that_the_dialect_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'plain' has no thinking.*initial='thinking'"):
        ReflectionParser("plain", initial="thinking")


def test_resume_goes_on_behind_the_kept_text() -> None:
    prefix = "<thinking>plan</thinking><output>Kept text.<reflection>wrong date</reflection>"
    parser = ReflectionParser.resume("reflection", prefix)
    assert parser.draft == "Kept text."
    assert parser.feed(" Next") == [PartDelta("draft", " Next")]
    parser.feed(" one.</output>")
    parser.flush()
    assert parser.draft == "Kept text. Next one."
    assert parser.parts[2] == Part("reflection", "wrong date")
    assert parser.raw == prefix + " Next one.</output>"


def test_resume_takes_our_reflections_for_real_even_in_code() -> None:
    prefix = "<output>```py\na = 1\n<reflection>one</reflection>b = 2\n<reflection>two</reflection>"
    parser = ReflectionParser.resume("reflection", prefix, evidence=("one",))
    parser.feed("c = '</output>'\n```\n</output>")
    assert parser.draft == "```py\na = 1\nb = 2\nc = '</output>'\n```"
    assert [part.text for part in parser.parts[1:]] == ["one", "two"]


def test_a_model_that_starts_over_replaces_the_kept_text() -> None:
    parser = ReflectionParser.resume("reflection", "<output>Kept.")
    deltas = parser.feed("<thinking>again</thinking><output>All new.</output>")
    assert any(delta.replaces for delta in deltas)
    assert parser.draft == "All new."


def test_a_tag_in_code_is_told_once_the_code_ends() -> None:
    parser = ReflectionParser("reflection", initial="draft")
    parser.feed("see")
    assert parser.feed(" `</output>") == [PartDelta("draft", " `")]
    assert parser.feed("`") == []  # the run of backticks may go on
    assert "".join(delta.text for delta in parser.feed(" there")) == "</output>` there"


def test_a_tag_cut_off_at_the_end_is_no_text() -> None:
    assert parse("<output>Dear</outp").draft == "Dear"
    assert parse("<output>5 <").draft == "5 <"
    assert parse("<output>a <think ing").draft == "a <think ing"


def test_a_thousand_open_parts_close_at_the_output() -> None:
    text = "<output>x" + "<reflection>§" * 1000 + "</output>"
    assert parse(text).draft == "x"


def test_feeding_after_flush_is_refused() -> None:
    parser = parse("text")
    assert parser.flush() == []
    with pytest.raises(RuntimeError, match="make a new parser"):
        parser.feed("more")
    with pytest.raises(RuntimeError, match="make a new parser"):
        parser.feed_reasoning("more")


def test_reading_draft_parts_and_raw_between_pieces_changes_nothing() -> None:
    text = "<output>One\n```\n</output>\n```\n two <reflection>x</reflection> three</output>"
    parser = ReflectionParser("reflection")
    for character in text:
        parser.feed(character)
        assert text.startswith(parser.raw)
        assert isinstance(parser.parts, tuple)
    parser.flush()
    assert parser.draft == parse(text).draft
