"""A model's own failings: checks that block it, and the words that it has."""

from __future__ import annotations

from dataclasses import replace

from planted import INLINE, Planted, job, output, play, written

from reflectwrite.checks import CheckConfig
from reflectwrite.loop import drive, write
from reflectwrite.loop.judge import Judge
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.registry import checks_for
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import Finished

BLOCKED = replace(INLINE, blocking=("planted.maybe",))
EMAIL = Email(
    to="Dana Ray",
    sender="Lee",
    purpose="plan the visit",
    points=["the guided tour of the glass garden starts early", "bring your old umbrella"],
)
HEAD = "Subject: The visit\n\nDear Dana,\n\n"
TAIL = "\n\nBest regards,\nLee"
WHOLE = "The guided tour of the glass garden starts early. Please bring your old umbrella."
HALF = "The tour of the garden starts. Please bring your old umbrella."
TWICE = f"{WHOLE} Early the guided tour of our glass garden will start."


def severities(judge: Judge, text: str) -> dict[str, str]:
    return {finding.check: finding.severity for finding in judge.whole(text)}


def test_a_warning_that_blocks_the_model_is_cured_like_a_fault() -> None:
    script = [output("It begins well. It is MAYBE so. It ends well."), output("It is so.")]
    model = ScriptedModel(script, profile=BLOCKED)
    result = written(model)
    assert result.text == "It begins well. It is so. It ends well."
    assert [attempt.cure for attempt in result.trace.attempts] == ["draft", "revise"]
    assert result.ok
    spared = ScriptedModel(script, profile=INLINE)
    assert written(spared).text == "It begins well. It is MAYBE so. It ends well."


def test_a_draft_that_keeps_such_a_warning_is_not_ok() -> None:
    model = ScriptedModel([output("It is MAYBE so.")] * 8, profile=BLOCKED)
    result = play(model).result
    assert result is not None
    assert not result.ok
    assert [finding.severity for finding in result.findings] == ["error"]


def test_points_coverage_and_restated_block_only_the_model_that_says_so() -> None:
    checks = checks_for(EMAIL)
    blocking = ("points.coverage", "text.restated")
    others, bundled = Judge(EMAIL, checks), Judge(EMAIL, checks, blocking=blocking)
    assert severities(others, HEAD + HALF + TAIL) == {"points.coverage": "warning"}
    assert severities(bundled, HEAD + HALF + TAIL) == {"points.coverage": "error"}
    assert severities(others, HEAD + TWICE + TAIL) == {"text.restated": "warning"}
    assert severities(bundled, HEAD + TWICE + TAIL) == {"text.restated": "error"}
    assert not bundled.whole(HEAD + WHOLE + TAIL)


def test_a_repeated_saying_is_a_fault_while_it_is_written() -> None:
    judge = Judge(EMAIL, checks_for(EMAIL), blocking=("text.restated",))
    assert [(f.check, f.severity) for f in judge.prefix(HEAD + TWICE)] == [
        ("text.restated", "error")
    ]


def test_what_the_user_configured_stays() -> None:
    for level in ("warning", "hint"):
        config = CheckConfig(severities={"points.*": level})  # type: ignore[dict-item]
        judge = Judge(EMAIL, checks_for(EMAIL), config=config, blocking=("points.coverage",))
        assert severities(judge, HEAD + HALF + TAIL) == {"points.coverage": level}
    config = CheckConfig(ignore=("points.coverage",))
    judge = Judge(EMAIL, checks_for(EMAIL), config=config, blocking=("points.coverage",))
    assert not judge.whole(HEAD + HALF + TAIL)


def test_a_word_that_the_model_does_not_have_is_a_fault_of_its_draft_alone() -> None:
    words = ("dear", "please", "best", "regards")
    text = HEAD + WHOLE.replace("umbrella", "umbrellow") + TAIL
    checks = checks_for(EMAIL)
    found = Judge(EMAIL, checks, lexicon=words).prefix(text)
    assert [finding.reflection for finding in found] == [
        '"umbrellow" is not a word of the notes. The notes say umbrella.'
    ]
    assert not Judge(EMAIL, checks).prefix(text)
    assert not Judge(EMAIL, checks, lexicon=words).whole(HEAD + WHOLE + TAIL)


def test_the_lexicon_of_the_job_reaches_the_checks() -> None:
    text = HEAD + WHOLE.replace("umbrella", "umbrellow") + TAIL
    model = ScriptedModel([output(text)] * 9, profile=INLINE)
    work = replace(
        job(model, Planted()), task=EMAIL, checks=checks_for(EMAIL), lexicon=("dear", "please",
        "best", "regards"),
    )  # fmt: skip
    *_, last = drive(write(work), model)
    assert isinstance(last, Finished)
    result = last.result
    assert [finding.check for finding in result.findings if finding.blocking] == ["text.invented"]
