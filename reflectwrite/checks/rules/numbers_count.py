"""The rule ``numbers.count``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ...facts.lexicon.base import words
from ...types import Edit, Finding, Fix, Span
from ..base import Check, Context

if TYPE_CHECKING:
    from ...tasks import Task

_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_COUNT = rf"(?P<count>\d{{1,4}}|zero|{'|'.join(_WORDS)}|a\ssingle)"
_TIMES = rf"(?P<count>once|twice|thrice|(?:\d{{1,4}}|zero|{'|'.join(_WORDS)})\stimes?)"
_QUOTE = "\"'“”‘’`*"
# A letter counts as one only where it is quoted, called a letter, or small with an apostrophe:
# "three A's in Maths" are marks.
_LETTER = (
    rf"(?:(?P<called>letters?\s)?(?P<mark>[{_QUOTE}]{{1,2}})(?P<quoted>[^\W\d_])[{_QUOTE}]{{1,2}}"
    r"(?:['’]?s\b)?|(?P<named>letters?\s)(?P<letter>[^\W\d_])(?![^\W\d_])(?:['’]s\b)?"
    r"|(?P<small>(?-i:[a-zß-ÿ]))['’]s\b)"
)
_QUOTED_WORD = rf"[{_QUOTE}]{{1,2}}(?P<word>[^{_QUOTE}\n]{{1,400}}?)[{_QUOTE}]{{1,2}}"
_KIND = r"(?:the\s(?P<kind>word|name|phrase|sentence|text)\s)"
_BARE = r"(?P<bare>[^\W\d_]{2,40}(?:-[^\W\d_]+)?)"
_SUBJECT = rf"(?:{_KIND}?{_QUOTED_WORD}|{_KIND.replace('kind', 'of')}?{_BARE})"
_ONLY = r"(?:only\s|exactly\s|just\s|a\stotal\sof\s)?"
_HAS = r"(?:has|have|contains|contain|includes|include)"
_CLAIMS = (
    re.compile(
        rf"(?<![\w'’-]){_ONLY}{_COUNT}\s{_LETTER}(?:\sletters?)?\sin\s{_SUBJECT}(?!\w)", re.I
    ),
    re.compile(rf"(?<![\w'’-]){_SUBJECT}\s{_HAS}\s{_ONLY}{_COUNT}\s{_LETTER}(?!\w)", re.I),
    re.compile(
        rf"\b(?:the\s)?{_LETTER}\s(?:appears|occurs|shows\sup|is\sfound|is\sused)\s{_ONLY}{_TIMES}"
        rf"\sin\s{_SUBJECT}(?!\w)",
        re.I,
    ),
    re.compile(
        rf"(?<![\w'’-]){_SUBJECT}\s{_HAS}\s(?:the\s)?{_LETTER}\s{_ONLY}{_TIMES}(?!\w)", re.I
    ),
)
_LETTERS_OF = (
    re.compile(
        rf"{_KIND}?{_QUOTED_WORD}\s(?:{_HAS}|is)\s{_ONLY}{_COUNT}\s(?P<of>letter|character)s?"
        r"(?:\slong)?(?!\w)",
        re.I,
    ),
    re.compile(rf"\b{_COUNT}\s(?P<of>letter)s?\sin\s{_KIND}?{_QUOTED_WORD}(?!\w)", re.I),
)
_LIST = re.compile(
    rf"\b(?:following|these)\s{_COUNT}\s[^\W\d_]+(?:\s[^\W\d_]+){{0,3}}:[ \t]*\n\s*"
    r"(?P<items>(?:[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+[^\n]+\n?)+)",
    re.I,
)
_ITEM = re.compile(r"^([ \t]*)(?:[-*•]|\d{1,2}[.)])[ \t]", re.MULTILINE)
# As a bare word these are no word whose letters someone counts.
_NO_SUBJECTS = words(
    """
    a an the my his her its our your their this that these those it he she they we you i who
    which word name title phrase sentence text answer alphabet english maths math row total
    all each surname language everyone nobody team class order group both there and or
    """
)
_UNSURE = re.compile(
    r"\b(?:if|whether|suppose|wrong|wrongly|not|claims?|claimed|says?|said|thinks?|thought|believes?"
    r"|how many|guess(?:ed)?|instead of)\b",
    re.I,
)


class Count(Check):
    """A count that the text itself contradicts.

    What it does: counts letters where the text says how many there are (*three r's in
    "strawberry"*, *the letter "e" appears twice in "tree"*, *"cat" has 3 letters*), and list items
    behind *the following three points:*. Upper and lower case are the same letter.
    Why: models see tokens, not letters, and guess.
    Example: ``There are two r's in "strawberry".``
    Severity: an error for letters; a warning for lists, where the number may mean something else.
    Fix: safe for letters: the number is replaced, with the letter's plural and the verb.
    """

    id: ClassVar[str] = "numbers.count"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        text = context.text
        if (
            "'s" in text
            or "’s" in text
            or "letter" in text
            or re.search(r"[\"“”'‘’].[\"“”'‘’]", text)
        ):
            seen: set[int] = set()
            for pattern in _CLAIMS:
                for match in pattern.finditer(text):
                    if match.start("count") not in seen:
                        seen.add(match.start("count"))
                        yield from self._letters(context, match)
            for pattern in _LETTERS_OF:
                for match in pattern.finditer(text):
                    word = match.group("word")
                    right = sum(1 for char in word if char.isalpha())
                    if match.group("of").casefold() == "character":
                        right = len(word)
                    said = _number(match.group("count"))
                    if said != right and not _unjudged(text, match):
                        yield self._finding(match, f'"{word}" has {right}.', _plain(match, right))
        if context.complete:
            yield from self._lists(context)

    def _letters(self, context: Context, match: re.Match[str]) -> Iterator[Finding]:
        subject = match.group("word") or match.group("bare") or ""
        groups = match.groupdict()
        letter = groups["quoted"] or groups["letter"] or groups["small"] or ""
        bare = match.group("word") is None
        if bare and not _bare_subject(context.text, match, subject):
            return
        right = subject.casefold().count(letter.casefold())
        if _number(match.group("count")) == right or _unjudged(context.text, match):
            return
        shown = f'"{subject}" has "{letter}" {_times(right)}.'
        yield self._finding(match, shown, _plain(match, right))

    def _lists(self, context: Context) -> Iterator[Finding]:
        for match in _LIST.finditer(context.text):
            indents = [len(item.group(1)) for item in _ITEM.finditer(match.group("items"))]
            count = sum(1 for indent in indents if indent == indents[0])
            if count != _number(match.group("count")):
                span = Span(*match.span("count"))
                yield Finding(
                    self.id, "warning", f"The list has {count} items, not {match.group('count')}.",
                    span,
                )  # fmt: skip

    def _finding(self, match: re.Match[str], evidence: str, edits: tuple[Edit, ...]) -> Finding:
        said = " ".join(match.group().split())
        return Finding(
            self.id, self.severity, f"The count is wrong: {said}.", Span(*match.span()),
            evidence=evidence, fix=Fix("Put the right count", edits),
        )  # fmt: skip

    def instruction(self, task: Task) -> str | None:
        return None


@dataclass(frozen=True, slots=True)
class _Written:
    """How the count was written, to write the right one the same way."""

    text: str

    def again(self, count: int) -> str:
        said = self.text.casefold()
        if said.endswith(("time", "times")) or said in ("once", "twice", "thrice"):
            new = f"{count} time{'' if count == 1 else 's'}" if said[0].isdigit() else _times(count)
        elif said[0].isdigit() or count >= len(_WORDS):
            new = str(count)
        else:
            new = _WORDS[count]
        return new.capitalize() if self.text[0].isupper() else new


def _plain(match: re.Match[str], right: int) -> tuple[Edit, ...]:
    """The count, the letter's plural and the verb ("there are two r's" → "there is one r")."""
    edits = [Edit(Span(*match.span("count")), _Written(match.group("count")).again(right))]
    text = match.string
    letter = next((g for g in ("quoted", "small") if match.groupdict().get(g)), None)
    if letter is not None and match.re in (_CLAIMS[0], _CLAIMS[1]):
        end = match.end(letter) + (letter == "quoted")
        plural = re.compile(r"['’]s\b").match(text, end)
        if right == 1 and plural is not None:
            edits.append(Edit(Span(*plural.span()), ""))
        elif right != 1 and plural is None:
            edits.append(Edit(Span(end, end), "'s"))
    verb = re.search(r"\b(?:there|There)\s(is|are)\s(?:only\s|exactly\s|just\s)?$",
                     text[max(0, match.start("count") - 24) : match.start("count")])  # fmt: skip
    if verb is not None:
        wanted = "is" if right == 1 else "are"
        start = max(0, match.start("count") - 24) + verb.start(1)
        if verb.group(1) != wanted:
            edits.append(Edit(Span(start, start + len(verb.group(1))), wanted))
    return tuple(sorted(edits))


def _number(said: str) -> int:
    said = said.casefold().split()[0] if not said.casefold().startswith("a ") else "one"
    if said.isdigit():
        return int(said)
    return {"once": 1, "twice": 2, "thrice": 3, "zero": 0, "a": 1}.get(said, 0) or (
        _WORDS.index(said) if said in _WORDS else 0
    )


def _times(count: int) -> str:
    if count < 3:
        return ("zero times", "once", "twice")[count]
    return f"{_WORDS[count] if count < len(_WORDS) else count} times"


def _bare_subject(text: str, match: re.Match[str], subject: str) -> bool:
    if subject.casefold() in _NO_SUBJECTS:
        return False
    if match.groupdict().get("of"):
        return True
    start = match.start("bare")
    if start == match.start():  # the subject opens the claim: nothing may stand before it
        before = text[:start].rstrip()
        return (
            not before
            or before[-1] in ".!?:;,\n"
            or bool(re.search(r"\b(?:that|because|since|so)$", before[-12:]))
        )
    return text[match.end() :][:1] in ("", ".", ",", ";", ":", "!", ")", "\n")


def _unjudged(text: str, match: re.Match[str]) -> bool:
    """Questions, conditions, and what others say."""
    before = re.split(r"[.!?]\s|\n", text[max(0, match.start() - 80) : match.start()])[-1]
    if _UNSURE.search(before):
        return True
    return bool(re.match(r"[^.!?\n]{0,120}\?", text[match.end() : match.end() + 121]))
