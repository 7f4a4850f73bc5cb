"""``check`` and ``fix``: no model, exact exit status, and texts changed nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from letter import EMAIL

WRONG_DAY = EMAIL.replace("from 3 May", "from Tuesday, 3 May")


@pytest.fixture
def drafts(home: Path) -> Path:
    (home / "good.txt").write_bytes(EMAIL.encode())
    (home / "day.txt").write_bytes(WRONG_DAY.replace("\n", "\r\n").encode())
    (home / "bad.txt").write_bytes(EMAIL.replace("10 May", "12 May").encode())
    return home


def test_a_right_text_is_accepted_with_the_sources_of_its_facts(run, drafts) -> None:
    ran = run("check", "email", "notes.toml", "good.txt")
    assert (ran.status, ran.err) == (0, "")
    assert "points[0]  10 May 2027" in ran.out
    assert ran.out.splitlines()[-1].startswith("Accepted · no call")


def test_a_wrong_text_has_findings_with_place_and_evidence(run, drafts) -> None:
    ran = run("check", "email", "notes.toml", "bad.txt")
    assert ran.status == 1
    assert 'error facts.ungrounded at 5:51: "12 May 2027" is not in the notes.' in ran.out
    assert "The notes say 3 May 2027 and 10 May 2027." in ran.out


def test_a_text_without_notes_is_prose(run, drafts) -> None:
    assert run("check", "prose", "good.txt").status == 0
    ran = run("check", "prose", "day.txt")
    assert ran.status == 1
    assert "dates.weekday" in ran.out
    assert run("check", "prose", "good.txt", "day.txt").status == 2


def test_a_check_as_json_is_one_object(run, drafts) -> None:
    ran = run("check", "email", "notes.toml", "bad.txt", "--json")
    result = json.loads(ran.out)
    assert (ran.status, ran.err, result["ok"]) == (1, "", False)
    assert any(finding["check"] == "facts.ungrounded" for finding in result["findings"])


def test_the_project_decides_which_checks_run(run, drafts) -> None:
    (drafts / "reflectwrite.toml").write_text(
        '[checks]\nignore = ["facts.ungrounded", "points"]\n', encoding="utf-8"
    )
    assert run("check", "email", "notes.toml", "bad.txt").status == 0


def test_a_fix_changes_its_span_and_nothing_else(run, drafts) -> None:
    ran = run("fix", "email", "notes.toml", "day.txt")
    assert ran.status == 0
    assert ran.out == WRONG_DAY.replace("Tuesday", "Monday").replace("\n", "\r\n")
    assert "fixed 5:37: 'Tuesday' → 'Monday'" in ran.err
    assert (drafts / "day.txt").read_bytes() == WRONG_DAY.replace("\n", "\r\n").encode()


def test_a_fix_in_place_changes_the_file(run, drafts) -> None:
    ran = run("fix", "email", "notes.toml", "day.txt", "--in-place")
    assert (ran.status, ran.out) == (0, "")
    want = WRONG_DAY.replace("Tuesday", "Monday").replace("\n", "\r\n").encode()
    assert (drafts / "day.txt").read_bytes() == want


def test_a_fix_that_changes_nothing_leaves_the_file_alone(run, drafts) -> None:
    before = (drafts / "good.txt").stat()
    assert run("fix", "email", "notes.toml", "good.txt", "--in-place").status == 0
    assert (drafts / "good.txt").stat() == before


def test_what_no_fix_clears_is_reported(run, drafts) -> None:
    ran = run("fix", "email", "notes.toml", "bad.txt")
    assert ran.status == 1
    assert ran.out == EMAIL.replace("10 May", "12 May")
    assert "facts.ungrounded" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "email", "notes.toml"), "the text is missing"),
        (("check", "email", "-", "-"), "can't be both"),
        (("check", "email", "notes.toml", "godo.txt"), "did you mean 'good.txt'?"),
        (("check", "emial", "notes.toml", "good.txt"), "did you mean 'email'?"),
        (("fix", "email", "notes.toml", "-", "--in-place"), "--in-place"),
        (("fix", "email", "notes.toml", "good.txt", "--in-place", "--json"), "--in-place"),
    ],
)
def test_wrong_use_is_told(arguments, says, run, drafts) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
