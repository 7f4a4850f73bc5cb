"""What a stream tells while a draft is written.

Offsets refer to the text as it stands after all events so far. ``Committed`` text is changed only
by an ``Edited`` event, until ``Finished``; ``Provisional`` text may be taken back by ``Retracted``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .finding import Finding
from .result import Cure, Result
from .span import Edit


@dataclass(frozen=True, slots=True)
class Thinking:
    """A piece of the model's thinking; never part of the draft."""

    text: str


@dataclass(frozen=True, slots=True)
class Reflection:
    """A reflection: the model's own (``grounded`` False), or one built from a finding."""

    text: str
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class Provisional:
    """Draft text as it arrives, not yet proven."""

    text: str


@dataclass(frozen=True, slots=True)
class Committed:
    """The next ``text`` of the draft, which every check that can judge a prefix has passed."""

    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A check reported this about the draft so far; ``cure`` is what will be tried, if any."""

    finding: Finding
    cure: Cure | None = None


@dataclass(frozen=True, slots=True)
class Retracted:
    """The last ``text`` of provisional text is withdrawn."""

    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """Committed text changes: ``edits`` refer to the committed text before this event."""

    edits: tuple[Edit, ...]
    cure: Cure


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event."""

    result: Result


Event = Thinking | Reflection | Provisional | Committed | Found | Retracted | Edited | Finished
