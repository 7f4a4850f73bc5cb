"""How services treat a request: which prefill spelling they obey, what they refuse.

In: the JSON body of a request. Out: the opening that the service continues (or None: a new turn),
or a refusal in the words that the service uses.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..models.base import Prefill
from ..models.prefill import PROBE
from .script import Json, Refuse

# Mistral and OpenAI refuse fields that they don't know; vLLM and Ollama ignore them.
STRICT: Mapping[Prefill, bool] = {
    "flags": False,
    "prefix": True,
    "partial": False,
    "implicit": False,
    "none": True,
}
_FLAGS = ("continue_final_message", "add_generation_prompt")


def messages_of(body: Json) -> list[Json]:
    """The messages, each an object."""
    messages = body.get("messages")
    return [m for m in messages if isinstance(m, dict)] if isinstance(messages, list) else []


def opening_of(body: Json, prefill: Prefill) -> str | None:
    """The assistant text that a service with this spelling continues, or None."""
    messages = messages_of(body)
    if not messages or messages[-1].get("role") != "assistant":
        return None
    last = messages[-1]
    flagged = body.get(_FLAGS[0]) is True and body.get(_FLAGS[1]) is False
    obeyed = {
        "flags": flagged,
        "prefix": last.get("prefix") is True,
        "partial": last.get("partial") is True,
        "implicit": True,
        "none": False,
    }
    return str(last.get("content", "")) if obeyed[prefill] else None


def objection(body: Json, prefill: Prefill, *, strict: bool) -> Refuse | None:
    """What the service says to fields that it doesn't know, or that contradict each other."""
    messages = messages_of(body)
    if prefill == "flags" and all(body.get(flag) for flag in _FLAGS):
        return Refuse(
            400,
            "Cannot set both `continue_final_message` and `add_generation_prompt` to True.",
            "BadRequestError",
        )
    if strict and prefill != "flags":
        for flag in _FLAGS:
            if flag in body:
                return Refuse(
                    400, f"Unrecognized request argument supplied: {flag}", "invalid_request_error"
                )
    if strict:
        for name in ("prefix", "partial"):
            if name != prefill and any(name in message for message in messages):
                return Refuse(
                    422, f"Extra inputs are not permitted: messages.{name}", "extra_forbidden"
                )
    if (
        prefill == "prefix"
        and messages
        and messages[-1].get("role") == "assistant"
        and messages[-1].get("prefix") is not True
    ):
        return Refuse(
            400,
            "Expected last role User or Tool (or Assistant with prefix True) for serving but got "
            "assistant",
            "invalid_request_message_order",
        )
    return None


def is_probe(body: Json) -> bool:
    """Whether the request is the prefill probe, which is answered as a real model would."""
    asked = PROBE.prompt.messages[-1].content
    return any(message.get("content") == asked for message in messages_of(body))


PROBE_CONTINUED = "day, Thursday, Friday, Saturday, Sunday"
PROBE_ANEW = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
