"""Small models written once for all tests of the engines, and a running engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_gguf import PROFILE, write_tiny_gguf

from reflectwrite.backend.engines.embedded import EmbeddedModel


@pytest.fixture(scope="session")
def tiny_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that carries a profile, a prompt hash and a lexicon."""
    return write_tiny_gguf(
        tmp_path_factory.mktemp("models") / "tiny.gguf",
        profile=PROFILE,
        prompt_hash="a" * 64,
        lexicon=["the", "shipment", "moves"],
    )


@pytest.fixture(scope="session")
def engine(tiny_path: Path) -> Iterator[EmbeddedModel]:
    """A running engine that the tests share; none may close it."""
    with EmbeddedModel(tiny_path, threads=1) as model:
        yield model
