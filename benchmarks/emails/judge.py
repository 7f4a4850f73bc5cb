"""Whether an email is right, judged by what its notes are known to say.

In: the notes' texts, the facts that have to be in the email (each with the spellings that count),
the email. Out: the faults found, none if it is right. This judge shares no code with the package:
it imports nothing from ``reflectwrite``, which a test enforces, so that the checks can't be right
by their own measure.

It is strict, and where it can't tell it says fault: a fact that stands in the subject alone is
missing; a digit, a number word, a weekday, a month or a capitalised word in mid-sentence that the
notes lack is invented, and so is one that the notes have but with another month, currency, unit or
weekday (``values``); two facts that changed places are swapped; a word that is neither in the notes
nor plain English is garbled; a "not" that came or went is a fault. What follows from the notes but
isn't in them (a sum, the weekday of a date) counts as invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from . import relations, values
from .text import content_words, holds, negations, sentences_of, starts_sentence, words_of
from .vocabulary import CLOSINGS, GREETINGS, KINDS, TITLES, TYPED, english

_TOLD = (
    re.compile(
        r"\b(?:tell|ask|remind|thank|let|inform|invite|congratulate|warn)s? (?:him|her|them)\b",
        re.I,
    ),
    re.compile(
        r"(?:^|[.!?:]\s+|\bplease )(?:mention|say|promise|apologi[sz]e) (?:that|to|for)\b",
        re.I | re.M,
    ),
)
# What of a point's own words has to be in the body, and how much of those that aren't plain words
# may be missing; the rest is for other wordings.
_SAID, _LOST = 0.75, 0.25
_CUT = re.compile(r"\b(?:the|a|an|of|and|or|my|our|your|their|than)[.!?](?!\w)", re.I)

_OF_A_FACT = (
    "missing", "invented", "swapped", "said of another", "a negation", "point ", "greeting",
    "signed", "it speaks of an attachment", "wrong wording", "addressed to",
)  # fmt: skip


@dataclass(frozen=True)
class Notes:
    """What the judge knows: the greeting's and signature's names, the texts, the required facts.

    ``texts``: all of the notes (purpose, points, subject, attachments, the message answered);
    ``required`` has one entry a fact: the spellings of it that count as the fact; ``forbidden``:
    wordings that would be wrong in the email (instructions to whoever writes it); ``words``: the
    least and the most words allowed; ``known``: further words that are no garble.
    """

    to: str
    sender: str
    texts: tuple[str, ...]
    points: tuple[str, ...]
    required: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    subject: str | None = None
    attachments: tuple[str, ...] = ()
    words: tuple[int | None, int | None] = (None, None)
    known: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Whatever may be said: the notes, and the other spellings of their facts."""
        spellings = (spelling for fact in self.required for spelling in fact)
        return (self.to, self.sender, *self.texts, *self.points, *spellings)

    @cached_property
    def given(self) -> frozenset[str]:
        """The words of all of these, months and weekdays also in full."""
        words = {word for source in self.sources for word in words_of(source)}
        numbers = {values.NUMBER_VALUES.get(word, word) for word in words}
        names = {word for word, value in values.NUMBER_VALUES.items() if value in self.digits}
        return frozenset(words | {values.typed_word(w) for w in words} | names | numbers)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(values.stem(word) for word in self.given)

    @cached_property
    def digits(self) -> frozenset[str]:
        return frozenset(run for source in self.sources for run in values.runs(source))


@dataclass(frozen=True)
class Parts:
    """An email taken apart."""

    subject: str
    greeting: str
    body: str
    closing: str
    sender: str


def faults(email: str, notes: Notes) -> list[str]:
    """What is wrong with ``email``; an empty list if it is right."""
    parts = take_apart(email)
    if parts is None:
        return ["the email is not subject, greeting, body, sign-off and sender"]
    return [
        *_frame(parts, notes),
        *_missing(parts.body, notes),
        *_invented(parts.subject, notes),
        *_invented(parts.body, notes),
        *relations.swapped(parts.body, notes.points, notes.required, english()),
        *_meaning(parts, notes),
        *_form(email, parts, notes),
    ]


def of_a_fact(fault: str) -> bool:
    """Whether a fault is of what the email says: a wrong, invented or missing fact, person or
    point. The rest is form: garbled words, marks, repetition, length."""
    return fault.startswith(_OF_A_FACT)


def take_apart(email: str) -> Parts | None:
    """The subject, greeting, body, closing and signature; None if ``email`` isn't built so."""
    match = re.fullmatch(
        r"Subject: *(\S[^\n]*)\n\n([^\n]+)\n\n(.+)\n\n([^\n]+)\n([^\n]+)", email.strip(), re.S
    )
    return Parts(*match.groups()) if match else None


def _frame(parts: Parts, notes: Notes) -> list[str]:
    found = []
    greeted, to = words_of(parts.greeting), words_of(notes.to)
    named = [word for word in to if word not in TITLES] or to
    hit, kinds = set(named) & set(greeted), set(named) & KINDS
    # "Dear Hotel" and "Dear Harbour" don't name the Hotel Miramonti and the Harbour Street Clinic.
    wanted = set(named) - kinds or kinds
    short = not wanted <= hit if kinds else not hit
    if short or set(greeted) - GREETINGS - set(to):
        found.append(f"greeting {parts.greeting!r} does not name {notes.to!r}")
    if parts.sender.strip() != notes.sender:
        found.append(f"signed {parts.sender!r} instead of {notes.sender!r}")
    closing = words_of(parts.closing)
    if not closing or set(closing) - CLOSINGS or re.search(r"\d", parts.closing):
        found.append(f"sign-off {parts.closing!r}")
    if notes.subject is not None and " ".join(parts.subject.split()) != notes.subject:
        found.append(f"subject {parts.subject!r} instead of {notes.subject!r}")
    return found


def _missing(body: str, notes: Notes) -> list[str]:
    """Facts that are nowhere in the body, and points most of whose own words are not."""
    found = [
        f"missing {spellings[0]!r}"
        for spellings in notes.required
        if not any(holds(body, spelling) for spelling in spellings)
    ]
    covered = " ".join(spelling for spellings in notes.required for spelling in spellings)
    known = values.runs(covered) | values.runs(body)
    facts = set(words_of(covered))
    said = {values.stem(word) for word in words_of(body)}
    for point in notes.points:
        found += [f"missing number {run!r}" for run in sorted(values.runs(point) - known)]
        own = {values.stem(word) for word in content_words(point)}
        rare = {values.stem(word) for word in content_words(point) - english() - facts}
        lost = rare - said
        if own and (len(own & said) < _SAID * len(own) or len(lost) > _LOST * len(rare)):
            found.append(f"point {point!r} is not said")
    return found


def _invented(text: str, notes: Notes) -> list[str]:
    """Digits, typed words, names and garbled words of ``text`` that the notes do not have."""
    found = [
        f"invented number {run!r}"
        for run in sorted(values.runs(text) - notes.digits)
        if run not in notes.given
    ]
    for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text):
        word = match[0].replace("’", "'")
        plain = word.casefold()
        base = re.sub(r"'s$", "", plain)
        starts = starts_sentence(text, match.start())
        if {plain, base, values.typed_word(plain)} & notes.given:
            continue
        if {plain, base, values.typed_word(plain)} & TYPED:
            found.append(f"invented {word!r}")
        elif not {plain, base} & (english() | notes.known):
            if word[0].isupper() and not starts:
                found.append(f"invented name {word!r}")
            elif len(plain) < 4 or values.stem(base) not in notes.stems:
                found.append(f"unknown word {word!r}")
        elif word[0].isupper() and not starts and not re.match(r"i\b", plain):
            found.append(f"invented name {word!r}")
    return found + values.invented_pairs(text, notes.sources, english())


def _meaning(parts: Parts, notes: Notes) -> list[str]:
    """A negation that came or went, an attachment that isn't, words to whoever writes the email."""
    found = []
    said, at_least = negations(parts.body), negations(" . ".join(notes.points))
    most = negations(" . ".join(dict.fromkeys((*notes.texts, *notes.points))))
    if said.strict + said.alike < at_least.strict:
        found.append(f"a negation is missing: {said.strict} for {at_least.strict}")
    if said.strict > most.strict + most.alike:
        found.append(f"a negation was added: {said.strict} for {most.strict}")
    attach = re.compile(r"\battach|\benclos", re.I)
    known = notes.attachments or any(attach.search(text) for text in notes.texts)
    if attach.search(parts.body) and not known:
        found.append("it speaks of an attachment that there is not")
    told = (match[0].strip(" .!?:\n") for form in _TOLD for match in form.finditer(parts.body))
    found += [f"addressed to the writer: {words!r}" for words in told]
    found += [f"wrong wording {text!r}" for text in notes.forbidden if holds(parts.body, text)]
    return found


def _form(email: str, parts: Parts, notes: Notes) -> list[str]:
    """Cut off, said twice, marks and placeholders, too short or too long."""
    found = []
    body = parts.body.strip()
    source = "\n".join(notes.sources)
    if not re.search(r"[.!?][\"”’')]*$", body):
        found.append("the body ends in mid-sentence")
    ends = {point.rstrip(" .!?").casefold().rpartition(" ")[2] for point in notes.points}
    found += [
        f"cut off after {match[0]!r}"
        for match in _CUT.finditer(body)
        if match[0][:-1].casefold() not in ends and match[0] not in source
    ]
    found += [f"mark {mark!r}" for mark in sorted(set(re.findall(r"[<>{}\[\]|_*#`]", email)))
              if mark not in source]  # fmt: skip
    found += [f"twice: {sentence!r}" for sentence in _twice(body, notes)]
    found += relations.repeated(body, notes.points, english())
    least, most = notes.words
    if most is not None and len(body.split()) > most:
        found.append(f"{len(body.split())} words in the body, more than {most}")
    if least is not None and len(email.split()) < least:
        found.append(f"{len(email.split())} words in all, less than {least}")
    return found


def _twice(body: str, notes: Notes) -> list[str]:
    """Sentences that say again what one before them said, unless the notes do so too."""
    found: list[str] = []
    seen: list[list[str]] = []
    for sentence in sentences_of(body):
        words = words_of(sentence) + sorted(values.runs(sentence))
        if len(words) < 4:
            continue
        alike = any(len(set(words) & set(s)) >= 0.8 * len({*words, *s}) for s in seen)
        if (
            alike
            and sum(sentence.rstrip(".!?").casefold() in p.casefold() for p in notes.points) < 2
        ):
            found.append(sentence)
        seen.append(words)
    return found
