"""Number words that are written together: German, Dutch and Italian, built instead of listed."""

from __future__ import annotations


def german() -> dict[str, int]:
    """``null`` to ``neunhundertneunundneunzig``, and whole thousands up to 99,000."""
    ones = [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ]
    teens = ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    below = _below_hundred(ones + teens, tens, "und", ones_first=True)
    return _hundreds(below, ones, "hundert", "tausend", one="eins")


def dutch() -> dict[str, int]:
    """``nul`` to ``negenhonderdnegenennegentig``, and whole thousands up to 99,000."""
    ones = [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
    ]
    teens = ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
    tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
    below = _below_hundred(ones + teens, tens, "en", ones_first=True)
    for tens_word, ten in zip(tens, range(20, 100, 10), strict=True):
        below[f"tweeën{tens_word}"] = ten + 2
        below[f"drieën{tens_word}"] = ten + 3
    return _hundreds(below, ones, "honderd", "duizend", one="één")


def italian() -> dict[str, int]:
    """``zero`` to ``novecentonovantanove``, and whole thousands up to 99,000."""
    ones = [
        "zero",
        "uno",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
    ]
    teens = [
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove",
    ]
    tens = [
        "venti",
        "trenta",
        "quaranta",
        "cinquanta",
        "sessanta",
        "settanta",
        "ottanta",
        "novanta",
    ]
    below = dict(zip(ones + teens, range(20), strict=True))
    for word, ten in zip(tens, range(20, 100, 10), strict=True):
        below[word] = ten
        for one in range(1, 10):
            stem = word[:-1] if ones[one][0] in "uo" else word
            below[stem + ("tré" if one == 3 else ones[one])] = ten + one
        below[word + "tre"] = ten + 3
    numbers = dict(below)
    for hundred in range(1, 10):
        head = ("" if hundred == 1 else ones[hundred]) + "cento"
        numbers[head] = hundred * 100
        numbers.update({head + word: hundred * 100 + n for word, n in below.items() if n})
    numbers.update({word + "mila": n * 1000 for word, n in below.items() if n > 1})
    return numbers


def _below_hundred(
    small: list[str], tens: list[str], join: str, *, ones_first: bool
) -> dict[str, int]:
    numbers = {word.casefold(): number for number, word in enumerate(small)}
    for word, ten in zip(tens, range(20, 100, 10), strict=True):
        numbers[word.casefold()] = ten
        for one in range(1, 10):
            pair = (small[one], join, word) if ones_first else (word, join, small[one])
            numbers["".join(pair).casefold()] = ten + one
    return numbers


def _hundreds(
    below: dict[str, int], ones: list[str], hundred: str, thousand: str, *, one: str
) -> dict[str, int]:
    numbers = dict(below)
    for count in range(2, 10):
        head = ones[count].casefold() + hundred
        numbers[head] = count * 100
        numbers.update({head + word: count * 100 + n for word, n in below.items() if n})
    numbers.update({hundred + word: 100 + n for word, n in below.items() if n})
    numbers["ein" + hundred] = 100
    numbers.update({word + thousand: n * 1000 for word, n in below.items() if n > 1})
    # The bare form is the article in these languages; counting says it otherwise.
    numbers.pop(ones[1].casefold(), None)
    numbers[one] = 1
    return numbers
