"""Typed values found in text, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

FactKind = Literal[
    "date",
    "weekday",
    "time",
    "money",
    "percentage",
    "number",
    "quantity",
    "ordinal",
    "duration",
    "email",
    "url",
    "phone",
    "name",
    "identifier",
]
Relation = Literal["equal", "rounded", "derived", "absent", "ambiguous"]


@dataclass(frozen=True, slots=True)
class InputText:
    """One text among a task's inputs: ``field`` is its path (``points[1]``)."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact of a draft stands in the inputs, or how it follows from them.

    ``field`` is the input's path (``points[1]``), ``span`` the place in that field's text and
    ``text`` what stands there. For ``derived`` facts ``how`` shows the operation
    (``1,200 + 300 = 1,500``), and field and span are those of the first operand.
    """

    relation: Relation
    field: str = ""
    span: Span | None = None
    text: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value found in text: ``text`` as written at ``span``, ``value`` normalised.

    ``value`` is canonical per kind: ISO dates (``2027-05-03``, ``--05-03`` without a year),
    ``HH:MM`` (with zone), ``USD 1200`` for money, plain decimals for numbers and percentages,
    ``5 km`` for quantities. ``source`` is None until the fact is aligned with the inputs.
    """

    kind: FactKind
    value: str
    span: Span
    text: str
    source: Source | None = None
