"""The outcome: final text, findings, facts, edits, and the trace of how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .fact import Fact
from .finding import Finding
from .prompt import Part, Prompt
from .span import Edit

SCHEMA = "reflectwrite.result/1"
Cure = Literal["draft", "repair", "continue", "revise", "edit", "redraft"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What all attempts cost together, aborted streams included.

    ``estimated`` is True where any count had to be estimated; ``cost`` is None where no price is
    configured; ``seconds`` is wall time.
    """

    calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False
    cost: Decimal | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step of the loop: what triggered it, what it sent, what it gave, whether it was kept.

    ``text`` is the draft after the attempt; ``raw`` the completion as it came (empty for a
    repair, which makes no call); ``edits`` what it changed in the draft before it.
    """

    cure: Cure
    trigger: tuple[str, ...]
    text: str
    kept: bool
    findings: tuple[Finding, ...] = ()
    edits: tuple[Edit, ...] = ()
    prompt: Prompt | None = None
    parts: tuple[Part, ...] = ()
    raw: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    finish: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """All attempts in order."""

    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a write, a check or a fix gives. ``ok`` means: no blocking finding stands.

    ``to_json`` and ``from_json`` live in ``reflectwrite.reporting``'s JSON form and are reached
    as methods, so that the value itself knows no format.
    """

    task: str
    model: str
    text: str
    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()
    edits: tuple[Edit, ...] = ()
    ledger: Ledger = Ledger()
    trace: Trace = Trace()

    @property
    def ok(self) -> bool:
        return not any(finding.blocking for finding in self.findings)

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as one JSON object, schema ``reflectwrite.result/1`` (docs/result.md)."""
        from .json import result_to_json

        return result_to_json(self, indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Result:
        """The result that ``to_json`` wrote; ``ValueError`` for another schema or a bad shape."""
        from .json import result_from_json

        return result_from_json(data)
