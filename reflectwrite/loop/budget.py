"""What may still be spent, and what has been.

In: settings, a clock, a token counter. Out: how many tokens the next call may generate, whether
time is up, and the ledger. Prompts are counted on the high side; nothing is assumed to be cached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from ..types import Ledger, Prompt, Usage
from .settings import Settings

# A call that could write less than this is not worth its prompt.
LEAST_TOKENS = 64
# What chat templates put around a message, on the high side.
_PER_MESSAGE = 8


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one call may generate, and what its prompt was counted as."""

    max_tokens: int
    prompt_tokens: int


class Budget:
    """The limits of one piece of writing, from its first call to its last."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], float],
        count_tokens: Callable[[str], int],
        context: int,
        started: float | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._count = count_tokens
        self._context = context
        self._start = clock() if started is None else started
        self._ledger = Ledger(cost=None if settings.prices is None else Decimal(0))
        self.deadline = None if settings.deadline is None else self._start + settings.deadline

    @property
    def expired(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline is not None and self._clock() >= self.deadline

    def prompt_tokens(self, prompt: Prompt) -> int:
        """The prompt's tokens, on the high side."""
        texts = [message.content for message in prompt.messages]
        if prompt.prefix:
            texts.append(prompt.prefix)
        return sum(self._count(text) + _PER_MESSAGE for text in texts) + _PER_MESSAGE

    def completion_tokens(self, text: str) -> int:
        """The tokens of a completion that nobody counted for us."""
        return self._count(text) if text else 0

    def allowance(self, prompt: Prompt, *, running: Usage | None = None) -> Allowance | str:
        """What a call with this prompt may generate, or the limit that forbids it, in words.

        ``running``: what a call costs that is still open and not in the ledger.
        """
        settings = self._settings
        spent = self._ledger if running is None else self._with(running)
        least = LEAST_TOKENS
        if spent.calls >= settings.max_attempts:
            return f"max_attempts={settings.max_attempts} calls are made"
        if self.expired:
            return f"the deadline of {settings.deadline:g} s has passed"
        asked = self.prompt_tokens(prompt)
        room = {f"the model's context of {self._context} tokens": self._context - asked}
        if settings.max_tokens is not None:
            left = settings.max_tokens - spent.prompt_tokens - spent.completion_tokens - asked
            room[f"max_tokens={settings.max_tokens}"] = left
        if settings.max_cost is not None and settings.prices is not None and spent.cost is not None:
            money = settings.max_cost - spent.cost - settings.prices.cost(asked, 0, 0)
            price = settings.prices.output
            if price > 0 or money < 0:
                tokens = money * 1_000_000 / (price or Decimal(1))
                room[f"max_cost={settings.max_cost}"] = int(
                    tokens.to_integral_value(rounding=ROUND_FLOOR)
                )
        limit, tightest = min(room.items(), key=lambda item: item[1])
        if settings.max_draft_tokens is not None:
            # A bound on single calls is a wish, not a limit that ends the work.
            least = min(least, settings.max_draft_tokens)
            tightest = min(tightest, settings.max_draft_tokens)
        if tightest < least:
            return f"{limit} leaves no room for another call"
        return Allowance(tightest, asked)

    def spend(self, usage: Usage) -> None:
        """Counts a call, aborted or not."""
        self._ledger = self._with(usage)

    def _with(self, usage: Usage) -> Ledger:
        spent, prices = self._ledger, self._settings.prices
        cost = spent.cost
        if prices is not None and cost is not None:
            cost += prices.cost(usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens)
        return Ledger(
            calls=spent.calls + 1,
            prompt_tokens=spent.prompt_tokens + usage.prompt_tokens,
            cached_tokens=spent.cached_tokens + usage.cached_tokens,
            completion_tokens=spent.completion_tokens + usage.completion_tokens,
            estimated=spent.estimated or usage.estimated,
            cost=cost,
        )

    def ledger(self) -> Ledger:
        """Everything spent so far."""
        spent = self._ledger
        return Ledger(
            spent.calls, spent.prompt_tokens, spent.cached_tokens, spent.completion_tokens,
            spent.estimated, spent.cost, self._clock() - self._start,
        )  # fmt: skip
