"""What the checks say of a draft, and which of two drafts is better.

In: a task, its checks and their configuration. Out: findings for a prefix or a whole draft, its
facts, and drafts that can be compared. A draft that a model wrote can't switch a check off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..checks import Check, CheckConfig, Context, run_checks
from ..facts import Grounding
from ..tasks import Task
from ..types import Fact, Finding, Message
from .transcript import Transcript

CUT_OFF = Finding("loop.cut_off", "error", "The draft was cut off before its end.")
NO_DRAFT = Finding("loop.no_draft", "error", "The completion has no draft.")

Key = tuple[str, str]


def key(finding: Finding) -> Key:
    """What makes two findings, in drafts of different lengths, the same."""
    return finding.check, finding.message


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The faults among ``findings``."""
    return tuple(finding for finding in findings if finding.blocking)


@dataclass(frozen=True, eq=False)
class Draft:
    """A draft that has been judged.

    ``complete`` is False where its writing was stopped or cut off; then ``judged`` is how far the
    prefix checks came. ``messages`` asked for it; ``source`` gives what the assistant wrote.
    """

    text: str
    findings: tuple[Finding, ...]
    source: Callable[[], Transcript]
    messages: tuple[Message, ...] = ()
    complete: bool = True
    judged: int = 0

    @cached_property
    def transcript(self) -> Transcript:
        """What the assistant wrote, piece by piece."""
        return self.source()

    @cached_property
    def faults(self) -> tuple[Finding, ...]:
        return blocking(self.findings)

    @cached_property
    def rank(self) -> tuple[bool, int, int]:
        """Smaller is better: whole before cut off, then faults, then warnings."""
        warnings = sum(finding.severity == "warning" for finding in self.findings)
        return not self.complete, len(self.faults), warnings

    def better_than(self, other: Draft) -> bool:
        """Strictly: between equals the earlier one stays."""
        return self.rank < other.rank


class Judge:
    """The checks of one task, over its inputs; ``task`` None is text without inputs.

    ``lexicon`` and ``blocking`` are the writing model's own: the words that it declares, and the
    checks whose warnings block its drafts (a severity that the user configured stays).
    """

    def __init__(
        self,
        task: Task | None,
        checks: Sequence[Check],
        *,
        config: CheckConfig | None = None,
        inline: bool = False,
        lexicon: Sequence[str] = (),
        blocking: Sequence[str] = (),
    ) -> None:
        self.task = task
        self.checks = tuple(checks)
        self._prefix_checks = tuple(check for check in checks if check.prefix)
        self._config = config
        self._inline = inline
        self._blocking = tuple(
            name for name in blocking if config is None or not config.settles(name)
        )
        self._options: Mapping[str, object] = {
            "lexicon": frozenset(lexicon),
            "blocking": self._blocking,
        }
        self._locale = "en-US" if task is None else task.locale()
        self.grounding = None if task is None else Grounding(task.sources(), locale=self._locale)
        self._last: tuple[str, tuple[Finding, ...]] | None = None
        self._required = () if task is None else task.required()

    def prefix(self, text: str) -> tuple[Finding, ...]:
        """What a prefix that ends behind a whole sentence or line already proves."""
        if self._last is None or self._last[0] != text:
            self._last = text, self._run(self._prefix_checks, self._context(text, False))
        return self._last[1]

    def whole(self, text: str) -> tuple[Finding, ...]:
        """What all checks find in a whole text."""
        return self._run(self.checks, self._context(text, True))

    def facts(self, text: str) -> tuple[Fact, ...]:
        """The facts of a text and where each comes from."""
        return self._context(text, True).facts

    def findings(self, text: str, *, complete: bool) -> tuple[Finding, ...]:
        """Everything against a draft whose writing has ended, or was cut off."""
        if not text:
            return (NO_DRAFT,)
        return self.whole(text) if complete else (*self.whole(text), CUT_OFF)

    def _run(self, checks: Sequence[Check], context: Context) -> tuple[Finding, ...]:
        found = run_checks(checks, context, self._config, inline=self._inline)
        return tuple(
            replace(finding, severity="error")
            if finding.severity == "warning" and finding.check in self._blocking
            else finding
            for finding in found
        )

    def _context(self, text: str, complete: bool) -> Context:
        return Context(
            text=text,
            task=self.task,
            grounding=self.grounding,
            required=self._required,
            complete=complete,
            locale=self._locale,
            options=self._options,
        )
