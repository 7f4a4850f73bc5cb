"""The rule ``text.placeholder``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from ...facts.lexicon.base import words
from ...types import Finding, Severity, Span
from ..base import Check, Context
from ..protected import touched

if TYPE_CHECKING:
    from ...tasks import Task

_BRACKETED = re.compile(r"\[(?P<square>[^\[\]\n]{2,80})\](?![(\[:])|<(?P<angle>[^<>\n@/=]{2,60})>")
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}|(?<![\w{])\{[a-z_]{2,40}\}(?!\})"
)
_FILLER = re.compile(
    r"\b(?:TBD|TODO|TBC|FIXME|XX+|xxx+|lorem ipsum)\b|(?<![\w\[(#/-])_{4,}(?!\w)|\bN\.N\.",
)
_WORD = re.compile(r"[^\W\d_]+")
# A bracket is a slot where all its words are of these, and one of them names what goes in.
_SLOTS = words(
    """
    name names surname title position role company organisation organization employer
    department team address email phone telephone number date day time year month amount price
    sum figure location place venue city country reason topic subject recipient sender client
    customer manager colleague signature link url website details information description
    project product event deadline duration position job state street zip postcode institution
    datum ihr ihre firma betrag ort adresse nom prénom entreprise montant lieu nombre fecha
    empresa importe
    """
)
_FRAME = words(
    """
    your my our the a an of for to insert add enter fill in type here please specify specific
    provide their his her s first last full or and new relevant current contact today exact if
    applicable e g start end due meeting other this that any appropriate choose select put
    hier einfügen votre votre su tu
    """
)
_IMPERATIVES = words("insert enter fill specify einfügen")


class Placeholder(Check):
    """A place that should have been filled in.

    What it does: finds ``[Your Name]``, ``<company name>``, ``{{date}}``, ``TBD``, ``XXX``, a row
    of underscores and *lorem ipsum*, unless the inputs have the same.
    Why: it is the most visible of all slips, and no reader can complete it.
    Example: ``Best regards,\\n[Your Name]``
    Severity: an error in a draft; a warning in a text without inputs, which may be a form.
    Fix: none; what belongs there is not known here.
    """

    id: ClassVar[str] = "text.placeholder"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        kept = " ".join(source.text for source in context.sources)
        severity: Severity = "warning" if context.task is None else "error"
        code = [part for part in context.protected if context.text[part.start] in "`~"]
        for span in _slots(context.text):
            slot = span.of(context.text)
            if slot in kept or touched(code, span):
                continue
            yield Finding(self.id, severity, f'"{slot}" is a placeholder.', span)

    def instruction(self, task: Task) -> str | None:
        return "Leave no placeholders such as [Your Name]; use only what the notes give."

    def brief(self, task: Task) -> str | None:
        return "no placeholders"


def _slots(text: str) -> Iterator[Span]:
    if "[" in text or "<" in text:
        for match in _BRACKETED.finditer(text):
            if _is_slot(match.group("square") or match.group("angle")):
                yield Span(*match.span())
    if "{" in text:
        for match in _TEMPLATE.finditer(text):
            yield Span(*match.span())
    for match in _FILLER.finditer(text):
        yield Span(*match.span())


def _is_slot(inside: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(inside)]
    if not words or len(words) > 8:
        return False
    if words[0] in _IMPERATIVES:
        return True
    return any(word in _SLOTS for word in words) and all(
        word in _SLOTS or word in _FRAME for word in words
    )
