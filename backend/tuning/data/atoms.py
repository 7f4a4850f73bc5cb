"""Facts as people write them in notes: dates, times, money, names and the rest, and wrong ones.

In: a random generator and a split. Out: ``Atom``s (kind, text). ``spoil`` gives another value of
the same kind, which is what a draft gets wrong.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import NamedTuple

from .words import TITLES, made_up_name, pool

MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = "kg boxes pages copies litres km seats licences pieces metres bottles chairs people tickets rooms items".split()
SMALL = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty".split()


class Atom(NamedTuple):
    """One fact: ``kind`` as in ``reflectwrite.facts``, ``text`` as it stands in the notes."""

    kind: str
    text: str


def some_date(rng: random.Random) -> date:
    return date(2024, 1, 1) + timedelta(days=rng.randrange(5 * 365))


def date_text(rng: random.Random, day: date) -> str:
    d, m, y = day.day, MONTHS[day.month - 1], day.year
    suffix = "th" if 10 < d < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    return rng.choice(
        (
            f"{d} {m} {y}",
            f"{d} {m} {y}",
            f"{d} {m}",
            f"{d} {m}",
            f"{m} {d}",
            f"{m} {d}, {y}",
            f"{m} {d}, {y}",
            day.isoformat(),
            f"{d}{suffix} {m}",
            f"{m} {d}{suffix}",
            f"{d} {m[:3]} {y}",
            f"{m[:3]} {d}",
        )
    )


def a_date(rng: random.Random) -> Atom:
    return Atom("date", date_text(rng, some_date(rng)))


def weekday_date(rng: random.Random) -> Atom:
    day = some_date(rng)
    return Atom("date", f"{DAYS[day.weekday()]}{rng.choice((' ', ', ', ' '))}{date_text(rng, day)}")


def weekday(rng: random.Random) -> Atom:
    return Atom("weekday", rng.choice(DAYS))


def time(rng: random.Random) -> Atom:
    h, m = rng.randrange(7, 21), rng.choice((0, 0, 15, 30, 30, 45, rng.randrange(60)))
    half = "am" if h < 12 else "pm"
    h12 = (h - 1) % 12 + 1
    return Atom(
        "time",
        rng.choice(
            (
                f"{h}:{m:02d}",
                f"{h:02d}:{m:02d}",
                f"{h12}:{m:02d} {half}",
                f"{h12} {half}",
                f"{h12}{half}",
                f"{h12}.{m:02d}{half}",
                "noon" if rng.random() < 0.2 else f"{h}:{m:02d}",
            )
        ),
    )


def amount(rng: random.Random) -> str:
    n = int(10 ** rng.uniform(1, 5.5))
    whole = f"{n:,}" if rng.random() < 0.8 else str(n)
    return whole + (f".{rng.randrange(100):02d}" if rng.random() < 0.25 else "")


def money(rng: random.Random) -> Atom:
    n = amount(rng)
    code = rng.choice(("EUR", "USD", "GBP", "CHF"))
    return Atom(
        "money",
        rng.choice(
            (
                f"${n}",
                f"€{n}",
                f"£{n}",
                f"{code} {n}",
                f"{n} {code}",
                f"{n} euros",
                f"{n} dollars",
                f"${rng.randrange(1, 90)}.{rng.randrange(1, 10)}m",
                f"€{rng.randrange(2, 900)}k",
            )
        ),
    )


def percentage(rng: random.Random) -> Atom:
    n = rng.choice((str(rng.randrange(1, 100)), f"{rng.randrange(1, 60)}.{rng.randrange(1, 10)}"))
    return Atom(
        "percentage", rng.choice((f"{n}%", f"{n}%", f"{n} %", f"{n} percent", f"{n} per cent"))
    )


def number(rng: random.Random) -> Atom:
    n = rng.choice((rng.randrange(2, 13), rng.randrange(13, 100), rng.randrange(100, 10000)))
    return Atom("number", rng.choice((str(n), f"{n:,}", rng.choice(SMALL))))


def quantity(rng: random.Random) -> Atom:
    n = rng.choice(
        (
            str(rng.randrange(2, 60)),
            str(rng.randrange(60, 900)),
            rng.choice(SMALL),
            f"{rng.randrange(1000, 9000):,}",
        )
    )
    return Atom("quantity", f"{n} {rng.choice(UNITS)}")


def duration(rng: random.Random) -> Atom:
    n = rng.choice((rng.choice(SMALL), str(rng.randrange(2, 90))))
    return Atom(
        "duration", f"{n} {rng.choice(('days', 'weeks', 'months', 'hours', 'minutes', 'years'))}"
    )


def identifier(rng: random.Random) -> Atom:
    up = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(rng.choice((1, 2, 2, 3))))
    n = rng.randrange(1, 100000)
    return Atom(
        "identifier",
        rng.choice(
            (
                f"{up}-{n}",
                f"{up}{n % 1000}",
                f"#{n}",
                f"{up}-{n % 100}-{rng.randrange(100)}",
                f"{up}{n % 100}{rng.choice('ABCX')}",
                f"{up}/{n}",
                f"v{n % 10}.{n % 7}",
            )
        ),
    )


def email(rng: random.Random, split: str) -> Atom:
    who = rng.choice(
        (rng.choice(pool("given", split)).lower(), made_up_name(rng).lower(), "info", "orders")
    )
    return Atom(
        "email",
        f"{who}@{made_up_name(rng).lower()}.{rng.choice(('com', 'org', 'net', 'eu', 'co.uk'))}",
    )


def url(rng: random.Random) -> Atom:
    site = made_up_name(rng).lower()
    return Atom(
        "url",
        rng.choice(
            (
                f"https://{site}.org/{made_up_name(rng).lower()}",
                f"www.{site}.com",
                f"https://{site}.net/{rng.randrange(9999)}",
            )
        ),
    )


def phone(rng: random.Random) -> Atom:
    d = [str(rng.randrange(10)) for _ in range(10)]
    return Atom(
        "phone",
        rng.choice(
            (
                f"+44 20 {''.join(d[:4])} {''.join(d[4:8])}",
                f"0{''.join(d[:3])} {''.join(d[3:10])}",
                f"+49 {''.join(d[:3])} {''.join(d[3:10])}",
                f"{rng.randrange(200, 999)}-555-{''.join(d[:4])}",
            )
        ),
    )


def person(rng: random.Random, split: str) -> Atom:
    given = rng.choice(pool("given", split)) if rng.random() < 0.5 else made_up_name(rng)
    family = rng.choice(pool("family", split)) if rng.random() < 0.5 else made_up_name(rng)
    roll = rng.random()
    if roll < 0.35:
        return Atom("name", given)
    if roll < 0.45:
        return Atom("name", f"{rng.choice(TITLES)} {family}")
    return Atom("name", f"{given} {family}")


def organisation(rng: random.Random) -> Atom:
    name = made_up_name(rng)
    return Atom(
        "name",
        rng.choice(
            (
                name,
                name,
                f"{name} Ltd",
                f"{name} {made_up_name(rng)}",
                f"{name} Group",
                f"{name} & Sons",
                f"{name} House",
                f"{name} Centre",
                f"Hotel {name}",
                f"Project {name}",
            )
        ),
    )


def place(rng: random.Random, split: str) -> Atom:
    return Atom(
        "name", rng.choice(pool("city", split)) if rng.random() < 0.6 else made_up_name(rng)
    )


def odd(rng: random.Random) -> str:
    """Things that people put into notes and that no list of formats foresees."""
    n, m = rng.randrange(1, 60), rng.randrange(60, 990)
    up = "".join(rng.choice("ABCDEFGHKLMNPRSTUVWXYZ") for _ in range(2))
    return rng.choice(
        (
            f"{n}-{n + 3}",
            f"{n}–{n + 4}",
            f"{n}x{m} cm",
            f"{n} x {n + 2} m",
            f"{n}°C",
            f"{n}/{m}",
            f"1/{n}",
            f"{n}:1",
            f"{up}{n} {n % 9}{up[::-1]}",
            f"{up}{m} {up}{n}",
            f"#{up.lower()}{n}",
            f"{n}k",
            f"{n}h",
            f"{n}th floor",
            f"Year {n % 12}",
            f"class {n % 9}{up[0].lower()}",
            f"flat {n}{up[0]}",
            f"p. {m}",
            f"{n}+",
            f"~{m}",
            f"ca. {m}",
            f"approx. {n}",
            f"{n}% - {n + 5}%",
            f"{n}pm-{n + 1}pm",
            f"{n % 12 + 1}-{n % 12 + 3} pm",
            f"{n}-{n + 2} {rng.choice(MONTHS)}",
            f"'{n:02d}",
            f"Q{n % 4 + 1}",
            f"size {n}",
            f"{n}½",
            f"A{n % 6}",
            f"{n}mm",
            f"{n}.{m}.{n}",
            f"{n:02d}.{n % 12 + 1:02d}.20{n % 30 + 10}",
            f"{n % 12 + 1}/{n % 28 + 1}/20{n % 30 + 10}",
            f"{m} g",
            f"no. {m}",
            f"No {m}",
            f"gate {up[0]}{n}",
            f"{up} {m}{n}",
            f"({m}) {m}-{m}{n % 10}",
            f"{n}€",
            f"{m},- EUR",
            f"“{up.lower()}”",
            "e.g.",
            "etc.",
            "a.m.",
            "FAQ",
            "PDF",
            "CEO",
            "Wi-Fi",
            "T-shirt",
            "OK",
            "VAT",
            "asap",
            "ASAP",
            "incl. VAT",
            "…",
            "→",
            "&",
            "24/7",
            "50/50",
            "½",
            "+/-",
            "GB29 NWBK 6016 1331",
            f"{m} {m} {m}",
            "x2",
            "Mon-Fri",
            "Tue and Thu",
        )
    )


def spoil(rng: random.Random, atom: Atom, split: str) -> str:
    """Another text of the same kind: the wrong value that a draft might have."""
    if atom.kind == "name":
        if rng.random() < 0.5:
            parts = atom.text.split(" ")
            i = rng.randrange(len(parts))
            word = parts[i]
            if len(word) > 3 and word.isalpha():
                cut = rng.randrange(2, len(word))
                parts[i] = rng.choice(
                    (word[:cut], word[:cut] + made_up_name(rng)[1:3].lower(), word + "o")
                )
                return " ".join(parts)
        return rng.choice((person(rng, split), organisation(rng), place(rng, split))).text
    if atom.kind == "weekday":
        return rng.choice([day for day in DAYS if day != atom.text])
    digits = [m.start() for m in re.finditer(r"\d", atom.text)]
    if digits and rng.random() < 0.7:
        out = list(atom.text)
        at = rng.choice(digits)
        out[at] = rng.choice([c for c in "123456789" if c != out[at]])
        if rng.random() < 0.3 and len(digits) > 1:
            del out[rng.choice(digits)]
        wrong = "".join(out)
        if wrong != atom.text:
            return wrong
    makers = {
        "date": a_date,
        "time": time,
        "money": money,
        "percentage": percentage,
        "number": number,
        "quantity": quantity,
        "duration": duration,
        "identifier": identifier,
        "url": url,
        "phone": phone,
    }
    if atom.kind == "email":
        return email(rng, split).text
    return makers[atom.kind](rng).text
