"""The parts don't depend on where a completion is split, and no split leaks thinking."""

from __future__ import annotations

import random

import pytest
from recorded import Sample, completion, leaks, parsed, recorded, split_at

from reflectwrite.parsing import PartDelta, ReflectionParser
from reflectwrite.types import Part

SAMPLES = recorded()


def test_there_are_200_recorded_completions() -> None:
    assert len(SAMPLES) == 200
    assert len({(s.text, str(s.dialect), s.complete) for s in SAMPLES}) == 200


@pytest.mark.parametrize("sample", SAMPLES, ids=range(200))
def test_every_split_offset_gives_the_same_parts(sample: Sample) -> None:
    whole, told = parsed(sample, [sample.text], sample.complete)
    assert whole.draft == sample.draft
    assert "§" not in told
    for at in range(len(sample.text) + 1):
        split, told = parsed(sample, [sample.text[:at], sample.text[at:]], sample.complete)
        assert split.parts == whole.parts, at
        assert "§" not in told, at


@pytest.mark.parametrize("sample", SAMPLES, ids=range(200))
def test_one_character_at_a_time_gives_the_same_parts(sample: Sample) -> None:
    whole, _ = parsed(sample, [sample.text], sample.complete)
    single, told = parsed(sample, list(sample.text), sample.complete)
    assert single.parts == whole.parts
    assert single.raw == sample.text
    assert "§" not in told


@pytest.mark.parametrize("sample", SAMPLES, ids=range(200))
def test_a_completion_cut_off_anywhere_leaks_no_thinking(sample: Sample) -> None:
    for end in range(sample.safe_from, len(sample.text) + 1):
        for complete in (None, False):
            parser, told = parsed(sample, [sample.text[:end]], complete)
            assert "§" not in told, end
            assert "§" not in parser.draft, end


@pytest.mark.parametrize("sample", SAMPLES, ids=range(200))
def test_the_deltas_add_up_to_the_parts(sample: Sample) -> None:
    parser = ReflectionParser(sample.dialect, initial=sample.initial)
    deltas: list[PartDelta] = []
    for piece in split_at(sample.text, random.Random(sample.text)):
        deltas += parser.feed(piece)
        assert draft_of(deltas) == parser.draft
    deltas += parser.flush(complete=sample.complete)
    assert draft_of(deltas) == parser.draft
    if not any(delta.replaces and not delta.text for delta in deltas):  # none was taken back
        assert added_up(deltas) == [(part.kind, part.text) for part in parser.parts]


def draft_of(deltas: list[PartDelta]) -> str:
    draft = ""
    for delta in deltas:
        if delta.kind == "draft":
            draft = delta.text if delta.replaces else draft + delta.text
    return draft


def added_up(deltas: list[PartDelta]) -> list[tuple[str, str]]:
    parts: list[list[str]] = []
    open_parts: list[list[str]] = []
    for delta in deltas:
        if delta.start:
            open_parts.append([delta.kind, ""])
            parts.append(open_parts[-1])
        inner = next(part for part in reversed(open_parts) if part[0] == delta.kind)
        inner[1] += delta.text
        if delta.end:
            open_parts.remove(inner)
    assert not open_parts
    return [(kind, text) for kind, text in parts]


def test_promise_no_leak_over_random_splits_of_generated_completions() -> None:
    """100,000 here; ``python benchmarks/parser.py --splits 1000000`` runs the million."""
    for number in range(20_000):
        rng = random.Random(f"test/{number}")
        sample = completion(rng)
        for cut in (False, False, False, True, True):
            assert not leaks(sample, split_at(sample.text, rng), cut=cut, rng=rng), number


def test_splits_of_random_tag_soup_give_the_same_parts_and_draft() -> None:
    """No grammar at all: tags, fences and text in any order."""
    pieces = (
        "<thinking>", "</thinking>", "<reflection>", "</reflection>", "<output>", "</output>",
        "< Output >", "<output/>", "`", "``", "```", "\n```\n", "\n~~~\n", "~", "\n", "\n\n", " ",
        "word", "é", "🙂", "<", "</", ">", "<b>", "<think", "ing>", "[", "x=1", "</think>",
        "<think>", "[DRAFT]", "[ERROR]", "[ reasoning ]", "[CORRECTION]",
    )  # fmt: skip
    for number in range(6_000):
        rng = random.Random(f"soup/{number}")
        text = "".join(rng.choice(pieces) for _ in range(rng.randint(1, 30)))
        dialect = rng.choice(("reflection", "reflection", "think", "markers", "plain"))
        initial = rng.choice((None, None, "draft", "thinking")) if dialect != "plain" else None
        complete = rng.choice((None, True, False))
        sample = Sample(text, "", dialect, initial)
        whole, _ = parsed(sample, [text], complete)
        split, _ = parsed(sample, split_at(text, rng), complete)
        single, _ = parsed(sample, list(text), complete)
        assert whole.parts == split.parts == single.parts, (number, dialect, initial, text)
        assert whole.draft == split.draft == single.draft
        assert all(
            part == Part(part.kind, part.text.strip(" \t\r\n"), part.closed) for part in whole.parts
        )
        assert all(part.text for part in whole.parts)
