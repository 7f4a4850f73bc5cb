"""How a piece of writing is done: limits, prices, and which ways are open.

Validated at the boundary; ``with_overrides`` is how ``client.write(task, seed=7)`` changes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import UsageError

Hold = Literal["none", "draft", "sentence"]
Switch = Literal["auto", "on", "off"]


class Prices(BaseModel):
    """Money per million tokens, in any one currency. Cached input costs as input unless told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Decimal = Field(ge=0)
    cached_input: Decimal | None = Field(default=None, ge=0)
    output: Decimal = Field(ge=0)

    def cost(self, prompt_tokens: int, cached_tokens: int, completion_tokens: int) -> Decimal:
        """What a call costs; ``cached_tokens`` are among ``prompt_tokens``."""
        cached = min(cached_tokens, prompt_tokens)
        cheap = self.input if self.cached_input is None else self.cached_input
        total = (
            (prompt_tokens - cached) * self.input + cached * cheap + completion_tokens * self.output
        )
        return total / 1_000_000


class Settings(BaseModel):
    """What a client does by default, and what ``write`` may override.

    ``max_attempts``: calls of all kinds; ``max_tokens``: prompt and completion tokens of all calls
    together; ``max_cost``: money, needs ``prices``; ``deadline``: seconds. ``hold``: what a stream
    may still change (docs/loop.md). ``cure_warnings``: ids or families of warnings that are cured,
    once. ``reflection``: whether the model may think and reflect before it writes; ``grounded``:
    whether a grammar of the inputs' facts guides engines that take one; "auto" leaves both to the
    model's profile. ``max_draft_tokens`` bounds each single call.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_attempts: int = Field(default=8, ge=1)
    max_tokens: int | None = Field(default=None, ge=1)
    max_draft_tokens: int | None = Field(default=None, ge=1)
    max_cost: Decimal | None = Field(default=None, gt=0)
    deadline: float | None = Field(default=None, gt=0)
    prices: Prices | None = None
    seed: int | None = None
    temperature: float | None = Field(default=None, ge=0)
    strict: bool = False
    hold: Hold = "none"
    reflection: Switch = "auto"
    grounded: Switch = "auto"
    cure_warnings: tuple[str, ...] = ("points.coverage",)

    def with_overrides(self, overrides: Mapping[str, object]) -> Settings:
        """The same with these fields changed; ``UsageError`` names what is wrong."""
        if not overrides:
            return self
        return read_settings({**self.model_dump(exclude_unset=True), **overrides})


def read_settings(values: Mapping[str, object]) -> Settings:
    """Settings from plain values; ``UsageError`` for a wrong one or a cost limit without prices."""
    try:
        settings = Settings.model_validate(dict(values))
    except ValidationError as error:
        raise UsageError(
            "; ".join(
                _fault(detail["loc"], detail["input"], detail["msg"])
                for detail in error.errors(include_url=False)
            )
        ) from error
    if settings.max_cost is not None and settings.prices is None:
        raise UsageError(
            f"max_cost={str(settings.max_cost)!r} can't be kept without prices; put the model's "
            'input and output prices, for a million tokens, under [prices."NAME"] in '
            "reflectwrite.toml, or drop the limit"
        )
    return settings


def _fault(location: tuple[int | str, ...], value: object, message: str) -> str:
    field = ".".join(map(str, location))
    if field not in Settings.model_fields and len(location) == 1:
        return f"{field!r} is no setting; the settings are {', '.join(Settings.model_fields)}"
    return f"setting {field} = {value!r}: {message[0].lower()}{message[1:]}"
