"""Plugins by entry point and in process: found lazily, clashes raised, broken ones named."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reflectwrite import registry
from reflectwrite.checks.base import Check
from reflectwrite.errors import PluginError, UsageError
from reflectwrite.tasks import Task

PLUGIN = """
from reflectwrite.tasks import Task
from reflectwrite.checks import Check

class Memo(Task):
    name = "memo"
    checks = ("memo.*", "text.length")
    body: str

class Renamed(Task):
    name = "other"

class Long(Check):
    id = "memo.long"
    def run(self, context):
        return iter(())

class Clash(Check):
    id = "memo.long"
    def run(self, context):
        return iter(())

CHECKS = [Long]
CLASHING = (Clash,)
NOT_A_TASK = 5
"""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Installs entry points beside the real ones: pairs of group and EntryPoint."""
    (tmp_path / "memo_plugin.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "broken_plugin.py").write_text("raise SystemError('no licence')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    real = registry.entry_points
    added: list[EntryPoint] = []
    monkeypatch.setattr(
        registry,
        "entry_points",
        lambda group: (*real(group=group), *(entry for entry in added if entry.group == group)),
    )

    def add(kind: str, name: str, value: str) -> None:
        added.append(EntryPoint(name, value, f"reflectwrite.{kind}"))
        registry.forget_plugins()

    yield add
    registry.forget_plugins()
    for name in ("memo_plugin", "broken_plugin"):
        sys.modules.pop(name, None)


@pytest.fixture
def registered():
    things: list[type] = []

    def add(thing: type) -> type:
        things.append(thing)
        return registry.register(thing)

    yield add
    for thing in things:
        registry.unregister(thing)


def test_the_built_in_email_is_a_plugin() -> None:
    assert "email" in registry.task_names()
    assert registry.find_task("email").__name__ == "Email"
    assert registry.broken() == ()


@pytest.mark.parametrize("slip", ["emial", "Email", "e-mail", "mail"])
def test_an_unknown_task_brings_the_nearest_names(slip: str) -> None:
    with pytest.raises(UsageError, match=rf"no task '{slip}'; did you mean 'email'\?"):
        registry.find_task(slip)


def test_a_task_that_is_like_no_other_says_where_the_list_is() -> None:
    with pytest.raises(UsageError, match="see reflectwrite tasks"):
        registry.find_task("zqx")


def test_a_third_party_task_and_its_checks_work_like_the_built_in(plugins) -> None:
    plugins("tasks", "memo", "memo_plugin:Memo")
    plugins("checks", "memo", "memo_plugin:CHECKS")
    memo = registry.find_task("memo")
    assert set(registry.tasks()) >= {"email", "memo"}
    assert [check.id for check in registry.checks_for(memo)] == ["memo.long", "text.length"]


def test_a_broken_plugin_is_named_and_the_rest_load(plugins) -> None:
    plugins("tasks", "bad", "broken_plugin:Bad")
    plugins("tasks", "number", "memo_plugin:NOT_A_TASK")
    plugins("tasks", "renamed", "memo_plugin:Renamed")
    plugins("checks", "bad", "no_such_module")
    plugins("engines", "bad", "memo_plugin:Nothing")
    names = [(item.group.rpartition(".")[2], item.name) for item in registry.broken()]
    assert names == [
        ("tasks", "bad"), ("tasks", "number"), ("tasks", "renamed"), ("checks", "bad"),
        ("engines", "bad"),
    ]  # fmt: skip
    assert "email" in registry.tasks()
    assert "facts.ungrounded" in registry.checks()
    with pytest.raises(PluginError, match=r"'bad' of broken_plugin .* SystemError: no licence"):
        registry.find_task("bad")
    with pytest.raises(PluginError, match="name = 'other'"):
        registry.find_task("renamed")


def test_a_name_that_is_given_twice_raises(plugins) -> None:
    plugins("tasks", "email", "memo_plugin:Memo")
    with pytest.raises(PluginError, match="'email' is given by both"):
        registry.find_task("email")


def test_a_check_id_that_is_given_twice_raises(plugins) -> None:
    plugins("checks", "memo", "memo_plugin:CHECKS")
    plugins("checks", "clash", "memo_plugin:CLASHING")
    with pytest.raises(PluginError, match=r"'memo\.long' is given by both"):
        registry.checks()


def test_a_task_that_asks_for_a_check_that_is_not_there_is_told(plugins, registered) -> None:
    class Odd(Task):
        name = "odd"
        checks = ("facts.*", "text.lenght")

    registered(Odd)
    with pytest.raises(PluginError, match=r"check 'text\.lenght': .*did you mean 'text\.length'"):
        registry.checks_for(Odd)


def test_registering_in_process_works_at_once(registered) -> None:
    @registered
    class Note(Task):
        name = "note"
        text: str

    @registered
    class Loud(Check):
        id = "note.loud"

        def run(self, context):
            return iter(())

    assert registry.find_task("note") is Note
    assert registry.checks()["note.loud"] is Loud


def test_a_class_that_is_defined_again_replaces_itself(registered) -> None:
    def define() -> type[Task]:
        class Note(Task):
            name = "note"

        return Note

    registered(define())
    again = registered(define())
    assert registry.find_task("note") is again


@pytest.mark.parametrize(
    ("attributes", "says"), [({"name": "email"}, "'email'.* is taken"), ({}, "has no name")]
)
def test_a_task_that_can_not_be_registered_says_why(attributes, says, registered) -> None:
    with pytest.raises(PluginError, match=says):
        registered(type("Mine", (Task,), attributes))


def test_a_check_id_that_is_taken_or_missing_can_not_be_registered(registered) -> None:
    class Mine(Check):
        id = "facts.ungrounded"

        def run(self, context):
            return iter(())

    with pytest.raises(PluginError, match="is taken"):
        registered(Mine)
    with pytest.raises(PluginError, match="neither a Task nor a Check"):
        registry.register(int)


def test_text_without_inputs_is_checked_by_the_core_checks() -> None:
    ids = [check.id for check in registry.checks_for(None)]
    assert "prose.doubled" in ids
    assert not any(name.startswith("email.") for name in ids)


def test_engines_are_found_by_name() -> None:
    with pytest.raises(UsageError, match=r"no engine 'embeded'; did you mean 'embedded'\?"):
        registry.find_engine("embeded")
