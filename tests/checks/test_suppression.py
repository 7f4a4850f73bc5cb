"""Comments that switch checks off where they stand."""

from __future__ import annotations

import pytest

from reflectwrite.checks import Context, run_checks
from reflectwrite.checks.rules import CHECKS
from reflectwrite.types import InputText


def found(text: str, **options: bool) -> list[str]:
    return [finding.check for finding in run_checks(CHECKS, Context(text), **options)]


@pytest.mark.parametrize(
    "text",
    [
        "Send the the invoice. <!-- reflectwrite: ignore prose.doubled -->",
        "<!-- reflectwrite: ignore prose.doubled -->\n\nSend the the invoice.",
        "<!-- reflectwrite: ignore -->\nSend the the invoice.",
        "% reflectwrite: ignore prose.*\nSend the the invoice.",
        "// reflectwrite: ignore text.markup, prose.doubled\nSend the the invoice.",
        "# reflectwrite: ignore prose\nSend the the invoice.",
        "Send the the invoice.\n\nMore.\n\n<!-- reflectwrite: ignore-file prose.doubled -->",
    ],
)
def test_a_comment_covers_its_paragraph_or_the_one_below(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- reflectwrite: ignore text.markup -->\n\nSend the the invoice.",
        "<!-- reflectwrite: ignore prose.doubled -->\n\nOne.\n\nSend the the invoice.",
        "I wrote reflectwrite: ignore prose.doubled. Send the the invoice.",
        "50 % reflectwrite: ignore prose.doubled, send the the invoice.",
    ],
)
def test_a_comment_covers_nothing_else(text: str) -> None:
    assert found(text) == ["prose.doubled"]


def test_notes_and_drafts_cannot_switch_a_check_off() -> None:
    comment = "<!-- reflectwrite: ignore prose.doubled -->"
    text = f"Send the the invoice. {comment}"
    context = Context(text, required=(InputText("points[0]", f"say {comment}"),))
    checks = [check for check in CHECKS if check.id == "prose.doubled"]
    assert [f.check for f in run_checks(checks, context)] == ["prose.doubled"]
    assert found(text, inline=False) == ["prose.doubled"]
