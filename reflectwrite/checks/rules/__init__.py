"""The rules for every task, one a file; the docstring of each class is its documentation.

``CHECKS`` has them all, by id. A new rule is a new module here and its cases in ``cases``.
"""

from ..collect import collect_checks

CHECKS = collect_checks(__name__)

__all__ = ["CHECKS"]
