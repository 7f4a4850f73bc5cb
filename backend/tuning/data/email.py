"""Notes for an email, and the email that is right for them.

In: a random generator and a split. Out: ``Sample``: the notes' fields, and the email in pieces
(subject, greeting, paragraphs of sentences, sign-off), so that rows can cut it anywhere.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from . import atoms
from .atoms import Atom
from .phrasings import (
    ATTACHED,
    CLOSINGS,
    GREETINGS,
    LAST_LINKS,
    LINKS,
    NOUN_OPENINGS,
    NOUN_PURPOSES,
    PURPOSES,
    SIGN_OFFS,
    THREAD_OPENINGS,
    THREADS,
    VERB_OPENINGS,
    VERB_PURPOSES,
)
from .points import Maker, Point, capital, make_point
from .words import GROUPS, ORGANISATIONS, RELATIONS, TITLES, made_up_name, pick_split, pool

DETERMINERS = frozenset(
    "the a an my our your this these those all both his her their no some".split()
)


@dataclass
class Sample:
    """Notes and the email for them. ``body`` is paragraphs of (sentence, index of its point or
    None); the last paragraph is the closing one, which holds no point."""

    to: str
    sender: str
    purpose: str
    tone: str
    points: list[Point]
    subject: str
    greeting: str
    body: list[list[tuple[str, int | None]]]
    sign_off: str
    given_subject: str | None = None
    attachments: list[str] = field(default_factory=list)
    thread: str | None = None
    limit: tuple[int | None, int | None] | None = None

    def paragraphs(self) -> list[str]:
        return [" ".join(sentence for sentence, _ in part) for part in self.body]

    def text(self) -> str:
        head = [f"Subject: {self.subject}", self.greeting]
        return "\n\n".join([*head, *self.paragraphs(), f"{self.sign_off}\n{self.sender}"])


def full_name(rng: random.Random, split: str) -> str:
    given = rng.choice(pool("given", split)) if rng.random() < 0.55 else made_up_name(rng)
    family = rng.choice(pool("family", split)) if rng.random() < 0.55 else made_up_name(rng)
    return f"{given} {family}"


def recipient(rng: random.Random, split: str) -> str:
    roll = rng.random()
    if roll < 0.62:
        return full_name(rng, split)
    if roll < 0.74:
        return f"{rng.choice(TITLES)} {full_name(rng, split).split()[1]}"
    if roll < 0.86:
        return full_name(rng, split).split()[0]
    if roll < 0.92:
        return rng.choice(GROUPS)
    name, other = full_name(rng, split).split()
    maker = Maker(rng, split)
    return rng.choice(
        (
            f"the {made_up_name(rng)} team",
            f"{rng.choice(RELATIONS)} {name}",
            f"Mr and Mrs {other}",
            f"{name} and {rng.choice(pool('given', split))}",
            f"{name} {made_up_name(rng)} {other}",
            f"{name[0]}. {other}",
            maker.fill("the {noun} {nouns}"),
            maker.fill("parents of {odd}"),
            f"{rng.choice(TITLES)} {name} {other}",
            maker.fill("the {noun} team at {org}"),
            made_up_name(rng),
            f"{name} & {rng.choice(pool('given', split))}",
            maker.fill("{adj} {nouns}"),
            *(f"{made_up_name(rng)} {rng.choice(ORGANISATIONS)}" for _ in range(3)),
            f"{rng.choice(ORGANISATIONS[3:])} {made_up_name(rng)}",
            f"{rng.choice(ORGANISATIONS)} team",
        )
    )


def sender_name(rng: random.Random, split: str) -> str:
    roll = rng.random()
    if roll < 0.78:
        return full_name(rng, split)
    given, family = full_name(rng, split).split()
    return rng.choice(
        (
            given,
            family,
            f"{rng.choice(TITLES)} {given} {family}",
            f"{given[0]}. {family}",
            f"{given} {made_up_name(rng)} {family}",
            f"{rng.choice(RELATIONS)} {given}",
            f"{given} and {rng.choice(pool('given', split))}",
            f"the {made_up_name(rng)} team",
            Maker(rng, split).fill("{person}, {org}"),
            Maker(rng, split).fill("The {noun} {noun}"),
        )
    )


def first_name(to: str) -> str:
    """How a less formal greeting addresses ``to``: the given name, where it is plain."""
    words = to.split()
    if words[0] == "the":
        return " ".join(words[1:])
    plain = (
        len(words) == 2
        and all(w[0].isupper() for w in words)
        and words[0] not in {*TITLES, *RELATIONS, *ORGANISATIONS}
        and "." not in to
    )
    plain = plain and not {*words} & {*ORGANISATIONS, "Customer", "Hiring"}
    return words[0] if plain else to


def _purpose(rng: random.Random, split: str) -> tuple[str, str]:
    """A purpose and the opening sentence for it."""
    maker = Maker(rng, split)
    roll = rng.random()
    if roll < 0.22:
        purpose = rng.choice(pick_split(sorted(PURPOSES), split))
        opening = rng.choice(PURPOSES[purpose])
    elif roll < 0.68:
        purpose = maker.fill(rng.choice(pick_split(NOUN_PURPOSES, split)))
        first = purpose.split()[0]
        determined = first in DETERMINERS or not first.islower() or first.endswith("'s")
        opening = rng.choice(NOUN_OPENINGS).replace(
            "{p}", purpose if determined else f"the {purpose}"
        )
    else:
        purpose = maker.fill(rng.choice(pick_split(VERB_PURPOSES, split)))
        spoken = re.sub(r"\b(him|her|them)\b", "you", purpose)
        opening = rng.choice(VERB_OPENINGS).replace("{p}", spoken)
    return purpose, opening


def lowered(sentence: str, point: Point) -> str:
    """``sentence`` behind a linking word: its first letter small, unless a name or ``I`` is there."""
    first = sentence.split(" ", 1)[0]
    names = {word for atom in point.atoms for word in atom.text.split()}
    if (
        first.rstrip(",.;:'s") in names
        or first in names
        or re.match(r"I\b|[A-Z]*[A-Z0-9][A-Z0-9]", first)
    ):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def _linked(rng: random.Random, point: Point, last: bool) -> str:
    """The point's sentence, sometimes behind a linking word where that reads well."""
    sentence = point.sentence
    if (
        not point.verbatim
        or sentence.endswith("?")
        or sentence.startswith("Please")
        or rng.random() > 0.22
    ):
        return sentence
    if last and rng.random() < 0.5:
        link = rng.choice(LAST_LINKS)
    else:
        link = rng.choice(LINKS)
    if link.endswith("that") and re.search(r"[.?!] ", sentence):
        return sentence
    return f"{link} {lowered(sentence, point)}"


def make_sample(
    rng: random.Random,
    split: str = "train",
    copying: float = 0.12,
    points: tuple[int, ...] = (1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6),
) -> Sample:
    """Notes and their email."""
    to, sender = recipient(rng, split), sender_name(rng, split)
    purpose, opening = _purpose(rng, split)
    tone = rng.choice(("formal", "neutral", "neutral", "friendly"))
    items: list[Point] = []
    for _ in range(rng.choice(points)):
        point = make_point(rng, split, copying)
        if len(point.note) <= 240:
            items.append(point)
    if not items:
        return make_sample(rng, split, copying, points)
    thread = None
    if rng.random() < 0.07:
        maker = Maker(rng, split)
        thread = capital(maker.fill(rng.choice(THREADS)))
        opening = f"{rng.choice(THREAD_OPENINGS)} {opening}"
    given = None
    subject = capital(re.sub(r"\b(him|her|them)\b", "you", purpose))
    if rng.random() < 0.15:
        given = subject = capital(
            Maker(rng, split).fill(
                rng.choice(("{np}", "{noun} {id}", "{org}: {noun}", "{adj} {noun}"))
            )
        )
    files: list[str] = []
    if rng.random() < 0.08:
        files = [
            f"{Maker(rng, split).noun()}{rng.choice(('', '-2', '_v3', '-final'))}.{rng.choice(('pdf', 'xlsx', 'docx', 'zip'))}"
            for _ in range(rng.choice((1, 1, 2)))
        ]
    body: list[list[tuple[str, int | None]]] = []
    current: list[tuple[str, int | None]] = [(opening, None)]
    for i, point in enumerate(items):
        if len(current) >= rng.choice((1, 2, 2, 3)):
            body.append(current)
            current = []
        current.append((_linked(rng, point, i == len(items) - 1 and i > 0), i))
    if files:
        current.append((rng.choice(ATTACHED).replace("{files}", " and ".join(files)), None))
    body.append(current)
    body.append([(rng.choice(CLOSINGS[tone]), None)])
    greeting = (
        rng.choice(GREETINGS[tone])
        .replace("{full}", to.removeprefix("the "))
        .replace("{first}", first_name(to))
    )
    sample = Sample(
        to,
        sender,
        purpose,
        tone,
        items,
        subject,
        greeting,
        body,
        rng.choice(SIGN_OFFS[tone]),
        given,
        files,
        thread,
    )
    if rng.random() < 0.15:
        words = len(sample.text().split())
        high = -(-(words + rng.randrange(0, 60)) // 10) * 10
        low = max(0, (words - rng.randrange(5, 40)) // 10 * 10)
        sample.limit = (None, high) if rng.random() < 0.6 or low < 20 else (low, high)
    return sample


def known_facts(sample: Sample, kind: str) -> list[str]:
    """The notes' facts of one kind, in the order of the notes, each once."""
    found: list[str] = []
    own = [Atom("name", name) for name in (sample.to, sample.sender) if name[0].isupper()]
    for atom in [*own, *(atom for point in sample.points for atom in point.atoms)]:
        text = re.sub(r"^[A-Z][a-z]+day,? ", "", atom.text) if kind == "date" else atom.text
        if atom.kind == kind and text not in found:
            found.append(text)
    return found


__all__ = ["Sample", "atoms", "known_facts", "lowered", "make_sample"]
