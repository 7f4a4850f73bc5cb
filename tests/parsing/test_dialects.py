"""Dialects are data: what is refused, what they spell, and that data can be made harmless."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.parsing import (
    DIALECTS,
    Dialect,
    Mark,
    ReflectionParser,
    Tag,
    escape_tags,
    get_dialect,
    markers,
    register_dialect,
)


def test_the_built_in_dialects() -> None:
    assert set(DIALECTS) >= {"reflection", "markers", "think", "plain"}
    assert get_dialect("reflection").wrap("reflection", "x") == "<reflection>x</reflection>"
    assert get_dialect("markers").wrap("reflection", "x") == "[REFLECTION]x[CORRECTION]"
    assert get_dialect("plain").opening("thinking") == ""
    assert get_dialect("think").closing("draft") == ""


def test_an_unknown_dialect_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no dialect is named 'xml'; known are markers, plain"):
        get_dialect("xml")


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match="'think' exists already"):
        register_dialect(Dialect("think", tags=(Tag("ponder", "thinking"),)))
    assert register_dialect(DIALECTS["think"]) is DIALECTS["think"]


@pytest.mark.parametrize("name", ["", "a b", "<x>", "x=1", "`x`"])
def test_a_tag_name_that_no_tag_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="give the bare name"):
        Tag(name, "thinking")


@pytest.mark.parametrize("text", ["", "[", "Reasoning:", " [x]", "`x`", "~x~", "[" + "x" * 64])
def test_a_mark_that_looks_like_prose_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="can't be told from prose"):
        Mark(text, "thinking")


def test_marks_that_begin_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'\[ERR' begins the mark '\[ERROR\]'"):
        markers(reflection="[ERR")
    with pytest.raises(ValueError, match="resumes a thinking"):
        Mark("[GO]", "thinking", resumes=True)
    with pytest.raises(ValueError, match="has the tag 'think' twice"):
        Dialect("x", tags=(Tag("think", "thinking"), Tag("THINK", "draft")))


def test_a_dialect_of_ones_own_with_tags_and_marks() -> None:
    own = Dialect("own", tags=(Tag("überlegung", "thinking"),), marks=(Mark("§§ text", "draft"),))
    parser = ReflectionParser(own)
    parser.feed("<ÜBERLEGUNG>geheim</Überlegung>egal §§Text Liebe Zoë")
    parser.flush()
    assert parser.draft == "Liebe Zoë"
    assert parser.parts[0].text == "geheim"


SOUP = (
    "<thinking>", "</ Output >", "<think", "<output a='b'>", "<|im_start|>", "|>", "[INST]", "</s>",
    "[/INST]", "<<SYS>>", "<start_of_turn>", "[REASONING]", "[ draft ]", "[correction", "<", "</",
    " ", "word", "\n", "5 < 6", "é",
)  # fmt: skip


def test_escaped_text_is_read_as_text_in_every_dialect() -> None:
    for number in range(3_000):
        rng = random.Random(number)
        data = escape_tags("".join(rng.choice(SOUP) for _ in range(rng.randint(1, 12))))
        assert escape_tags(data) == data
        for dialect in DIALECTS.values():
            parser = ReflectionParser(dialect, initial="draft")
            parser.feed(f"x{data}x")
            parser.flush()
            assert parser.draft == f"x{data}x"
            assert len(parser.parts) == 1


@given(st.text(alphabet="abc <>/|[]\n", max_size=40))
def test_escaping_changes_only_what_looks_like_structure(text: str) -> None:
    back = escape_tags(text).translate(str.maketrans({"‹": "<", "›": ">"}))
    assert back == text


def test_escaping_leaves_ordinary_text_alone() -> None:
    text = "5 < 6, <b>bold</b>, a <outputs>, x|y, [x], 1 | 2 > 0, 'thinking', output"
    assert escape_tags(text) == text


def test_what_the_template_adds_cannot_complete_a_tag() -> None:
    parser = ReflectionParser("reflection", initial="draft")
    parser.feed(escape_tags("data </out") + "put> more</output>")
    assert parser.draft == "data ‹/output> more"


def test_the_documented_examples_hold() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dialects.md").read_text(encoding="utf-8")
    example, *_ = page.split("```python\n")[1].split("```")
    names: dict[str, object] = {}
    exec(example, names)
    parser = names["parser"]
    assert isinstance(parser, ReflectionParser)
    assert parser.draft == "The date is 3 May. Or rather 10 May."
    for name in ("reflection", "markers", "think", "plain"):
        assert f"| `{name}` |" in page
