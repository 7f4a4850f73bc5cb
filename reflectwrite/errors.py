"""Everything that ReflectWrite raises on purpose.

    ReflectWriteError
    ├── UsageError              wrong use: unknown task, bad field, impossible limits   (exit 2)
    │   ├── InputError          the inputs contradict themselves or ask the impossible
    │   ├── ConfigError         reflectwrite.toml or the environment is wrong
    │   └── MissingExtraError   an optional part is not installed
    ├── PluginError             a task, check or engine could not be loaded or clashes
    ├── ModelError              endpoint or engine failed                               (exit 3)
    │   ├── EndpointError       the endpoint answered with an error, or not at all
    │   │   ├── AuthenticationError
    │   │   ├── UnknownModelError
    │   │   ├── ContextLengthError
    │   │   └── RateLimitError
    │   ├── StreamBrokenError   the stream ended before its end
    │   └── EngineError         the local engine could not load or run
    ├── BudgetError             a limit ended the work before there was any draft
    └── NotAcceptedError        strict=True and blocking findings remain; carries the result

Each message is one sentence with the value, the cause and the next step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .types import Result, Usage


class ReflectWriteError(Exception):
    """The root. ``result`` holds the best draft so far, where there is one."""

    result: Result | None = None


class UsageError(ReflectWriteError):
    """Wrong use; nothing was sent anywhere."""


class InputError(UsageError):
    """The inputs of a task contradict themselves or ask the impossible."""


class ConfigError(UsageError):
    """A configuration file or environment variable is wrong."""


class MissingExtraError(UsageError):
    """An optional part is not installed; the message has the command that installs it."""


class PluginError(ReflectWriteError):
    """A task, check or engine could not be loaded, or its name is taken."""


class ModelError(ReflectWriteError):
    """The endpoint or the engine failed."""


class EndpointError(ModelError):
    """The endpoint answered with an error, or not at all. Never contains the key."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class AuthenticationError(EndpointError):
    """The endpoint refused the key."""


class UnknownModelError(EndpointError):
    """The endpoint does not have the model."""


class ContextLengthError(EndpointError):
    """The prompt does not fit the model's context."""


class RateLimitError(EndpointError):
    """The endpoint asks for fewer requests, for longer than the deadline allows."""


class StreamBrokenError(ModelError):
    """A stream ended before its end. ``text`` is what came, ``usage`` what it cost (estimated)."""

    def __init__(self, message: str, *, text: str = "", usage: Usage | None = None) -> None:
        super().__init__(message)
        self.text = text
        self.usage = usage


class EngineError(ModelError):
    """The local engine could not load or run the model."""


class BudgetError(ReflectWriteError):
    """A limit ended the work before there was any draft to return."""


class NotAcceptedError(ReflectWriteError):
    """``strict=True`` and blocking findings remain; ``result`` is the best draft with them."""

    def __init__(self, message: str, result: Result) -> None:
        super().__init__(message)
        self.result = result
