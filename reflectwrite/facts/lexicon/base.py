"""The shape of a language's words, and the words that all languages share.

Everything is lower case (``str.casefold``) unless it says otherwise. An empty lexicon is valid:
the grammars then find digits, ISO dates, addresses and whatever CLDR knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """The words of a string that separates them by white space."""
    return frozenset(text.split())


def table(text: str) -> dict[str, str]:
    """``key=value`` pairs separated by white space; ``_`` in a key stands for a space."""
    pairs = (item.partition("=") for item in text.split())
    return {key.replace("_", " "): value for key, _, value in pairs}


def counts(text: str) -> dict[str, int]:
    """Like ``table``, with whole numbers for values."""
    return {key: int(value) for key, value in table(text).items()}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words.

    ``cardinals`` are added up, ``scales`` multiply what stands before them, ``teens`` add ten to
    it, ``joins`` may stand inside a number ("one hundred *and* two"). ``weak_numbers`` usually
    mean something else ("one"). ``units`` and ``durations`` map a word to a canonical unit,
    ``currencies`` to a code, ``magnitudes`` (behind digits) to a power of ten.

    ``before_hour`` and ``after_hour`` map spoken parts of a time to minutes ("half past": 30).
    ``halves`` map am/pm words to 0 or 12. ``hour_words`` stand behind an hour ("o'clock"),
    ``at_words`` before a bare one ("at 9").

    ``month_leads`` before a month make it a date, but ``name_leads`` do not do so before one of the
    ``name_months``, which are first names too ("for June").

    ``function_words`` are never part of a name and tell the language of a text. ``not_names`` are
    capitalised words that are no names. ``title_words`` stand before a name ("Ms").
    ``nouns_capital`` says that the language capitalises its nouns, so that a capital proves
    nothing.
    """

    language: str
    cardinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    teens: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    weak_numbers: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    weak_ordinals: frozenset[str] = frozenset()
    ordinal_suffixes: str = ""
    percent: frozenset[str] = frozenset()
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    durations: Mapping[str, str] = field(default_factory=dict)
    weak_durations: frozenset[str] = frozenset()
    business: frozenset[str] = frozenset()
    month_extra: Mapping[str, int] = field(default_factory=dict)
    weekday_extra: Mapping[str, int] = field(default_factory=dict)
    weak_weekdays: frozenset[str] = frozenset()
    weak_months: frozenset[str] = frozenset()
    month_leads: frozenset[str] = frozenset()
    name_months: frozenset[str] = frozenset()
    name_leads: frozenset[str] = frozenset()
    date_joins: frozenset[str] = frozenset()
    year_leads: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    before_hour: Mapping[str, int] = field(default_factory=dict)
    after_hour: Mapping[str, int] = field(default_factory=dict)
    halves: Mapping[str, int] = field(default_factory=dict)
    hour_words: frozenset[str] = frozenset()
    at_words: frozenset[str] = frozenset()
    named_times: Mapping[str, str] = field(default_factory=dict)
    open_clock: bool = False
    hedges: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    greetings: frozenset[str] = frozenset()
    signoffs: frozenset[str] = frozenset()
    title_words: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    nouns_capital: bool = False
    tell: frozenset[str] = frozenset()


# Canonical unit -> (dimension, factor to the dimension's base unit). Temperatures and the like
# have no factor between them here: each is its own dimension.
UNITS: Mapping[str, tuple[str, str]] = {
    "mm": ("length", "0.001"),
    "cm": ("length", "0.01"),
    "m": ("length", "1"),
    "km": ("length", "1000"),
    "in": ("length", "0.0254"),
    "ft": ("length", "0.3048"),
    "yd": ("length", "0.9144"),
    "mi": ("length", "1609.344"),
    "mg": ("mass", "0.001"),
    "g": ("mass", "1"),
    "kg": ("mass", "1000"),
    "t": ("mass", "1000000"),
    "lb": ("mass", "453.59237"),
    "oz": ("mass", "28.349523125"),
    "ml": ("volume", "0.001"),
    "cl": ("volume", "0.01"),
    "l": ("volume", "1"),
    "gal": ("gallon", "1"),
    "m2": ("area", "1"),
    "km2": ("area", "1000000"),
    "ha": ("area", "10000"),
    "sqft": ("sqft", "1"),
    "ac": ("acre", "1"),
    "m3": ("cubic", "1"),
    "B": ("bytes", "1"),
    "kB": ("bytes", "1000"),
    "MB": ("bytes", "1000000"),
    "GB": ("bytes", "1000000000"),
    "TB": ("bytes", "1000000000000"),
    "KiB": ("bytes", "1024"),
    "MiB": ("bytes", "1048576"),
    "GiB": ("bytes", "1073741824"),
    "kbit/s": ("rate", "1000"),
    "Mbit/s": ("rate", "1000000"),
    "Gbit/s": ("rate", "1000000000"),
    "W": ("power", "1"),
    "kW": ("power", "1000"),
    "MW": ("power", "1000000"),
    "GW": ("power", "1000000000"),
    "Wh": ("energy", "1"),
    "kWh": ("energy", "1000"),
    "MWh": ("energy", "1000000"),
    "GWh": ("energy", "1000000000"),
    "V": ("voltage", "1"),
    "kV": ("voltage", "1000"),
    "A": ("current", "1"),
    "mA": ("current", "0.001"),
    "Hz": ("frequency", "1"),
    "kHz": ("frequency", "1000"),
    "MHz": ("frequency", "1000000"),
    "GHz": ("frequency", "1000000000"),
    "Pa": ("pressure", "1"),
    "hPa": ("pressure", "100"),
    "kPa": ("pressure", "1000"),
    "bar": ("pressure", "100000"),
    "°C": ("celsius", "1"),
    "°F": ("fahrenheit", "1"),
    "°": ("angle", "1"),
    "km/h": ("speed", "1000"),
    "m/s": ("speed", "3600"),
    "mph": ("speed", "1609.344"),
    "dpi": ("dpi", "1"),
    "px": ("px", "1"),
    "dB": ("dB", "1"),
    "bp": ("bp", "1"),
    "pp": ("pp", "1"),
    "kcal": ("kcal", "1"),
    "rpm": ("rpm", "1"),
}

# How units are written as symbols; the case matters. Words for them are the languages' own.
SYMBOLS: Mapping[str, str] = {
    **{unit: unit for unit in UNITS if unit not in ("in", "B", "A", "W", "V")},
    "m²": "m2",
    "sqm": "m2",
    "km²": "km2",
    "m³": "m3",
    "sq ft": "sqft",
    "KB": "kB",
    "lbs": "lb",
    "L": "l",
    "mL": "ml",
    "Kg": "kg",
    "KG": "kg",
    "KM": "km",
    "kph": "km/h",
    "kmh": "km/h",
    "Mbps": "Mbit/s",
    "Gbps": "Gbit/s",
    "kbps": "kbit/s",
    "Mb/s": "Mbit/s",
    "Gb/s": "Gbit/s",
    "kw": "kW",
    "KW": "kW",
    "kwh": "kWh",
    "KWh": "kWh",
    "ºC": "°C",
    "ºF": "°F",
    "℃": "°C",
    "℉": "°F",
    "bps": "bp",
    "º": "°",
}

# Duration unit -> (dimension, factor). Months and years are not days.
DURATIONS: Mapping[str, tuple[str, str]] = {
    "s": ("time", "1"),
    "min": ("time", "60"),
    "h": ("time", "3600"),
    "D": ("time", "86400"),
    "W": ("time", "604800"),
    "M": ("months", "1"),
    "Q": ("months", "3"),
    "Y": ("months", "12"),
    "BD": ("business days", "1"),
}

DURATION_SYMBOLS: Mapping[str, str] = {
    "h": "h", "hr": "h", "hrs": "h", "min": "min", "mins": "min", "s": "s", "sec": "s", "secs": "s",
}  # fmt: skip

CURRENCY_SYMBOLS: Mapping[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR",
    "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₴": "UAH", "zł": "PLN", "Kč": "CZK",
    "Rp": "IDR", "Fr.": "CHF", "元": "CNY", "円": "JPY",
}  # fmt: skip

CURRENCY_CODES = words(
    "USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH INR IDR MYR"
    " SGD HKD TWD KRW THB VND PHP BRL MXN ARS CLP COP PEN ZAR NGN KES EGP MAD AED SAR QAR KWD ILS"
    " ISK PKR BDT LKR"
)
