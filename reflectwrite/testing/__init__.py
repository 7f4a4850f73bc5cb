"""What plugin authors and our own tests use: a scripted model, a scripted endpoint, check cases."""

from __future__ import annotations

from .endpoint import Exchange, ScriptedEndpoint
from .model import Call, Completion, Piece, ScriptedModel
from .script import (
    INVALID_UTF8,
    KEEPALIVE,
    MALFORMED,
    Answer,
    Close,
    ErrorEvent,
    RawEvent,
    Reasoning,
    Refuse,
    Reply,
    Stall,
    Whole,
)
from .tokens import count_tokens, split_tokens

__all__ = [
    "INVALID_UTF8",
    "KEEPALIVE",
    "MALFORMED",
    "Answer",
    "Call",
    "Close",
    "Completion",
    "ErrorEvent",
    "Exchange",
    "Piece",
    "RawEvent",
    "Reasoning",
    "Refuse",
    "Reply",
    "ScriptedEndpoint",
    "ScriptedModel",
    "Stall",
    "Whole",
    "count_tokens",
    "split_tokens",
]
