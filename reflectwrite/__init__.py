"""ReflectWrite: writing assistants whose drafts are proven before they are shown.

    from reflectwrite import Client, Email

    result = Client().write(Email(to="Dana", sender="Lee", purpose="delay", points=["…"]))

Everything is loaded when it is first named, so importing this costs next to nothing. Names of tasks
(``Email``) come from the registry: the built-in ones are plugins like any other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Installed, the folder plugins/ lies here; in a checkout mypy does not see it.
    from reflectwrite.plugins.tasks.email import Email  # type: ignore[import-not-found,unused-ignore]

    from .checks import Check, Context
    from .client import AsyncClient, Client
    from .errors import (
        BudgetError,
        ConfigError,
        InputError,
        MissingExtraError,
        ModelError,
        NotAcceptedError,
        PluginError,
        ReflectWriteError,
        UsageError,
    )
    from .loop import Prices, Settings
    from .models import Model, OpenAIModel, Profile
    from .registry import register
    from .tasks import Task
    from .types import (
        Committed,
        Edit,
        Edited,
        Event,
        Fact,
        Finding,
        Finished,
        Fix,
        Found,
        Ledger,
        Provisional,
        Reflection,
        Result,
        Retracted,
        Span,
        Thinking,
    )

__version__ = "0.1.0"

_HOMES = {
    "checks": ("Check", "Context"),
    "client": ("AsyncClient", "Client"),
    "errors": (
        "BudgetError", "ConfigError", "InputError", "MissingExtraError", "ModelError",
        "NotAcceptedError", "PluginError", "ReflectWriteError", "UsageError",
    ),
    "loop": ("Prices", "Settings"),
    "models": ("Model", "OpenAIModel", "Profile"),
    "registry": ("register",),
    "tasks": ("Task",),
    "types": (
        "Committed", "Edit", "Edited", "Event", "Fact", "Finding", "Finished", "Fix", "Found",
        "Ledger", "Provisional", "Reflection", "Result", "Retracted", "Span", "Thinking",
    ),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AsyncClient",
    "BudgetError",
    "Check",
    "Client",
    "Committed",
    "ConfigError",
    "Context",
    "Edit",
    "Edited",
    "Email",
    "Event",
    "Fact",
    "Finding",
    "Finished",
    "Fix",
    "Found",
    "InputError",
    "Ledger",
    "MissingExtraError",
    "Model",
    "ModelError",
    "NotAcceptedError",
    "OpenAIModel",
    "PluginError",
    "Prices",
    "Profile",
    "Provisional",
    "ReflectWriteError",
    "Reflection",
    "Result",
    "Retracted",
    "Settings",
    "Span",
    "Task",
    "Thinking",
    "UsageError",
    "register",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    elif name.startswith("_") or not name[:1].isupper():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    else:
        value = _task(name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _task(name: str) -> object:
    """The task class of that name: ``CodeReview`` is the task ``code-review``."""
    from .registry import find_task, task_names

    for task in task_names():
        if "".join(part.capitalize() for part in task.replace("_", "-").split("-")) == name:
            return find_task(task)
    raise AttributeError(
        f"module {__name__!r} has no attribute {name!r}, and there is no task of that name; the "
        f"tasks are {', '.join(task_names())}"
    )
