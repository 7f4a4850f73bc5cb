"""What is a fact, which value it has, and what only looks like one."""

from __future__ import annotations

import pytest

from reflectwrite.facts import find_facts


def kinds(text: str, locale: str = "en-US") -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in find_facts(text, locale=locale)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We meet on 3 May 2027.", ["2027-05-03"]),
        ("We meet on May 3, 2027.", ["2027-05-03"]),
        ("We meet on May 3rd, 2027, at noon", ["2027-05-03"]),
        ("We meet on the 3rd of May 2027", ["2027-05-03"]),
        ("We meet on the third of May", ["--05-03"]),
        ("We meet on May the third", ["--05-03"]),
        ("We meet on the twenty-first of May", ["--05-21"]),
        ("We meet on 2027-05-03", ["2027-05-03"]),
        ("Updated 2027-05-03T14:30Z", ["2027-05-03"]),
        ("We meet on 3-May-2027", ["2027-05-03"]),
        ("We meet on 3 May '27", ["2027-05-03"]),
        ("We meet on Jan. 5, 2027", ["2027-01-05"]),
        ("We meet on 5 Sept 2027", ["2027-09-05"]),
        ("on 3 and 10 May 2027", ["2027-05-03", "2027-05-10"]),
        ("on 3, 5 and 7 May 2027", ["2027-05-03", "2027-05-05", "2027-05-07"]),
        ("from 3 to 10 May", ["--05-03", "--05-10"]),
        ("5-7 May", ["--05-05", "--05-07"]),
        ("May 3–10, 2027", ["2027-05-03", "2027-05-10"]),
        ("May 3 and 10, 2027", ["2027-05-03", "2027-05-10"]),
        ("from 3 May to 10 May 2027", ["2027-05-03", "2027-05-10"]),
        ("In May 2027 we move", ["2027-05"]),
        ("We move in March.", ["--03"]),
        ("We moved in 2019.", ["2019"]),
        ("due 12/31/2027", ["2027-12-31"]),
        ("31.12.2027", ["2027-12-31"]),
        ("29 February 2028", ["2028-02-29"]),
    ],
)
def test_dates_in_many_forms_have_one_value(text: str, expected: list[str]) -> None:
    assert [value for kind, value in kinds(text) if kind == "date"] == expected


@pytest.mark.parametrize(
    ("locale", "value"),
    [("en-US", "2027-03-04"), ("en-GB", "2027-04-03"), ("de", "2027-04-03"), ("fr", "2027-04-03")],
)
def test_the_locale_decides_the_order_of_3_4_2027(locale: str, value: str) -> None:
    assert kinds("3/4/2027", locale) == [("date", value)]


def test_30_february_is_no_date() -> None:
    assert "date" not in [kind for kind, _ in kinds("30 February 2027")]


@pytest.mark.parametrize(
    "text",
    [
        "May we meet soon?",
        "You may ask. May I?",
        "They march on. March with us!",
        "First, thank you. Second, sorry.",
        "I have second thoughts about it.",
        "One of them agreed, and the other one did not.",
        "No one knows; one may ask.",
        "At first we waited, in the first place because of you.",
        "A third party agreed.",
        "We could do it one day, at any moment.",
        "It is a win-win, two-way, one-to-one exchange, 24/7.",
        "Thanks a million, and a thousand apologies.",
        "The two of us agreed on two things.",
        "Please let me know if you have any questions.",
        "I will send the PDF to our CEO ASAP, FYI.",
        "The English version is on the Internet.",
        "Best regards,",
        "Dear Sir or Madam,",
        "Hi all,",
        "Dear Team,",
        "Merry Christmas and a Happy New Year!",
        "Our Finance team and Human Resources will help.",
        "Thanks. Unfortunately, it broke. However, Please note it.",
        "Wait a second. Just a minute. The sun sat low; we wed; Jan came.",
        "1. Plan\n2. Do\n(3) Check\n[4] Act",
        "Section heading:\n\n- Item\n* Another\n> Quote",
        "It works e.g. here, i.e. there, etc.",
        "The meeting is on track. Sat down and Wed are words.",
        "We Are Very Happy",
        "Subject: Delay of the Spring Delivery",
        "IMPORTANT: PLEASE READ THIS NOTICE",
        "DVDs and CDs for June and April, rank #1, in Swahili or Hindi.",
        "the Reviewing party and any Indemnitee",
        "I'm sure that I'll manage; I've done so.",
    ],
)
def test_ways_of_speaking_are_no_facts(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 2:30 pm", "14:30"),
        ("at 2.30pm", "14:30"),
        ("at 2:30 p.m. today", "14:30"),
        ("at 14:30", "14:30"),
        ("at 2:30", "02:30|14:30"),
        ("at half past two", "02:30|14:30"),
        ("at half past two pm", "14:30"),
        ("at quarter to nine", "08:45|20:45"),
        ("at nine o'clock", "09:00|21:00"),
        ("at 9 am", "09:00"),
        ("at 12 am", "00:00"),
        ("at 12 pm", "12:00"),
        ("at noon", "12:00"),
        ("by midnight", "00:00"),
        ("at 14:30 CET", "14:30 CET"),
        ("at 2:30 pm (UTC+2)", "14:30 UTC+2"),
        ("2027-05-03T14:30:00Z", "14:30 UTC"),
        ("let us say at 9, then", "09:00|21:00"),
    ],
)
def test_times(text: str, value: str) -> None:
    assert [found for kind, found in kinds(text) if kind == "time"] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 9 and 11 am", ["09:00", "11:00"]),
        ("9–11 am", ["09:00", "11:00"]),
        ("from 9 to 5 pm", ["09:00", "17:00"]),
        ("from 11 to 1 pm", ["11:00", "13:00"]),
        ("2-4 pm", ["14:00", "16:00"]),
        ("from 14:30 to 16:00", ["14:30", "16:00"]),
        ("14:30-16:00", ["14:30", "16:00"]),
        ("14:30–16:00 CET", ["14:30", "16:00 CET"]),
    ],
)
def test_ranges_of_times_share_the_half_of_the_day(text: str, values: list[str]) -> None:
    assert [found for kind, found in kinds(text) if kind == "time"] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1,200", "USD 1200"),
        ("$ 1,200.50", "USD 1200.5"),
        ("1,200 USD", "USD 1200"),
        ("USD 1,200", "USD 1200"),
        ("US$1.2m", "USD 1200000"),
        ("$1.2 million", "USD 1200000"),
        ("£5k", "GBP 5000"),
        ("€3bn", "EUR 3000000000"),
        ("1.200,50 €", "EUR 1200.5"),
        ("twelve hundred dollars", "USD 1200"),
        ("one million euros", "EUR 1000000"),
        ("-$50", "USD -50"),
        ("A$75", "AUD 75"),
        ("500 pounds sterling", "GBP 500"),
        ("¥12,000", "JPY 12000"),
    ],
)
def test_money(text: str, value: str) -> None:
    locale = "de" if "," in text and "." in text and text.endswith("€") else "en-US"
    assert kinds(f"x {text} y", locale) == [("money", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5–10k", ["USD 5000", "USD 10000"]),
        ("$5-$10", ["USD 5", "USD 10"]),
        ("5 to 10 million euros", ["EUR 5000000", "EUR 10000000"]),
        ("between $500 and $2,000", ["USD 500", "USD 2000"]),
    ],
)
def test_ranges_of_money_share_currency_and_magnitude(text: str, expected: list[str]) -> None:
    assert [value for kind, value in kinds(text) if kind == "money"] == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12.5%", "percentage", "12.5"),
        ("12.5 per cent", "percentage", "12.5"),
        ("twelve percent", "percentage", "12"),
        ("-3%", "percentage", "-3"),
        ("5 km", "quantity", "5 km"),
        ("5km", "quantity", "5 km"),
        ("120 km/h", "quantity", "120 km/h"),
        ("20 m²", "quantity", "20 m2"),
        ("30 square metres", "quantity", "30 m2"),
        ("3.5 kg", "quantity", "3.5 kg"),
        ("3 pounds of flour", "quantity", "3 lb"),
        ("21 °C", "quantity", "21 °C"),
        ("8 GB", "quantity", "8 GB"),
        ("5 days", "duration", "P5D"),
        ("90 minutes", "duration", "PT90M"),
        ("two weeks", "duration", "P2W"),
        ("a three-year term", "duration", "P3Y"),
        ("10 business days", "duration", "P10BD"),
        ("1,234,567", "number", "1234567"),
        ("one hundred and twenty-five", "number", "125"),
        ("two thousand five hundred", "number", "2500"),
        ("a batch of 40k", "number", "40000"),
        ("the 21st", "ordinal", "21"),
        ("the seventh floor", "ordinal", "7"),
        ("AX-300", "identifier", "AX-300"),
        ("B12", "identifier", "B12"),
        ("INV-2041", "identifier", "INV-2041"),
        ("in Q3", "identifier", "Q3"),
        ("gate 4B", "identifier", "4B"),
        ("v2.1", "identifier", "V2.1"),
        ("ticket #4521", "identifier", "4521"),
        ("release 3.1.4", "identifier", "3.1.4"),
        ("dana.w@example.com", "email", "dana.w@example.com"),
        ("https://Example.com/a?b=1.", "url", "example.com/a?b=1"),
        ("www.example.com/", "url", "example.com"),
        ("example.com", "url", "example.com"),
        ("+44 20 7946 0000", "phone", "+442079460000"),
        ("(555) 123-4567", "phone", "5551234567"),
        ("call 020 7946 0000", "phone", "02079460000"),
    ],
)
def test_kinds_and_values(text: str, kind: str, value: str) -> None:
    assert kinds(f"so {text} it was") == [(kind, value)] or kinds(text) == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Ms Whitfield,", ["Whitfield"]),
        ("Hi Dana,", ["Dana"]),
        ("Dear Dr. Jean-Luc O'Neill,", ["Jean-Luc O'Neill"]),
        ("Kind regards,\nLee Okafor", ["Lee Okafor"]),
        ("Best,\nLee", ["Lee"]),
        ("Please tell Marcus.", ["Marcus"]),
        ("The Brightwater shipment is late.", ["Brightwater"]),
        ("We met Brightwater's CEO, J. R. McAllister.", ["Brightwater", "J. R. McAllister"]),
        ("It is sold by Johnson & Johnson.", ["Johnson & Johnson"]),
        ("as Ludwig van Beethoven said", ["Ludwig van Beethoven"]),
        ("He lives in New York.", ["New York"]),
        ("Dana Whitfield will call.", ["Dana Whitfield"]),
        ("Dana will call.", []),
        ("Yesterday Dana called.", ["Dana"]),
        ("It is on GitHub.", ["GitHub"]),
        ("He asked on Monday, in English, for Marcus.", ["Marcus"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [fact.text for fact in find_facts(text) if fact.kind == "name"] == names


def test_a_weekday_beside_a_date_is_a_fact_of_its_own() -> None:
    assert kinds("on Tuesday, 4 May 2027 at 14:30 CET") == [
        ("weekday", "tuesday"),
        ("date", "2027-05-04"),
        ("time", "14:30 CET"),
    ]
    assert kinds("see you next Tuesday") == [("weekday", "tuesday")]
    assert kinds("Tue 4 May") == [("weekday", "tuesday"), ("date", "--05-04")]
    assert kinds("open Mon–Fri") == [("weekday", "monday"), ("weekday", "friday")]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "—", "é", "🙂", "\ufeff", "a\r\nb", "½", "٣", "1" * 500]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    for fact in find_facts(text):
        assert fact.span.of(text) == fact.text


def test_digits_of_other_scripts_are_read() -> None:
    assert kinds("costs $١٢٠٠ now") == [("money", "USD 1200")]
