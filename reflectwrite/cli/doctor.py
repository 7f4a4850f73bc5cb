"""``reflectwrite doctor``: what is installed, what is configured by whom, and what is wrong.

Nothing is sent anywhere unless ``--connect`` asks for it.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ReflectWriteError
from . import options as o
from .outcome import ACCEPTED, FAILED, WRONG_USE, outcome

if TYPE_CHECKING:
    from ..config import Config


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at; ``status`` is the exit status that it asks for."""

    what: str
    says: str
    status: int = ACCEPTED


def run(
    connect: Annotated[
        bool, typer.Option("--connect", help="Also ask the endpoint, or load the engine.")
    ] = False,
    base_url: o.BaseUrl = None,
    model: o.ModelName = None,
    api_key_env: o.KeyEnv = None,
    gguf: o.Gguf = None,
    debug: o.Debug = False,
) -> None:
    """Say what is installed, what is configured and what is wrong."""
    with outcome(debug=debug):
        arguments: dict[str, object] = {
            "base_url": base_url, "model": model, "api_key_env": api_key_env, "gguf": gguf,
        }  # fmt: skip
        lines = list(_lines(arguments, connect))
        width = max(len(line.what) for line in lines)
        for line in lines:
            mark = "ok   " if line.status == ACCEPTED else "WRONG"
            print(f"{mark} {line.what:<{width}}  {line.says}")
        raise typer.Exit(max(line.status for line in lines))


def _lines(arguments: dict[str, object], connect: bool) -> Iterator[Line]:
    yield Line("reflectwrite", f"{_version('reflectwrite')} on Python {platform.python_version()}")
    from ..config import load_config, template_folders

    try:
        config = load_config(arguments)
        folders = template_folders()
    except ReflectWriteError as error:
        yield Line("configuration", str(error), WRONG_USE)
        return
    yield Line("configuration", ", ".join(map(str, config.files)) or "no file, all defaults")
    for key, origin in config.origins.items():
        # The key's own value is shown nowhere.
        said = "set" if key == "api_key" else repr(str(getattr(config, key)))
        yield Line(f"  {key}", f"{said} ({origin})")
    if folders:
        yield Line("own templates", ", ".join(map(str, folders)))
    yield _plugins()
    yield from _broken()
    yield from _engine(config)
    if connect:
        yield _connection(arguments)


def _plugins() -> Line:
    from ..registry import checks, task_names

    return Line("plugins", f"tasks {', '.join(task_names())}; {len(checks())} checks")


def _broken() -> Iterator[Line]:
    from ..registry import broken

    for plugin in broken():
        yield Line("plugin", str(plugin), WRONG_USE)


def _engine(config: Config) -> Iterator[Line]:
    """Who would write, and whether what that takes is here."""
    if not config.bundled and config.gguf is None:
        where = config.base_url or "the OpenAI API"
        key = "with a key" if config.api_key else "without a key"
        yield Line(
            "writes", f"{config.model or 'the model that the endpoint names'} at {where}, {key}"
        )
        return
    yield Line("writes", f"{config.gguf}" if config.gguf else "the bundled model")
    yield _tried("engine", lambda: f"xllamacpp {_version('xllamacpp')}; {_local(config)}")


def _local(config: Config) -> str:
    """The model file, opened but not loaded; raises what is wrong with it."""
    from ..registry import find_engine

    model = find_engine("embedded")(config.gguf)
    try:
        return f"model {model.name}"
    finally:
        model.close()


def _connection(arguments: dict[str, object]) -> Line:
    def ask() -> str:
        from ..client import Client

        given = {key: value for key, value in arguments.items() if value is not None}
        with Client(**given) as client:  # type: ignore[arg-type]
            profile = client.model.profile()
            return (
                f"{client.model.name} answers; context {profile.context}, prefill {profile.prefill}"
            )

    return _tried("connection", ask)


def _tried(what: str, look: Callable[[], str]) -> Line:
    try:
        return Line(what, look())
    except ReflectWriteError as error:
        return Line(what, str(error), FAILED)


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "(not installed)"
