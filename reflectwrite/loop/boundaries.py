"""Where a growing text has a whole sentence or line behind it.

In: the text so far, again and again as it grows. Out: offsets, in order, behind which a sentence or
line has ended. They depend on the text alone, never on how it was split into pieces: a place is
decided only when enough text follows it, or at the end.
"""

from __future__ import annotations

import re

from ..checks import sentence_spans

# What may end a sentence, with whatever closes behind it, or a line.
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)|[。！？]+[」』”’）]*|\n")
# The sentence splitter looks at the next word (a German month, a list item) before it decides.
_LOOKAHEAD = 20


class Boundaries:
    """The places of one draft. ``start`` is where text begins that has not been looked at."""

    def __init__(self, start: int = 0) -> None:
        self.last = start
        self._seen = start

    def next(self, text: str, *, end: bool = False) -> int | None:
        """The next new place in ``text``, which begins with every text given before.

        ``end``: nothing follows any more, and the end of the text is a place too.
        """
        for match in _END.finditer(text, self._seen):
            at = match.end()
            if at + _LOOKAHEAD > len(text) and not end:
                return None
            self._seen = at
            if self._ends(text, at):
                self.last = len(text[:at].rstrip())
                return self.last
        whole = len(text.rstrip())
        if end and whole > self.last:
            self.last = self._seen = whole
            return whole
        return None

    def moved(self, by: int) -> None:
        """The text before the last place has become this much longer."""
        self.last += by
        self._seen += by

    def _ends(self, text: str, at: int) -> bool:
        ahead = text[self.last : at + _LOOKAHEAD]
        offset = at - self.last
        if not ahead[:offset].strip():
            return False
        within = len(ahead[:offset].rstrip())
        return any(span.end == within for span in sentence_spans(ahead))
