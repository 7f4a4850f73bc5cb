"""Frozen values that every layer shares. They know no format, no model and no output."""

from .event import (
    Committed, Edited, Event, Finished, Found, Provisional, Reflection, Retracted, Thinking,
)
from .fact import Fact, FactKind, InputText, Relation, Source
from .finding import Finding, Severity
from .prompt import Delta, Message, Part, PartKind, Prompt, Request, Role, Usage
from .result import SCHEMA, Attempt, Cure, Ledger, Result, Trace
from .span import Edit, Fix, Safety, Span, apply_edits

__all__ = [
    "SCHEMA", "Attempt", "Committed", "Cure", "Delta", "Edit", "Edited", "Event", "Fact",
    "FactKind", "Finding", "Finished", "Fix", "Found", "InputText", "Ledger", "Message", "Part", "PartKind",
    "Prompt", "Provisional", "Reflection", "Relation", "Request", "Result", "Retracted", "Role",
    "Safety", "Severity", "Source", "Span", "Thinking", "Trace", "Usage", "apply_edits",
]
