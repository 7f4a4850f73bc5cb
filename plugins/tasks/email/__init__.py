"""The email task."""

from .email import Email

__all__ = ["Email"]
