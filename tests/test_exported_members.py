"""The public surface, pinned: a new name is a deliberate act."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reflectwrite

PUBLIC = (
    "AsyncClient", "BudgetError", "Check", "Client", "Committed", "ConfigError", "Context", "Edit",
    "Edited", "Email", "Event", "Fact", "Finding", "Finished", "Fix", "Found", "InputError",
    "Ledger", "MissingExtraError", "Model", "ModelError", "NotAcceptedError", "OpenAIModel",
    "PluginError", "Prices", "Profile", "Provisional", "ReflectWriteError", "Reflection", "Result",
    "Retracted", "Settings", "Span", "Task", "Thinking", "UsageError", "register",
)  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert tuple(reflectwrite.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    thing = getattr(reflectwrite, name)
    if name != "Event":  # a union has no docstring of its own
        assert thing.__doc__
    assert name in dir(reflectwrite)


def test_a_task_is_reached_by_its_name_in_the_registry() -> None:
    from reflectwrite.registry import find_task

    assert reflectwrite.Email is find_task("email")


def test_an_unknown_name_is_an_attribute_error_that_lists_the_tasks() -> None:
    with pytest.raises(AttributeError, match="no task of that name; the tasks are email"):
        _ = reflectwrite.Emial
    with pytest.raises(AttributeError, match="has no attribute 'emial'"):
        _ = reflectwrite.emial
    assert not hasattr(reflectwrite, "__path_of_nothing__")


def test_all_of_it_can_be_imported_at_once() -> None:
    code = "from reflectwrite import *; print(Client.__name__, Email.__name__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["Client", "Email"]


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert reflectwrite.__version__ == version("reflectwrite")
