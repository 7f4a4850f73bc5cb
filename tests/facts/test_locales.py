"""The same facts in every full locale."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reflectwrite.facts import FULL_LOCALES, Grounding, find_facts
from reflectwrite.types import InputText

TEXTS = {
    "en-US": (
        "The delivery moves to Monday, May 3, 2027 at 2:30 pm; it costs $1,234.50 (12.5%),"
        " five weeks."
    ),
    "en-GB": (
        "The delivery moves to Monday, 3 May 2027 at 14.30 pm; it costs $1,234.50 (12.5%),"
        " five weeks."
    ),
    "de": (
        "Die Lieferung kommt am Montag, 3. Mai 2027 um 14:30 Uhr; sie kostet 1.234,50 $ (12,5"
        " %), fünf Wochen."
    ),
    "fr": (
        "La livraison est reportée au lundi 3 mai 2027 à 14h30 ; elle coûte 1 234,50 $ (12,5"
        " %), cinq semaines."
    ),
    "es": (
        "La entrega pasa al lunes 3 de mayo de 2027 a las 14:30; cuesta 1.234,50 $ (12,5 %),"
        " cinco semanas."
    ),
    "it": (
        "La consegna passa a lunedì 3 maggio 2027 alle ore 14.30; costa 1.234,50 $ (12,5%),"
        " cinque settimane."
    ),
    "pt": (
        "A entrega passa para segunda-feira, 3 de maio de 2027, às 14h30; custa $ 1.234,50"
        " (12,5%), cinco semanas."
    ),
    "nl": (
        "De levering gaat naar maandag 3 mei 2027 om 14.30 uur; het kost $ 1.234,50 (12,5%),"
        " vijf weken."
    ),
    "id": (
        "Pengiriman pindah ke Senin, 3 Mei 2027 pukul 14.30; harganya $1.234,50 (12,5%), lima"
        " minggu."
    ),
    "zh": "交货改到2027年5月3日星期一14:30，价格为$1,234.50（12.5%），五周。",
    "ja": "納品は2027年5月3日（月）14:30に変更、価格は$1,234.50（12.5%）、五週間です。",
}
VALUES = {
    ("weekday", "monday"), ("date", "2027-05-03"), ("time", "14:30"), ("money", "USD 1234.5"),
    ("percentage", "12.5"), ("duration", "P5W"),
}  # fmt: skip


@pytest.mark.parametrize("locale", FULL_LOCALES)
def test_every_full_locale_finds_the_same_values(locale: str) -> None:
    found = {(fact.kind, fact.value) for fact in find_facts(TEXTS[locale], locale=locale)}
    assert found == VALUES


@pytest.mark.parametrize("locale", FULL_LOCALES)
def test_every_full_locale_is_grounded_in_itself(locale: str) -> None:
    aligned = Grounding([InputText("notes", TEXTS[locale])], locale=locale).align(TEXTS[locale])
    assert {fact.source.relation for fact in aligned if fact.source} == {"equal"}


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("de", "zweihundertfünfzig Stück", "250"),
        ("de", "5 Mio. Nutzer", "5000000"),
        ("fr", "quatre-vingt-dix-sept pièces", "97"),
        ("fr", "soixante et onze pièces", "71"),
        ("fr", "deux cent trente pièces", "230"),
        ("es", "treinta y cinco unidades", "35"),
        ("es", "doscientos mil habitantes", "200000"),
        ("it", "ventitré pezzi", "23"),
        ("pt", "cento e vinte e cinco unidades", "125"),
        ("nl", "vijfentwintig stuks", "25"),
        ("id", "dua puluh lima unit", "25"),
        ("id", "lima belas unit", "15"),
        ("zh", "三百二十箱", "320"),
        ("ja", "千二百個", "1200"),
        ("ja", "1.5万個", "15000"),
        ("fr", "1 234 567 habitants", "1234567"),
        ("de", "1.234.567 Einwohner", "1234567"),
        ("de", "um den Faktor 1.5 mehr", "1.5"),
    ],
)
def test_numbers_of_languages(locale: str, text: str, value: str) -> None:
    assert [fact.value for fact in find_facts(text, locale=locale) if fact.kind == "number"] == [
        value
    ]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (
            "de",
            "Vielen Dank für Ihre Nachricht. Acht geben Sie bitte auf die Mai-Feier nicht.",
        ),
        ("fr", "Une personne est venue, un jour peut-être. Il est neuf et second."),
        ("es", "Una persona vino una vez. En primer lugar, gracias."),
        ("it", "Una persona è venuta. Lei sei tu. Mille grazie, in primo luogo."),
        ("pt", "Uma pessoa veio um dia. Em primeiro lugar, obrigado."),
        ("nl", "Een persoon kwam. In de eerste plaats dank; ze wonen er zo."),
        ("id", "Satu orang datang pertama kali. Minggu depan kami kabari."),
        ("zh", "我们一起统一意见，一点也不难。"),
        ("ja", "一緒に行きましょう。一般的に。"),
    ],
)
def test_ways_of_speaking_are_no_facts_in_any_language(locale: str, text: str) -> None:
    assert [(fact.kind, fact.text) for fact in find_facts(text, locale=locale)] == []


def test_other_locales_still_find_digits_and_cldr_names() -> None:
    found = [
        (fact.kind, fact.value) for fact in find_facts("måndag 3 maj 2027 kl 14:30", locale="sv")
    ]
    assert found == [("weekday", "monday"), ("date", "2027-05-03"), ("time", "14:30")]


def test_importing_facts_loads_no_locale_data() -> None:
    code = "import sys, reflectwrite.facts; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
