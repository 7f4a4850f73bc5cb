"""Shares with their uncertainty, and the baselines that stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt


def wilson(right: float, of: int) -> tuple[float, float]:
    """The 95 % interval (Wilson) of a share seen as ``right`` in ``of`` independent trials."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.959964, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def percent(right: float, of: int) -> str:
    """The share, whole per cent; a dash of nothing."""
    return f"{100 * right / of:.0f} %" if of else "–"


def with_interval(right: int, runs: int, notes: int) -> str:
    """The share of runs with its interval. Runs of the same notes are not independent, so the
    interval is that of as many trials as there are different notes."""
    if not runs:
        return "–"
    low, high = wilson(right / runs * notes, notes)
    return (
        f"{percent(right, runs):>6}  {right:>4} of {runs:<4} [{100 * low:.0f}–{100 * high:.0f} %]"
    )


def form_letter(fields: Mapping[str, object]) -> str:
    """An email that no model wrote: the notes' points pasted under a greeting, as they stand.

    The baseline beside the model's rate: it shows how much of being right is copying.
    """
    points = fields["points"]
    sentences = [_sentence(str(point)) for point in (points if isinstance(points, list) else ())]
    subject = str(fields.get("subject") or _capital(" ".join(str(fields["purpose"]).split())))
    attached = ["The files are attached."] if fields.get("attachments") else []
    body = "\n\n".join([*sentences, *attached])
    return (
        f"Subject: {subject}\n\nDear {fields['to']},\n\n{body}\n\nKind regards,\n{fields['sender']}"
    )


def _sentence(point: str) -> str:
    point = _capital(" ".join(point.split()))
    return point if point[-1] in ".!?" else f"{point}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
