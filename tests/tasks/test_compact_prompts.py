"""The prompts that the bundled model is trained on: every byte of them counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectwrite.checks.base import Check
from reflectwrite.models.base import Profile
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.registry import prompt_hash
from reflectwrite.tasks import Task, render
from reflectwrite.types import Finding

COMPACT = Profile(compact=True, reflection="inline", edits=False, languages=("en",))


class Rule(Check):
    """A rule with a brief."""

    id = "test.rule"

    def __init__(self, brief: str | None) -> None:
        self._brief = brief

    def run(self, context):
        return iter(())

    def brief(self, task: Task) -> str | None:
        return self._brief


RULES = (Rule("only facts from the notes"), Rule(None), Rule("every point"))
FINDING = Finding(
    "facts.ungrounded", "error", '"12 May 2027" is not in the notes.',
    evidence="The notes say 3 May 2027\nand 10 May 2027.",
)  # fmt: skip


def test_the_least_email_prompt_is_as_trained() -> None:
    email = Email(to="Dana Whitfield", sender="Lee Okafor", purpose="delay", points=["It is late"])
    system, user = render(email, profile=COMPACT, checks=RULES, overrides=()).messages
    assert (system.role, system.content) == ("system", "You write from notes.")
    assert (user.role, user.content) == (
        "user",
        "Write an email.\nTo: Dana Whitfield\nFrom: Lee Okafor\nPurpose: delay\nTone: neutral\n"
        "Points:\n1. It is late\nRules: only facts from the notes; every point.",
    )


def test_every_optional_line_has_its_place() -> None:
    email = Email(
        to="Dana", sender="Lee", purpose="delay", points=["a  b\nc", "d"], tone="formal",
        subject="The shipment", attachments=["a.pdf", "b.pdf"], thread="Hello,\n\nwhen?\n",
        length=120, language="en-GB",
    )  # fmt: skip
    user = render(email, profile=COMPACT, checks=RULES, overrides=()).messages[1].content
    assert user == (
        "Write an email.\nTo: Dana\nFrom: Lee\nPurpose: delay\nTone: formal\n"
        "Subject: The shipment\nAttachments: a.pdf, b.pdf\nMessage to answer: Hello, when?\n"
        "Points:\n1. a b c\n2. d\nRules: only facts from the notes; every point."
    )


def test_a_revision_adds_three_lines_to_the_same_prompt() -> None:
    email = Email(to="Dana", sender="Lee", purpose="delay", points=["a"])
    draft = render(email, profile=COMPACT, checks=RULES, overrides=()).messages[1].content
    revise = render(
        email, kind="revise", profile=COMPACT, checks=RULES, overrides=(),
        sentence="We ship on\n12 May 2027.", findings=(FINDING,),
    ).messages[1].content  # fmt: skip
    assert revise == draft + (
        '\nSentence: We ship on 12 May 2027.\nProblem: "12 May 2027" is not in the notes. '
        "The notes say 3 May 2027 and 10 May 2027.\nRewrite the sentence."
    )


def test_a_redraft_is_the_prompt_that_the_model_knows() -> None:
    email = Email(to="Dana", sender="Lee", purpose="delay", points=["a"])
    draft = render(email, profile=COMPACT, checks=RULES, overrides=())
    again = render(
        email, kind="redraft", profile=COMPACT, checks=RULES, overrides=(), findings=(FINDING,)
    )
    assert again == draft


def test_the_rules_stand_in_the_order_of_the_training() -> None:
    from reflectwrite.registry import checks_for

    email = Email(to="Dana Ray", sender="Lee", purpose="delay", points=["a"], length=120)
    user = render(email, profile=COMPACT, checks=checks_for(email), overrides=()).messages[1]
    assert user.content.splitlines()[-1] == (
        "Rules: only facts from the notes; every point; subject line; greet Dana Ray; sign as Lee; "
        "in English; no placeholders; nothing twice; at most 120 words."
    )


def test_the_prompt_hash_is_stable_and_moves_with_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reflectwrite.tasks.prompts as module

    before = prompt_hash("email")
    assert before == prompt_hash("email")
    assert len(before) == 64
    folder = tmp_path / "email"
    folder.mkdir()
    original = module.package_folder()
    for file in original.glob("email/*.j2"):
        text = file.read_text(encoding="utf-8").replace("Write an email.", "Write an e-mail.")
        (folder / file.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "package_folder", lambda: tmp_path)
    assert prompt_hash("email") != before
