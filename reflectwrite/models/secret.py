"""A value that must not be seen: keys, passwords, header values.

It shows as ``***`` wherever Python, a debugger, a log or a traceback prints it. ``reveal`` is
called where the value goes on the wire, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn

_SHOWN = "***"


class Secret:
    """Holds ``value`` in a closure, so that no attribute, ``vars`` or ``repr`` shows it."""

    __slots__ = ("reveal",)

    reveal: Callable[[], str]

    def __init__(self, value: str) -> None:
        self.reveal = lambda: value

    def __repr__(self) -> str:
        return _SHOWN

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a secret can't be pickled or copied; read the key again where it is needed"
        )


def as_secret(value: str | Secret | None) -> Secret | None:
    """``value`` wrapped, without the white space that a key read from a file ends with."""
    if value is None or isinstance(value, Secret):
        return value
    return Secret(value.strip()) if value.strip() else None


def redact(text: str, secrets: Iterable[Secret]) -> str:
    """``text`` with every secret in it replaced by ``***`` (a server may echo what it was sent)."""
    for secret in sorted(secrets, key=lambda one: len(one.reveal()), reverse=True):
        if secret.reveal():
            text = text.replace(secret.reveal(), _SHOWN)
    return text
