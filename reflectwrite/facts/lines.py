"""What kind of line a place is on: a heading, a signature, or running text."""

from __future__ import annotations

import re

from .scan import Scan

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = re.compile(r"[^\W\d_][\w'’-]*")
_SUBJECTS = ("subject:", "re:", "betreff:", "objet :", "objet:", "asunto:", "oggetto:", "assunto:",
             "onderwerp:", "perihal:", "subjek:")  # fmt: skip


class Lines:
    """What kind of line a place is on: heading, signature, or running text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._end = -1
        self._kind = "text"
        self._lone = "\n" not in scan.text.strip()

    def kind(self, index: int) -> str:
        """The kind of the line of a word; words are asked for in order."""
        text, at = self._scan.text, self._scan.starts[index]
        if at > self._end:
            begin = text.rfind("\n", max(self._end, 0), at) + 1 or max(self._end, 0)
            end = text.find("\n", at)
            self._end = len(text) if end < 0 else end
            self._kind = self._judge(begin, self._end)
        return self._kind

    def _judge(self, begin: int, end: int) -> str:
        if end - begin > 200:
            return "text"
        line = self._scan.text[begin:end].strip()
        lex = self._scan.pack.lex
        before = self._scan.text[max(0, begin - 200) : begin].rstrip()[-80:]
        before = before.rsplit("\n", 1)[-1].strip().casefold()
        opening = _FIRST_WORD.match(before)
        if opening and opening.group() in lex.signoffs and len(before.split()) <= 5:
            return "signature"
        marked = line.startswith("#") or line.casefold().startswith(_SUBJECTS)
        body = line.partition(":")[2] if marked and ":" in line else line
        content = [w for w in _CONTENT.findall(body) if w.casefold() not in lex.function_words]
        capital = sum(word[0].isupper() for word in content)
        if not content or capital < len(content) * 0.8 or line.endswith((".", "?", "!", ",")):
            return "text"
        if marked:
            return "heading" if capital > 1 else "text"
        return "text" if self._lone and capital <= 3 else "heading"
