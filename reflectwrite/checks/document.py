"""The table of checks in docs/checks.md, made from the rules' own docstrings.

    python -m reflectwrite.checks.document docs/checks.md

rewrites what stands between the two marks of the file and leaves the rest as it is.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from .base import Check

BEGIN = "<!-- generated: checks -->"
END = "<!-- end of generated -->"


def table(checks: Iterable[type[Check]]) -> str:
    """A table of all checks, then each with its docstring."""
    rules = sorted(checks, key=lambda check: check.id)
    rows = [
        "| check | what it finds | severity | while streaming | fix |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        summary, parts = _parts(rule)
        rows.append(
            f"| [`{rule.id}`](#{rule.id.replace('.', '')}) | {summary} | {rule.severity} | "
            f"{'yes' if rule.prefix else 'no'} | {_short(parts.get('Fix', 'none'))} |"
        )
    sections = [_section(rule) for rule in rules]
    return "\n".join(rows) + "\n\n" + "\n\n".join(sections) + "\n"


def rewrite(page: str, checks: Iterable[type[Check]]) -> str:
    """``page`` with the part between its marks made anew; ``ValueError`` where they are missing."""
    if BEGIN not in page or END not in page:
        raise ValueError(f"the page lacks {BEGIN!r} or {END!r}; put both where the table belongs")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{table(checks)}\n{END}{tail}"


def _section(rule: type[Check]) -> str:
    summary, parts = _parts(rule)
    lines = [f"### {rule.id}", "", summary, ""]
    lines += [f"- **{name}**: {text}" for name, text in parts.items()]
    return "\n".join(lines)


def _parts(rule: type[Check]) -> tuple[str, dict[str, str]]:
    """The first line of the docstring, and what stands behind each "Name: " in it."""
    summary, _, rest = (inspect.getdoc(rule) or "").partition("\n")
    parts: dict[str, str] = {}
    for block in re.split(r"\n(?=(?:What it does|Why|Example|Severity|Fix): )", rest.strip()):
        name, _, text = block.partition(": ")
        if text:
            parts[name] = " ".join(text.replace("``", "`").split())
    return summary.replace("``", "`"), parts


def _short(fix: str) -> str:
    return re.split(r"[:,;.]", fix)[0]


def main() -> None:
    """Rewrites the page that is named on the command line."""
    if len(sys.argv) != 2:
        sys.exit("give the page: python -m reflectwrite.checks.document docs/checks.md")
    from ..registry import checks

    page = Path(sys.argv[1])
    page.write_text(rewrite(page.read_text("utf-8"), checks().values()), "utf-8")


if __name__ == "__main__":
    main()
