"""Where templates are found, and the sandbox in which they run.

A name such as ``email/draft.j2`` is looked up in the user's templates, the project's, those next to
the task's own module, and those that come with the package. ``base:email/draft.j2`` skips the
first two, so that an override can extend what it overrides. Templates reach nothing of Python:
they get plain data, an undefined name is an error, and includes can't leave these folders.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError
from .data import Data

if TYPE_CHECKING:
    from jinja2 import Environment

    from .task import Task

_BASE = "base:"


def package_folder() -> Path:
    """The folder of the templates that come with the package."""
    from importlib.resources import files

    return Path(str(files("reflectwrite.templates")))


def task_folder(task: type[Task]) -> Path | None:
    """``templates`` next to the module that defines the task, where there is such a folder."""
    module = sys.modules.get(task.__module__)
    file = getattr(module, "__file__", None)
    folder = Path(file).resolve().parent / "templates" if file else None
    return folder if folder and folder.is_dir() else None


def environment(overrides: tuple[Path, ...], folders: tuple[Path, ...]) -> Environment:
    """The sandbox over ``overrides`` (user, project), then ``folders`` (task, package)."""
    return _environment(overrides, folders)


@lru_cache(maxsize=32)
def _environment(overrides: tuple[Path, ...], folders: tuple[Path, ...]) -> Environment:
    from jinja2 import FileSystemLoader, FunctionLoader, StrictUndefined, TemplateNotFound
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    everything = FileSystemLoader([*overrides, *folders])
    base = FileSystemLoader(list(folders))

    def load(name: str) -> tuple[str, str | None, Callable[[], bool] | None] | None:
        loader = base if name.startswith(_BASE) else everything
        try:
            return loader.get_source(env, name.removeprefix(_BASE))
        except TemplateNotFound:
            return None
        except UnicodeDecodeError as error:
            raise ConfigError(f"template {name!r} is not UTF-8; save it as UTF-8") from error

    env = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=False,  # prompts are text; data is made harmless before it gets here
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("lipsum", "cycler", "joiner"):
        env.globals.pop(name, None)
    env.filters["quote"] = quote
    env.filters["numbered"] = numbered
    return env


def quote(value: object) -> str:
    """Every line of a text behind ``> ``, so that no line of it can stand for itself."""
    lines = value.lines if isinstance(value, Data) else tuple(Data(str(value)).lines)
    return "\n".join(f"> {line}".rstrip() for line in lines)


def numbered(values: object) -> str:
    """``1. first`` and so on, a line each."""
    items = [values] if isinstance(values, str) else list(values)  # type: ignore[call-overload]
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
