"""One task on a page: what it is, its fields, its checks, and notes to begin with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..tasks import Task


def task_page(task: type[Task]) -> str:
    """The page as plain text."""
    from ..registry import checks_for

    schema = task.model_json_schema()
    required = set(schema.get("required", ()))
    rows = []
    for field, info in task.model_fields.items():
        kind = _kind(schema["properties"][field], schema.get("$defs", {}))
        default = "required" if field in required else f"default {_default(info.default)}"
        rows.append((field, kind, default, info.description or ""))
    widths = [max(len(row[i]) for row in rows) for i in range(3)] if rows else [0, 0, 0]
    lines = [f"{task.name}: {task.summary}" if task.summary else task.name, "", "Fields:"]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append(f"  {'  '.join(cells)}  {row[3]}".rstrip())
    lines += ["", "Checks:"]
    lines += [f"  {check.id} ({check.severity})" for check in checks_for(task)]
    if task.examples:
        lines += ["", "Notes to begin with (TOML):"]
        lines += [f"  {key} = {_toml(value)}" for key, value in task.examples[0].items()]
    return "\n".join(lines)


def _kind(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """A JSON schema in a word or two."""
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "anyOf" in schema:
        kinds = [_kind(one, defs) for one in schema["anyOf"]]
        return " | ".join(kind for kind in kinds if kind != "null")
    if "$ref" in schema:
        return _kind(defs[schema["$ref"].rpartition("/")[2]], defs)
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}), defs)}"
    if schema.get("type") == "object":
        return "{" + ", ".join(schema.get("properties", {})) + "}"
    names = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = str(schema.get("type", "any"))
    return names.get(kind, kind)


def _default(value: object) -> str:
    if value is None or value == ():
        return "none"
    return str(value)


def _toml(value: object) -> str:
    """Strings, numbers and lists of them look the same in TOML and JSON."""
    return json.dumps(value, ensure_ascii=False)
