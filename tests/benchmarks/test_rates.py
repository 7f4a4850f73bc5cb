"""What the benchmark of the bundled model counts, and as what."""

import importlib
from dataclasses import replace

import pytest

from benchmarks import bundled_email
from benchmarks.emails import judge, rates, samples
from benchmarks.emails.runs import Run, share_written
from reflectwrite.types import Attempt, Result, Trace

TEXT = "Dear Dana,\n\nThe shipment moves to Monday 10 May 2027 as agreed with you.\n\nLee"


def result(*raws: str, text: str = TEXT) -> Result:
    attempts = tuple(Attempt("draft", (), text, True, raw=raw) for raw in raws)
    return Result("email", "scripted", text, trace=Trace(attempts))


def test_wilson_is_the_textbook_interval():
    low, high = rates.wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert rates.wilson(0, 0) == (0.0, 1.0)
    assert rates.wilson(30, 30)[1] == 1.0


def test_more_seeds_of_the_same_notes_do_not_narrow_the_interval():
    assert rates.with_interval(30, 60, 30).endswith(rates.with_interval(15, 30, 30)[-10:])


def test_text_of_one_completion_is_all_the_models():
    assert share_written(result(f"<output>{TEXT}</output>")) == 1.0


def test_text_of_a_kept_part_and_a_continuation_is_all_the_models():
    assert share_written(result(f"<output>{TEXT[:30]} wrong", TEXT[30:])) == 1.0


def test_what_a_repair_put_in_is_not_the_models():
    drafted = TEXT.replace("Monday", "Friday")
    share = share_written(result(drafted))
    assert share == pytest.approx(1 - len("Mon") / len(TEXT), abs=0.05)


def test_a_template_is_not_the_models():
    assert share_written(result("<output>something else", text=TEXT)) == 0.0
    assert share_written(result(text=TEXT)) == 0.0


@pytest.mark.parametrize(
    ("run", "right"),
    [
        (Run("a", 1, TEXT, accepted=True, share=1.0), True),
        (Run("a", 1, TEXT, accepted=True, share=0.5), False),
        (Run("a", 1, TEXT, accepted=True, share=1.0, faults=("twice: 'x'",)), False),
        (Run("a", 1, refused="InputError: no", share=0.0), False),
    ],
)
def test_only_what_the_model_wrote_without_a_fault_is_right(run, right):
    assert run.right is right


def test_promises_are_held_against_the_runs():
    good = Run("a", 1, TEXT, accepted=True, share=1.0)
    refused = Run("b", 1, refused="InputError: no")
    garbled = replace(good, faults=("unknown word 'shimpent'",))
    invented = replace(good, faults=("invented number '11'",))
    assert bundled_email.unmet("generated", [good] * 9 + [refused]) == []
    assert len(bundled_email.unmet("generated", [good] * 8 + [refused] * 2)) == 1
    assert bundled_email.unmet("generated", [good] * 9 + [garbled]) == []
    assert len(bundled_email.unmet("generated", [good] * 9 + [invented])) == 1
    assert len(bundled_email.unmet("hand", [good] * 9 + [garbled])) == 1
    assert bundled_email.unmet("hand", [good] * 7 + [refused] * 3) == []


def test_the_form_letter_is_judged_like_any_email():
    case = next(iter(samples.by_hand()))
    letter = rates.form_letter(case.fields)
    assert judge.take_apart(letter) is not None
    assert not any(fault.startswith("missing") for fault in judge.faults(letter, case.notes))


def test_every_benchmark_is_in_the_list():
    main = importlib.import_module("benchmarks.__main__")
    assert "bundled_email" in main.present()
