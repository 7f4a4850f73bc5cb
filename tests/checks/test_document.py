"""docs/checks.md says what the rules say."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectwrite.checks.document import rewrite, table
from reflectwrite.registry import checks

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_the_page_has_what_the_docstrings_say() -> None:
    page = PAGE.read_text("utf-8")
    assert rewrite(page, checks().values()) == page, (
        "docs/checks.md is out of date; run: python -m reflectwrite.checks.document docs/checks.md"
    )


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_docstring_has_its_parts(check: str) -> None:
    document = checks()[check].__doc__ or ""
    for part in ("What it does: ", "Why: ", "Example: ", "Fix: "):
        assert part in document, f"{check} lacks {part!r}"
    assert f"### {check}" in table(checks().values())


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="generated: checks"):
        rewrite("no marks", checks().values())
