"""Stop strings end the text, at any split."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.models.stops import StopCutter

TEXT = st.text("ab<>/", max_size=40)
STOPS = st.lists(st.text("ab<>/", min_size=1, max_size=4), max_size=3)


@given(TEXT, STOPS, st.lists(st.integers(0, 40), max_size=6))
def test_the_text_ends_before_the_first_stop_at_any_split(
    text: str, stops: list[str], cuts: list[int]
) -> None:
    cutter = StopCutter(stops)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    out = "".join(cutter.feed(text[a:b]) for a, b in pairwise(edges))
    out += cutter.flush()
    ends = [(at + len(stop), at) for stop in stops if (at := text.find(stop)) >= 0]
    assert cutter.stopped == bool(ends)
    # Of stop strings that overlap, the one that is complete first counts.
    assert out == (text[: min(ends)[1]] if ends else text)


def test_what_may_begin_a_stop_is_held_back() -> None:
    cutter = StopCutter(["</output>"])
    assert cutter.feed("Lee</out") == "Lee"
    assert cutter.feed("line>") == "</outline>"
    assert cutter.feed("!</") == "!"
    assert cutter.flush() == "</"
