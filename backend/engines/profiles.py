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


def profile_of(header: Header, context: int) -> Profile:
    """The profile of the model in ``header``, run with ``context`` tokens."""
    told = header.text(PROFILE_KEY)
    profile = _GENERIC if told is None else _told(header, told)
    if told is None and _speaks_think(header):
        profile = replace(profile, dialect="think")
    return replace(profile, context=context)


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
        if "languages" in kept:
            kept["languages"] = tuple(kept["languages"])
        return replace(_GENERIC, **kept)
    except (ValueError, TypeError) as error:
        raise EngineError(
            f"model {str(header.path)!r} has a bad {PROFILE_KEY!r} ({error}); export it again"
        ) from error


def trained_or_default_context(header: Header, wanted: int | None) -> int:
    """Tokens of context to run with: as wanted, at most what the model was trained with."""
    trained = header.trained_context
    if wanted is None:
        return min(trained or 8192, 8192)
    return wanted if trained is None else min(wanted, trained)
