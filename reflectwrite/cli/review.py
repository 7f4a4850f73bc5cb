"""What ``check`` and ``fix`` share: their arguments, and the report at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ..errors import UsageError
from .notes import read_text
from .task_input import load_task

if TYPE_CHECKING:
    from ..client import Client
    from ..tasks import Task
    from ..types import Result

NotesFile = Annotated[
    str,
    typer.Argument(
        metavar="NOTES", help="The notes; - reads stdin. For the task prose: the text itself."
    ),
]
DraftFile = Annotated[
    str | None, typer.Argument(metavar="DRAFT", help="The text to look at; - reads stdin.")
]
PROSE = "prose"  # text without inputs


def open_review(
    task: str, notes: str, draft: str | None, settings: list[str] | None
) -> tuple[Client, Task | None, str]:
    """A client, the inputs (None for prose) and the text."""
    from ..client import Client

    if task == PROSE:
        if draft is not None or settings:
            raise UsageError("the task 'prose' has no notes; give the text alone")
        return Client(), None, read_text(notes, what="text")
    if draft is None:
        raise UsageError(f"the text is missing; name it behind the notes: {task} {notes} DRAFT")
    if notes == draft == "-":
        raise UsageError("standard input can't be both the notes and the text; name a file for one")
    return Client(), load_task(task, notes, settings), read_text(draft, what="text")


def report(result: Result, stream: TextIO) -> None:
    """Facts, findings and the verdict: in colour on a terminal, plain elsewhere."""
    if stream.isatty():
        from rich.console import Console

        from ..reporting.terminal import report as rich_report

        console = Console(file=stream, highlight=False, emoji=False, markup=False)
        console.print(rich_report(result))
    else:
        from ..reporting import plain_report

        print(plain_report(result), file=stream)
