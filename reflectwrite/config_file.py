"""Reading ``reflectwrite.toml``: where it lies, what may stand in it, and errors with a line.

Out: ``FileSettings``, plain values. Keys of endpoints never stand in a file: a file names the
environment variable that holds one (``api_key_env``).
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from .errors import ConfigError

FILE_NAME = "reflectwrite.toml"
Mode = Literal["auto", "on", "off"]


def _mode(value: object) -> object:
    return {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value


AutoMode = Annotated[Mode, BeforeValidator(_mode)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Price(_Section):
    """Money for a million tokens; ``cached_input`` is for prompt tokens from the cache."""

    input: Decimal = Field(ge=0)
    output: Decimal = Field(ge=0)
    cached_input: Decimal | None = Field(default=None, ge=0)


class BudgetSettings(_Section):
    """Limits over all attempts together; None is the client's default."""

    max_attempts: int | None = Field(default=None, ge=1)
    max_tokens: int | None = Field(default=None, ge=1)
    max_cost: Decimal | None = Field(default=None, ge=0)
    deadline: float | None = Field(default=None, gt=0, description="seconds")


class CheckSettings(_Section):
    """Which checks run, how much they weigh, and words that are right here."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Literal["error", "warning", "hint", "off"]] = Field(
        default_factory=dict
    )
    words: tuple[str, ...] = ()


class FileSettings(_Section):
    """Everything that a configuration file may say."""

    base_url: str | None = None
    model: str | None = None
    api_key_env: str | None = None
    gguf: str | None = None
    seed: int | None = Field(default=None, ge=0)
    reflection: AutoMode | None = None
    grounded: AutoMode | None = None
    templates: str | None = None
    budget: BudgetSettings = BudgetSettings()
    checks: CheckSettings = CheckSettings()
    prices: Mapping[str, Price] = Field(default_factory=dict)

    @field_validator("base_url", "model", "api_key_env", "gguf", "templates")
    @classmethod
    def _not_empty(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("is empty; give a value or take the key out")
        return value


def user_folder(environ: Mapping[str, str]) -> Path | None:
    """Where the user's file and templates lie; None where there is no home."""
    if sys.platform == "win32":
        root = environ.get("APPDATA")
        return Path(root) / "reflectwrite" if root else None
    root = environ.get("XDG_CONFIG_HOME")
    if root:
        return Path(root) / "reflectwrite"
    home = environ.get("HOME")
    return Path(home) / ".config" / "reflectwrite" if home else None


def find_project_file(start: Path) -> Path | None:
    """The nearest ``reflectwrite.toml`` in ``start`` or above it."""
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def read_file(path: Path) -> FileSettings:
    """The settings in ``path``. Raises ``ConfigError`` with the file, the line and the key."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; correct the path or its rights") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8; save it as UTF-8") from error
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}; correct it") from error
    if "api_key" in values:
        raise ConfigError(
            f"{path}, line {_line(text, ('api_key',))}: keys don't belong in files; put the key "
            "into an environment variable and its name into api_key_env"
        )
    try:
        return FileSettings.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_explain(path, text, error)) from error


def _explain(path: Path, text: str, error: ValidationError) -> str:
    detail = error.errors(include_url=False)[0]
    location = tuple(str(part) for part in detail["loc"])
    where = f"{path}, line {_line(text, location)}"
    name = ".".join(location)
    if detail["type"] == "extra_forbidden":
        allowed = _keys(location[:-1])
        hint = f"the keys are {', '.join(allowed)}"
        from rapidfuzz import fuzz, process

        best = process.extractOne(location[-1], allowed, scorer=fuzz.ratio, score_cutoff=50)
        if best:
            hint = f"did you mean {best[0]!r}?"
        return f"{where}: unknown key {name!r}; {hint}"
    if detail["type"] == "missing":
        return f"{where}: {name!r} is missing; add it"
    said = detail["msg"].removeprefix("Value error, ")
    return f"{where}: {name} = {detail['input']!r}: {said[0].lower()}{said[1:]}"


def _keys(location: tuple[str, ...]) -> list[str]:
    sections: dict[str, type[BaseModel]] = {
        "budget": BudgetSettings, "checks": CheckSettings, "prices": Price,
    }  # fmt: skip
    return list((sections[location[0]] if location else FileSettings).model_fields)


def _line(text: str, location: tuple[str, ...]) -> int:
    """The line where the last key of ``location`` is set; the section's where it is not found."""
    lines = text.splitlines()
    start = 0
    for name in location:
        if name.isdigit():
            continue
        key = re.compile(rf"(?:^|[.\[{{,\s\"'])\s*{re.escape(name)}[\"']?\s*(?:[=.\]])")
        found = next((i for i, line in enumerate(lines[start:], start) if key.search(line)), None)
        start = start if found is None else found
    return start + 1
