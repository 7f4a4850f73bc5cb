"""Help, tasks, doctor, and the first use of the bundled model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reflectwrite.cli import program, session
from reflectwrite.testing import ScriptedEndpoint


def test_help_lists_every_command_and_loads_none(run) -> None:
    code = (
        "import sys; from reflectwrite.cli import main; main(['--help']); "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('openai', 'xllamacpp', 'rich', 'jinja2', 'babel', 'rapidfuzz', 'httpx', 'yaml') "
        "or m.startswith(('reflectwrite.loop', 'reflectwrite.facts', 'reflectwrite.cli.write'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in program._SUMMARIES:
        assert f"\n  {command} " in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", program._SUMMARIES)
def test_every_command_has_help(command, run) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"Usage: reflectwrite {command}" in ran.out


def test_without_a_command_help_is_shown_and_an_unknown_one_is_wrong_use(run) -> None:
    assert "Commands:" in (ran := run()).out + ran.err
    ran = run("wirte")
    assert ran.status == 2
    assert "wirte" in ran.err


def test_the_version_is_that_of_the_package(run) -> None:
    from importlib.metadata import version

    assert run("--version").out.strip() == version("reflectwrite")


def test_tasks_are_listed_with_their_summaries(run) -> None:
    ran = run("tasks")
    assert (ran.status, ran.err) == (0, "")
    assert "email  An email from notes" in ran.out


def test_a_tasks_page_begins_notes_that_work(run, home) -> None:
    ran = run("tasks", "email")
    assert "  tone         formal | neutral | friendly  default neutral" in ran.out
    assert "  facts.ungrounded (error)" in ran.out
    notes = "\n".join(line.strip() for line in ran.out.split("Notes to begin with (TOML):")[1:])
    (home / "mine.toml").write_text(notes, encoding="utf-8")
    (home / "draft.txt").write_text("x", encoding="utf-8")
    assert run("check", "email", "mine.toml", "draft.txt").status == 1
    assert run("tasks", "emial").status == 2


def test_doctor_says_who_writes_and_shows_no_key(run, monkeypatch) -> None:
    monkeypatch.setenv("REFLECTWRITE_API_KEY", "sk-very-secret")
    with ScriptedEndpoint(["x"]) as endpoint:
        arguments = ("--base-url", endpoint.url, "--model", "scripted")
        ran = run("doctor", *arguments)
        assert endpoint.exchanges == []
        url = endpoint.url
        assert run("doctor", "--connect", *arguments).status == 0
    assert ran.status == 0
    assert f"scripted at {url}, with a key" in ran.out
    assert "sk-very-secret" not in ran.out + ran.err


def test_doctor_finds_what_is_wrong(run, home) -> None:
    (home / "reflectwrite.toml").write_text("modle = 'm'\n", encoding="utf-8")
    ran = run("doctor")
    assert ran.status == 2
    assert "WRONG configuration" in ran.out
    (home / "reflectwrite.toml").write_text("gguf = 'nothing.gguf'\n", encoding="utf-8")
    ran = run("doctor")
    assert ran.status == 3
    assert "nothing.gguf" in ran.out


def test_the_bundled_model_is_introduced_once(home, capsys) -> None:
    environ = {"HOME": str(home)}
    session.introduce_bundled(environ)
    session.introduce_bundled(environ)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "--base-url" in err
