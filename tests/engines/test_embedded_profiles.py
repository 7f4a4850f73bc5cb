"""What a GGUF file says of itself, and what is assumed where it says nothing."""

from __future__ import annotations

from pathlib import Path

import gguf
import pytest
from tiny_gguf import write_tiny_gguf

from reflectwrite.backend.engines.embedded import EmbeddedModel
from reflectwrite.backend.engines.gguf import read_header
from reflectwrite.errors import EngineError
from reflectwrite.types import Message, Prompt, Request

THINK_TEMPLATE = (
    "{% for m in messages %}<|{{ m.role }}|>{{ m.content.split('</think>')[-1] }}<|end|>"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def test_a_trained_model_tells_its_own_profile(tiny_path: Path) -> None:
    model = EmbeddedModel(tiny_path)
    profile = model.profile()
    assert (profile.dialect, profile.reflection, profile.compact) == ("reflection", "inline", True)
    assert profile.languages == ("en",)
    assert profile.temperature == 0.0
    assert profile.context == 1024
    assert model.lexicon == ("the", "shipment", "moves")


def test_any_other_chat_model_gets_a_careful_profile(tmp_path: Path) -> None:
    profile = EmbeddedModel(write_tiny_gguf(tmp_path / "plain.gguf")).profile()
    assert (profile.reflection, profile.compact, profile.grammar) == ("user", False, True)
    assert profile.prefill == "flags"
    assert profile.temperature is None


def test_a_template_that_knows_think_gives_that_dialect(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "think.gguf", template=THINK_TEMPLATE)
    assert EmbeddedModel(path).profile().dialect == "think"


def test_the_context_is_as_wanted_but_never_more_than_was_trained(tiny_path: Path) -> None:
    assert EmbeddedModel(tiny_path, context=512).profile().context == 512
    assert EmbeddedModel(tiny_path, context=100_000).profile().context == 1024


def test_fields_of_a_later_version_are_left_aside(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "later.gguf", profile={"compact": True, "telepathy": 9})
    assert EmbeddedModel(path).profile().compact


def test_the_checks_that_block_a_model_are_told_by_its_file(tmp_path: Path) -> None:
    profile = {"compact": True, "blocking": ["points.coverage", "text.restated"]}
    path = write_tiny_gguf(tmp_path / "strict.gguf", profile=profile)
    assert EmbeddedModel(path).profile().blocking == ("points.coverage", "text.restated")
    assert EmbeddedModel(write_tiny_gguf(tmp_path / "plain.gguf")).profile().blocking == ()


@pytest.mark.parametrize("name", ["blocking", "languages"])
def test_a_string_in_place_of_a_list_is_refused(tmp_path: Path, name: str) -> None:
    path = write_tiny_gguf(tmp_path / "bad.gguf", profile={name: "points.coverage"})
    with pytest.raises(EngineError, match=f"{name} is 'points.coverage' in place of a list"):
        EmbeddedModel(path)


def test_a_profile_that_is_no_object_is_refused(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "bad.gguf", profile={"compact": True})
    path.write_bytes(path.read_bytes().replace(b'{"compact": true}', b'["compact", true]'))
    with pytest.raises(EngineError, match=r"reflectwrite\.profile"):
        EmbeddedModel(path)


def test_the_header_agrees_with_the_gguf_package(tiny_path: Path) -> None:
    header = read_header(tiny_path)
    reader = gguf.GGUFReader(str(tiny_path))
    assert header.tensors == len(reader.tensors)
    assert header.number("llama.block_count") == 2
    assert header.trained_context == 1024
    assert header.text("general.architecture") == "llama"


@pytest.mark.parametrize("kind", [gguf.TokenType.CONTROL, gguf.TokenType.USER_DEFINED])
def test_tags_are_printed_whatever_kind_of_token_they_are(
    tmp_path: Path, kind: gguf.TokenType
) -> None:
    path = write_tiny_gguf(tmp_path / "tags.gguf", tag_type=kind)
    wanted = "<thinking>a</thinking><output>b</output>"
    call = Request(Prompt((Message("user", "hi"),)), max_tokens=30, grammar=f'root ::= "{wanted}"')
    with EmbeddedModel(path) as model:
        assert "".join(delta.text for delta in model.stream(call)) == wanted


def test_a_think_model_gives_its_thinking_as_text(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "think.gguf", template=THINK_TEMPLATE)
    call = Request(
        Prompt((Message("user", "hi"),)), max_tokens=40, grammar='root ::= "<think>a</think>b"'
    )
    with EmbeddedModel(path) as model:
        assert "".join(delta.text for delta in model.stream(call)) == "<think>a</think>b"
