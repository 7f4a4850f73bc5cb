"""Inputs as data: text that a template may print and that can never become structure.

In: any value of a task's fields. Out: the same value with its strings as ``Data``, one line each,
without control characters, and with the marks that models and parsers read as structure made
harmless (``</output>`` becomes ``‹/output>``). Nothing here knows a template engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from ..parsing import Dialect

# Controls (except white space), overrides of the writing direction, and the invisible tag
# characters, which stay only behind the black flag, where emoji use them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
)


class Data(str):
    """A text from the inputs as templates see it: one line; ``lines`` has its own lines."""

    lines: tuple[str, ...]

    def __new__(cls, text: str, dialect: Dialect | None = None) -> Data:
        clean = harmless(text, dialect)
        self = super().__new__(cls, " ".join(clean.split()))
        self.lines = tuple(line.rstrip() for line in clean.splitlines()) or ("",)
        return self


def harmless(text: str, dialect: Dialect | None = None) -> str:
    """``text`` without unseen characters, its marks of structure turned into look-alikes.

    The tags of the built-in dialects and of chat templates always; the marks of ``dialect`` (such
    as ``[DRAFT]``, which other models may read as what they are: words) only where it is given.
    """
    from ..parsing import DIALECTS, escape_tags

    tagged = [known for known in DIALECTS.values() if not known.marks]
    clean = escape_tags(_UNSEEN.sub("", text), [*tagged, dialect] if dialect else tagged)
    return clean.replace("<｜", "‹｜")  # the full-width spelling of DeepSeek's chat template


def as_data(value: object, dialect: Dialect | None = None) -> object:
    """``value`` for a template: strings as ``Data`` at any depth, models as mappings."""
    if value is None or isinstance(value, bool | int | float | Decimal | Data):
        return value
    if isinstance(value, Enum):
        return as_data(value.value, dialect)
    if isinstance(value, str):
        return Data(value, dialect)
    if isinstance(value, datetime | date | time):
        return Data(value.isoformat())
    if isinstance(value, BaseModel):
        return {name: as_data(getattr(value, name), dialect) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {Data(str(key), dialect): as_data(item, dialect) for key, item in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes):
        return tuple(as_data(item, dialect) for item in value)
    return Data(str(value), dialect)
