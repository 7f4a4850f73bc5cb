"""Fields of a task by name, for checks that serve every task which has such a field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..tasks import Task


def field_text(task: Task | None, name: str) -> str:
    """The field as one line of text; empty where there is no such field or it is None."""
    value: object = getattr(task, name, None)
    return "" if value is None else " ".join(str(value).split())


def field_list(task: Task | None, name: str) -> tuple[str, ...]:
    """The field's members as lines of text; empty where there is no such list."""
    value: object = getattr(task, name, None)
    if value is None or isinstance(value, str) or not isinstance(value, Iterable):
        return ()
    return tuple(" ".join(str(member).split()) for member in value)
