"""The examples run as they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reflectwrite.testing import ScriptedEndpoint

EXAMPLES = Path(__file__).parents[2] / "examples"
EMAIL = (
    "<output>Subject: Brightwater shipment\n\nDear Dana Whitfield,\n\n"
    "The Brightwater shipment moves from 3 May 2027 to 10 May 2027. Storage for the week is "
    "1,250 EUR, which we pay. Please tell me whether the new date works for you and your team, or "
    "whether we should look for another one together.\n\nBest regards,\nLee Okafor</output>"
)
SHORT = EMAIL.replace(" Storage for the week is 1,250 EUR, which we pay.", "")


def run(name: str, home: Path, *arguments: str, **variables: str) -> str:
    environ = {
        k: v for k, v in os.environ.items() if not k.startswith(("REFLECTWRITE_", "OPENAI_"))
    }
    done = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        capture_output=True, text=True, cwd=home, check=True,
        env={**environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), **variables},
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("name", ["write_email.py", "stream.py"])
def test_the_email_examples_write_an_email(name: str, tmp_path: Path) -> None:
    with ScriptedEndpoint([SHORT]) as endpoint:
        variables = {"REFLECTWRITE_BASE_URL": endpoint.url, "REFLECTWRITE_MODEL": "scripted"}
        out = run(name, tmp_path, **variables)
    assert "Dear Dana Whitfield," in out
    assert "to 10 May 2027" in out


def test_the_endpoint_example_writes_within_its_limits(tmp_path: Path) -> None:
    with ScriptedEndpoint([EMAIL], key="sk-one") as endpoint:
        out = run("endpoint.py", tmp_path, endpoint.url, "scripted", "ONE", ONE="sk-one")
    assert "\naccepted\n" in out


def test_a_task_of_ones_own_is_checked_by_its_own_check_too(tmp_path: Path) -> None:
    out = run("own_task.py", tmp_path)
    assert 'error facts.ungrounded "1,520 EUR" is not in the notes.' in out
    assert "warning reminder.polite" in out


def test_the_template_of_ones_own_task_lies_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    from reflectwrite import registry
    from reflectwrite.models.base import Profile
    from reflectwrite.tasks import render

    spec = importlib.util.spec_from_file_location("own_task", EXAMPLES / "own_task.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "own_task", module)
    try:
        spec.loader.exec_module(module)
        checks = registry.checks_for(module.Reminder)
        messages = render(module.reminder, profile=Profile(), checks=checks, overrides=()).messages
    finally:
        registry.unregister(module.Reminder)
        registry.unregister(module.Polite)
    assert messages[0].content.startswith("You write short, friendly reminders.")
    assert "Remind Tom Hale in at most three sentences." in messages[1].content
    assert "- Say please." in messages[1].content
