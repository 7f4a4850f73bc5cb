"""The public case runner fails when a case does not hold, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectwrite.checks import Check, Context
from reflectwrite.errors import UsageError
from reflectwrite.testing.cases import load_cases, run_case
from reflectwrite.types import Edit, Finding, Fix, Span


class Marks(Check):
    """Two exclamation marks in a row; its fix keeps one of the first two."""

    id = "house.marks"
    severity = "warning"
    prefix = True

    def run(self, context: Context) -> Iterator[Finding]:
        at = context.text.find("!!")
        if at >= 0:
            fix = Fix("Keep one", (Edit(Span(at, at + 2), "!"),))
            yield Finding(self.id, self.severity, "One is enough.", Span(at, at + 2), fix=fix)


class Bangs(Check):
    """A single exclamation mark at the end."""

    id = "house.bangs"

    def run(self, context: Context) -> Iterator[Finding]:
        if context.text.endswith("!") and not context.text.endswith("!!"):
            yield Finding(self.id, self.severity, "Calm down.")


def run(tmp_path: Path, yaml: str, *beside: type[Check]) -> None:
    file = tmp_path / "house.marks.yaml"
    file.write_text(yaml, "utf-8")
    for case in load_cases(file):
        assert case.check == "house.marks"
        run_case(case, Marks, beside=beside)


def test_right_cases_hold(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
        pass:
          - text: Thanks!
        fail:
          - text: Thanks!!
            finds: ["!!"]
            message: One is enough.
            fixed: Thanks!
        """,
    )


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("pass: [{text: 'Thanks!!'}]", "should pass, but finds house.marks"),
        ("fail: [{text: 'Thanks!'}]", "should fail, but finds nothing"),
        ("fail: [{text: 'A!!', finds: ['A']}]", "finds ['!!'], not ['A']"),
        ("fail: [{text: 'A!!', severity: error}]", "severity 'warning', not 'error'"),
        ("fail: [{text: 'A!!', message: Two.}]", "message is 'One is enough.', not 'Two.'"),
        ("fail: [{text: 'A!!', fixed: 'A'}]", "fixed text is 'A!', not 'A'"),
        ("fail: [{text: 'A!!!', fixed: 'A!!'}]", "the fix leaves house.marks"),
        ("fail: [{text: 'A!!', fixed: 'A!'}]", "the fix adds house.bangs"),
    ],
)
def test_a_case_that_does_not_hold_says_why(tmp_path: Path, case: str, said: str) -> None:
    with pytest.raises(AssertionError) as caught:
        run(tmp_path, case, Bangs)
    assert said in str(caught.value)
    assert "house.marks.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("passes: []", "no mapping of pass and fail"),
        ("pass: 3", "pass is 3"),
        ("pass: [{name: a}]", "pass 1 has no text"),
        ("fail: [{text: a, fixd: b}]", "has the key 'fixd'"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, yaml: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(tmp_path, yaml)
    assert said in str(caught.value)


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no"):
        load_cases(tmp_path)
