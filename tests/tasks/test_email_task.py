"""The email task: its fields, and what of them can't be written up."""

from __future__ import annotations

import pytest

from reflectwrite.errors import InputError
from reflectwrite.models.base import Profile
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.tasks import Choice, input_problems, read_task, verify_inputs

LEAST: dict[str, object] = {
    "to": "Dana Whitfield",
    "sender": "Lee",
    "purpose": "p",
    "points": ["a"],
}


def email(**fields: object) -> Email:
    return read_task(Email, {**LEAST, **fields})


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"to": ""}, "field 'to' = ''"),
        ({"to": "  "}, "field 'to' = '  '"),
        (
            {"tone": "rude"},
            "field 'tone' = 'rude': input should be 'formal', 'neutral' or 'friendly'",
        ),
        ({"points": []}, "field 'points' = []: give at least one (what"),
        ({"points": ["a", ""]}, "field 'points[1]' = '': is empty (what"),
        ({"points": 5}, "field 'points' = 5"),
        ({"points": {"a": 1}}, "field 'points' = {'a': 1}: give a list (what"),
        ({"sender": 4}, "field 'sender' = 4: give text, in quotes (who"),
        ({"length": "long"}, "field 'length' = 'long': give words"),
        ({"length": "90-60"}, "the least (90) is more than the most (60) words"),
        ({"length": {"min": 9, "max": 8}}, "the least (9)"),
        ({"length": 0}, "field 'length.max' = 0"),
        ({"length": {"least": 5}}, "field 'length.least' = 5"),
        ({"length": True}, "give words"),
        ({"language": "klingonese"}, "field 'language' = 'klingonese': no language"),
        ({"pionts": ["a"]}, "did you mean points"),
        ({"tonee": "formal"}, "did you mean tone?"),
        ({"zzz": 1}, "the fields are to, sender"),
        ({"foo": 1}, "the fields are to, sender"),
    ],
)
def test_a_wrong_field_is_told_with_its_value_and_what_is_allowed(fields, says) -> None:
    with pytest.raises(InputError) as caught:
        read_task(Email, {**LEAST, **fields}, origin="notes.toml")
    assert str(caught.value).startswith("notes.toml: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_of_nothing_but_empty_texts_has_one_fault() -> None:
    with pytest.raises(InputError) as caught:
        email(points=[" "])
    assert str(caught.value).count("field ") == 1
    assert "field 'points[0]'" in str(caught.value)


def test_more_text_than_a_context_can_hold_is_refused_before_it_is_read() -> None:
    notes = email(points=["word " * 200_000])
    assert input_problems(notes, Profile(context=1024)) == (
        "the inputs have 1,000,017 characters, more than the model's context of 1,024 tokens can "
        "hold; shorten them, or use a model with more context",
    )


def test_missing_fields_are_all_named() -> None:
    with pytest.raises(InputError) as caught:
        read_task(Email, {"to": "D"}, origin="n.toml")
    for field in ("sender", "purpose", "points"):
        assert f"field {field!r} is missing" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "want"),
    [(120, (None, 120)), ("120", (None, 120)), ("60-120", (60, 120)), ("60 – 120 words", (60, 120)),
     ({"min": 5}, (5, None)), ({"max": 9}, (None, 9)), ({}, None), (None, None)],
)  # fmt: skip
def test_lengths_are_read_as_people_write_them(given, want) -> None:
    length = email(length=given).length
    assert (None if length is None else (length.min, length.max)) == want


@pytest.mark.parametrize(
    ("given", "want"),
    [("en", "en"), ("EN-gb", "en-GB"), ("en_US", "en-US"), ("German", "de"), ("de", "de")],
)
def test_languages_are_tags_or_names(given, want) -> None:
    assert email(language=given).language == want


def test_points_longer_than_the_length_allows_are_refused() -> None:
    long = email(points=["one two three four", "five six"], length=5)
    with pytest.raises(InputError, match="less than the 6 words of the points alone"):
        verify_inputs(long)
    assert not input_problems(email(points=["one two three four", "five"], length=5))


@pytest.mark.parametrize(
    "text",
    ["the talk on Tuesday 3 May 2027", "Tuesday, 3 May 2027", "3 May 2027 (Tuesday)",
     "Tuesday, May 3, 2027", "on Tuesday, 2027-05-03"],
)  # fmt: skip
def test_a_date_with_the_wrong_weekday_is_a_contradiction(text: str) -> None:
    with pytest.raises(InputError, match=r"points\[0\] says 'Tuesday' of .* which is a Monday"):
        verify_inputs(email(points=[text]))


@pytest.mark.parametrize(
    "text",
    ["Monday 3 May 2027", "Tuesday 3 May", "on Tuesday we ship what came on 3 May 2027",
     "Tuesday 3/4/2027", "3 May 2027"],
)  # fmt: skip
def test_what_may_be_right_is_no_contradiction(text: str) -> None:
    assert input_problems(email(points=[text])) == ()


def test_a_contradiction_in_the_message_that_is_answered_is_not_ours() -> None:
    assert input_problems(email(thread="See you on Tuesday 3 May 2027")) == ()


def test_a_language_that_the_model_lacks_names_the_next_step() -> None:
    bundled = Profile(languages=("en",))
    with pytest.raises(InputError, match="writes English only; connect a larger model"):
        verify_inputs(email(language="ja"), bundled)
    verify_inputs(email(language="ja"), Profile())
    verify_inputs(email(language="en-GB"), bundled)


@pytest.mark.parametrize("text", ["納期は5月10日に変わります", "الموعد 3 مايو 2027", "Срок 3 мая"])
def test_notes_in_a_script_that_the_model_lacks_name_the_next_step(text) -> None:
    bundled = Profile(languages=("en",))
    with pytest.raises(InputError, match=r"points\[0\] is written in another script"):
        verify_inputs(email(points=[text]), bundled)
    verify_inputs(email(points=[text]), Profile())
    verify_inputs(email(points=["meet Jürgen of Škoda, and 田中"]), bundled)


def test_sources_are_the_fields_with_facts_and_not_the_settings() -> None:
    full = email(length=120, subject="S", attachments=["a.pdf"], thread="T", points=["x", "y"])
    assert [source.field for source in full.sources()] == [
        "to", "sender", "purpose", "points[0]", "points[1]", "subject", "attachments[0]", "thread",
    ]  # fmt: skip
    assert [source.text for source in full.required()] == ["x", "y"]


TEXT = "Subject: S\n\nDear Dana,\n\nOne. Two.\n\nPlease tell me.\n\nBest regards,\nLee"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (TEXT, "Please tell me.\n\nBest regards,\nLee"),
        ("Dear Dana,\n\nOne.\n\nBest regards,\nLee", "One.\n\nBest regards,\nLee"),
        ("Dear Dana,\n\nBest regards,\nLee", "Best regards,\nLee"),
        ("Dear Dana,\n\nOne.\n\nTwo.", ""),
        ("One. ", " "),
        ("", ""),
    ],
)
def test_what_is_missing_goes_before_the_last_paragraph(text: str, rest: str) -> None:
    point = email().resume_point(text)
    assert text[point:] == rest


def test_the_shape_fixes_greeting_and_signature() -> None:
    shape = email(subject="A  b").shape()
    assert shape is not None
    choices = [segment.texts for segment in shape.segments if isinstance(segment, Choice)]
    assert ("A b",) in choices
    assert "Dear Dana Whitfield,\n\n" in choices[-2]
    assert "Hi Dana,\n\n" in choices[-2]
    assert "\n\nBest regards,\nLee" in choices[-1]
    assert email(language="de").shape() is None


@pytest.mark.parametrize(
    ("to", "ways"),
    [
        ("Ms. Whitfield", ["Ms. Whitfield"]),
        ("Dana and Tom", ["Dana and Tom"]),
        ("Mr and Mrs Berg", ["Mr and Mrs Berg"]),
        ("the Support team", ["Support team", "the Support team"]),
        ("The Garden Club", ["Garden Club", "The Garden Club"]),
        ("Thea", ["Thea"]),
        ("Sales Desk", ["Sales Desk"]),
        ("Hotel Miramar", ["Hotel Miramar"]),
        ("Harbour Office", ["Harbour Office"]),
        ("Berg & Sons", ["Berg & Sons"]),
        ("Hiring Manager", ["Hiring Manager"]),
        ("Sir or Madam", ["Sir or Madam"]),
        ("Aunt Mary", ["Aunt Mary"]),
        ("I. Thostton", ["I. Thostton"]),
        ("Dana W. Smith", ["Dana W. Smith"]),
        ("Dana de Jong", ["Dana de Jong"]),
        ("Ana López García", ["Ana López García", "Ana"]),
        ("Jean-Luc O'Brien", ["Jean-Luc O'Brien", "Jean-Luc"]),
        ("Ana María López García", ["Ana María López García"]),
        ("NASA Houston", ["NASA Houston"]),
        ("Dr. Aisha Khan", ["Dr. Aisha Khan", "Dr. Khan"]),
        ("Prof. Dr. Anna B. Weber", ["Prof. Dr. Anna B. Weber", "Prof. Dr. Weber"]),
        ("Dr. Oetker Bakery", ["Dr. Oetker Bakery"]),
        ("dana@example.com", ["dana@example.com"]),
    ],
)
def test_a_greeting_may_call_the_recipient_in_these_ways(to: str, ways: list[str]) -> None:
    shape = email(to=to).shape()
    assert shape is not None
    greetings = [s.texts for s in shape.segments if isinstance(s, Choice)][-2]
    assert [g for g in greetings if g.startswith("Dear ")] == [f"Dear {way},\n\n" for way in ways]


@pytest.mark.parametrize("example", Email.examples)
def test_the_examples_are_sound(example) -> None:
    verify_inputs(read_task(Email, example))
