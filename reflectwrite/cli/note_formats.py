"""The formats of notes. In: a text, and a format's name or nothing (then it is told by its look).

Out: values by field, and the body under Markdown front matter. Keys that stand twice are refused,
and so are YAML's aliases, with which a few lines unfold to gigabytes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable

from ..errors import UsageError

Values = dict[str, object]
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)(?:\r?\n)?^\1[ \t]*(?:\r?\n|\Z)", re.M | re.S)


def parse(text: str, form: str, origin: str) -> tuple[Values, str]:
    """The fields and the body. Raises ``UsageError`` with the line of the fault."""
    text = text.removeprefix("\ufeff")
    front = _FRONT.match(text.lstrip())
    if form == "markdown" or (not form and front):
        if front is None:
            raise UsageError(
                f"{origin} has no front matter; begin it with a line ---, then the fields, then ---"
            )
        inner = "toml" if front[1] == "+++" else "yaml"
        values = _READERS[inner](front[2], origin)
        return values, text.lstrip()[front.end() :].strip()
    if not form:
        form = _look(text)
    return _READERS[form](text, origin), ""


def _look(text: str) -> str:
    """JSON begins with a brace; TOML has ``key =`` or ``[table]`` first, YAML ``key:``."""
    first = next((s for line in text.splitlines() if (s := line.strip()) and s[0] != "#"), "")
    if first.startswith("{"):
        return "json"
    return "yaml" if re.match(r"(?:---|[\w\"'-]+\s*:(?:\s|$))", first) else "toml"


def _toml(text: str, origin: str) -> Values:
    try:
        return dict(tomllib.loads(text.replace("\r\n", "\n")))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{origin} is not TOML: {error}; correct it there") from error
    except RecursionError as error:
        raise UsageError(f"{origin} is nested too deep; notes are fields and lists") from error


def _json(text: str, origin: str) -> Values:
    def once(pairs: list[tuple[str, object]]) -> Values:
        values: Values = {}
        for key, value in pairs:
            if key in values:
                raise UsageError(f"{origin}: key {key!r} stands twice; keep one of them")
            values[key] = value
        return values

    try:
        values = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{origin} is not JSON: {error.msg} in line {error.lineno}; correct it there"
        ) from error
    except RecursionError as error:
        raise UsageError(f"{origin} is nested too deep; notes are fields and lists") from error
    return _fields(values, origin)


def _yaml(text: str, origin: str) -> Values:
    import yaml

    class Loader(yaml.SafeLoader):
        """Scalars stay as written (12:30 is no 750), but for null, true and false."""

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise UsageError(
                    f"{origin}, line {mark.line + 1}: aliases (*name) are not read; write it out"
                )
            return super().compose_node(parent, index)

        def construct_mapping(
            self, node: yaml.MappingNode, deep: bool = False
        ) -> dict[object, object]:
            seen: set[str] = set()
            for key, _value in node.value:
                if key.value in seen:
                    raise UsageError(
                        f"{origin}, line {key.start_mark.line + 1}: key {key.value!r} stands "
                        "twice; keep one of them"
                    )
                seen.add(key.value)
            return super().construct_mapping(node, deep=deep)

    Loader.yaml_implicit_resolvers = {}
    for kind, words, first in (("bool", "true|false", "tf"), ("null", "null|~|", ["n", "~", ""])):
        pattern = re.compile(rf"^(?:{words})$")
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", pattern, list(first))
    try:
        values = yaml.load(text, Loader)
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise UsageError(
            f"{origin} is not YAML: {error.problem}{line}; correct it there"
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise UsageError(f"{origin} is not YAML: {error}; correct it") from error
    except RecursionError as error:
        raise UsageError(f"{origin} is nested too deep; notes are fields and lists") from error
    return _fields(values, origin)


def _fields(values: object, origin: str) -> Values:
    if not isinstance(values, dict):
        kind = "list" if isinstance(values, list) else "single value"
        raise UsageError(
            f"{origin} holds a {kind}, not fields; begin with the name of a field, such as "
            "points, and its value"
        )
    return {str(key): value for key, value in values.items()}


_READERS: dict[str, Callable[[str, str], Values]] = {"toml": _toml, "json": _json, "yaml": _yaml}
