"""Inputs as data: text that a template may print and that can never become structure.

In: any value of a task's fields. Out: the same value with its strings as ``Data``, one line each,
without control characters, and with the marks that models and parsers read as structure made
harmless (``</output>`` becomes ``‹/output›``). Nothing here knows a template engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel

# Tags of the reflection dialects, and the names that chat templates give to their own marks.
_NAMES = (
    "thinking|think|reflection|reflect|output|reasoning|answer|tool_call|tool_response|tools?"
    "|start_of_turn|end_of_turn|start_of_image|begin_of_text|end_of_text|bos|eos|pad|unk|mask|s"
    "|im_start|im_end|system|user|assistant|sys"
)
_MARK = re.compile(
    rf"<(?P<tag>\s*/?\s*(?:{_NAMES})\b[^<>]*)>"  # <output>, </s>, <start_of_turn>
    r"|<(?P<pipe>[|｜][^<>]{0,64}?[|｜])>"  # <|end|>, and the full-width form of DeepSeek
    rf"|<(?P<open>\s*/?\s*(?:{_NAMES})\b|[|｜])"  # the beginning of one, never closed
    r"|\[(?P<inst>/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS))\]",
    re.IGNORECASE,
)
# Controls (except white space), overrides of the writing direction, and the invisible tag
# characters, which stay only behind the black flag, where emoji use them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
)


class Data(str):
    """A text from the inputs as templates see it: one line; ``lines`` has its own line breaks."""

    lines: tuple[str, ...]

    def __new__(cls, text: str) -> Data:
        clean = harmless(text)
        self = super().__new__(cls, " ".join(clean.split()))
        self.lines = tuple(" ".join(line.split()) for line in clean.splitlines()) or ("",)
        return self


def harmless(text: str) -> str:
    """``text`` without unseen characters, its marks of structure turned into look-alikes."""
    return _MARK.sub(_defuse, _UNSEEN.sub("", text))


def _defuse(match: re.Match[str]) -> str:
    if match["inst"]:
        return f"({match['inst']})"
    if match["open"]:
        return f"‹{match['open']}"
    return f"‹{match['tag'] or match['pipe']}›"


def as_data(value: object) -> object:
    """``value`` for a template: strings as ``Data`` at any depth, models as mappings."""
    if value is None or isinstance(value, bool | int | float | Decimal | Data):
        return value
    if isinstance(value, Enum):
        return as_data(value.value)
    if isinstance(value, str):
        return Data(value)
    if isinstance(value, datetime | date | time):
        return Data(value.isoformat())
    if isinstance(value, BaseModel):
        return {name: as_data(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {Data(str(key)): as_data(item) for key, item in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes):
        return tuple(as_data(item) for item in value)
    return Data(str(value))
