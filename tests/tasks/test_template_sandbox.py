"""Templates of users: found in their order, and shut off from Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from reflectwrite.errors import ConfigError
from reflectwrite.models.base import Profile
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.tasks import Task, render

EMAIL = Email(to="D", sender="L", purpose="p", points=["a"])


def put(folder: Path, text: str, name: str = "email/draft.j2") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def user_block(text: str) -> str:
    return "{% block user %}" + text + "{% endblock %}"


@pytest.mark.parametrize(
    "expression",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ points.__class__ }}",
        "{{ inputs.__init__.__globals__ }}",
        "{{ (points | attr('__class__')) }}",
        "{{ '{0.__class__}'.format(points) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ to.lines.__class__ }}",
        "{{ range(10**9) }}",
        "{{ inputs.clear() }}",
        "{{ inputs.update({'to': 'x'}) }}",
        "{% include '../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{{ nothing }}",
        "{{ config }}",
        "{% set x = to.__class__ %}{{ x }}",
        "{{ to.lines.count.__self__ }}",
    ],
)
def test_a_template_reaches_nothing_but_the_inputs(expression: str, tmp_path: Path) -> None:
    put(tmp_path, user_block(expression))
    with pytest.raises(ConfigError) as caught:
        render(EMAIL, profile=Profile(), overrides=(tmp_path,))
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)


def test_the_user_comes_before_the_project_and_both_before_the_package(tmp_path: Path) -> None:
    user = put(tmp_path / "user", user_block("user"))
    project = put(tmp_path / "project", user_block("project"))
    put(project, user_block("project redraft"), "email/redraft.j2")
    both = (user, project)
    assert render(EMAIL, profile=Profile(), overrides=both).messages[0].content == "user"
    only = render(EMAIL, profile=Profile(), overrides=(project,)).messages[0].content
    assert only == "project"
    again = render(EMAIL, kind="redraft", profile=Profile(), overrides=both).messages[0].content
    assert again == "project redraft"


def test_an_override_extends_what_it_overrides(tmp_path: Path) -> None:
    put(
        tmp_path,
        '{% extends "base:email/draft.j2" %}{% block role %}You write terse emails.{% endblock %}',
    )
    mine = render(EMAIL, profile=Profile(), overrides=(tmp_path,)).messages
    theirs = render(EMAIL, profile=Profile(), overrides=()).messages
    assert mine[0].content.startswith("You write terse emails.")
    assert mine[1] == theirs[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (user_block("{{ purpos }}"), "'purpos' is undefined"),
        (user_block("{% if %}"), "line 1"),
        ("text without blocks", "block named 'user'"),
        ('{% extends "shared/nothing.j2" %}', "'shared/nothing.j2'"),
        (user_block("{{ points + 1 }}"), "'email/draft.j2' failed"),
        (user_block("{{ 1 / 0 }}"), "'email/draft.j2' failed"),
    ],
)
def test_a_wrong_template_is_named_with_its_fault(text: str, says: str, tmp_path: Path) -> None:
    put(tmp_path, text)
    with pytest.raises(ConfigError, match=r"email/draft\.j2") as caught:
        render(EMAIL, profile=Profile(), overrides=(tmp_path,))
    assert says in str(caught.value)


def test_a_template_that_includes_itself_ends_in_an_error(tmp_path: Path) -> None:
    put(tmp_path, user_block('{% include "email/draft.j2" %}'))
    with pytest.raises(ConfigError, match=r"email/draft\.j2"):
        render(EMAIL, profile=Profile(), overrides=(tmp_path,))


class Haiku(Task):
    """A task without a template of its own."""

    name = "haiku"
    season: str
    words: tuple[str, ...] = ()
    details: dict[str, str] = Field(default_factory=dict)
    verse: str = ""


def test_a_task_without_a_template_gets_one_that_lists_its_fields() -> None:
    haiku = Haiku(season="autumn", words=("leaf", "rain"), details={"mood": "calm"}, verse="a\nb")
    user = render(haiku, profile=Profile(), overrides=()).messages[1].content
    assert (
        "Season: autumn\nWords:\n1. leaf\n2. rain\nDetails:\nmood: calm\nVerse:\n> a\n> b\n" in user
    )


@pytest.mark.parametrize("kind", ["draft", "revise", "edit", "redraft"])
@pytest.mark.parametrize("dialect", ["reflection", "markers", "think", "plain"])
@pytest.mark.parametrize("reflection", [True, False])
def test_every_kind_renders_in_every_dialect(kind, dialect, reflection) -> None:
    messages = render(
        EMAIL, kind=kind, profile=Profile(dialect=dialect), overrides=(), reflection=reflection,
        text="Dear D,\n\nx", sentence="x",
    ).messages  # fmt: skip
    tags = dialect == "reflection" and reflection
    assert ("<output>" in messages[0].content) == tags
    assert ("[DRAFT]" in messages[0].content) == (dialect == "markers" and reflection)
    assert ("> Dear D," in messages[1].content) == (kind in ("revise", "edit"))
