"""Finds the command in the arguments, loads it alone, and runs it.

Every other command is known by its name and one line, so that ``--help`` loads none of them.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

_SUMMARIES = {
    "write": "Write a text from notes, and show where each fact comes from.",
    "check": "Check a text against its notes; no model needed.",
    "fix": "Check a text and apply the safe fixes; no model needed.",
    "tasks": "List the tasks, or the fields of one.",
    "doctor": "Say what is installed, what is configured and what is wrong.",
    "demo": "Watch the bundled model write, be caught, and be put right.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow encoding is no reason to fail
    app = _app(next((word for word in given if not word.startswith("-")), ""))
    try:
        app(args=given, prog_name="reflectwrite")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    return 0


def _app(called: str) -> typer.Typer:
    app = typer.Typer(
        name="reflectwrite",
        help="Writing assistants whose drafts are proven before they are shown.",
        epilog="Exit status: 0 accepted, 1 blocking findings remain, 2 wrong use, "
        "3 endpoint or engine failed, 130 interrupted.",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, summary in _SUMMARIES.items():
        run: Callable[..., None] = _unloaded
        if name == called:
            run = importlib.import_module(f".{name}", __package__).run
        app.command(name, help=summary)(run)
    return app


def _unloaded() -> None:
    """Stands for a command that was not called."""


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("reflectwrite"))
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass
