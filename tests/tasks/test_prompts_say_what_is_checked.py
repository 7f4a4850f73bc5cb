"""What the checks enforce is what the prompt says: both come from the same declaration."""

from __future__ import annotations

from reflectwrite.models.base import Profile
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.registry import checks_for
from reflectwrite.tasks import render

EMAIL = Email(
    to="Dana Ray", sender="Lee", purpose="delay", points=["3 May 2027"], length="20-60",
    subject="News",
)  # fmt: skip


def test_every_instruction_of_every_check_is_in_the_full_prompt() -> None:
    checks = checks_for(EMAIL)
    for kind in ("draft", "redraft", "edit", "revise"):
        user = render(
            EMAIL, kind=kind, profile=Profile(), checks=checks, overrides=(), sentence="x", text="x"
        ).messages[1].content  # fmt: skip
        told = [text for check in checks if (text := check.instruction(EMAIL))]
        assert len(told) >= 8
        for instruction in told:
            assert f"- {instruction}" in user


def test_a_blocking_check_that_says_nothing_is_known_by_name() -> None:
    """These judge what no prompt needs to ask for; every other blocking check has to say so."""
    silent = {
        check.id
        for check in checks_for(EMAIL)
        if check.severity == "error" and not check.instruction(EMAIL)
    }
    assert silent <= {
        "text.truncated", "text.refusal", "text.markup", "text.protected", "prose.doubled",
        "numbers.count", "text.invented",
    }  # fmt: skip
