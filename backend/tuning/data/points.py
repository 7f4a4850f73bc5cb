"""Key points as people write them, and the sentences that an email makes of them.

In: a random generator, a split. Out: ``Point``: the note, its facts, and the sentence that carries
it. The rule that the model is to learn is simple on purpose: whole sentences are carried over
word for word, fragments get the least that makes them a sentence, and instructions about the
recipient ("tell her that …", "ask for …") become what the sender would say.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from . import atoms
from .atoms import Atom
from .phrasings import FRAGMENTS, IMPERATIVES, INSTRUCTIONS, SENTENCES
from .words import made_up, pick_split, pool


class Point(NamedTuple):
    """A key point: how the notes have it, its facts, and the sentence (or sentences) for it."""

    note: str
    atoms: tuple[Atom, ...]
    sentence: str
    verbatim: bool  # the sentence is the note itself, so that a linking word may go before it


class Maker:
    """Fills phrasings; collects the facts that it put in, in order."""

    def __init__(self, rng: random.Random, split: str) -> None:
        self.rng, self.split = rng, split
        self.atoms: list[Atom] = []
        r, s = rng, split
        self.slots: dict[str, Callable[[], str | Atom]] = {
            "date": lambda: atoms.a_date(r),
            "wdate": lambda: atoms.weekday_date(r),
            "weekday": lambda: atoms.weekday(r),
            "time": lambda: atoms.time(r),
            "money": lambda: atoms.money(r),
            "pct": lambda: atoms.percentage(r),
            "num": lambda: atoms.number(r),
            "qty": lambda: atoms.quantity(r),
            "dur": lambda: atoms.duration(r),
            "id": lambda: atoms.identifier(r),
            "email": lambda: atoms.email(r, s),
            "url": lambda: atoms.url(r),
            "phone": lambda: atoms.phone(r),
            "person": lambda: atoms.person(r, s),
            "org": lambda: atoms.organisation(r),
            "place": lambda: atoms.place(r, s),
            "noun": self.noun,
            "nouns": self.nouns,
            "adj": self.adjective,
            "np": self.noun_phrase,
            "nps": self.plural_phrase,
            "base": lambda: self.verb(0),
            "third": lambda: self.verb(1),
            "past": lambda: self.verb(2),
            "ing": lambda: self.verb(3),
            "vp": self.verb_phrase,
            "clause": self.clause,
            "rare": self.rare,
            "odd": lambda: atoms.odd(r),
            "value": self.value,
            "when": self.when,
        }

    def fill(self, phrasing: str) -> str:
        """``phrasing`` with each ``{slot}`` filled, ``[a|b|]`` alternatives chosen first."""
        while "[" in phrasing:
            phrasing = re.sub(
                r"\[([^\[\]]*)\]", lambda m: self.rng.choice(m[1].split("|")), phrasing
            )
        return re.sub(r"\{(\w+)\}", self._slot, re.sub(r"  +", " ", phrasing)).strip()

    def _slot(self, match: re.Match[str]) -> str:
        made = self.slots[match[1]]()
        if isinstance(made, Atom):
            self.atoms.append(made)
            return made.text
        return made

    def rare(self) -> str:
        if self.rng.random() < 0.2:
            return made_up(self.rng)
        return self.rng.choice(pool("rare", self.split) or (made_up(self.rng),))

    def noun(self) -> str:
        if self.rng.random() < 0.4:
            return self.rare()
        nouns = pool("noun", self.split)
        return nouns[int(len(nouns) * self.rng.random() ** 1.3)]

    def nouns(self) -> str:
        word = self.noun()
        if word.endswith("s"):
            return word
        return (
            word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"
        )

    def adjective(self) -> str:
        return (
            self.rare()
            if self.rng.random() < 0.3
            else self.rng.choice(pool("adjective", self.split))
        )

    def verb(self, form: int) -> str:
        return self.rng.choice(pool("verb", self.split))[form]

    def noun_phrase(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "the {noun}",
                    "the {adj} {noun}",
                    "the {noun} {noun}",
                    "our {noun}",
                    "your {noun}",
                    "the {adj} {noun} {noun}",
                    "my {noun}",
                    "a {adj} {noun}",
                    "the {org} {noun}",
                    "the {noun} for {org}",
                    "the {noun} from {person}",
                    "the {noun} of the {noun}",
                    "the {noun} {id}",
                    "the {nouns}",
                    "our {adj} {nouns}",
                    "the {noun} in {place}",
                    "{org}",
                    "{person}",
                    "the {noun} and the {noun}",
                    "your {adj} {noun}",
                    "this {noun}",
                )
            )
        )

    def plural_phrase(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "the {nouns}",
                    "the {adj} {nouns}",
                    "our {nouns}",
                    "{qty}",
                    "{num} {nouns}",
                    "{num} {adj} {nouns}",
                    "{adj} {nouns}",
                    "the {noun} {nouns}",
                    "all {nouns}",
                )
            )
        )

    def verb_phrase(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "{base} {np}",
                    "{base} {np} {when}",
                    "{base} {nps}",
                    "{base} {np} and {base} {np}",
                    "{base} {np} to {person}",
                    "{base} {np} with {person}",
                    "{base} {np} for {money}",
                    "{base} {np} at {place}",
                    "{base} {nps} {when}",
                    "{base} {np} before {np}",
                )
            )
        )

    def clause(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "{np} {third} {np}",
                    "{np} is {adj}",
                    "{np} was {past} {when}",
                    "{np} will be {past} {when}",
                    "we {past} {np}",
                    "I will {vp}",
                    "I can't {vp}",
                    "we have to {vp}",
                    "{person} will {vp}",
                    "{np} costs {money}",
                    "{np} moves to {date}",
                    "{nps} are {adj}",
                    "{np} starts at {time}",
                    "{np} did not {base} {np}",
                    "they {past} {nps} {when}",
                    "{np} is now {value}",
                    "{np} needs {nps}",
                    "{np} has been {past}",
                    "there are {nps} in {np}",
                    "we are {ing} {np}",
                    "the {noun} must be {past} by {date}",
                    "{org} has {past} {np}",
                    "you can {vp}",
                    "it's {adj}",
                    "we don't {base} {np}",
                    "they haven't {past} {np} yet",
                    "it {third} {np}",
                    "I'd like to {vp}",
                    "she {past} {np} {when}",
                    "he is {ing} {np}",
                    "you {past} {np}",
                    "nobody {past} {np}",
                    "that's why we {past} {np}",
                    "it was {adj} and {adj}",
                    "I think {np} is {adj}",
                    "we've {past} {num} of the {nouns}",
                    "{np} is {odd}",
                    "{np} ({odd}) {third} {np}",
                    "we need {odd} {nouns}",
                    "{np}, {odd}, is {adj}",
                    "{person}'s {noun} is {adj}",
                    "{weekday}'s {noun} is {adj}",
                    "{np} at {odd}",
                    "{person} ({org}) {past} {np}",
                    '{np} says "{clause}"' if self.rng.random() < 0.3 else "{np} is {adj}",
                    "there's no {noun} in {np}",
                    "{np} isn't {adj}",
                    "we'll {base} {np} {when}",
                    "I've already {past} {np}",
                    "you'll find {np} in {np}",
                    "she can only {base} {nps} {when}",
                    "some of the {nouns} were {adj}",
                    "everything is {adj} except {np}",
                    "I know that {np} is {adj}",
                    "my {noun} {person} {third} {np}",
                    "the {noun} should be about {qty}",
                    "nothing has {past} so far",
                    "{np} still {third} {np}",
                    "we were told that {np} is {adj}",
                    "both {nouns} are {adj}",
                    "at least {num} {nouns} are {adj}",
                    "the rest will be {past} {when}",
                )
            )
        )

    def when(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "on {date}",
                    "on {weekday}",
                    "by {date}",
                    "at {time}",
                    "on {wdate}",
                    "before {weekday}",
                    "until {date}",
                    "next week",
                    "tomorrow",
                    "for {dur}",
                    "on {weekday} at {time}",
                    "from {date} to {date}",
                    "between {time} and {time}",
                    "in {dur}",
                    "this {weekday}",
                    "({odd})",
                    "on {date} at {time}",
                    "by {weekday}",
                    "every {weekday}",
                    "from {time} to {time}",
                    "since {date}",
                    "today",
                    "as soon as possible",
                    "next month",
                )
            )
        )

    def value(self) -> str:
        return self.fill(
            self.rng.choice(
                (
                    "{date}",
                    "{money}",
                    "{time}",
                    "{num}",
                    "{pct}",
                    "{qty}",
                    "{id}",
                    "{person}",
                    "{place}",
                    "{wdate}",
                    "{dur}",
                    "{weekday}",
                    "{org}",
                    "{phone}",
                    "{email}",
                    "{url}",
                    "{weekday} at {time}",
                    "{date}, {time}",
                    "{money} per {noun}",
                    "{adj}",
                    "{odd}",
                    "{odd}",
                    "{odd}, {odd}",
                    "{num} {org} Street, {place}",
                    "{money} + {pct}",
                    "{time} - {time}",
                    "{num} or {num}",
                )
            )
        )


def capital(text: str) -> str:
    """``text`` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """``text`` as a sentence: first letter in upper case, a full stop where nothing ends it."""
    text = capital(text.strip())
    return text if text[-1] in ".?!" else text + "."


def make_point(rng: random.Random, split: str, copying: float = 0.12) -> Point:
    """One key point. ``copying`` is the share of points that are strings of words without sense."""
    maker = Maker(rng, split)
    roll = rng.random()
    if roll < copying:
        return _words(rng, maker)
    if roll < copying + 0.40:
        return _sentence(rng, maker)
    if roll < copying + 0.53:
        return _fragment(rng, maker)
    if roll < copying + 0.63:
        return _imperative(rng, maker)
    return _instruction(rng, maker)


def _note_form(rng: random.Random, text: str, atoms: list[Atom]) -> str:
    """A sentence as notes have it: often without the capital or the full stop."""
    if rng.random() < 0.45:
        text = text.rstrip(".")
    if rng.random() < 0.4:
        first = re.split(r"[ ,.:;']", text, maxsplit=1)[0]
        named = any(first in atom.text.split() for atom in atoms)
        if not named and not re.match(r"I\b|[A-Z][A-Z0-9]", text):
            text = text[:1].lower() + text[1:]
    return text


def _words(rng: random.Random, maker: Maker) -> Point:
    parts = []
    for _ in range(rng.randrange(3, 11)):
        r = rng.random()
        parts.append(
            maker.rare()
            if r < 0.7
            else maker.fill(
                rng.choice(
                    (
                        "{value}",
                        "the",
                        "of",
                        "and",
                        "{noun}",
                        "{id}",
                        "{person}",
                        "to",
                        "with",
                        "{odd}",
                        "{odd}",
                    )
                )
            )
        )
    note = " ".join(parts)
    if rng.random() < 0.6:
        return Point(note, tuple(maker.atoms), f"Please note: {note}.", False)
    return Point(capital(note) + ".", tuple(maker.atoms), capital(note) + ".", True)


def _sentence(rng: random.Random, maker: Maker) -> Point:
    if rng.random() < 0.55:
        text = ended(
            maker.fill(
                rng.choice(
                    (
                        "{clause}",
                        "{clause}",
                        "{clause} and {clause}",
                        "{clause} because {clause}",
                        "{clause}, so {clause}",
                        "{clause}. {clause}",
                        "{clause}, but {clause}",
                        "if {clause}, {clause}",
                        "{clause}; {clause}",
                        "as {clause}, {clause}",
                        "{clause} ({value})",
                        "{clause} when {clause}",
                        "{clause}, {when}",
                        "{when}, {clause}",
                        "{clause} - {clause}",
                        "{clause}, which {third} {np}",
                        "although {clause}, {clause}",
                        "{clause}, even though {clause}",
                        "{clause} since {clause}",
                        "{clause} in case {clause}",
                        "{clause}: {np}, {np} and {np}",
                        "{clause} (not {value})",
                        "{clause}, for example {np}",
                        "{clause} until {clause}",
                        "what happens if {clause}?",
                        "is it true that {clause}?",
                        "{clause}!",
                        "{clause}, right?",
                        "{clause} / {clause}",
                        "after that, {clause}",
                        "so far {clause}",
                        "{clause}, especially {np}",
                        "{clause}, i.e. {value}",
                        "{clause}, and after that {clause}",
                        "{clause}, or {clause}",
                        "the reason is that {clause}",
                        "my plan: {vp}, {vp}",
                        '"{clause}" was the answer of {person}',
                        "{person} says {clause}",
                        "last {weekday} {clause}",
                        "the good news: {clause}",
                        "{clause}. {clause}. {clause}",
                        "either {clause} or {clause}",
                        "{clause}, only {num} of them",
                        "maybe {clause}",
                        "{clause} instead of {np}",
                        "{clause}, thanks to {person}",
                        "unfortunately {clause}",
                        "sadly {clause}",
                        "{clause} again",
                    )
                )
            )
        )
        text = re.sub(r"([.] )([a-z])", lambda m: m[1] + m[2].upper(), text)
    else:
        text = ended(maker.fill(rng.choice(pick_split(SENTENCES, maker.split))))
    note = _note_form(rng, text, maker.atoms)
    return Point(note, tuple(maker.atoms), ended(note), True)


def _fragment(rng: random.Random, maker: Maker) -> Point:
    if rng.random() < 0.55:
        label = maker.fill(
            rng.choice(
                ("{noun}", "{adj} {noun}", "{noun} {noun}", "new {noun}", "{noun} for {org}")
            )
        )
        value = maker.value()
        note = label + rng.choice((": ", ": ", ": ", " = ", " - ")) + value
        if rng.random() < 0.4:
            note = capital(note)
        return Point(note, tuple(maker.atoms), f"The {label} is {value}.", False)
    note = maker.fill(rng.choice(pick_split(FRAGMENTS, maker.split)))
    return Point(note, tuple(maker.atoms), f"Please note: {note}.", False)


def _imperative(rng: random.Random, maker: Maker) -> Point:
    if rng.random() < 0.5:
        text = maker.verb_phrase()
    else:
        text = maker.fill(rng.choice(pick_split(IMPERATIVES, maker.split)))
    roll = rng.random()
    if roll < 0.35:
        return Point("please " + text, tuple(maker.atoms), f"Please {text}.", True)
    note = capital(text) if rng.random() < 0.4 else text
    return Point(note, tuple(maker.atoms), f"Please {text}.", False)


def _instruction(rng: random.Random, maker: Maker) -> Point:
    note, sentence = rng.choice(pick_split(INSTRUCTIONS, maker.split))
    tail: dict[str, str] = {}

    def once(match: re.Match[str]) -> str:
        key = match[1]
        if key not in tail:
            tail[key] = maker.fill("{" + key + "}")
        return tail[key]

    while "[" in note:
        note = re.sub(r"\[([^\[\]]*)\]", lambda m: rng.choice(m[1].split("|")), note)
    note = re.sub(r"\{(\w+)\}", once, note)
    made = len(maker.atoms)
    while "[" in sentence:
        sentence = re.sub(r"\[([^\[\]]*)\]", lambda m: rng.choice(m[1].split("|")), sentence)
    sentence = re.sub(r"\{(\w+)\}", once, sentence)
    if len(maker.atoms) != made:
        raise ValueError(f"the sentence for {note!r} has a slot that its note lacks")
    if rng.random() < 0.3:
        note = capital(note)
    return Point(note, tuple(maker.atoms), capital(sentence), False)
