"""Reports and transcripts as Rich renderables.

All text goes in as ``Text``, never as markup, and without control codes: what a model or a notes
file says can't steer the terminal.
"""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from ..types import Result
from .plain import visible
from .rows import FactRow, fact_rows, finding_lines, ledger_line
from .transcript import Style, Transcript

_TABLE_NEEDS = 72  # columns; in fewer its cells would be a few letters wide
_STYLES: dict[Style, str] = {
    "thinking": "dim",
    "reflection": "italic cyan",
    "committed": "",
    "provisional": "dim",
    "struck": "strike red",
    "repaired": "green",
}


def transcript_text(transcript: Transcript, *, thinking: bool = True) -> Text:
    """The story of a stream: thinking dim, struck text with the evidence beside it."""
    out = Text()
    for piece in transcript.pieces:
        if piece.style == "thinking":
            if thinking:
                out.append(visible(piece.text.strip()) + "\n\n", style="dim italic")
            continue
        lead = " " if out and not out.plain[-1:].isspace() else ""
        if piece.style == "reflection":
            out.append(f"{lead}⟲ {visible(piece.text.strip())} ", style=_STYLES["reflection"])
            continue
        out.append(visible(piece.text), style=_STYLES[piece.style])
        if piece.note and piece.style == "struck":
            out.append(f" ✗ {visible(piece.note)} ", style="bold red")
    return out


def report(result: Result, *, facts: bool = True) -> RenderableType:
    """The table of facts, the findings, and one line of the ledger."""
    parts: list[RenderableType] = []
    rows = fact_rows(result) if facts else ()
    if rows:
        parts.append(_Facts(rows))
    colours = {"error": "red", "warning": "yellow", "hint": "cyan"}
    for finding, line in zip(result.findings, finding_lines(result), strict=True):
        parts.append(Text(visible(line), style=colours[finding.severity]))
    verdict = Text("✓ accepted" if result.ok else "✗ not accepted", "green" if result.ok else "red")
    about = " · ".join(filter(None, (visible(result.model), ledger_line(result.ledger))))
    parts.append(verdict.append(f" · {about}", style="dim"))
    return Group(*parts)


class _Facts:
    """Where each fact comes from: a table, or on a narrow screen one paragraph a fact."""

    def __init__(self, rows: tuple[FactRow, ...]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("Where each fact comes from", style="italic")
        if options.max_width < _TABLE_NEEDS:
            yield from map(_paragraph, self._rows)
            return
        table = Table(box=None, padding=(0, 2, 0, 0))
        for head in ("fact", "kind", "how", "field", "what stands there"):
            table.add_column(head, overflow="fold", style="dim" if head == "kind" else "")
        for row in self._rows:
            cells = (row.text, row.kind, row.relation, row.where, row.proof)
            table.add_row(*(Text(visible(cell)) for cell in cells), style=_colour(row))
        yield table


def _paragraph(row: FactRow) -> Text:
    there = f" in {row.where}: {row.proof}" if row.where else ""
    return Text(visible(f"{row.text} ({row.kind}), {row.relation}{there}"), style=_colour(row))


def _colour(row: FactRow) -> str:
    return "red" if row.relation.isupper() else ""
