"""Frozen values that every layer shares. They know no format, no model and no output."""

from .event import (
    Committed,
    Edited,
    Event,
    Finished,
    Found,
    Provisional,
    Reflection,
    Retracted,
    Thinking,
)
from .fact import Fact, FactKind, InputText, Relation, Source
from .finding import Finding, Severity
from .prompt import Delta, Message, Part, PartKind, Prompt, Request, Role, Usage
from .result import SCHEMA, Attempt, Cure, Ledger, Result, Trace
from .shape import Choice, Line, Prose, Segment, Shape
from .span import Edit, Fix, Safety, Span, apply_edits

__all__ = [
    "SCHEMA",
    "Attempt",
    "Choice",
    "Committed",
    "Cure",
    "Delta",
    "Edit",
    "Edited",
    "Event",
    "Fact",
    "FactKind",
    "Finding",
    "Finished",
    "Fix",
    "Found",
    "InputText",
    "Ledger",
    "Line",
    "Message",
    "Part",
    "PartKind",
    "Prompt",
    "Prose",
    "Provisional",
    "Reflection",
    "Relation",
    "Request",
    "Result",
    "Retracted",
    "Role",
    "Safety",
    "Segment",
    "Severity",
    "Shape",
    "Source",
    "Span",
    "Thinking",
    "Trace",
    "Usage",
    "apply_edits",
]
