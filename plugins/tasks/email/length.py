"""How many words an email may have, in the spellings that people use for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Length(BaseModel):
    """Words at least and at most; each may be open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    min: int | None = Field(default=None, ge=1)
    max: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _possible(self) -> Length:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"the least ({self.min}) is more than the most ({self.max}) words")
        return self

    def __str__(self) -> str:
        if self.min is None:
            return f"at most {self.max}"
        return f"at least {self.min}" if self.max is None else f"{self.min}-{self.max}"


def read_length(value: object) -> object:
    """``120``, ``"120"``, ``"60-120"`` or ``{min, max}`` as fields of ``Length``."""
    if isinstance(value, bool):
        raise ValueError('give words: 120, "60-120" or {min = 60, max = 120}')
    if isinstance(value, int):
        return {"max": value}
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(?:(\d{1,9})\s*[-–—]\s*)?(\d{1,9})(?:\s*words?)?\s*", value)
        if match is None:
            raise ValueError('give words: 120, "60-120" or {min = 60, max = 120}')
        least = int(match[1]) if match[1] else None
        return {"min": least, "max": int(match[2])}
    if isinstance(value, Mapping) and not value:
        return None
    return value
