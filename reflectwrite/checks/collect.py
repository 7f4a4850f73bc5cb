"""Finds the checks of a package: one class a module, beside each other.

In: the name of a package. Out: its ``Check`` classes, by id. So a new check is one new file.
"""

from __future__ import annotations

import importlib
import pkgutil

from ..errors import PluginError
from .base import Check


def collect_checks(package: str) -> tuple[type[Check], ...]:
    """The check classes defined in the modules of ``package``; an id that occurs twice raises."""
    found: dict[str, type[Check]] = {}
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        loaded = importlib.import_module(f"{package}.{module.name}")
        for value in vars(loaded).values():
            if not (isinstance(value, type) and issubclass(value, Check)):
                continue
            if value.__module__ != loaded.__name__ or "id" not in vars(value):
                continue
            other = found.setdefault(value.id, value)
            if other is not value:
                raise PluginError(
                    f"two checks have the id {value.id!r}: {other.__module__} and "
                    f"{value.__module__}; give one of them another id."
                )
    return tuple(found[name] for name in sorted(found))
