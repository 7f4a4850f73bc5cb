"""The notes of the benchmark, each with what the judge knows of it.

In: a seed (notes of the generator's test split, which training never saw) or the folder of notes
written by hand. Out: ``Case``: the fields of the email task, and the judge's notes. Nothing here
imports the package's facts or checks.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Installed, the folder backend/ lies there; in a checkout mypy does not see it.
from reflectwrite.backend.tuning.data.email import (  # type: ignore[import-not-found,unused-ignore]
    Sample,
    make_sample,
)

from .judge import Notes

HAND = Path(__file__).with_name("hand")
_TEST_SHARE = 0.12  # how often the generator makes the harder kind of notes


@dataclass(frozen=True)
class Case:
    """``fields`` are the task's inputs; ``reference`` is a right email where one is known."""

    name: str
    fields: Mapping[str, object]
    notes: Notes
    reference: str | None = None


def generated(seed: int, count: int) -> Iterator[Case]:
    """``count`` notes of the test split."""
    rng = random.Random(seed)
    for number in range(1, count + 1):
        yield of_sample(f"seed {seed} note {number}", make_sample(rng, "test", _TEST_SHARE))


def of_sample(name: str, sample: Sample) -> Case:
    """The case that a generated sample is."""
    points = tuple(point.note for point in sample.points)
    fields: dict[str, object] = {
        "to": sample.to,
        "sender": sample.sender,
        "purpose": sample.purpose,
        "tone": sample.tone,
        "points": list(points),
    }
    if sample.given_subject:
        fields["subject"] = sample.given_subject
    if sample.attachments:
        fields["attachments"] = list(sample.attachments)
    if sample.thread:
        fields["thread"] = sample.thread
    if sample.limit:
        least, most = sample.limit
        fields["length"] = {"min": least, "max": most} if least else most
    required = tuple((atom.text,) for point in sample.points for atom in point.atoms)
    return Case(name, fields, notes_of(fields, required), sample.text())


def by_hand(folder: Path = HAND) -> Iterator[Case]:
    """The notes that people wrote, in the order of their files."""
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        judge = data["judge"]
        required = tuple(tuple(spellings) for spellings in judge["required"])
        forbidden = tuple(judge.get("forbidden", ()))
        yield Case(path.stem, data["notes"], notes_of(data["notes"], required, forbidden))


def notes_of(
    fields: Mapping[str, object],
    required: tuple[tuple[str, ...], ...],
    forbidden: tuple[str, ...] = (),
) -> Notes:
    """The judge's notes for the fields of an email task."""
    points = _texts(fields.get("points"))
    attachments = _texts(fields.get("attachments"))
    subject = fields.get("subject")
    texts = (*_texts(fields["purpose"]), *points, *_texts(subject), *attachments,
             *_texts(fields.get("thread")))  # fmt: skip
    return Notes(
        to=str(fields["to"]),
        sender=str(fields["sender"]),
        texts=texts,
        points=points,
        required=required,
        forbidden=forbidden,
        subject=None if subject is None else str(subject),
        attachments=attachments,
        words=_limits(fields.get("length")),
    )


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _limits(length: object) -> tuple[int | None, int | None]:
    """The least and the most words, of any of the spellings that the task takes."""
    if isinstance(length, int):
        return None, length
    if isinstance(length, str):
        least, _, most = length.partition("-")
        return (int(least), int(most)) if most else (None, int(least))
    if isinstance(length, Mapping):
        return length.get("min"), length.get("max")
    return None, None
