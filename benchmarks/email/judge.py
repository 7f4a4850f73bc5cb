"""Whether an email is right, judged by what its notes are known to say.

In: the notes' texts, the facts that have to be in the email (each with the spellings that count),
the email. Out: the faults found, none if it is right. This judge shares no code with the package:
it imports nothing from ``reflectwrite.facts`` or ``reflectwrite.checks``, which a test enforces, so
that the checks can't be right by their own measure. It is strict: a fact that stands in the subject
alone is missing, a digit, a number word, a weekday, a month or a capitalised word in mid-sentence
that the notes lack is invented, and a word that is neither in the notes nor plain English is garbled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion dozen"
)
_TYPED = frozenset(f"{_MONTHS} {_DAYS} {_NUMBERS}".split()) - {"may", "march", "second"}
_STOP = frozenset(
    "the a an of to in on at for and or but that this is are was were be been it its i we you he she "
    "they him her them us me my our your their his with from by as if so not no do does did has have "
    "had will would can could should tell say ask mention let know please thank thanks him".split()
)


@dataclass(frozen=True)
class Notes:
    """What the judge knows: the greeting's and signature's names, the texts, the required facts.

    ``required`` has one entry a fact: the spellings of it that count as the fact.
    """

    to: str
    sender: str
    texts: tuple[str, ...]
    points: tuple[str, ...]
    required: tuple[tuple[str, ...], ...] = ()
    language: str = "en"
    known: frozenset[str] = field(default_factory=frozenset)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)


@cache
def english() -> frozenset[str]:
    """Plain words that an email may use whatever its notes say (a word list beside this file)."""
    return frozenset(Path(__file__).with_name("plain_words.txt").read_text("utf-8").split())


def faults(email: str, notes: Notes) -> list[str]:
    """What is wrong with ``email``; an empty list if it is right."""
    found: list[str] = []
    match = re.fullmatch(r"Subject: *(\S[^\n]*)\n\n([^\n]+)\n\n(.+)\n\n([^\n]+)\n([^\n]+)", email.strip(), re.S)
    if not match:
        return ["the email is not subject, greeting, body, sign-off and sender"]
    subject, greeting, body, sign_off, sender = match.groups()
    if not _greets(greeting, notes.to):
        found.append(f"greeting {greeting!r} does not name {notes.to!r}")
    if sender.strip() != notes.sender:
        found.append(f"signed {sender!r} instead of {notes.sender!r}")
    if re.search(r"\d", sign_off) or len(sign_off.split()) > 4:
        found.append(f"sign-off {sign_off!r}")
    if not re.search(r"[.!?:]$", body.strip()):
        found.append("the body ends in mid-sentence")
    for spellings in notes.required:
        if not any(_holds(body, spelling) for spelling in spellings):
            found.append(f"missing {spellings[0]!r}")
    found += _missing_wording(body, notes)
    for part in (subject, body):
        found += _invented(part, notes)
    sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+", body) if len(s.split()) > 3]
    found += [f"twice: {s!r}" for s in {s for s in sentences if sentences.count(s) > 1}]
    return found


def _greets(greeting: str, to: str) -> bool:
    parts = [w.casefold() for w in words_of(to) if w.casefold() not in {"the", "mr", "mrs", "ms", "dr", "prof", "professor"}]
    greeted = [w.casefold() for w in words_of(greeting)]
    extra = [w for w in greeted if w not in {"dear", "hello", "hi", "good", "morning", *(w.casefold() for w in words_of(to))}]
    return any(part in greeted for part in parts) and not extra


def _holds(body: str, spelling: str) -> bool:
    """Whether ``spelling`` stands in ``body`` as a whole, in any case and white space."""
    pattern = r"\s+".join(re.escape(word) for word in spelling.split())
    edge_left = r"(?<![\w.,])" if spelling[:1].isdigit() else r"(?<!\w)"
    edge_right = r"(?![\w%])(?![.,]\d)" if spelling[-1:].isalnum() else ""
    return re.search(edge_left + pattern + edge_right, body, re.I) is not None


def _missing_wording(body: str, notes: Notes) -> list[str]:
    """Points most of whose own words are nowhere in the body."""
    have = {w.casefold() for w in words_of(body)}
    found = []
    for point in notes.points:
        own = {w.casefold() for w in words_of(point)} - _STOP
        if own and len(own & have) < 0.6 * len(own):
            found.append(f"point {point!r} is not said")
    return found


def _invented(text: str, notes: Notes) -> list[str]:
    """Digits, typed words, names and garbled words of ``text`` that the notes do not have."""
    source = "\n".join([notes.to, notes.sender, *notes.texts])
    given = {w.casefold() for w in words_of(source)}
    digits = set(re.findall(r"\d+(?:[.,:/-]\d+)*", source))
    found = [f"invented number {run!r}" for run in re.findall(r"\d+(?:[.,:/-]\d+)*", text) if run not in digits]
    for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text):
        word = match[0]
        plain = word.casefold()
        base = re.sub(r"['’]s$", "", plain)
        if plain in given or base in given:
            continue
        if plain in _TYPED:
            found.append(f"invented {word!r}")
        elif plain not in english() and base not in english() and plain not in notes.known:
            found.append(f"unknown word {word!r}")
        elif word[0].isupper() and not _starts_sentence(text, match.start()) and plain not in {"i", "i'm", "i'd", "i'll", "i've"}:
            found.append(f"invented name {word!r}")
    return found


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'“‘(-–*•")
    return not before or before[-1] in ".!?:\n" or text[:at].endswith("\n")


def notes_words(texts: Sequence[str]) -> frozenset[str]:
    """All words of ``texts``, casefolded."""
    return frozenset(w.casefold() for text in texts for w in words_of(text))
