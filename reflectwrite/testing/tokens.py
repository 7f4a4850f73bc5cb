"""The token rule of the scripted model and the scripted endpoint.

A token is a word or a single mark, with the white space before it; white space at the end of a
text is a token of its own. The rule is simple, so that a test can count by hand, and stable under
concatenation at token boundaries.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")


def split_tokens(text: str) -> list[str]:
    """The tokens of ``text``; joined they give ``text`` again."""
    return _TOKEN.findall(text)


def count_tokens(text: str) -> int:
    """How many tokens ``text`` has by the rule."""
    return sum(1 for _ in _TOKEN.finditer(text))


def common_tokens(text: str, earlier: str) -> int:
    """How many whole tokens of ``text`` a prompt cache that has seen ``earlier`` can reuse."""
    n = 0
    for ours, theirs in zip(_TOKEN.finditer(text), _TOKEN.finditer(earlier), strict=False):
        if ours.group() != theirs.group():
            break
        n += 1
    return n
