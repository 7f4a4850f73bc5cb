"""Which checks run, how severe they are, and the words that are always right.

In: the ``[checks]`` table of reflectwrite.toml, or arguments. Out: a ``CheckConfig``. A wrong key
or value is a ``ConfigError`` that names it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from ..errors import ConfigError
from ..types import Severity

Level = Literal["error", "warning", "hint", "off"]
_KEYS = ("select", "ignore", "severities", "words")


@dataclass(frozen=True, slots=True)
class CheckConfig:
    """``select`` and ``ignore`` take ids (``facts.ungrounded``) and families (``facts.*``,
    ``facts``); an empty ``select`` means all, and ``ignore`` wins. ``severities`` maps the same to
    error, warning, hint or off; an id wins over its family. ``words`` are names and terms that are
    right although no input has them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Level] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    @classmethod
    def from_mapping(
        cls, table: Mapping[str, object], *, source: str = "reflectwrite.toml"
    ) -> CheckConfig:
        """The table ``[checks]`` of ``source``; ``ConfigError`` names what is wrong in it."""
        for key in table:
            if key not in _KEYS:
                near = difflib.get_close_matches(key, _KEYS, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(_KEYS)}."
                raise ConfigError(f"{source}: [checks] has no key {key!r}; {hint}")
        severities = table.get("severities", {})
        if not isinstance(severities, Mapping):
            raise ConfigError(
                f"{source}: checks.severities is {severities!r}; use a table of check = severity."
            )
        levels: dict[str, Level] = {}
        for name, level in severities.items():
            if level not in get_args(Level):
                raise ConfigError(
                    f"{source}: checks.severities.{name} is {level!r}; "
                    f"use one of {', '.join(get_args(Level))}."
                )
            levels[str(name)] = cast(Level, level)
        return cls(
            select=_strings(table, "select", source),
            ignore=_strings(table, "ignore", source),
            severities=levels,
            words=_strings(table, "words", source),
        )

    def runs(self, check: str) -> bool:
        """Whether the check of this id runs."""
        if any(matches(pattern, check) for pattern in self.ignore):
            return False
        if self.select and not any(matches(pattern, check) for pattern in self.select):
            return False
        return self._level(check) != "off"

    def severity(self, check: str, given: Severity) -> Severity:
        """The severity to report where the check itself says ``given``."""
        level = self._level(check)
        return given if level is None or level == "off" else level

    def settles(self, check: str) -> bool:
        """Whether the user has given the check of this id a severity."""
        return self._level(check) is not None

    def _level(self, check: str) -> Level | None:
        exact = self.severities.get(check)
        if exact is not None:
            return exact
        for pattern, level in self.severities.items():
            if matches(pattern, check):
                return level
        return None


def matches(pattern: str, check: str) -> bool:
    """Whether an id or a family (``email.*``, ``email``, ``*``) covers the id of a check."""
    return pattern in ("*", check) or check.startswith(pattern.removesuffix("*").rstrip(".") + ".")


def _strings(table: Mapping[str, object], key: str, source: str) -> tuple[str, ...]:
    value = table.get(key, ())
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ConfigError(f"{source}: checks.{key} is {value!r}; use a list of strings.")
    members = tuple(value)
    for member in members:
        if not isinstance(member, str) or not member.strip():
            raise ConfigError(f"{source}: checks.{key} holds {member!r}; use a list of strings.")
    return tuple(member.strip() for member in members)
