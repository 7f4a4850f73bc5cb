"""Tasks: typed inputs, and the prompts that their templates make of them."""

from .fingerprint import fingerprint
from .inputs import input_problems, read_task, verify_inputs
from .languages import language_code, language_name
from .prompts import Kind, render
from .shape import Choice, Line, Prose, Segment, Shape
from .task import Task

__all__ = [
    "Choice", "Kind", "Line", "Prose", "Segment", "Shape", "Task", "fingerprint", "input_problems",
    "language_code", "language_name", "read_task", "render", "verify_inputs",
]  # fmt: skip
