"""The command line. One file a command; only the command that is called is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status. Ctrl-C while it loads ends it quietly, too."""
    try:
        from .program import main as run

        return run(arguments)
    except KeyboardInterrupt:
        print("reflectwrite: interrupted", file=sys.stderr)
        return 130
