"""The checks on inputs before any call: shape, contradictions, and languages that a model lacks.

In: a mapping from a file or a surface, or a task. Out: a task, or ``InputError`` with one sentence
that names the field, the value, what is allowed, and where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar
from unicodedata import name

from pydantic import ValidationError

from ..errors import InputError
from .languages import language_name
from .problems import explain
from .task import Task

if TYPE_CHECKING:
    from ..models.base import Profile
    from ..types import Fact

T = TypeVar("T", bound=Task)
_SEEN = 500  # characters of a text that tell its script
_TOKEN = 16  # characters; no text has so many in a token on average
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_task(task: type[T], values: Mapping[str, object], *, origin: str = "") -> T:
    """The task with these inputs; ``origin`` names the file in errors. Raises ``InputError``."""
    try:
        return task.model_validate(dict(values))
    except ValidationError as error:
        raise InputError(explain(task, error, origin)) from error


def verify_inputs(task: Task, profile: Profile | None = None) -> None:
    """Raises ``InputError`` with every reason why these inputs can't be written up."""
    problems = input_problems(task, profile)
    if problems:
        raise InputError("; ".join(problem.rstrip(".") for problem in problems))


def input_problems(task: Task, profile: Profile | None = None) -> tuple[str, ...]:
    """Inputs beyond any reading, the task's own problems, dates with the wrong weekday, a language
    the model can't write."""
    if profile is not None:
        # Said before anything reads them: a megabyte of notes takes seconds to look through.
        size = sum(len(source.text) for source in task.sources())
        if size > profile.context * _TOKEN:
            return (
                f"the inputs have {size:,} characters, more than the model's context of "
                f"{profile.context:,} tokens can hold; shorten them, or use a model with more "
                "context",
            )
    found = [*task.problems(), *_weekdays(task)]
    if profile is not None and profile.languages:
        found += _languages(task, profile.languages)
    return tuple(found)


def _languages(task: Task, able: tuple[str, ...]) -> Iterator[str]:
    """A language, or notes in a script, that a model of few languages can't write."""
    known = " and ".join(language_name(code) or code for code in able)
    step = (
        f"this model writes {known} only; connect a larger model with base_url and model "
        "(--base-url and --model on the command line)"
    )
    if task.locale().split("-")[0] not in able:
        yield f"language {task.locale()!r}: {step}"
        return
    if "en" not in able:
        return
    for source in task.required():
        letters = [char for char in source.text[:_SEEN] if char.isalpha()]
        foreign = [char for char in letters if not name(char, "LATIN").startswith("LATIN")]
        if len(foreign) * 2 > len(letters):
            yield f"{source.field} is written in another script ({''.join(foreign[:8])!r}): {step}"
            return


def _weekdays(task: Task) -> Iterator[str]:
    """A weekday that stands directly beside a whole date and is not its weekday."""
    from ..facts import find_facts

    for source in task.sources():
        if re.split(r"[.\[]", source.field)[0] in task.quoted:
            continue
        facts = find_facts(source.text, locale=task.locale())
        for first, second in pairwise(facts):
            between = source.text[first.span.end : second.span.start]
            if not re.fullmatch(r",?\s*\(?(?:the\s+)?", between):
                continue
            pair = (first, second) if first.kind == "weekday" else (second, first)
            right = _contradiction(*pair)
            if right:
                yield (
                    f"{source.field} says {pair[0].text!r} of {pair[1].text!r}, which is a "
                    f"{right}; correct one of them"
                )


def _contradiction(weekday: Fact, day: Fact) -> str | None:
    """The right weekday, where both are known beyond doubt and differ."""
    if (weekday.kind, day.kind) != ("weekday", "date"):
        return None
    if re.fullmatch(r"[\d./-]+", day.text) and not re.fullmatch(r"\d{4}-\d\d-\d\d", day.text):
        return None  # of dates in digits alone only the ISO order is beyond doubt
    try:
        number = date.fromisoformat(day.value).weekday()
    except ValueError:
        return None
    said = weekday.value.casefold()
    known = [index for index, name in enumerate(_DAYS) if said in (name, name[:3], str(index + 1))]
    return _DAYS[number].title() if known and known[0] != number else None
