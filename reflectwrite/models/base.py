"""What the loop needs to know of a model, and how it asks one to write."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from ..types import Delta, Request

Prefill = Literal["flags", "prefix", "partial", "implicit", "none"]
ReflectionPlace = Literal["inline", "user"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a model can do, found by configuration, a probe or measurement.

    ``dialect`` names the reflection dialect it speaks; ``prefill`` how an assistant opening is
    spelled on the wire; ``reflection`` whether evidence stands inline behind the kept prefix
    (models trained on it) or in a user turn before it. ``compact`` picks the short templates.
    ``grammar``: takes GBNF in ``Request.grammar``. ``languages`` is empty where unknown.
    ``context`` is in tokens. ``edits``: can answer with search/replace edits. ``blocking``: ids of
    checks whose warnings are faults in this model's drafts, because it is known to fail that way.
    ``max_attempts``: how many calls are worth making where nobody says; None for the default.
    """

    dialect: str = "reflection"
    prefill: Prefill | None = None
    reflection: ReflectionPlace = "user"
    compact: bool = False
    grammar: bool = False
    edits: bool = True
    context: int = 8192
    languages: tuple[str, ...] = ()
    temperature: float | None = None
    blocking: tuple[str, ...] = ()
    max_attempts: int | None = None


@runtime_checkable
class Model(Protocol):
    """An adapter that streams. Closing the iterator aborts the call and frees what it holds.

    Transport faults are retried inside; what gets out is a ``ModelError``. The last delta carries
    the usage (estimated where the endpoint told none). Safe to share between threads.
    """

    @property
    def name(self) -> str:
        """What results call it: the model id, never a key."""
        ...

    def profile(self) -> Profile:
        """Capabilities; may make one probe call the first time, and caches it."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens in ``text``: exact where the engine can, else an estimate on the high side."""
        ...

    def stream(self, request: Request) -> Iterator[Delta]:
        """The completion as it comes, without the prefix that the request supplied."""
        ...

    def astream(self, request: Request) -> AsyncIterator[Delta]:
        """The same for ``async for``."""
        ...

    def close(self) -> None:
        """Frees connections or the engine."""
        ...
