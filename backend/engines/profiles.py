"""What a GGUF model can do, told by its own metadata or guessed from its chat template.

In: a header. Out: a ``Profile``. A model trained for ReflectWrite carries ``reflectwrite.profile``
(a JSON object with the fields of ``Profile``) and ``reflectwrite.prompt_hash`` (of the prompts it
was trained on); any other chat model gets what holds for all of them.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace

from reflectwrite.errors import EngineError
from reflectwrite.models.base import Profile

from .gguf import Header

PROFILE_KEY = "reflectwrite.profile"
PROMPT_HASH_KEY = "reflectwrite.prompt_hash"
LEXICON_KEY = "reflectwrite.lexicon"
TEMPLATE_KEY = "tokenizer.chat_template"

# A longer context would only cost memory for the texts that are written here.
_LONGEST_DEFAULT = 8192
# What any chat model gets: evidence in a user turn, since it has not seen inline reflections.
_GENERIC = Profile(
    dialect="reflection",
    prefill="flags",
    reflection="user",
    compact=False,
    grammar=True,
    edits=True,
)


class PromptsMovedWarning(UserWarning):
    """The templates are no longer those that the model was trained on."""


def profile_of(header: Header, context: int | None) -> Profile:
    """The profile of the model in ``header``, run with ``context`` tokens (None: its own choice).

    The context never exceeds what the model was trained with.
    """
    trained = header.trained_context or _LONGEST_DEFAULT
    told = header.text(PROFILE_KEY)
    if told is not None:
        profile = _told(header, told)
    else:
        dialect = "think" if _speaks_think(header) else _GENERIC.dialect
        profile = replace(_GENERIC, dialect=dialect, context=min(trained, _LONGEST_DEFAULT))
    return replace(profile, context=min(context or profile.context, trained))


def _speaks_think(header: Header) -> bool:
    template = header.text(TEMPLATE_KEY) or ""
    return "<think>" in template or "</think>" in template


def _told(header: Header, told: str) -> Profile:
    known = {field.name for field in fields(Profile)}
    try:
        values = json.loads(told)
        if not isinstance(values, dict):
            raise TypeError(f"{type(values).__name__} in place of an object")
        # Keys that a later version added are left aside, so that its models still run.
        kept = {key: value for key, value in values.items() if key in known}
        for name in ("languages", "blocking"):
            if name in kept:
                kept[name] = _strings(name, kept[name])
        return replace(_GENERIC, **kept)
    except (ValueError, TypeError) as error:
        raise EngineError(
            f"model {str(header.path)!r} has a bad {PROFILE_KEY!r} ({error}); export it again"
        ) from error


def _strings(name: str, value: object) -> tuple[str, ...]:
    """A JSON list of strings; ``TypeError`` names another value, which a tuple would take apart."""
    if not isinstance(value, list) or not all(isinstance(member, str) for member in value):
        raise TypeError(f"{name} is {value!r} in place of a list of strings")
    return tuple(value)
