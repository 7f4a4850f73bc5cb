"""What plugin authors and our own tests use: a scripted model, a scripted endpoint, check cases."""

from __future__ import annotations


from .model import Call, Completion, Piece, Reasoning, ScriptedModel, Whole
from .tokens import count_tokens, split_tokens

__all__ = [
    "Call",
    "Completion",
    "Piece",
    "Reasoning",
    "ScriptedModel",
    "Whole",
    "count_tokens",
    "split_tokens",
]
