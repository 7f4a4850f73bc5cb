"""Changes between two texts, and the search/replace answers that ask for some.

``diff_edits`` says what turned one text into another, in whole words. ``read_blocks`` and
``apply_blocks`` take a model's answer to *edit* (its form is in docs/loop.md): each block is made
only if its search text stands in the draft exactly once and outside protected spans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..types import Edit, Span

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
# Beyond this many words in the part that differs, one edit for all of it is clear enough.
_MOST_WORDS = 4_000
_BLOCK = re.compile(
    r"^<{5,9} ?SEARCH[ \t]*\r?\n(?P<search>.*?)\r?\n?^={5,9}[ \t]*\r?\n"
    r"(?P<replace>.*?)\r?\n?^>{5,9} ?REPLACE[ \t\r]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One wish: ``search``, which stands in the draft once, becomes ``replace``."""

    search: str
    replace: str


def common_prefix(first: str, second: str) -> int:
    """How many characters both texts begin with."""
    if second.startswith(first):
        return len(first)
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def diff_edits(before: str, after: str) -> tuple[Edit, ...]:
    """Edits that turn ``before`` into ``after``; none touches a word that both have in place."""
    if before == after:
        return ()
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    start = sum(map(len, old[:head]))
    if len(middle_old) + len(middle_new) > _MOST_WORDS:
        end = start + sum(map(len, middle_old))
        return (Edit(Span(start, end), "".join(middle_new)),)
    places = [start]
    for word in middle_old:
        places.append(places[-1] + len(word))
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    return tuple(
        Edit(Span(places[a], places[b]), "".join(middle_new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def read_blocks(answer: str) -> tuple[Block, ...]:
    """The blocks in a model's answer, whatever stands around them."""
    return tuple(Block(match["search"], match["replace"]) for match in _BLOCK.finditer(answer))


def apply_blocks(
    text: str, blocks: Sequence[Block], *, protected: Sequence[Span] = (), start: int = 0
) -> tuple[Edit, ...]:
    """The edits of the blocks that can be made in ``text`` from ``start`` on.

    Refused is a block whose search text is empty, stands in the text nowhere or more than once,
    overlaps a block before it, or touches a protected span.
    """
    edits: list[Edit] = []
    for block in blocks:
        if block.search not in text:
            block = _unquoted(block)
        at = text.find(block.search)
        if not block.search or at < start or text.find(block.search, at + 1) >= 0:
            continue
        span = Span(at, at + len(block.search))
        if block.search == block.replace or any(span.overlaps(edit.span) for edit in edits):
            continue
        edit = _narrowed(Edit(span, block.replace), text)
        if any(_touches(edit.span, one) for one in protected):
            continue
        edits.append(edit)
    return tuple(sorted(edits))


def _unquoted(block: Block) -> Block:
    """Without the "> " of the prompt's quotation, which a model may have copied."""
    texts = (block.search, block.replace)
    if not all(line.startswith(">") for text in texts for line in text.splitlines()):
        return block
    search, replace = ("\n".join(re.sub("^> ?", "", line) for line in text.splitlines())
                       for text in texts)  # fmt: skip
    return Block(search, replace)


def _touches(span: Span, protected: Span) -> bool:
    """Whether an edit of ``span`` changes what is protected; putting text beside it does not."""
    if not len(span):
        return protected.start < span.start < protected.end
    return span.overlaps(protected)


def _narrowed(edit: Edit, text: str) -> Edit:
    """Without the beginning and the end that search and replace have in common."""
    old = edit.span.of(text)
    head = common_prefix(old, edit.text)
    tail = min(common_prefix(old[::-1], edit.text[::-1]), len(old) - head, len(edit.text) - head)
    span = Span(edit.span.start + head, edit.span.end - tail)
    return Edit(span, edit.text[head : len(edit.text) - tail])
