"""The email task's own rules, one a file. ``CHECKS`` has them all, by id."""

from reflectwrite.checks import collect_checks

CHECKS = collect_checks(__name__)

__all__ = ["CHECKS"]
