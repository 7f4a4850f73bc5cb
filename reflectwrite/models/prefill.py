"""How an assistant opening is spelled on the wire, as data; and the probe that finds out.

``flags``     two body fields (vLLM, SGLang, llama.cpp)
``prefix``    ``prefix: true`` on the last message (Mistral, DeepSeek beta)
``partial``   ``partial: true`` on the last message (Kimi, Qwen)
``implicit``  a last message of the assistant is continued as it is (Groq, Ollama, …)
``none``      no prefill: a turn asks the model to continue exactly from there (OpenAI, Azure, …)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..types import Message, Prompt, Request
from .address import Address
from .base import Prefill
from .joins import EchoStripper, Join, OverlapTrimmer, Plain

JsonMessage = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is added to the body, and to the last message."""

    body: Mapping[str, bool] = field(default_factory=dict)
    message: Mapping[str, bool] = field(default_factory=dict)


SPELLINGS: Mapping[Prefill, Spelling] = MappingProxyType(
    {
        "flags": Spelling(body={"continue_final_message": True, "add_generation_prompt": False}),
        "prefix": Spelling(message={"prefix": True}),
        "partial": Spelling(message={"partial": True}),
        "implicit": Spelling(),
    }
)

# Services whose documentation says how; each needs no probe. (host pattern, path, spelling)
_KNOWN: tuple[tuple[str, str, Prefill], ...] = (
    (r"api\.openai\.com|.+\.openai\.azure\.com|api\.anthropic\.com", "", "none"),
    (r"(api|codestral)\.mistral\.ai", "", "prefix"),
    (r"api\.deepseek\.com", "/beta", "prefix"),
    (r"api\.deepseek\.com", "", "none"),
    (r"api\.moonshot\.(ai|cn)", "", "partial"),
    (r"dashscope(-intl)?\.aliyuncs\.com", "", "partial"),
    (r"api\.groq\.com", "", "implicit"),
)

_TAIL = 80


def known_prefill(address: Address) -> Prefill | None:
    """The spelling of a service that is known by its host name."""
    for host, path, spelling in _KNOWN:
        if re.fullmatch(host, address.host) and address.path.startswith(path):
            return spelling
    return None


def wire_messages(prompt: Prompt, spelling: Prefill) -> list[JsonMessage]:
    """The messages of a call, the prefix among them."""
    messages: list[JsonMessage] = [
        {"role": message.role, "content": message.content} for message in prompt.messages
    ]
    if not prompt.prefix:
        return messages
    opening: JsonMessage = {"role": "assistant", "content": prompt.prefix}
    if spelling == "none":
        messages += (opening, {"role": "user", "content": continue_turn(prompt.prefix)})
    else:
        messages.append(opening | dict(SPELLINGS[spelling].message))
    return messages


def wire_fields(prompt: Prompt, spelling: Prefill) -> dict[str, bool]:
    """The body fields that the prefix needs."""
    if not prompt.prefix or spelling == "none":
        return {}
    return dict(SPELLINGS[spelling].body)


def continue_turn(prefix: str) -> str:
    """What a model without prefill is asked."""
    tail = prefix[-_TAIL:].rpartition("\n")[2]
    return (
        "Continue your message exactly from where it stops"
        + (f", behind {tail!r}" if tail.strip() else "")
        + ". Begin with the very next character. Repeat nothing and add no comment."
    )


def join_for(prefix: str, spelling: Prefill, echoes: bool | None) -> Join:
    """What cleans the beginning of the stream."""
    if not prefix:
        return Plain()
    if spelling == "none":
        return OverlapTrimmer(prefix)
    return EchoStripper(prefix, echoes=echoes)


# The probe. Its opening ends inside a word: only a model that really continues goes on with the
# rest of the word. "Days:" tells an echo from an answer that starts over.
PROBE_ORDER: tuple[Prefill, ...] = ("flags", "prefix", "partial", "implicit")
PROBE = Request(
    Prompt(
        (
            Message(
                "user",
                "Write the days of the week in order, separated by commas, starting with Monday. "
                "Write nothing else.",
            ),
        ),
        prefix="Days: Monday, Tuesday, Wednes",
    ),
    max_tokens=24,
    temperature=0.0,
)
PROBE_WORD_END = "day"


@dataclass(frozen=True, slots=True)
class Found:
    """What a probe found: the spelling, and whether the endpoint echoes the prefix."""

    spelling: Prefill
    echoes: bool | None = None


def read_probe(spelling: Prefill, answer: str) -> Found | None:
    """What ``answer`` to ``PROBE`` proves, or None where the opening was not continued."""
    prefix = PROBE.prompt.prefix
    if answer.startswith(prefix + PROBE_WORD_END):
        return Found(spelling, echoes=True)
    if answer.startswith(PROBE_WORD_END):
        return Found(spelling, echoes=False)
    return None
