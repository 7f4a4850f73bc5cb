"""Notes from a file or standard input: TOML, YAML, JSON, or Markdown with front matter.

Out: plain values by field, and what to call their origin in errors. Every fault is a ``UsageError``
of one sentence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .note_formats import parse

if TYPE_CHECKING:
    from ..tasks import Task

MOST_BYTES = 16 * 1024 * 1024
_SUFFIXES = {
    ".toml": "toml", ".yaml": "yaml", ".yml": "yaml", ".json": "json",
    ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notes:
    """Values by field; ``origin`` is the file's name, ``body`` the Markdown under front matter."""

    origin: str
    values: dict[str, object]


def read_notes(path: str, task: type[Task]) -> Notes:
    """The notes in ``path`` (``-``: standard input) for ``task``."""
    text = read_text(path, what="notes")
    origin = "standard input" if path == "-" else path
    if not text.strip():
        raise UsageError(f"{origin} is empty; write the fields of {task.name!r} into it: "
                         f"{_fields(task)}")  # fmt: skip
    form = _SUFFIXES.get(Path(path).suffix.casefold(), "") if path != "-" else ""
    values, body = parse(text, form, origin)
    values = {key: _plain(value) for key, value in values.items()}
    if body:
        _add_body(values, body, task, origin)
    return Notes(origin, values)


def read_text(path: str, *, what: str) -> str:
    """The text of a file, with its own line ends; ``-`` is standard input."""
    name = "standard input" if path == "-" else path
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            file = Path(path)
            if file.is_file() and file.stat().st_size > MOST_BYTES:
                raw = b"\n" * (MOST_BYTES + 1)
            else:
                raw = file.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(_not_there(path, what)) from error
    except IsADirectoryError as error:
        raise UsageError(f"{name} is a folder; name a file in it with the {what}") from error
    except OSError as error:
        raise UsageError(f"{name} can't be read: {error.strerror}; check its rights") from error
    if len(raw) > MOST_BYTES:
        raise UsageError(
            f"{name} has more than {MOST_BYTES // 1024 // 1024} MB; give {what} of a writable size"
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\0" in raw:
        raise UsageError(f"{name} is binary, not text; give the {what} as a text file")
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{name}, line {line}: byte 0x{raw[error.start]:02x} is not UTF-8; save it as UTF-8"
        ) from error


def apply_settings(values: dict[str, object], settings: list[str]) -> None:
    """Makes the changes of ``--set``: ``key=value``, ``a.b=value``, ``list+=one``, ``list[0]=one``.

    A value in brackets, braces or quotes is TOML; everything else is text.
    """
    for setting in settings:
        match = re.fullmatch(r"([^=+\[\s]+(?:\[\d+\])?)\s*(\+?)=(.*)", setting, re.DOTALL)
        if match is None:
            raise UsageError(f"--set {setting!r} is not key=value; write for instance tone=formal")
        path = [p for p in re.split(r"\.|\[(\d+)\]", match[1]) if p]
        _assign(values, path, _value(setting, match[3]), append=bool(match[2]), setting=setting)


def _value(setting: str, text: str) -> object:
    if text[:1] not in ("[", "{", '"', "'"):
        return text
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"--set {setting!r}: {error}; brackets, braces and quotes hold TOML values"
        ) from error


def _assign(
    values: dict[str, object], path: list[str], value: object, *, append: bool, setting: str
) -> None:
    here: object = values
    for depth, name in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(here, dict):
            if last and append:
                had = here.get(name, [])
                here[name] = [*(had if isinstance(had, list) else [had]), value]
            elif last:
                here[name] = value
            else:
                if not isinstance(here.get(name), dict | list):
                    here[name] = {}
                here = here[name]
        elif isinstance(here, list) and name.isdigit() and int(name) < len(here):
            if last:
                here[int(name)] = value
            else:
                here = here[int(name)]
        else:
            size = f"has {len(here)} items" if isinstance(here, list) else "is no list or table"
            raise UsageError(
                f"--set {setting!r}: {'.'.join(path[:depth])} {size}; items count from 0, and += "
                "adds one"
            )


def _add_body(values: dict[str, object], body: str, task: type[Task], origin: str) -> None:
    """The text under front matter becomes the points: its list items, or its paragraphs."""
    if "points" not in task.model_fields:
        raise UsageError(
            f"{origin}: task {task.name!r} has no points for the text under the front matter; its "
            f"fields are {_fields(task)}"
        )
    if "points" in values:
        raise UsageError(
            f"{origin}: points stand in the front matter and in the text under it; keep one"
        )
    items = re.findall(r"^ {0,3}(?:[-*+]|\d{1,3}[.)])\s+(.+(?:\n(?: {2,}|\t)\S.*)*)", body, re.M)
    parts = items or [part for part in re.split(r"\n\s*\n", body) if part.strip()]
    values["points"] = [" ".join(part.split()) for part in parts]


def _plain(value: object) -> object:
    """TOML's dates and times as the text that they were."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _fields(task: type[Task]) -> str:
    return ", ".join(task.model_fields)


def _not_there(path: str, what: str) -> str:
    folder = Path(path).parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    near = get_close_matches(Path(path).name, names, 1)
    hint = f"did you mean {str(folder / near[0])!r}?" if near else f"give the file with the {what}"
    return f"there is no file {path!r}; {hint}"
