"""llama.cpp reads the grammars as they are meant, at any temperature."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gbnf_recogniser import Recogniser
from test_grounded_emails import HEAD, LEXICON, NOTES, grounded

from reflectwrite.backend.engines.embedded import EmbeddedModel
from reflectwrite.types import Choice, Message, Prompt, Prose, Request, Shape

SHORT = Shape((Choice(("Dear Dana,\n\n",)), Prose(max_paragraphs=1), Choice(("\n\nLee Okafor",))))
INPUTS = " ".join(note.text for note in NOTES)


def write(model: EmbeddedModel, grammar: str, seed: int, prefix: str = "") -> tuple[str, str]:
    prompt = Prompt((Message("user", "Write an email."),), prefix)
    request = Request(prompt, max_tokens=3500, temperature=1.3, seed=seed, grammar=grammar)
    deltas = list(model.stream(request))
    return "".join(delta.text for delta in deltas), deltas[-1].finish or ""


@pytest.mark.parametrize("lexicon", [(), LEXICON])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_a_random_model_writes_is_accepted_and_holds_no_invented_fact(
    long_model: Path, seed: int, lexicon: tuple[str, ...]
) -> None:
    grammar = grounded(shape=SHORT, lexicon=lexicon).grammar(thinking=False)
    assert grammar is not None
    with EmbeddedModel(long_model) as model:
        text, finish = write(model, grammar, seed)
    # "length" is the model's own doing: it has no idea when to stop
    assert finish == "stop"
    assert Recogniser(grammar).accepts(text)
    body = text.partition("\n\n")[2]
    for number in re.findall(r"\d+", body):
        assert number in INPUTS
    for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{2,}", body):
        assert name in INPUTS


@pytest.mark.parametrize("kept", [HEAD.rstrip(), HEAD + "It moves to 10 M", HEAD + "It moves."])
def test_the_engine_goes_on_behind_a_kept_text(long_model: Path, kept: str) -> None:
    grammar = grounded().grammar(after=kept)
    assert grammar is not None
    with EmbeddedModel(long_model) as model:
        text, _ = write(model, grammar, 1, "<output>" + kept)
    if kept.endswith("10 M"):
        assert text.startswith("ay 2027") or text[0] in "'’- ,;:.–—?!"
    else:
        assert text[0] in " \n"
