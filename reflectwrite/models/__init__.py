"""Models: what the loop asks to write, and the adapters that reach them.

``OpenAIModel`` is loaded when it is first named, and imports the ``openai`` package only when it
makes its first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Model, Prefill, Profile, ReflectionPlace

if TYPE_CHECKING:
    from .openai_model import OpenAIModel

__all__ = ["Model", "OpenAIModel", "Prefill", "Profile", "ReflectionPlace"]


def __getattr__(name: str) -> object:
    if name == "OpenAIModel":
        from .openai_model import OpenAIModel

        return OpenAIModel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
