"""Tasks, checks and engines by name: from entry points, and registered in this process.

Entry point groups: ``reflectwrite.tasks`` (name → Task class), ``reflectwrite.checks`` (name →
module or sequence of Check classes), ``reflectwrite.engines`` (name → class). Only what is asked
for is loaded. A name that is taken raises ``PluginError``; a plugin that can't be loaded is named
by ``broken()`` and by whoever asks for it, and the rest work.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from .errors import PluginError, UsageError

if TYPE_CHECKING:
    from .checks.base import Check
    from .tasks import Task

T = TypeVar("T", bound=type)
_TASKS, _CHECKS, _ENGINES = "reflectwrite.tasks", "reflectwrite.checks", "reflectwrite.engines"
_lock = threading.RLock()
_own_tasks: dict[str, type[Task]] = {}
_own_checks: dict[str, type[Check]] = {}


@dataclass(frozen=True, slots=True)
class Broken:
    """A plugin that could not be loaded, and why."""

    group: str
    name: str
    distribution: str
    reason: str

    def __str__(self) -> str:
        kind = self.group.rpartition(".")[2].removesuffix("s")
        return (
            f"{kind} plugin {self.name!r} of {self.distribution} could not be loaded: "
            f"{self.reason}; repair or uninstall {self.distribution}"
        )


def register(thing: T) -> T:
    """Makes a Task or Check class known in this process; usable as a decorator.

    A class that is defined again in the same place takes the place of the old one. Raises
    ``PluginError`` where the name is taken by another or missing.
    """
    from .checks import Check
    from .tasks import Task

    with _lock:
        if isinstance(thing, type) and issubclass(thing, Task):
            _claim(thing, thing.name, "name", {**_entries(_TASKS), **_own_tasks})
            _own_tasks[thing.name] = thing
        elif isinstance(thing, type) and issubclass(thing, Check):
            _claim(thing, getattr(thing, "id", ""), "id", checks())
            _own_checks[thing.id] = thing
        else:
            raise PluginError(
                f"{thing!r} is neither a Task nor a Check class; register the class itself"
            )
    return thing


def unregister(thing: type) -> None:
    """Forgets what ``register`` was given; for tests and notebooks that define a class again."""
    with _lock:
        for own in (_own_tasks, _own_checks):
            for name in [name for name, known in own.items() if known is thing]:
                del own[name]


def task_names() -> tuple[str, ...]:
    """The names of all tasks, sorted; loads none of them."""
    return tuple(sorted({*_entries(_TASKS), *_own_tasks}))


def find_task(name: str) -> type[Task]:
    """The task of that name. Raises ``UsageError`` with the nearest names, or ``PluginError``."""
    if name in _own_tasks:
        return _own_tasks[name]
    entry = _entries(_TASKS).get(name)
    if entry is None:
        raise UsageError(_unknown("task", name, task_names(), "reflectwrite tasks"))
    loaded = _load_task(entry)
    if isinstance(loaded, Broken):
        raise PluginError(str(loaded))
    return loaded


def tasks() -> Mapping[str, type[Task]]:
    """All tasks that can be loaded, by name."""
    loaded = {name: _load_task(entry) for name, entry in _entries(_TASKS).items()}
    good = {name: task for name, task in loaded.items() if not isinstance(task, Broken)}
    return dict(sorted({**good, **_own_tasks}.items()))


def checks() -> Mapping[str, type[Check]]:
    """All checks that can be loaded, by id. Raises ``PluginError`` where two have one id."""
    return {**_plugin_checks()[0], **_own_checks}


def checks_for(task: Task | type[Task] | None) -> tuple[Check, ...]:
    """One instance of every check of the task, in the order of ``Task.checks``.

    None stands for text without inputs: every check that needs none. Raises ``PluginError`` for an
    id that no check has.
    """
    from .checks.config import matches

    known = checks()
    if task is None:
        from .tasks import Task

        return tuple(known[name]() for name in _matching(Task.checks, known))
    for pattern in task.checks:
        if not any(matches(pattern, name) for name in known):
            raise PluginError(
                f"task {task.name!r} asks for check {pattern!r}: "
                + (_lost() or _unknown("check", pattern, tuple(known), "the documentation"))
            )
    return tuple(known[name]() for name in _matching(task.checks, known))


def find_engine(name: str) -> type:
    """The engine class of that name. Raises ``UsageError`` or ``PluginError``."""
    entry = _entries(_ENGINES).get(name)
    if entry is None:
        raise UsageError(_unknown("engine", name, tuple(_entries(_ENGINES)), "the documentation"))
    loaded = _load(_ENGINES, entry)
    if isinstance(loaded, Broken):
        raise PluginError(str(loaded))
    if not isinstance(loaded, type):
        raise PluginError(f"engine {name!r} is {loaded!r}, not a class; correct its entry point")
    return loaded


def broken() -> tuple[Broken, ...]:
    """Every task, check and engine plugin that can't be loaded; loads them all to know."""
    found = [_load_task(entry) for entry in _entries(_TASKS).values()]
    engines = [_load(_ENGINES, entry) for entry in _entries(_ENGINES).values()]
    return (
        *(item for item in found if isinstance(item, Broken)),
        *_plugin_checks()[1],
        *(item for item in engines if isinstance(item, Broken)),
    )


def prompt_hash(task_name: str) -> str:
    """sha256 over fixed compact prompts of the task, as stored in a model trained on them."""
    from .tasks import fingerprint

    task = find_task(task_name)
    return fingerprint(task, checks_for(task))


def forget_plugins() -> None:
    """Reads the entry points anew when next asked (after an installation in this process)."""
    for cached in (_entries, _load, _load_task, _plugin_checks):
        cached.cache_clear()


@lru_cache(maxsize=8)
def _entries(group: str) -> Mapping[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=group):
        known = found.setdefault(entry.name, entry)
        if known.value != entry.value or _distribution(known) != _distribution(entry):
            raise PluginError(
                f"{group} {entry.name!r} is given by both {_distribution(known)} and "
                f"{_distribution(entry)}; uninstall one of them"
            )
    return found


@lru_cache(maxsize=256)
def _load(group: str, entry: EntryPoint) -> object:
    try:
        return entry.load()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may raise anything; it is named
        return Broken(group, entry.name, _distribution(entry), f"{type(error).__name__}: {error}")


@lru_cache(maxsize=256)
def _load_task(entry: EntryPoint) -> type[Task] | Broken:
    from .tasks import Task

    loaded = _load(_TASKS, entry)
    if isinstance(loaded, Broken):
        return loaded
    if not (isinstance(loaded, type) and issubclass(loaded, Task)):
        reason = f"{entry.value} is not a Task class"
    elif loaded.name != entry.name:
        reason = f"its class says name = {loaded.name!r}"
    else:
        return loaded
    return Broken(_TASKS, entry.name, _distribution(entry), reason)


@lru_cache(maxsize=1)
def _plugin_checks() -> tuple[Mapping[str, type[Check]], tuple[Broken, ...]]:
    found: dict[str, type[Check]] = {}
    lost: list[Broken] = []
    for entry in _entries(_CHECKS).values():
        loaded = _load(_CHECKS, entry)
        if isinstance(loaded, Broken):
            lost.append(loaded)
            continue
        try:
            collected = _check_classes(loaded)
        except Exception as error:  # noqa: BLE001 - its submodules load here; it is named
            reason = f"{type(error).__name__}: {error}"
            lost.append(Broken(_CHECKS, entry.name, _distribution(entry), reason))
            continue
        for check in collected:
            known = found.setdefault(check.id, check)
            if known is not check:
                raise PluginError(
                    f"check {check.id!r} is given by both {known.__module__} and "
                    f"{check.__module__}; rename one of them"
                )
    return found, tuple(lost)


def _check_classes(loaded: object) -> tuple[type[Check], ...]:
    """The checks that a plugin's module defines, its package holds, or its sequence lists."""
    from .checks import Check, collect_checks

    if isinstance(loaded, ModuleType):
        if hasattr(loaded, "__path__"):
            return collect_checks(loaded.__name__)
        own = (value for value in vars(loaded).values() if isinstance(value, type))
        return tuple(
            value
            for value in own
            if issubclass(value, Check)
            and value.__module__ == loaded.__name__
            and hasattr(value, "id")
        )
    if isinstance(loaded, Iterable):
        classes = tuple(loaded)
        if all(isinstance(value, type) and issubclass(value, Check) for value in classes):
            return classes
    raise TypeError(f"{loaded!r} is neither a module nor a sequence of Check classes")


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.module


def _claim(thing: type, name: str, attribute: str, taken: Mapping[str, object]) -> None:
    if not name:
        raise PluginError(f"{thing.__qualname__} has no {attribute}; set the class attribute")
    known = taken.get(name)
    if known is not None and not _same_place(known, thing):
        raise PluginError(
            f"{attribute} {name!r} of {thing.__qualname__} is taken already; choose another"
        )


def _same_place(known: object, thing: type) -> bool:
    """Whether a class is the same one, defined again in a notebook or by a reload."""
    return isinstance(known, type) and (known.__module__, known.__qualname__) == (
        thing.__module__,
        thing.__qualname__,
    )


def _matching(patterns: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """The ids that match, in the order of the patterns, then of registration; each once."""
    from .checks.config import matches

    hits = (name for pattern in patterns for name in known if matches(pattern, name))
    return list(dict.fromkeys(hits))


def _lost() -> str:
    """The broken plugins, which may have held the check that is missing."""
    return "; ".join(str(item) for item in _plugin_checks()[1])


def _unknown(kind: str, name: str, names: tuple[str, ...], listing: str) -> str:
    from .tasks.problems import nearest

    near = nearest(name, list(names))
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"see {listing}"
    return f"there is no {kind} {name!r}; {hint}"
