"""What is configured, and by whom: arguments, ``REFLECTWRITE_*``, the project's file, the user's.

The first in that order that says something wins. ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL`` are
looked at only where one of those four names an endpoint or a model: a key that lies in the
environment never sends text anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from .config_file import (
    CheckSettings,
    FileSettings,
    Mode,
    Price,
    find_project_file,
    read_file,
    user_folder,
)  # fmt: skip
from .errors import ConfigError

__all__ = ["BUNDLED", "CheckSettings", "Config", "Price", "load_config", "template_folders"]

BUNDLED = "bundled"  # as a model's name: the bundled model, whatever a file says
_KEYS = ("base_url", "model", "api_key", "api_key_env", "gguf", "seed", "max_attempts",
         "max_tokens", "max_cost", "deadline", "reflection", "grounded")  # fmt: skip
_ARGUMENT = "argument"
_ENVIRONMENT = "environment"
_PREFIX = "REFLECTWRITE_"


@dataclass(frozen=True, slots=True)
class Config:
    """Resolved settings; ``origins`` says of each where it came from (no key is ever in it).

    With neither ``model``, ``base_url`` nor ``gguf`` the bundled model writes.
    """

    base_url: str | None = None
    model: str | None = None
    api_key: str | None = field(default=None, repr=False)
    gguf: Path | None = None
    seed: int | None = None
    max_attempts: int | None = None
    max_tokens: int | None = None
    max_cost: Decimal | None = None
    deadline: float | None = None
    reflection: Mode = "auto"
    grounded: Mode = "auto"
    prices: Mapping[str, Price] = field(default_factory=dict)
    checks: CheckSettings = field(default_factory=CheckSettings)
    files: tuple[Path, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def bundled(self) -> bool:
        """Whether the bundled model writes."""
        return self.base_url is None and self.model is None and self.gguf is None

    def price(self, model: str) -> Price | None:
        """What the model costs for a million tokens, where that is configured."""
        return self.prices.get(model)


@dataclass(frozen=True, slots=True)
class _Layer:
    origin: str
    values: Mapping[str, object]


def load_config(
    arguments: Mapping[str, object] | None = None,
    *,
    start: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Config:
    """The configuration as it stands for a process in the folder ``start``.

    ``arguments`` are those of the caller, named as ``Config``'s fields, and ``api_key_env``; None
    means not given. Raises ``ConfigError``.
    """
    environ = os.environ if environ is None else environ
    files = [(path, read_file(path)) for path in _files(start, environ)]
    given = {key: value for key, value in (arguments or {}).items() if value is not None}
    layers = [_Layer(_ARGUMENT, given), _Layer(_ENVIRONMENT, _from_environment(environ))]
    layers += [_Layer(str(path), _flat(path, settings)) for path, settings in files]
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        # Who names an engine first decides; below it only what belongs to that engine counts.
        closed = _closed(values, layer)
        for key, value in layer.values.items():
            if key not in values and key not in closed:
                values[key] = value
                origins[key] = layer.origin
        if "gguf" in values and {"base_url", "model"} & set(values):
            raise ConfigError(
                f"gguf = {str(values['gguf'])!r} and an endpoint or model are both named "
                f"({layer.origin}); name one of them"
            )
    _add_openai(values, origins, environ)
    settings = [settings for _path, settings in files]
    return Config(
        base_url=_text(values, "base_url"),
        model=None if values.get("model") == BUNDLED else _text(values, "model"),
        api_key=_text(values, "api_key"),
        gguf=Path(str(values["gguf"])).expanduser() if "gguf" in values else None,
        seed=_whole(values, "seed", 0),
        max_attempts=_whole(values, "max_attempts", 1),
        max_tokens=_whole(values, "max_tokens", 1),
        max_cost=_decimal(values, "max_cost"),
        deadline=_seconds(values, "deadline"),
        reflection=_choice(values, "reflection"),
        grounded=_choice(values, "grounded"),
        prices={model: price for one in reversed(settings) for model, price in one.prices.items()},
        checks=_checks(settings),
        files=tuple(path for path, _settings in files),
        origins={key: origin for key, origin in origins.items() if key != "api_key_env"},
    )


def _closed(values: Mapping[str, object], layer: _Layer) -> set[str]:
    """What ``layer`` can no longer say, as the layers before it chose another engine or key."""
    closed: set[str] = set()
    if "gguf" in values or values.get("model") == BUNDLED:
        closed |= {"base_url", "model", "api_key_env"}
    if {"base_url", "model"} & set(values):
        closed.add("gguf")
    if {"api_key", "api_key_env"} & set(values):
        closed |= {"api_key", "api_key_env"}
    if "base_url" in values and layer.origin not in (_ARGUMENT, _ENVIRONMENT):
        closed.add("api_key_env")  # a file's key is meant for that file's endpoint
    return closed


def template_folders(
    start: Path | None = None, environ: Mapping[str, str] | None = None
) -> tuple[Path, ...]:
    """Folders whose templates come before a task's own: the user's, then the project's.

    The project's is the folder that its file names (``templates = "prompts"``), by default
    ``.reflectwrite/templates`` beside that file.
    """
    environ = os.environ if environ is None else environ
    folders: list[Path] = []
    if (user := user_folder(environ)) is not None:
        folders.append(user / "templates")
    project = find_project_file(start or Path.cwd())
    if project is not None:
        named = read_file(project).templates
        folder = project.parent / (named or ".reflectwrite/templates")
        if named and not folder.is_dir():
            raise ConfigError(
                f"{project}: templates = {named!r} is not a folder beside it; correct or remove it"
            )
        folders.append(folder)
    return tuple(folder for folder in folders if folder.is_dir())


def _files(start: Path | None, environ: Mapping[str, str]) -> list[Path]:
    found = [find_project_file(start or Path.cwd())]
    named = environ.get(f"{_PREFIX}CONFIG")
    if named:
        found.append(Path(named).expanduser())
    elif (folder := user_folder(environ)) and (folder / "reflectwrite.toml").is_file():
        found.append(folder / "reflectwrite.toml")
    return list(dict.fromkeys(path for path in found if path is not None))


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in environ.items():
        if not name.startswith(_PREFIX) or not value:
            continue
        key = name.removeprefix(_PREFIX).lower()
        if key in _KEYS:
            values[key] = value
        elif key != "config" and (near := _near(key)):
            raise ConfigError(f"{name} is not read; did you mean {_PREFIX}{near.upper()}?")
    return values


def _near(key: str) -> str | None:
    """A known key that ``key`` is a slip for; names of other programs are left alone."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, _KEYS, scorer=fuzz.ratio, score_cutoff=80)
    return best[0] if best else None


def _flat(path: Path, settings: FileSettings) -> dict[str, object]:
    values = settings.model_dump(exclude={"budget", "checks", "prices", "templates"})
    values |= settings.budget.model_dump()
    if settings.gguf is not None:
        values["gguf"] = path.parent / Path(settings.gguf).expanduser()
    return {key: value for key, value in values.items() if value is not None}


def _checks(settings: Sequence[FileSettings]) -> CheckSettings:
    """The project's choice before the user's; words and severities of both."""
    every = [one.checks for one in settings]
    return CheckSettings(
        select=next((one.select for one in every if one.select), ()),
        ignore=tuple(dict.fromkeys(name for one in every for name in one.ignore)),
        severities={k: v for one in reversed(every) for k, v in one.severities.items()},
        words=tuple(dict.fromkeys(word for one in every for word in one.words)),
    )


def _add_openai(
    values: dict[str, object], origins: dict[str, str], environ: Mapping[str, str]
) -> None:
    """The key of the endpoint; the ``OPENAI_*`` variables only behind a named endpoint or model."""
    if "gguf" in values or not {"base_url", "model"} & set(values):
        return
    if values.get("model") == BUNDLED:
        return
    if "base_url" not in values and environ.get("OPENAI_BASE_URL"):
        values["base_url"] = environ["OPENAI_BASE_URL"]
        origins["base_url"] = "OPENAI_BASE_URL"
    if "api_key" in values:
        return
    if "api_key_env" in values:
        name = str(values["api_key_env"])
        if not environ.get(name):
            raise ConfigError(
                f"api_key_env = {name!r} ({origins['api_key_env']}): that environment variable is "
                "not set; set it, or name another"
            )
    else:
        name = "OPENAI_API_KEY"
    if environ.get(name):
        values["api_key"] = environ[name]
        origins["api_key"] = name


def _text(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise ConfigError(f"{key} = {value!r} is not a text with something in it; correct it")
    return value


def _whole(values: Mapping[str, object], key: str, least: int) -> int | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, bool) and isinstance(value, int | str):
        try:
            number = int(value)
        except ValueError:
            number = least - 1
        if number >= least:
            return number
    raise ConfigError(f"{key} = {value!r} is not a whole number from {least} on; correct it")


def _decimal(values: Mapping[str, object], key: str) -> Decimal | None:
    value = values.get(key)
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(-1)
    if isinstance(value, bool) or not number.is_finite() or number < 0:
        raise ConfigError(f"{key} = {value!r} is not an amount from 0 on; correct it")
    return number


def _seconds(values: Mapping[str, object], key: str) -> float | None:
    number = _decimal(values, key)
    if number is not None and number == 0:
        raise ConfigError(f"{key} = {values[key]!r} leaves no time; give seconds, such as 30")
    return None if number is None else float(number)


def _choice(values: Mapping[str, object], key: str) -> Mode:
    value = values.get(key, "auto")
    modes: dict[object, Mode] = {"auto": "auto", "on": "on", "off": "off"}
    if isinstance(value, bool):
        return "on" if value else "off"
    if value in modes:
        return modes[value]
    raise ConfigError(f"{key} = {value!r} is none of auto, on, off; choose one")
