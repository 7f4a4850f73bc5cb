"""A pydantic error as one sentence for a person: the field, the value, what is allowed, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from .task import Task

_SHOWN = 60
_PLAIN = {  # where pydantic's words are about Python
    "tuple_type": "give a list",
    "list_type": "give a list",
    "too_short": "give at least one",
    "string_too_short": "is empty",
    "string_type": "give text, in quotes",
    "model_type": "give a table of fields",
    "model_attributes_type": "give a table of fields",
}


def explain(task: type[Task], error: ValidationError, origin: str) -> str:
    """All faults of the inputs, the file first, each with its field."""
    details = error.errors(include_url=False)
    # A list whose items are wrong is often short of right ones too: one fault is enough.
    inner = {detail["loc"][:-1] for detail in details if len(detail["loc"]) > 1}
    faults = "; ".join(
        _fault(task, detail)
        for detail in details
        if detail["type"] != "too_short" or detail["loc"] not in inner
    )
    return f"{origin}: {faults}" if origin else faults


def nearest(word: str, words: list[str]) -> list[str]:
    """Up to three of ``words`` that look like ``word``, the most alike first."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, words, scorer=fuzz.ratio, processor=utils.default_process, limit=3, score_cutoff=60
    )
    return [choice for choice, score, _index in found if score >= found[0][1] - 15]


def _fault(task: type[Task], detail: ErrorDetails) -> str:
    location = detail["loc"]
    field = _path(location)
    fields = list(task.model_fields)
    kind = detail["type"]
    if kind == "extra_forbidden" and len(location) == 1:
        near = nearest(str(location[0]), fields)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else f"the fields are {', '.join(fields)}"
        )
        return f"field {field!r} is not one of the task {task.name!r}; {hint}"
    info = task.model_fields.get(str(location[0])) if location else None
    allowed = _allowed(info)
    if kind == "missing":
        return f"field {field!r} is missing{allowed and f' ({allowed})'}; add it"
    value = _shown(detail.get("input"))
    said = str(detail["ctx"]["error"]) if kind == "value_error" and "ctx" in detail else ""
    if detail.get("ctx", {}).get("min_length", 1) == 1:
        said = said or _PLAIN.get(kind, "")
    said = said or detail["msg"][0].lower() + detail["msg"][1:]
    return f"field {field!r} = {value}: {said}{allowed and f' ({allowed})'}"


def _path(location: tuple[int | str, ...]) -> str:
    out = ""
    for part in location:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def _allowed(info: FieldInfo | None) -> str:
    return info.description or "" if info else ""


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
