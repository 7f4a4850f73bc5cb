"""Estimated counts err upwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.models.estimate import estimate_prompt, estimate_tokens, estimate_usage
from reflectwrite.types import Message, Prompt


# The counts are what the largest of common tokenizers needs: one token a digit (Llama 2, Qwen),
# one a mark, and for words what 32k vocabularies need.
@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("", 0),
        ("a", 1),
        ("Dear Dana,", 3),
        ("3 May 2027", 6),
        ("1,234,567.89", 12),
        ("The Brightwater shipment moves from 3 May 2027 to 10 May 2027.", 22),
        ("internationalization", 4),
        ("\n\n\n", 1),
        ("    return x", 3),
        ("Привет", 4),
        ("日本語", 5),
        ("🎉", 3),
    ],
)
def test_the_estimate_is_not_below_the_truth(text: str, most: int) -> None:
    assert estimate_tokens(text) >= most


def test_the_estimate_of_prose_is_not_wildly_above_it() -> None:
    text = "We are sorry to tell you that the shipment will arrive one week later than planned. "
    assert estimate_tokens(text * 10) <= 2.2 * 17 * 10


@given(st.text(max_size=60), st.text(max_size=60))
def test_more_text_never_costs_less_and_parts_cover_the_whole(one: str, other: str) -> None:
    assert estimate_tokens(one + other) >= estimate_tokens(one)
    assert estimate_tokens(one + other) <= estimate_tokens(one) + estimate_tokens(other) + 1


def test_a_prompt_costs_its_messages_its_prefix_and_the_template() -> None:
    prompt = Prompt((Message("system", "Write."), Message("user", "Now.")), "Dear")
    parts = sum(estimate_tokens(text) for text in ("Write.", "Now.", "Dear"))
    assert estimate_prompt(prompt) >= parts + 12
    usage = estimate_usage(prompt, "Dana")
    assert usage.estimated
    assert (usage.prompt_tokens, usage.cached_tokens) == (estimate_prompt(prompt), 0)
