"""Checks: what can be proven about a draft, and the fixes that follow from the proof.

In: a ``Context`` (a draft or a prefix of one, and its inputs). Out: findings, sorted. The rules
themselves are in ``checks/rules``, one a file, and are loaded when the registry asks for them.
"""

from .base import Check, Context
from .body import body_span, header_lines, is_subject
from .collect import collect_checks
from .config import CheckConfig
from .fields import field_list, field_text
from .fixes import apply_fixes
from .protected import Protected, protected_parts, protected_spans
from .run import run_checks
from .sentences import sentence_spans

__all__ = [
    "Check",
    "CheckConfig",
    "Context",
    "Protected",
    "apply_fixes",
    "body_span",
    "collect_checks",
    "field_list",
    "field_text",
    "header_lines",
    "is_subject",
    "protected_parts",
    "protected_spans",
    "run_checks",
    "sentence_spans",
]
