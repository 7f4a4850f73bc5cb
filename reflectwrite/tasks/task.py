"""What a task is: its inputs as fields, its template and its checks as class attributes.

A task of one's own is a subclass with fields; a template is optional (``shared/draft.j2`` lists
whatever fields there are). Values are frozen, and unknown fields are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from ..types import InputText
from .shape import Shape


class Task(BaseModel):
    """The inputs of one piece of writing.

    Class attributes: ``name`` (as on the command line), ``template`` (folder of its templates, by
    default the name), ``checks`` (ids, or families such as ``email.*``, in the order in which a
    prompt lists them), ``summary`` (one line for lists), ``examples`` (complete inputs),
    ``settings`` (fields that steer the writing and hold no facts) and ``quoted`` (fields with
    someone else's text, whose contradictions are not ours).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str] = ""
    template: ClassVar[str] = ""
    checks: ClassVar[tuple[str, ...]] = (
        "facts.*", "points.*", "dates.*", "numbers.*", "text.*", "prose.*",
    )  # fmt: skip
    summary: ClassVar[str] = ""
    examples: ClassVar[tuple[Mapping[str, object], ...]] = ()
    settings: ClassVar[frozenset[str]] = frozenset(("tone", "language", "length"))
    quoted: ClassVar[frozenset[str]] = frozenset()

    def sources(self) -> tuple[InputText, ...]:
        """Every text, number and date in the fields with its path, in the order of the fields."""
        return tuple(
            text
            for field in type(self).model_fields
            if field not in self.settings
            for text in _texts(field, getattr(self, field))
        )

    def required(self) -> tuple[InputText, ...]:
        """What the draft has to say: by default the texts of the field ``points``."""
        return tuple(_texts("points", getattr(self, "points", None)))

    def problems(self) -> Iterable[str]:
        """Why these inputs can't be written up, one sentence each; checked before any call."""
        return ()

    def locale(self) -> str:
        """The language and region of the draft (``en-GB``), which decide how dates are read."""
        language = getattr(self, "language", "en")
        if not isinstance(language, str) or language in ("", "en"):
            return "en-US"
        return language

    def shape(self) -> Shape | None:
        """The outline for grounded decoding, or None where the text has no fixed outline."""
        return None

    def resume_point(self, text: str) -> int:
        """Where in a finished ``text`` something that is missing is best put: at its end."""
        return len(text.rstrip())


def _texts(path: str, value: object) -> Iterator[InputText]:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if value.strip():
            yield InputText(path, value)
    elif isinstance(value, int | float | Decimal):
        yield InputText(path, str(value))
    elif isinstance(value, datetime | date | time):
        yield InputText(path, value.isoformat())
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(f"{path}.{name}", getattr(value, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(f"{path}.{key}", item)
    elif isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes):
        for index, item in enumerate(value):
            yield from _texts(f"{path}[{index}]", item)
