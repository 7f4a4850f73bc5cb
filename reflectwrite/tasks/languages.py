"""Names of languages, in English: ``de`` → German, and back.

Babel knows them all; it is imported only for languages other than English.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=64)
def language_name(code: str) -> str | None:
    """``English`` for ``en`` and ``en-GB``; None for a code that names no language."""
    language = code.replace("_", "-").split("-")[0].casefold()
    if language == "en":
        return "English"
    from babel import Locale

    name: str | None = Locale("en").languages.get(language)
    return name


@lru_cache(maxsize=64)
def language_code(text: str) -> str | None:
    """``de`` for ``de`` and ``German``, ``en-GB`` for ``en_gb``; None for anything else."""
    wanted = text.strip().casefold()
    if wanted in ("en", "english"):
        return "en"
    parts = wanted.replace("_", "-").split("-")
    if language_name(parts[0]) and all(part.isalnum() and len(part) <= 8 for part in parts):
        rest = (part.upper() if len(part) == 2 else part.title() for part in parts[1:])
        return "-".join((parts[0], *rest))
    from babel import Locale

    names: dict[str, str] = dict(Locale("en").languages.items())
    return next((code for code, name in names.items() if name.casefold() == wanted), None)
