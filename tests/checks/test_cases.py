"""Every rule of the project has cases beside it, and they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

import reflectwrite.checks.rules
import reflectwrite.plugins.tasks.email.checks
from reflectwrite.registry import checks
from reflectwrite.testing.cases import Case, load_cases, run_case

FOLDERS = [
    Path(str(package.__file__)).parent / "cases"
    for package in (reflectwrite.checks.rules, reflectwrite.plugins.tasks.email.checks)
]
CASES = [case for folder in FOLDERS for case in load_cases(folder)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_holds(case: Case) -> None:
    rules = checks()
    # Facts and points judge what the text says, which a case about something else leaves open.
    beside = [rule for name, rule in rules.items() if not name.startswith(("facts", "points"))]
    run_case(case, rules[case.check], beside=beside)


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_check_has_passing_and_failing_cases(check: str) -> None:
    outcomes = {case.outcome for case in CASES if case.check == check}
    assert outcomes == {"pass", "fail"}


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_safe_fix_has_a_case_with_the_fixed_text(check: str) -> None:
    document = (checks()[check].__doc__ or "").partition("Fix:")[2]
    if "safe" in document.replace("unsafe", ""):
        assert any(
            "fixed" in case.values and case.values.get("safety", "safe") == "safe"
            for case in CASES
            if case.check == check
        )
