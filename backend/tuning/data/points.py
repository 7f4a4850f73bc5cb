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
from .patterns import CLAUSES, JOINED, NOUN_PHRASES, PLURAL_PHRASES, TIMES, VALUES, VERB_PHRASES
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
        return self.fill(self.rng.choice(NOUN_PHRASES))

    def plural_phrase(self) -> str:
        return self.fill(self.rng.choice(PLURAL_PHRASES))

    def verb_phrase(self) -> str:
        return self.fill(self.rng.choice(VERB_PHRASES))

    def clause(self) -> str:
        return self.fill(self.rng.choice(CLAUSES))

    def when(self) -> str:
        return self.fill(self.rng.choice(TIMES))

    def value(self) -> str:
        return self.fill(self.rng.choice(VALUES))


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
        text = ended(maker.fill(rng.choice(JOINED)))
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
