"""A value that must not be seen: keys, passwords, header values.

It shows as ``***`` wherever Python, a debugger, a log or a traceback prints it. ``reveal`` is
called where the value goes on the wire, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

_SHOWN = "***"


class Secret:
    """Holds ``value`` in a closure, so that no attribute, ``vars`` or ``repr`` shows it."""

    __slots__ = ("reveal",)

    def __init__(self, value: str) -> None:
        self.reveal = lambda: value

    def __repr__(self) -> str:
        return _SHOWN

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret can't be pickled or copied; read the key again where it is needed")


def redact(text: str, secrets: Iterable[Secret]) -> str:
    """``text`` with every secret in it replaced by ``***`` (a server may echo what it was sent)."""
    for value in sorted({secret.reveal() for secret in secrets}, key=len, reverse=True):
        if value:
            text = text.replace(value, _SHOWN)
    return text
