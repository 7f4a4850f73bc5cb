"""The outline of a task's text; the values themselves are in ``reflectwrite.types``."""

from __future__ import annotations

from ..types.shape import Choice, Line, Prose, Segment, Shape

__all__ = ["Choice", "Line", "Prose", "Segment", "Shape"]
