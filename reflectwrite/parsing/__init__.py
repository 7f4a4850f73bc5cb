"""Reads a model's completion while it streams: what is thinking, what reflection, what the draft.

``ReflectionParser`` is an incremental state machine without I/O; ``Dialect`` values tell it how a
model marks its parts (docs/dialects.md). ``escape_tags`` makes data harmless before it stands in a
prompt.
"""

from .dialect import DIALECTS, Dialect, Mark, Tag, get_dialect, markers, register_dialect
from .parser import ReflectionParser
from .part import PartDelta
from .tags import escape_tags

__all__ = [
    "DIALECTS",
    "Dialect",
    "Mark",
    "PartDelta",
    "ReflectionParser",
    "Tag",
    "escape_tags",
    "get_dialect",
    "markers",
    "register_dialect",
]
