"""Results and streams for people to read: values in, lines or renderables out.

``transcript`` follows a stream's events, ``rows`` picks what is worth telling of a result,
``plain`` writes both as text, ``terminal`` as Rich renderables (import it where Rich is wanted).
"""

from .plain import plain_report, plain_transcript
from .rows import FactRow, change_lines, fact_rows, finding_lines, ledger_line
from .transcript import Piece, Style, Transcript

__all__ = [
    "FactRow", "Piece", "Style", "Transcript", "change_lines", "fact_rows", "finding_lines",
    "ledger_line", "plain_report", "plain_transcript",
]  # fmt: skip
