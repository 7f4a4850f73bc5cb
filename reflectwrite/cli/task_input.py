"""From TASK, NOTES and ``--set`` to a task with its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UsageError
from .notes import apply_settings, read_notes

if TYPE_CHECKING:
    from ..tasks import Task


def load_task(name: str, notes: str | None, settings: list[str] | None) -> Task:
    """The task, its fields from the notes and then from ``--set``. Raises ``UsageError``."""
    from ..registry import find_task
    from ..tasks import read_task

    task = find_task(name)
    origin, values = "--set", dict[str, object]()
    if notes is not None:
        read = read_notes(notes, task)
        origin, values = read.origin, read.values
    elif not settings:
        raise UsageError(
            f"task {name!r} has no notes; name a file with them, - for standard input, or give "
            "the fields with --set"
        )
    apply_settings(values, settings or [])
    if notes is not None and settings:
        origin += " with --set"
    return read_task(task, values, origin=origin)
