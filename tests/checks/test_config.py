"""Which checks run, and how severe they are."""

from __future__ import annotations

import pytest

from reflectwrite.checks import CheckConfig, Context, run_checks
from reflectwrite.checks.rules import CHECKS
from reflectwrite.errors import ConfigError
from reflectwrite.facts import Grounding
from reflectwrite.types import InputText

TEXT = "Please send the the invoice: 2 + 2 = 5."


def ids(config: CheckConfig | None = None) -> list[tuple[str, str]]:
    return [(f.check, f.severity) for f in run_checks(CHECKS, Context(TEXT), config)]


def test_everything_runs_without_configuration() -> None:
    assert ids() == [("prose.doubled", "error"), ("numbers.arithmetic", "error")]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (CheckConfig(select=("prose.*",)), ["prose.doubled"]),
        (CheckConfig(select=("numbers",)), ["numbers.arithmetic"]),
        (CheckConfig(select=("*",), ignore=("numbers.arithmetic",)), ["prose.doubled"]),
        (CheckConfig(severities={"prose.*": "off"}), ["numbers.arithmetic"]),
        (CheckConfig(select=("prose.double",)), []),
    ],
)
def test_select_and_ignore_take_ids_and_families(config: CheckConfig, expected: list[str]) -> None:
    assert [check for check, _ in ids(config)] == expected


def test_the_severity_of_an_id_wins_over_that_of_its_family() -> None:
    config = CheckConfig(severities={"prose.*": "hint", "prose.doubled": "warning"})
    assert ids(config)[0] == ("prose.doubled", "warning")


def test_own_words_are_no_inventions() -> None:
    notes = [InputText("points[0]", "the room is free")]
    context = Context("The room at Brightwater Hall is free.", grounding=Grounding(notes))
    assert run_checks(CHECKS, context)
    assert not run_checks(CHECKS, context, CheckConfig(words=("Brightwater Hall",)))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"selct": []}, "'selct'; did you mean 'select'?"),
        ({"select": "facts"}, "checks.select is 'facts'"),
        ({"words": [3]}, "checks.words holds 3"),
        ({"severities": {"facts.*": "fatal"}}, "checks.severities.facts.* is 'fatal'"),
        ({"severities": ["facts"]}, "checks.severities is ['facts']"),
    ],
)
def test_a_wrong_table_is_named(table: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        CheckConfig.from_mapping(table, source="house.toml")
    assert "house.toml" in str(caught.value)
    assert said in str(caught.value)


def test_a_right_table_is_read() -> None:
    config = CheckConfig.from_mapping(
        {"select": ["facts"], "ignore": ["a.b"], "severities": {"c": "hint"}, "words": ["Ana"]}
    )
    assert config == CheckConfig(("facts",), ("a.b",), {"c": "hint"}, ("Ana",))
