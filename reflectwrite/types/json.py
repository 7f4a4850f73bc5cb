"""A result as JSON and back: schema ``reflectwrite.result/1``, described in docs/result.md.

In: a ``Result``; out: one JSON object, from which the same ``Result`` is read. The fields of the
values are the fields of the JSON; only the trace is spread out as ``attempts``. Reading is strict:
a missing, unknown or wrongly typed field is a ``ValueError`` that names the field and its value.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from .fact import Fact
from .finding import Finding
from .result import SCHEMA, Attempt, Ledger, Result, Trace
from .span import Edit

_T = TypeVar("_T")
# The object's fields and what they hold, in the order in which they are written.
_SHAPE: dict[str, object] = {
    "schema": str,
    "ok": bool,
    "task": str,
    "model": str,
    "text": str,
    "findings": tuple[Finding, ...],
    "facts": tuple[Fact, ...],
    "edits": tuple[Edit, ...],
    "attempts": tuple[Attempt, ...],
    "ledger": Ledger,
}
_ORDER: dict[type, tuple[str, ...]] = {Fact: ("kind", "value", "text", "span", "source")}
_NAMES: dict[object, str] = {str: "a string", bool: "true or false", int: "an integer"}


def result_to_json(result: Result, *, indent: int | None = None) -> str:
    """The result as one JSON object."""
    found = {name: getattr(result, name) for name in _SHAPE if hasattr(result, name)}
    values = {**found, "schema": SCHEMA, "attempts": result.trace.attempts}
    plain = {name: _plain(values[name]) for name in _SHAPE}
    text = json.dumps(plain, indent=indent, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which only an escape can carry
        text = json.dumps(plain, indent=indent, allow_nan=False)
    return text


def result_from_json(data: str | bytes) -> Result:
    """The result that ``result_to_json`` wrote; ``ValueError`` for anything else."""
    try:
        found = json.loads(data, object_pairs_hook=_object, parse_constant=_no_constant)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(
            f"a result is one JSON object, and this is no JSON ({error}); give what to_json wrote"
        ) from error
    if isinstance(found, dict) and found.get("schema") != SCHEMA:
        _refuse("schema", found.get("schema"), f"{SCHEMA!r}, the one schema that is known here")
    values = _fields(_SHAPE, found, "")
    trace = Trace(cast("tuple[Attempt, ...]", values.pop("attempts")))
    ok = values.pop("ok")
    del values["schema"]
    result = _made(Result, {**values, "trace": trace}, "")
    if result.ok is not ok:
        _refuse("ok", ok, f"{json.dumps(result.ok)}, since that is what the findings say")
    return result


def _plain(value: object) -> object:
    """``value`` in what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        names = _ORDER.get(type(value)) or [field.name for field in fields(value)]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        _refuse(twice, found[twice], "given once")
    return found


def _no_constant(name: str) -> NoReturn:
    _refuse("a number", name, "finite")


def _read(hint: object, value: object, path: str) -> object:
    """``value`` as the type that ``hint`` says."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None and NoneType in options:
            return None
        return _read(next(o for o in options if o is not NoneType), value, path)
    if origin is tuple:
        if not isinstance(value, list):
            _refuse(path, value, "a list")
        return tuple(_read(options[0], item, f"{path}[{i}]") for i, item in enumerate(value))
    if origin is Literal:
        if not isinstance(value, str) or value not in options:
            _refuse(path, value, "one of " + ", ".join(map(repr, options)))
        return value
    if hint is Decimal:
        return _decimal(value, path)
    if hint is float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            _refuse(path, value, "a number")
        return float(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _made(hint, _fields(_hints(hint), value, path), path)
    # A bool is an int to Python, not to JSON.
    if type(value) is not hint:
        _refuse(path, value, _NAMES[hint])
    return value


def _fields(shape: dict[str, object], value: object, path: str) -> dict[str, object]:
    if not isinstance(value, dict):
        _refuse(path or "a result", value, "an object")
    dot = f"{path}." if path else ""
    for name in value:
        if name not in shape:
            _refuse(f"{dot}{name}", value[name], f"left out; known are {', '.join(shape)}")
    for name in shape:
        if name not in value:
            raise ValueError(f"{dot}{name} is missing; a result of schema {SCHEMA} has it")
    return {name: _read(hint, value[name], f"{dot}{name}") for name, hint in shape.items()}


def _made(kind: type[_T], values: dict[str, object], path: str) -> _T:
    try:
        return kind(**values)
    except ValueError as error:
        raise ValueError(f"{path} is no {kind.__name__.lower()}: {error}") from error


def _decimal(value: object, path: str) -> Decimal:
    expected = "a decimal number in a string, such as '0.0042'"
    if not isinstance(value, str):
        _refuse(path, value, expected)
    try:
        number = Decimal(value)
    except InvalidOperation:
        _refuse(path, value, expected)
    if not number.is_finite():
        _refuse(path, value, expected)
    return number


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)


def _refuse(path: str, value: object, expected: str) -> NoReturn:
    shown = repr(value)
    if len(shown) > 80:
        shown = shown[:77] + "..."
    raise ValueError(f"{path} is {shown}, and has to be {expected}")
