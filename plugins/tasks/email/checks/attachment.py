"""The rule ``email.attachment``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from reflectwrite.checks import Check, Context, field_list
from reflectwrite.types import Finding, Severity, Span

if TYPE_CHECKING:
    from reflectwrite.tasks import Task

_THING = (
    r"(?:files?|documents?|reports?|invoices?|copy|copies|contract|draft|form|photos?|pictures?"
    r"|images?|slides|presentation|agenda|minutes|schedule|spreadsheet|pdf|résumé|resume|cv|quote"
    r"|quotation|proposal|list|plan|statement|receipts?|letter|notes|brochure|certificate)"
)
_ANNOUNCED = re.compile(
    r"\b(?:please |kindly )?(?:find|see|review|check|open|consult) (?:the )?(?:attached|enclosed)\b"
    r"(?! to (?!this))"
    r"|\b(?:I|we)(?:['’]ve| have|['’]m| am|['’]re| are)(?: also| just)? "
    r"(?:attach|enclos)(?:ed|ing)\b(?! (?:great|much|little|importance|to (?!this)))"
    r"|(?:^|(?<=[.!?]\s))(?:attached|enclosed)(?: (?:is|are|please|you will|herewith|to this)\b)"
    rf"|\b{_THING}(?: (?:is|are))? (?:attached|enclosed)\b(?! to (?!this (?:e-?mail|message|mail)))"
    rf"|\b(?:the|an) (?:attached|enclosed) (?:\w+ )?{_THING}\b"
    r"|\b(?:see|in|open) (?:the|my|our) attachments?\b"
    r"|\bim anhang\b|\b(?:anbei|beigefügt)\b|\bci-joint(?:e|s|es)?\b|\bpièces? jointes?\b"
    r"|\badjunto (?:encontrará|le|te|el|la)\b|\bin allegato\b|\bem anexo\b|\bsegue anexo\b"
    r"|\bin de bijlage\b|\bbijgevoegd\b|\bterlampir\b",
    re.IGNORECASE | re.MULTILINE,
)
_MENTION = re.compile(
    r"\b(?:attach\w*|enclos\w*|anhang|anbei|beigefügt\w*|anlage\w*|ci-joint\w*|jointes?|adjunt\w*"
    r"|allegat\w*|anex\w*|bijlage\w*|bijgevoegd\w*|lampir\w*|terlampir)\b|附件|添付",
    re.IGNORECASE,
)
# One of these is in every announcement; looking for them first costs nearly nothing.
_ROOTS = (
    "attach", "enclos", "anhang", "anbei", "beigefügt", "joint", "adjunt", "allegat", "anexo",
    "bijlage", "bijgevoegd", "lampir",
)  # fmt: skip
_DENIED = re.compile(
    r"\b(?:not|no|nothing|without|never|isn['’]t|aren['’]t|wasn['’]t|will|if|when|once|should|keine?n?"
    r"|nicht|ohne)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


class Attachment(Check):
    """An attachment is announced and there is none, or the other way round.

    What it does: finds the sentences that announce one (*please find attached*, *I have attached
    the report*) in an email that has no attachments and whose notes speak of none; and warns where
    there are attachments that the text never mentions.
    Why: "you forgot the attachment" costs two more emails.
    Example: ``Please find attached the invoice.`` with no ``attachments``.
    Severity: an error for an announced attachment that is not there, a warning for one that is
    there unannounced.
    Fix: none.
    """

    id: ClassVar[str] = "email.attachment"
    severity: ClassVar[Severity] = "error"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        if context.task is None:
            return
        attachments = field_list(context.task, "attachments")
        if attachments:
            if context.complete and not _mentioned(context.text, attachments):
                yield Finding(
                    self.id,
                    "warning",
                    "No attachment is mentioned.",
                    evidence=f"Attached: {', '.join(attachments)}.",
                )
            return
        if any(_MENTION.search(source.text) for source in context.sources):
            return
        folded = context.text.casefold()
        if not any(root in folded for root in _ROOTS):
            return
        for match in _ANNOUNCED.finditer(context.text):
            if _DENIED.search(context.text[max(0, match.start() - 60) : match.start()]):
                continue
            span = Span(*match.span())
            if context.protects(span):
                continue
            yield Finding(
                self.id,
                self.severity,
                "The text announces an attachment and there is none.",
                span,
                evidence="The notes give no attachment.",
            )

    def instruction(self, task: Task) -> str | None:
        attachments = field_list(task, "attachments")
        if attachments:
            return f"Mention what is attached: {', '.join(attachments)}."
        return "Nothing is attached; announce no attachment."


def _mentioned(text: str, attachments: tuple[str, ...]) -> bool:
    folded = text.casefold()
    names = [PurePosixPath(name).stem.casefold() for name in attachments]
    return bool(_MENTION.search(text)) or any(name and name in folded for name in names)
