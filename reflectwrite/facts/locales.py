"""What a locale decides: names of months and days, the order of dates, how numbers are written.

``pack(locale)`` gives everything the grammars need, built once from CLDR (through babel, loaded
here and only here) and the language's own lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .lexicon import LANGUAGES, Lexicon, lexicon

if TYPE_CHECKING:
    from babel import Locale

FULL_LOCALES = ("en-US", "en-GB", "de", "fr", "es", "it", "pt", "nl", "id", "zh", "ja")

_SPACES = "\u00a0\u202f\u2009"


def is_full_locale(locale: str) -> bool:
    """Whether facts may block in texts of this locale (elsewhere they only warn)."""
    return _language(locale) in LANGUAGES


def _language(locale: str) -> str:
    return re.split(r"[-_]", locale.strip(), maxsplit=1)[0].casefold()


@dataclass(frozen=True, slots=True)
class Pack:
    """The words and habits of a locale.

    ``months`` and ``weekdays`` map casefolded names to 1–12 and 0–6 (Monday is 0); the ``short``
    sets hold those that are abbreviations. ``day_first`` is the order of ``3/4/2027``;
    ``decimal`` is the sign before decimals. ``heads`` are the words with which an entry of the
    lexicon's phrase tables can begin. ``languages`` are the names of languages ("English"), which
    are no names of the kind that must be grounded.
    """

    locale: str
    language: str
    lex: Lexicon
    months: dict[str, int]
    short_months: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    day_first: bool
    decimal: str
    number: re.Pattern[str]
    heads: frozenset[str]
    weekday_forms: dict[str, str]
    numeral_heads: frozenset[str]
    languages: frozenset[str]

    @property
    def cjk(self) -> bool:
        return self.language in ("zh", "ja")

    @property
    def full(self) -> bool:
        return self.language in LANGUAGES


@lru_cache(maxsize=64)
def pack(locale: str) -> Pack:
    """The pack of a locale such as ``en-GB`` or ``de``; unknown ones get English CLDR names."""
    parsed = _parse(locale)
    language = _language(locale)
    lex = lexicon(language)
    months, short_months = _names(parsed.months)
    weekdays, short_weekdays = _names(parsed.days)
    months.update(lex.month_extra)
    weekdays.update(lex.weekday_extra)
    pattern = str(parsed.date_formats["short"].pattern)
    symbols = parsed.number_symbols.get("latn", parsed.number_symbols)
    decimal = "," if symbols.get("decimal") == "," else "."
    return Pack(
        locale=locale,
        language=language,
        lex=lex,
        months=months,
        short_months=frozenset(short_months | set(lex.month_extra)),
        weekdays=weekdays,
        short_weekdays=frozenset(short_weekdays | set(lex.weekday_extra)),
        day_first=pattern.lower().find("d") < pattern.lower().find("m"),
        decimal=decimal,
        number=_number(decimal),
        heads=frozenset(
            key.split(" ")[0]
            for words in (lex.units, lex.currencies, lex.percent, lex.before_hour, lex.after_hour)
            for key in words
        ),
        weekday_forms=_weekday_forms(weekdays, short_weekdays, language),
        languages=frozenset(name.casefold() for name in parsed.languages.values()),
        numeral_heads=frozenset(lex.cardinals.keys() | lex.scales.keys() | lex.ordinals.keys()),
    )


def _parse(locale: str) -> Locale:
    from babel import Locale
    from babel.core import UnknownLocaleError

    for name in (locale, _language(locale)):
        try:
            return Locale.parse(name, sep="-" if "-" in name else "_")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def _names(contexts: object) -> tuple[dict[str, int], set[str]]:
    """All spellings that CLDR has, without the full stops of abbreviations."""
    names: dict[str, int] = {}
    short: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in contexts[context][width].items():  # type: ignore[index]
                key = name.casefold().rstrip(".")
                if len(key) < 2 or key[0].isdigit() or key in names:
                    continue
                names[key] = int(number)
                if width == "abbreviated":
                    short.add(key)
    return names, short


def _weekday_forms(weekdays: dict[str, int], short: set[str], language: str) -> dict[str, str]:
    """What the first word of a weekday may look like, and the name that it begins."""
    forms = {name.split("-")[0]: name for name in weekdays if "-" in name}
    for name in weekdays:
        if "-" in name:
            continue
        forms[name] = name
        if name not in short:
            endings = ("s", "'s", "’s") if language == "en" else ("s",)
            forms.update(
                {name + ending: name for ending in endings if name + ending not in weekdays}
            )
    return forms


def _number(decimal: str) -> re.Pattern[str]:
    """Digits with groups and decimals, matched where a run of digits begins."""
    group = re.escape("," if decimal == "." else ".")
    ways = [
        rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)",
        rf"\d{{1,3}}(?:[{_SPACES}’']\d{{3}})+(?!\d)",
    ]
    if decimal == ",":
        # These languages group by plain spaces too ("1 200 000"), and technical text in them
        # has decimal points ("1.5", never three digits).
        ways += [
            r"\d{1,3}(?: \d{3})+(?!\d)",
            rf"(?P<foreign>\d+{group}(?:\d\d?|\d{{4,}}))(?![\d.])",
        ]
    else:
        ways += [r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"]
    ways += [r"\d+"]
    return re.compile(rf"(?P<whole>{'|'.join(ways)})(?P<fraction>{re.escape(decimal)}\d+)?")
