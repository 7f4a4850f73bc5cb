"""What is worth telling of a result, as plain values: fact rows, finding lines, the ledger line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..types import Edit, Fact, Finding, Ledger, Result

_RELATIONS = {
    "equal": "as in the notes",
    "rounded": "rounded",
    "derived": "derived",
    "absent": "NOT IN THE NOTES",
    "ambiguous": "ambiguous",
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of the text, and where it comes from. ``proof`` is what stands there, or how the
    fact follows from it."""

    text: str
    kind: str
    relation: str
    where: str
    proof: str


def fact_rows(result: Result) -> tuple[FactRow, ...]:
    """The facts in the order of the text, each way once; none where there were no inputs."""
    rows = dict.fromkeys(_row(fact) for fact in result.facts if fact.source is not None)
    return tuple(rows)


def change_lines(before: str, edits: Iterable[Edit]) -> tuple[str, ...]:
    """One line an edit: the place in the text before, what stood there, what stands there now."""
    return tuple(
        f"{_place(before, edit.span.start)}: {edit.span.of(before)!r} → {edit.text!r}"
        for edit in sorted(edits)
    )


def finding_lines(result: Result) -> tuple[str, ...]:
    """One line a finding: severity, check, place, message, evidence, and the fix if any."""
    return tuple(_line(finding, result.text) for finding in result.findings)


def ledger_line(ledger: Ledger) -> str:
    """Calls, tokens, seconds, and the cost where prices are configured."""
    about = "about " if ledger.estimated else ""
    calls = "no call" if not ledger.calls else f"{ledger.calls} call" + "s" * (ledger.calls > 1)
    tokens = (
        f"{about}{ledger.prompt_tokens:,} tokens read"
        + (f" ({ledger.cached_tokens:,} from the cache)" if ledger.cached_tokens else "")
        + f", {ledger.completion_tokens:,} written"
    )
    cost = "" if ledger.cost is None else f" · cost {about}{ledger.cost.normalize():f}"
    if not ledger.calls:
        return f"{calls} · {ledger.seconds:.2f} s"
    return f"{calls} · {tokens} · {ledger.seconds:.1f} s{cost}"


def _row(fact: Fact) -> FactRow:
    source = fact.source
    assert source is not None, "rows are made of facts that were aligned"
    proof = source.how or source.text
    return FactRow(
        _one_line(fact.text), fact.kind, _RELATIONS[source.relation], source.field, _one_line(proof)
    )


def _line(finding: Finding, text: str) -> str:
    place = ""
    if finding.span is not None:
        place = f" at {_place(text, finding.span.start)}"
    fix = f" [fix: {finding.fix.title}]" if finding.fix else ""
    return f"{finding.severity} {finding.check}{place}: {finding.reflection}{fix}"


def _place(text: str, offset: int) -> str:
    """Line and column, both from 1."""
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
