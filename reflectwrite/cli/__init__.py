"""The command line. One file a command; only the command that is called is loaded."""

from .program import main

__all__ = ["main"]
