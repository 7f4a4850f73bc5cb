"""Random completions with planted faults, as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st
from planted import output

from reflectwrite.models import Profile
from reflectwrite.testing import ScriptedModel

SECRET = "unspoken"

_WORDS = st.sampled_from(
    ["It begins.", "This goes on well for quite a while.", "Mr. Okafor agrees.", "Is it so?",
     "It costs 3.50 in all.", "It is WRONG1 here.", "It is WRONG2 there.", "TYPO stands here.",
     "It is LATE now.", "MAYBE so.", "It stays VAGUE.", "The keyword is here.", "A line",
     "- an item", "She said \"so be it.\"", "Grüße, 你好。", "`code TYPO` is code."]
)  # fmt: skip
_GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  "])


@st.composite
def texts(draw: st.DrawFn, *, least: int = 1) -> str:
    """Sentences with white space between them."""
    sentences = draw(st.lists(_WORDS, min_size=least, max_size=7))
    return "".join(
        draw(_GAPS) + sentence if index else sentence for index, sentence in enumerate(sentences)
    )


@st.composite
def answers(draw: st.DrawFn) -> str:
    """A completion, of the kind that was asked for or of another."""
    text = draw(texts())
    kind = draw(st.integers(0, 9))
    thought = f"A plan, {SECRET}."
    if kind <= 2:
        return output(text, thought)
    if kind <= 4:
        return draw(_GAPS) + text + "</output>"
    if kind == 5:
        middle = draw(texts())
        return output(f"{text}<reflection>Hm, {SECRET}.</reflection> {middle}", thought)
    if kind == 6:
        search = draw(_WORDS)
        return output(f"<<<<<<< SEARCH\n{search}\n=======\n{text}\n>>>>>>> REPLACE", thought)
    if kind == 7:
        return draw(st.sampled_from(["", f"<thinking>{SECRET}", f"<output>{text}", text, "  \n"]))
    if kind == 8:
        return output(text, thought) + output(draw(texts()), thought)
    return draw(texts()) + "</output>"


scripts = st.lists(answers(), min_size=9, max_size=9)
splits = st.sampled_from([None, 1, 2, 5, 40, 10_000])
profiles = st.builds(
    Profile,
    prefill=st.just("flags"),
    reflection=st.sampled_from(["inline", "user"]),
    edits=st.booleans(),
    temperature=st.sampled_from([None, 0]),
)
options = st.fixed_dictionaries(
    {
        "hold": st.sampled_from(["none", "draft", "sentence"]),
        "cure_warnings": st.sampled_from([(), ("planted.maybe",)]),
        "max_attempts": st.integers(1, 9),
        "reflection": st.sampled_from(["auto", "off"]),
    }
)


def scripted(script: list[str], *, profile: Profile, split: int | None = None) -> ScriptedModel:
    """A model that answers each call with the next of ``script``."""
    return ScriptedModel(script, profile=profile, split=split)
