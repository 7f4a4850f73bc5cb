"""The judge of the email benchmark: independent, content with right emails, blind to no fault."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from right_emails import RIGHT

from benchmarks.emails import judge, samples

ROOT = Path(__file__).resolve().parents[2]
NOTES = judge.Notes(
    to="Dana Whitfield",
    sender="Lee Okafor",
    texts=("the Brightwater delay",),
    points=(
        "The Brightwater shipment moves from 3 May 2027 to 10 May 2027",
        "black crates and green pallets cost €1,250 and not €1,520",
        "Room Alder holds 14 people",
        "Room Birch seats 30 guests on Tuesday 4 May",
        "call Priya Raman at 16:15 about order KP-55120",
    ),
    required=(
        ("3 May 2027", "May 3, 2027"), ("10 May 2027", "May 10, 2027"), ("€1,250",), ("€1,520",),
        ("14",), ("30",), ("Tuesday",), ("4 May",), ("Priya Raman",), ("16:15",), ("KP-55120",),
    ),
    subject="Brightwater",
    words=(40, 90),
)  # fmt: skip
EMAIL = """Subject: Brightwater

Dear Dana,

I am writing about the Brightwater delay. The Brightwater shipment moves from 3 May 2027 to \
10 May 2027. Please note that black crates and green pallets cost €1,250 and not €1,520.

Room Alder holds 14 people. Room Birch seats 30 guests on Tuesday 4 May.

Please call Priya Raman at 16:15 about order KP-55120.

Kind regards,
Lee Okafor"""


@pytest.mark.parametrize("module", ["judge", "values", "relations", "text"])
def test_the_judge_imports_nothing_of_the_package(module):
    code = (
        f"import sys, benchmarks.emails.{module}\n"
        "print(*[n for n in sys.modules if n.split('.')[0] in ('reflectwrite', 'backend')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_samples_import_neither_facts_nor_checks():
    code = (
        "import sys, benchmarks.emails.samples\n"
        "own = ('reflectwrite.facts', 'reflectwrite.checks')\n"
        "print(*[n for n in sys.modules if n.startswith(own)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_right_email_passes():
    assert judge.faults(EMAIL, NOTES) == []


def test_the_generators_own_emails_pass():
    wrong = {
        case.name: faults
        for case in samples.generated(20270503, 150)
        if case.reference and (faults := judge.faults(case.reference, case.notes))
    }
    assert wrong == {}


@pytest.mark.parametrize("number", sorted(RIGHT))
def test_a_right_email_in_a_persons_words_passes(number):
    case = next(case for case in samples.by_hand() if case.name == number)
    assert judge.faults(RIGHT[number], case.notes) == []


@pytest.mark.parametrize(
    "right",
    [
        EMAIL.replace("3 May 2027 to 10 May 2027", "May 3, 2027 to May 10, 2027"),
        EMAIL.replace("Dear Dana,", "Dear Dana Whitfield,"),
        EMAIL.replace(
            "Room Alder holds 14 people. Room Birch seats 30 guests on Tuesday 4 May.",
            "On Tuesday 4 May Room Birch seats 30 guests. Room Alder holds fourteen people.",
        ).replace("fourteen", "14"),
        EMAIL.replace("not €1,520", "never €1,520"),
        EMAIL.replace("Please call", "If you have any questions, please do not hesitate to call"),
    ],
    ids=["other date order", "full name", "other sentence order", "other negation", "set phrase"],
)
def test_another_wording_passes(right):
    assert right != EMAIL
    assert judge.faults(right, NOTES) == []


FAULTS = {
    "missing date": ("from 3 May 2027 to 10 May 2027", "to 10 May 2027", "missing '3 May 2027'"),
    "wrong day": ("10 May 2027", "11 May 2027", "invented number '11'"),
    "day of another fact": ("3 May 2027", "14 May 2027", "invented date '14 may'"),
    "wrong month": ("4 May", "4 June", "invented 'June'"),
    "wrong year": ("10 May 2027", "10 May 2028", "invented number '2028'"),
    "wrong weekday": ("Tuesday", "Monday", "invented 'Monday'"),
    "wrong amount": ("€1,250", "€1,205", "invented number '1,205'"),
    "wrong currency": ("€1,250", "$1,250", "invented amount 'usd 1250'"),
    "currency as a code": ("€1,250", "USD 1,250", "invented amount 'usd 1250'"),
    "wrong time": ("16:15", "16:51", "invented number '16:51'"),
    "wrong code": ("KP-55120", "KP-55102", "invented number"),
    "wrong number": ("14 people", "13 people", "invented number '13'"),
    "number of another fact": ("holds 14 people", "holds 30 people", "invented count '30 people'"),
    "invented percentage": ("Room Birch", "That is 14 % more. Room Birch", "invented percent '14'"),
    "invented number word": ("14 people", "14 people and six dogs", "invented 'six'"),
    "invented time word": ("Please call", "Tomorrow please call", "invented 'Tomorrow'"),
    "wrong name": ("Priya Raman", "Priya Roman", "invented name 'Roman'"),
    "shortened name": ("Priya Raman", "Raman", "missing 'Priya Raman'"),
    "invented name": ("Please call", "Please call Ann or", "invented name 'Ann'"),
    "plain word as a name": ("guests", "Best guests", "invented name 'Best'"),
    "garbled word": ("shipment", "shimpent", "unknown word 'shimpent'"),
    "other word": ("moves", "sinks", "unknown word 'sinks'"),
    "swapped dates": ("from 3 May 2027 to 10 May", "from 10 May 2027 to 3 May", "swapped"),
    "swapped words": (
        "black crates and green pallets", "green crates and black pallets", "swapped: '",
    ),
    "facts of each other's points": (
        "Room Alder holds 14 people. Room Birch seats 30 guests",
        "Room Alder holds 30 people. Room Birch seats 14 guests",
        "said of another point",
    ),
    "negation lost": ("and not €1,520", "and €1,520", "a negation is missing"),
    "negation added": ("shipment moves", "shipment never moves", "a negation was added"),
    "point left out": (" Room Birch seats 30 guests on Tuesday 4 May.", "", "is not said"),
    "fact in the subject alone": ("Please call Priya Raman at", "Please call at", "missing 'Priya"),
    "greets another": ("Dear Dana", "Dear Lee", "greeting"),
    "greets with more": ("Dear Dana", "Dear Ms Dana", "greeting"),
    "greets nobody": ("Dear Dana,", "Hello,", "greeting"),
    "signed by another": ("\nLee Okafor", "\nLee Okafur", "signed"),
    "strange closing": ("Kind regards,", "Green pallets,", "sign-off"),
    "no subject": ("Subject: Brightwater\n\n", "", "the email is not"),
    "other subject": ("Subject: Brightwater", "Subject: Brightwater delay", "subject"),
    "invented in the subject": ("Subject: Brightwater", "Subject: Brightwater 99", "invented"),
    "no signature": ("\n\nKind regards,\nLee Okafor", "", "the email is not"),
    "cut off": ("about order KP-55120.", "about order KP-55120 and", "ends in mid-sentence"),
    "cut off inside": ("about order KP-55120.", "about order KP-55120 of the.", "cut off after"),
    "said twice": (
        "Room Alder holds 14 people.", "Room Alder holds 14 people. Room Alder holds 14 people.",
        "twice",
    ),
    "nearly twice": (
        "Room Alder holds 14 people.", "Room Alder holds 14 people. So Room Alder holds 14 people.",
        "twice",
    ),
    "word twice": ("to 10 May 2027", "to to 10 May 2027", "twice: 'to to'"),
    "word echoed": ("crates and green", "crates crates and green", "twice: 'crates crates'"),
    "stammer": ("holds 14 people", "holds people holds 14 people", "twice: 'holds people holds'"),
    "word of a point lost": ("shipment moves", "moves", "is not said"),
    "half a sentence twice": (
        "seats 30 guests on Tuesday", "seats 30 guests on Tuesday seats 30 guests on Tuesday",
        "twice: 'seats guests on tuesday'",
    ),
    "attachment that isn't": ("Please call", "See attached. Please call", "attachment"),
    "instruction": ("Room Alder", "Please mention that Room Alder", "addressed to the writer"),
    "instruction behind a colon": ("Room Alder", "Note: say that Room Alder", "addressed to the"),
    "words to the writer": ("Please call", "Tell her to call", "addressed to the writer"),
    "tag": ("Please call", "<reflection>no</reflection> Please call", "mark '<'"),
    "placeholder": ("Please call", "Please call [name] or", "mark '['"),
    "markdown": ("Please call", "**Please** call", "mark '*'"),
    "too long": ("Please call", "please look at this " * 12 + "Please call", "more than 90"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_the_judge_catches(kind):
    old, new, said = FAULTS[kind]
    assert old in EMAIL
    found = judge.faults(EMAIL.replace(old, new), NOTES)
    assert any(said in fault for fault in found), found


def test_the_judge_catches_a_fact_that_stands_in_the_subject_alone():
    notes = replace(NOTES, subject=None)
    email = EMAIL.replace("Subject: Brightwater", "Subject: order KP-55120")
    assert judge.faults(email, notes) == []
    email = email.replace(" about order KP-55120.", ".")
    assert "missing 'KP-55120'" in judge.faults(email, notes)


@pytest.mark.parametrize(
    ("to", "greeting", "right"),
    [
        ("Hotel Miramonti", "Dear Hotel,", False),
        ("Hotel Miramonti", "Dear Hotel Miramonti,", True),
        ("Harbour Street Clinic", "Dear Harbour,", False),
        ("Harbour Street Clinic", "Dear Harbour Street Clinic,", True),
        ("Harbour Street Clinic", "Dear Street Clinic,", False),
        ("Mr Haldorsen", "Dear Mr Haldorsen,", True),
        ("Mr Haldorsen", "Dear Mrs Haldorsen,", False),
        ("Professor Yıldız", "Dear Professor,", False),
        ("all staff", "Dear all staff,", True),
        ("Kwame Asante-Boateng", "Hi Kwame,", True),
        ("Olu Bamidele", "Good morning Olu Bamidele,", True),
    ],
)
def test_a_greeting_names_the_recipient(to, greeting, right):
    faults = judge.faults(EMAIL.replace("Dear Dana,", greeting), replace(NOTES, to=to))
    assert (faults == []) is right, faults


def test_a_fault_of_a_fact_is_told_from_one_of_form():
    assert judge.of_a_fact("missing '3 May 2027'")
    assert judge.of_a_fact("invented name 'Ann'")
    assert not judge.of_a_fact("unknown word 'shimpent'")


def test_the_judge_catches_too_few_words():
    notes = replace(NOTES, words=(90, None))
    assert judge.faults(EMAIL, notes) == ["63 words in all, less than 90"]


def test_the_judge_catches_forbidden_wording():
    notes = replace(NOTES, forbidden=("the Brightwater delay",))
    assert judge.faults(EMAIL, notes) == ["wrong wording 'the Brightwater delay'"]


def test_no_other_generated_email_passes_for_some_notes():
    cases = list(samples.generated(7, 40))
    for case, other in pairwise(cases):
        assert judge.faults(other.reference or "", case.notes)


def test_every_digit_of_a_generated_email_counts():
    """Any single digit of the body, raised by one, is found."""
    checked = 0
    for case in samples.generated(3, 25):
        email = case.reference or ""
        start = email.index("\n\n", email.index("\n\n") + 2)
        for at, char in enumerate(email[:-1]):
            if at > start and char.isdigit():
                wrong = f"{email[:at]}{(int(char) + 1) % 10}{email[at + 1 :]}"
                assert judge.faults(wrong, case.notes), (email, at)
                checked += 1
    assert checked > 100


def test_every_sentence_of_a_point_counts():
    """Any point's sentences left out are found, whatever the point."""
    for case in samples.generated(5, 25):
        email = case.reference or ""
        for line in email.split("\n\n")[2:-2]:
            if any(point.rstrip(".!?") in line for point in case.notes.points):
                assert judge.faults(email.replace(line + "\n\n", ""), case.notes), line


def test_the_notes_by_hand_are_complete():
    cases = list(samples.by_hand())
    assert len(cases) == 30
    for case in cases:
        points = "\n".join(case.notes.points)
        assert 1 <= len(case.notes.points) <= 5, case.name
        assert all(len(point) <= 180 for point in case.notes.points), case.name
        assert sum(map(len, case.notes.texts)) < 900, case.name
        for spellings in case.notes.required:
            assert any(judge.holds(points, spelling) for spelling in spellings), spellings


def test_the_judge_part_of_the_notes_never_reaches_the_task():
    for case in samples.by_hand():
        assert {"required", "forbidden", "judge"}.isdisjoint(case.fields)
