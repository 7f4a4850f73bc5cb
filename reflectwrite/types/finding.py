"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Fix, Span

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a draft, with its proof.

    ``check`` is the id of the check (``facts.ungrounded``). ``message`` names the fault in one
    sentence, ``evidence`` the proof in one more; joined by a space they are what a model is told.
    ``span`` is None where the fault is of the whole (something is missing). Severity ``error``
    blocks, and is used only for what is provable.
    """

    check: str
    severity: Severity
    message: str
    span: Span | None = None
    evidence: str = ""
    fix: Fix | None = None

    @property
    def blocking(self) -> bool:
        """Whether the draft can't be accepted while this stands."""
        return self.severity == "error"

    @property
    def reflection(self) -> str:
        """The sentences that a model is given: the fault, then its proof."""
        return f"{self.message} {self.evidence}".strip()
