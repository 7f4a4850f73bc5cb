"""What a check is, and what it sees.

A check is one class in one file: its docstring documents the rule, its cases lie beside it. It
yields findings and never changes the text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ..facts import Grounding, find_facts
from ..types import Fact, Finding, InputText, Severity, Span

if TYPE_CHECKING:
    from ..tasks import Task


@dataclass(frozen=True)
class Context:
    """A draft, or a prefix of one, and what it is checked against.

    ``complete`` is False for a prefix; a prefix that the loop shows ends behind a whole sentence or
    line. ``task`` and ``grounding`` are None where there are no inputs (the prose task).
    """

    text: str
    task: Task | None = None
    grounding: Grounding | None = None
    required: tuple[InputText, ...] = ()
    complete: bool = True
    locale: str = "en-US"
    options: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the text, each aligned with the inputs where there are inputs."""
        if self.grounding is None:
            return find_facts(self.text, locale=self.locale)
        return self.grounding.align(self.text)

    @cached_property
    def sources(self) -> tuple[InputText, ...]:
        """The texts of the inputs: the task's own, or what is required where there is no task."""
        return self.required if self.task is None else self.task.sources()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text (greeting, signature and headings are lines of their own)."""
        from .sentences import sentence_spans

        return sentence_spans(self.text)

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Quotations, links, code, LaTeX and placeholders of templates: never changed by a fix."""
        from .protected import protected_spans

        return protected_spans(self.text)

    def protects(self, span: Span) -> bool:
        """Whether a protected span shares a character with ``span``."""
        from .protected import touched

        return touched(self.protected, span)


class Check(ABC):
    """One rule. Subclass, set the class attributes, yield findings from ``run``.

    ``prefix``: a prefix of a draft can already prove the fault, so it runs while streaming.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = False

    @abstractmethod
    def run(self, context: Context) -> Iterator[Finding]:
        """The findings in ``context.text``."""

    def instruction(self, task: Task) -> str | None:
        """The sentence that tells a model what this check will hold it to, or None."""
        return None

    def brief(self, task: Task) -> str | None:
        """The same in a few words, for models with little context."""
        return None
