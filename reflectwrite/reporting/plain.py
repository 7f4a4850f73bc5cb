"""Reports and transcripts as text, for pipes, files and screen readers: no control codes."""

from __future__ import annotations

import re

from ..types import Result
from .rows import fact_rows, finding_lines, ledger_line
from .transcript import Transcript

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """``text`` with its control codes shown as �, so that they do nothing to a terminal."""
    return _CONTROL.sub("�", text.replace("\r\n", "\n"))


def plain_report(result: Result, *, facts: bool = True) -> str:
    """Facts with their sources, findings, and the ledger; lines without a last line break."""
    lines: list[str] = []
    rows = fact_rows(result) if facts else ()
    if rows:
        lines.append("Where each fact comes from:")
        heads = ("fact", "kind", "how", "field", "what stands there")
        table = [heads, *((r.text, r.kind, r.relation, r.where, r.proof) for r in rows)]
        widths = [min(44, max(len(row[i]) for row in table)) for i in range(4)]
        for row in table:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            lines.append(("  " + "  ".join((*cells, row[4]))).rstrip())
    found = finding_lines(result)
    lines += ["Findings:", *(f"  {line}" for line in found)] if found else ["No findings."]
    blocking = sum(finding.blocking for finding in result.findings)
    verdict = "Accepted" if result.ok else f"Not accepted, {blocking} blocking"
    lines.append(" · ".join(filter(None, (verdict, result.model, ledger_line(result.ledger)))))
    return "\n".join(map(visible, lines))


def plain_transcript(transcript: Transcript) -> str:
    """The story of a stream: ``[thinking: …]``, ``[reflection: …]``, ``[struck: … | why]`` and
    ``[repaired: … | how]``; everything else stands as it was written."""
    out: list[str] = []
    for piece in transcript.pieces:
        if piece.style in ("committed", "provisional"):
            out.append(piece.text)
        else:
            note = f" | {piece.note}" if piece.note else ""
            body = piece.text.strip("\n") if piece.style != "repaired" else piece.text
            mark = f"[{piece.style}: {body.strip()}{note}]"
            out.append(f"{mark}\n" if piece.style == "thinking" else mark)
    return visible("".join(out))
