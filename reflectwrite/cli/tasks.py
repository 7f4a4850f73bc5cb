"""``reflectwrite tasks [NAME]``: the tasks, or the fields, checks and an example of one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from . import options as o
from .outcome import ACCEPTED, outcome, say


def run(
    name: Annotated[str | None, typer.Argument(metavar="TASK", help="Show this one.")] = None,
    debug: o.Debug = False,
) -> None:
    """List the tasks, or the fields of one with example notes."""
    with outcome(debug=debug):
        from ..registry import broken, find_task, tasks

        if name is not None:
            from .task_page import task_page

            print(task_page(find_task(name)))
            raise typer.Exit(ACCEPTED)
        known = tasks()
        width = max((len(task) for task in known), default=0)
        for task, kind in known.items():
            print(f"{task:<{width}}  {kind.summary}".rstrip())
        sys.stdout.flush()
        for plugin in broken():
            say(str(plugin))
        raise typer.Exit(ACCEPTED)
