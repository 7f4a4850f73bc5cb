"""From a task to the messages that a model gets.

In: a task, the kind of call, the model's profile, the checks that will judge the draft, and the
values of that kind. Out: a ``Prompt`` with a system and a user message. A template gives each by a
block of that name; it sees data only (see ``data.py``), and the checks' own words as rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ..errors import ConfigError
from ..types import Finding, Message, PartKind, Prompt, Role
from .data import as_data
from .languages import language_name
from .task import Task
from .templates import environment, package_folder, task_folder

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment, Template

    from ..checks.base import Check
    from ..models.base import Profile
    from ..parsing import Dialect

Kind = Literal["draft", "revise", "edit", "redraft"]


def render(
    task: Task,
    *,
    kind: Kind = "draft",
    profile: Profile,
    checks: Sequence[Check] = (),
    overrides: Sequence[Path] | None = None,
    **values: object,
) -> Prompt:
    """The prompt for one call.

    ``values``: ``reflection`` (bool, default True: the model may think and reflect in its dialect),
    ``findings`` (what to cure; ``problem`` and ``problems`` follow from them), ``sentence`` (kind
    ``revise``) and ``text`` (kinds ``revise``, ``edit``, ``redraft``: the draft as it stands). They
    stand beside the task's fields, which ``inputs`` holds too. ``overrides`` are the folders that
    come before the task's own; by default the user's and the project's. The prompt has no prefix:
    which one a model takes is the business of its dialect. Raises ``ConfigError`` for a template
    that is missing or wrong.
    """
    if overrides is None:
        from ..config import template_folders

        overrides = template_folders()
    own = task_folder(type(task))
    folders = (package_folder(),) if own is None else (own, package_folder())
    env = environment(tuple(overrides), folders)
    template = _template(env, type(task), kind, compact=profile.compact)
    given = _values(task, profile, checks, values)
    if kind != "draft":
        draft = _template(env, type(task), "draft", compact=profile.compact)
        given["draft_template"] = str(draft.name)
    return Prompt(_messages(template, given))


def _values(
    task: Task, profile: Profile, checks: Sequence[Check], values: dict[str, object]
) -> dict[str, object]:
    from ..parsing import get_dialect

    findings = values.pop("findings", ())
    told = [item.reflection for item in _findings(findings)]
    dialect = get_dialect(profile.dialect)
    fields = {name: as_data(getattr(task, name), dialect) for name in type(task).model_fields}
    given: dict[str, object] = {
        "reflection": True,
        "problems": told,
        "problem": " ".join(told),
        "dialect": profile.dialect,
        "task_name": task.name,
        "language_name": language_name(task.locale()) or task.locale(),
        "rules": [rule for check in checks if (rule := check.instruction(task))],
        "briefs": [brief for check in checks if (brief := check.brief(task))],
        "settings": sorted(type(task).settings),
        **values,
    }
    return {
        **fields,
        **{name: as_data(value, dialect) for name, value in given.items()},
        "inputs": fields,
        "form": _form(dialect),  # its marks are structure, and stay as they are
    }


def _form(dialect: Dialect) -> dict[str, dict[str, str]]:
    """What opens and closes each kind of part in the dialect, for the instructions."""
    kinds: tuple[PartKind, ...] = ("thinking", "reflection", "draft")
    return {
        kind: {"opening": dialect.opening(kind), "closing": dialect.closing(kind)} for kind in kinds
    }


def _findings(values: object) -> list[Finding]:
    if isinstance(values, Sequence):
        found = [value for value in values if isinstance(value, Finding)]
        if len(found) == len(values):
            return found
    raise TypeError(f"findings={values!r} is not a sequence of Finding; pass result.findings")


def _template(env: Environment, task: type[Task], kind: Kind, *, compact: bool) -> Template:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    folder = task.template or task.name
    names = [f"{folder}/{kind}.j2", f"shared/{kind}.j2"]
    if compact:
        names.insert(0, f"{folder}/{kind}.compact.j2")
    for name in names:
        try:
            return env.get_template(name)
        except TemplateNotFound:
            continue
        except TemplateSyntaxError as error:
            raise ConfigError(
                f"template {error.name or name!r}, line {error.lineno}: {error.message}; correct it"
            ) from error
    raise ConfigError(
        f"task {task.name!r} has no template for {kind!r}; add one of {', '.join(names)}"
    )


def _messages(template: Template, values: dict[str, object]) -> tuple[Message, ...]:
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    context = template.new_context(values)
    try:
        # Running the template once resolves ``extends`` and top-level ``set``; the text is unused.
        for _ in template.root_render_func(context):
            pass
        roles: tuple[Role, ...] = ("system", "user")
        messages = tuple(
            Message(role, text)
            for role in roles
            if role in context.blocks
            and (text := "".join(context.blocks[role][0](context)).strip())
        )
    except UndefinedError as error:
        fields = ", ".join(name for name in values if name not in ("inputs", "form"))
        raise ConfigError(
            f"template {template.name!r}: {error.message}; what it may name is {fields}"
        ) from error
    except SecurityError as error:
        raise ConfigError(
            f"template {template.name!r}: {error.message}; templates see the inputs alone"
        ) from error
    except TemplateSyntaxError as error:
        raise ConfigError(
            f"template {error.name!r}, line {error.lineno}: {error.message}; correct it"
        ) from error
    except TemplateNotFound as error:
        raise ConfigError(
            f"template {template.name!r} extends or includes {error.name!r}, which is not there; "
            "add it or correct the name"
        ) from error
    except RecursionError as error:
        raise ConfigError(f"template {template.name!r} includes itself; correct it") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise ConfigError(f"template {template.name!r} failed: {error}; correct it") from error
    if not any(message.role == "user" for message in messages):
        raise ConfigError(
            f"template {template.name!r} says nothing to the model; give it a block named 'user'"
        )
    return messages
