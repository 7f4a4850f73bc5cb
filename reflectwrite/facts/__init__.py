"""Typed values in text, and where they come from.

``find_facts`` reads a text, ``Grounding`` reads a task's inputs and tells of every fact of a draft
whether it is equal to one of theirs, rounded, derived, ambiguous or absent, and ``missing_facts``
tells what a required text says and a draft does not.
"""

from __future__ import annotations

from .find import find_facts
from .grounding import Grounding
from .locales import FULL_LOCALES, is_full_locale
from .missing import missing_facts

__all__ = ["FULL_LOCALES", "Grounding", "find_facts", "is_full_locale", "missing_facts"]
