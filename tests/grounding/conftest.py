"""The tests here use the small model of the tests of the engines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engines"))


@pytest.fixture(scope="session")
def long_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model with room for a whole email in bytes."""
    from tiny_gguf import write_tiny_gguf

    path = tmp_path_factory.mktemp("models") / "long.gguf"
    return write_tiny_gguf(path, context=4096, layers=1, width=32, heads=2)
