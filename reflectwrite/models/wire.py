"""The chat-completions wire: a request becomes a JSON body, a chunk becomes pieces.

Chunks are read as plain JSON objects: endpoints add fields of their own (``reasoning``,
``reasoning_content``, cache counts) and leave others out, and building typed objects for every
token costs more than everything else that happens to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..types import Request
from .base import Prefill
from .faults import Fault
from .prefill import wire_fields, wire_messages

GrammarField = Literal["grammar", "structured_outputs"]
Body = dict[str, object]

# Optional fields that some models refuse; a call goes on without them.
_OPTIONAL = ("stream_options", "seed", "temperature", "stop")
_REFUSAL = (
    "unsupported",
    "not support",
    "unknown",
    "unrecognized",
    "unexpected",
    "not permitted",
    "not allowed",
    "extra",
    "invalid",
)


@dataclass(frozen=True, slots=True)
class Learned:
    """What an endpoint refused so far: left out or renamed from then on."""

    without: frozenset[str] = frozenset()
    renamed: bool = False  # max_tokens is called max_completion_tokens

    def after(self, fault: Fault, body: Body) -> Learned | None:
        """What to change, where ``fault`` refuses one optional field of ``body``; else None."""
        if fault.kind != "status" or fault.status not in (400, 422):
            return None
        words = f"{fault.param} {fault.words}".lower()
        if "max_completion_tokens" in words and not self.renamed:
            return replace(self, renamed=True)
        if not any(word in words for word in _REFUSAL):
            return None
        for name in _OPTIONAL:
            if name in body and name in words:
                return replace(self, without=self.without | {name})
        return None


def build_body(
    request: Request,
    *,
    model: str,
    spelling: Prefill,
    learned: Learned,
    grammar: GrammarField | None,
    temperature: float | None,
) -> Body:
    """The JSON body of a call."""
    body: Body = {
        "model": model,
        "messages": wire_messages(request.prompt, spelling),
        "max_completion_tokens" if learned.renamed else "max_tokens": request.max_tokens,
        "stream": True,
        "stream_options": {"include_usage": True},
        **wire_fields(request.prompt, spelling),
    }
    heat = request.temperature if request.temperature is not None else temperature
    if heat is not None:
        body["temperature"] = heat
    if request.seed is not None:
        body["seed"] = request.seed
    if request.stop:
        body["stop"] = list(request.stop)
    if request.grammar is not None and grammar == "grammar":
        body["grammar"] = request.grammar
    elif request.grammar is not None and grammar == "structured_outputs":
        body["structured_outputs"] = {"grammar": request.grammar}
    for name in learned.without:
        body.pop(name, None)
    return body


def read_content(content: object) -> tuple[str, str]:
    """(text, reasoning) of a ``content`` field: a string, or a list of typed parts (Mistral)."""
    if isinstance(content, str):
        return content, ""
    if not isinstance(content, list):
        return "", ""
    text = reasoning = ""
    for part in content:
        if not isinstance(part, Mapping):
            continue
        if part.get("type") == "thinking":
            inner, _ = read_content(part.get("thinking"))
            reasoning += inner
        elif isinstance(part.get("text"), str):
            text += part["text"]
    return text, reasoning
