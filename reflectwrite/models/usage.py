"""What a call cost: the endpoint's own count where it can be right, else an estimate."""

from __future__ import annotations

from collections.abc import Mapping

from ..types import Request, Usage
from .estimate import estimate_prompt, estimate_tokens

NOTHING = Usage()

# Running text has far fewer characters a token than this; a count below it is wrong.
_MOST_CHARACTERS_A_TOKEN = 40


def add_usage(one: Usage, other: Usage) -> Usage:
    """Both together; estimated where either is."""
    return Usage(
        one.prompt_tokens + other.prompt_tokens,
        one.cached_tokens + other.cached_tokens,
        one.completion_tokens + other.completion_tokens,
        one.estimated or other.estimated,
    )


def read_usage(raw: object, request: Request, spoken: str) -> Usage:
    """The endpoint's count, or an estimate where it is missing or can't be right.

    ``spoken`` is all that was generated, reasoning included. A count is wrong that is no number,
    negative, zero for text that came, or so low that each token would have
    40 characters; and more cached than prompt tokens.
    """
    estimate = Usage(estimate_prompt(request.prompt), 0, estimate_tokens(spoken), estimated=True)
    if not isinstance(raw, Mapping):
        return estimate
    prompt = _count(raw.get("prompt_tokens"))
    completion = _count(raw.get("completion_tokens"))
    cached = _cached(raw)
    wrong = False
    if not prompt or prompt * _MOST_CHARACTERS_A_TOKEN < _characters(request):
        prompt, wrong = estimate.prompt_tokens, True
    if completion is None or completion * _MOST_CHARACTERS_A_TOKEN < len(spoken):
        completion, wrong = estimate.completion_tokens, True
    if cached is None or cached > prompt:
        cached, wrong = 0, True
    return Usage(prompt, cached, completion, estimated=wrong)


def _cached(raw: Mapping[str, object]) -> int | None:
    """Cached prompt tokens: OpenAI's and vLLM's field, then DeepSeek's; 0 where neither is told."""
    details = raw.get("prompt_tokens_details")
    told = details.get("cached_tokens") if isinstance(details, Mapping) else None
    if told is None:
        told = raw.get("prompt_cache_hit_tokens")
    return 0 if told is None else _count(told)


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def _characters(request: Request) -> int:
    texts = sum(len(message.content) for message in request.prompt.messages)
    return texts + len(request.prompt.prefix)
