"""A client as the options ask for it, and the one line for a first use of the bundled model."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import Client

_NOTICE = (
    "the bundled model is small: it writes short English emails from plain notes; for more, "
    "connect a larger model with --base-url and --model, or run a GGUF file with --gguf"
)


def open_client(engine: Mapping[str, object], limits: Mapping[str, object]) -> Client:
    """The client for a command; options that were not given are left to the configuration."""
    from ..client import Client

    given = {key: value for key, value in {**engine, **limits}.items() if value is not None}
    return Client(**given)  # type: ignore[arg-type]


def introduce_bundled(environ: Mapping[str, str] = os.environ) -> None:
    """Says once for each user, on standard error, what the bundled model can do."""
    mark = _mark(environ)
    if mark is not None:
        if mark.exists():
            return
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        except OSError as error:
            # Without a place to remember it, it is said each time: better than never.
            print(f"reflectwrite: {mark}: {error.strerror}", file=sys.stderr)
    print(f"reflectwrite: {_NOTICE}", file=sys.stderr, flush=True)


def _mark(environ: Mapping[str, str]) -> Path | None:
    root = environ.get("XDG_STATE_HOME") or environ.get("LOCALAPPDATA")
    if root:
        return Path(root) / "reflectwrite" / "introduced"
    home = environ.get("HOME")
    return Path(home) / ".local" / "state" / "reflectwrite" / "introduced" if home else None
