"""Laws that hold for every value and every text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reflectwrite.facts import FULL_LOCALES, Grounding, find_facts, missing_facts
from reflectwrite.facts.language import reading_locales
from reflectwrite.types import InputText

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
days = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))
amounts = st.integers(min_value=1, max_value=10**9)
words = st.sampled_from(
    [
        "the",
        "of",
        "May",
        "march",
        "one",
        "First",
        "12",
        "3.5",
        "$5",
        "%",
        "km",
        "2027",
        "3/4/2027",
        "Dana",
        "Whitfield",
        "Brightwater's",
        "AX-300",
        "14:30",
        "am",
        "pm",
        "to",
        "and",
        "–",
        "-",
        ".",
        ",",
        ":",
        "\n",
        "\t",
        "(",
        ")",
        "“",
        "”",
        "Mon",
        "Tuesday",
        "a@b.com",
        "https://x.io/a?",
        "+44",
        "20",
        "7946",
        "0000",
        "half",
        "past",
        "two",
        "hundred",
        "million",
        "k",
        "m",
        "bn",
        "3rd",
        "5–",
        "三",
        "年",
        "月",
        "日",
        "万",
        "元",
        "午後",
        "星期",
        "de",
        "le",
        "mai",
        "🙂",
        "é",
        "½",
    ]
)
texts = st.lists(words, max_size=30).map(" ".join) | st.text(max_size=80)


@given(days)
def test_a_date_has_one_value_in_all_spellings(day: date) -> None:
    month = MONTHS[day.month - 1]
    spellings = (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"the {day.day}th of {month} {day.year}",
    )
    for spelling in spellings:
        found = find_facts(f"It is due on {spelling} at last")
        assert [(fact.kind, fact.value) for fact in found] == [("date", day.isoformat())]


@given(amounts, st.integers(min_value=0, max_value=99))
def test_money_has_one_value_in_all_spellings(whole: int, cents: int) -> None:
    value = f"USD {Decimal(f'{whole}.{cents:02d}').normalize():f}"
    for spelling in (
        f"${whole:,}.{cents:02d}",
        f"USD {whole}.{cents:02d}",
        f"{whole}.{cents:02d} dollars",
    ):
        found = find_facts(f"It costs {spelling} in all")
        assert [(fact.kind, fact.value) for fact in found] == [("money", value)]


@given(st.integers(min_value=0, max_value=23), st.integers(min_value=0, max_value=59))
def test_a_time_aligns_with_all_its_spellings(hour: int, minute: int) -> None:
    notes = Grounding([InputText("notes", f"It starts at {hour:02d}:{minute:02d}.")])
    half = "am" if hour < 12 else "pm"
    for spelling in (f"{hour:02d}:{minute:02d}", f"{(hour - 1) % 12 + 1}:{minute:02d} {half}"):
        (fact,) = notes.align(f"We start at {spelling} sharp")
        assert fact.source is not None
        assert fact.source.relation == "equal"


@given(texts, st.sampled_from(FULL_LOCALES))
@settings(max_examples=400, deadline=None)
def test_facts_are_in_order_apart_and_match_their_spans(text: str, locale: str) -> None:
    end = 0
    for fact in find_facts(text, locale=locale):
        assert fact.span.start >= end
        assert fact.span.of(text) == fact.text
        assert fact.text.strip()
        assert fact.value
        end = fact.span.end


@given(texts, st.sampled_from(FULL_LOCALES))
@settings(max_examples=400, deadline=None)
def test_a_text_is_grounded_in_itself_and_misses_nothing(text: str, locale: str) -> None:
    # A text that looks English is read as English, which its draft in ``locale`` is not.
    assume(reading_locales(text, locale) == (locale,))
    source = InputText("notes", text)
    aligned = Grounding([source], locale=locale).align(text)
    assert [fact for fact in aligned if fact.source and fact.source.relation == "absent"] == []
    assert missing_facts(source, aligned, locale=locale) == ()


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_every_aligned_fact_has_a_source_that_stands_in_the_inputs(notes: str, draft: str) -> None:
    for fact in Grounding([InputText("notes", notes)]).align(draft):
        assert fact.source is not None
        if fact.source.relation == "absent":
            assert fact.source.span is None
        else:
            assert fact.source.span is not None
            assert fact.source.span.of(notes) == fact.source.text


@pytest.mark.parametrize("locale", ["en-US", "de", "ja"])
@pytest.mark.parametrize(
    "piece",
    [
        "1", "1,", "1,111", "1.", "1 ", "1:1", "1/", "1-", "a", "A", "a.", "a@", "A-", "a1", "$",
        "$1", "+1",
        "(1) ", "May ", "3 May ", "3, ", "3 and ", "one ", "hundred ", "and ", "www.", "http://",
        "%", "\n",
        "Aa ", "Aa-", "A. ", "Aa of ", "de Aa ", "#1", "' ", "１", "三", "年", "月", "3月",
        "14:30 ", "to 3 May 2027 ",
        "Dear Aa,\n", "x" * 1000 + "@", "half ", "ninety-", "🙂",
    ],
)  # fmt: skip
def test_repetition_of_anything_is_read_to_its_end(piece: str, locale: str) -> None:
    text = piece * (8_000 // len(piece))
    for fact in find_facts(text, locale=locale):
        assert fact.span.end <= len(text)


def test_a_megabyte_of_traps_is_read_to_its_end() -> None:
    traps = "1,111" * 40_000 + "a." * 100_000 + "A-" * 100_000
    traps += "3 May to " * 20_000 + "one hundred and " * 15_000
    assert len(traps) > 1_000_000
    assert find_facts(traps)
