"""A result goes through JSON unchanged, and what is no result is refused by name."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TypeVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectwrite.types import (
    SCHEMA,
    Attempt,
    Cure,
    Edit,
    Fact,
    FactKind,
    Finding,
    Fix,
    Ledger,
    Message,
    Part,
    PartKind,
    Prompt,
    Relation,
    Result,
    Role,
    Safety,
    Severity,
    Source,
    Span,
    Trace,
)

T = TypeVar("T")
words = st.text(max_size=12)
counts = st.integers(0, 10**12)
spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda p: Span(min(p), max(p)))


def literal(alias: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(alias))


def some(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


edits = st.builds(Edit, spans, words)
fixes = st.builds(Fix, words, some(edits), literal(Safety))
findings = st.builds(
    Finding, words, literal(Severity), words, st.none() | spans, words, st.none() | fixes
)
sources = st.builds(Source, literal(Relation), words, st.none() | spans, words, words)
facts = st.builds(Fact, literal(FactKind), words, spans, words, st.none() | sources)
prompts = st.builds(Prompt, some(st.builds(Message, literal(Role), words)), words)
parts = st.builds(Part, literal(PartKind), words, st.booleans())
attempts = st.builds(
    Attempt,
    cure=literal(Cure),
    trigger=some(words),
    text=words,
    kept=st.booleans(),
    findings=some(findings),
    edits=some(edits),
    prompt=st.none() | prompts,
    parts=some(parts),
    raw=words,
    prompt_tokens=counts,
    cached_tokens=counts,
    completion_tokens=counts,
    finish=words,
)
ledgers = st.builds(
    Ledger,
    counts,
    counts,
    counts,
    counts,
    st.booleans(),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    st.floats(0, 1e9),
)
results = st.builds(
    Result,
    words,
    words,
    words,
    some(findings),
    some(facts),
    some(edits),
    ledgers,
    some(attempts).map(Trace),
)


@settings(max_examples=150, deadline=None)
@given(results, st.sampled_from((None, 2)))
def test_every_result_round_trips(result: Result, indent: int | None) -> None:
    written = result.to_json(indent=indent)
    assert Result.from_json(written) == result
    assert Result.from_json(written.encode()) == result
    assert Result.from_json(written).to_json(indent=indent) == written


FULL = Result(
    task="email",
    model="bundled",
    text="Dear Dana,\n\nIt moves to 11 May. 納期 🙂",
    findings=(
        Finding(
            "facts.ungrounded",
            "error",
            '"11 May" is not in the notes.',
            Span(24, 30),
            "The notes say 10 May.",
            Fix("10 May", (Edit(Span(24, 30), "10 May"),)),
        ),
    ),
    facts=(Fact("date", "--05-11", Span(24, 30), "11 May", Source("absent")),),
    ledger=Ledger(1, 100, 80, 40, True, Decimal("0.0120"), 0.5),
    trace=Trace(
        (Attempt("draft", (), "Dear Dana,", True, prompt=Prompt((Message("user", "Write."),))),)
    ),
)


def test_the_object_has_exactly_the_documented_fields() -> None:
    found = json.loads(FULL.to_json())
    assert list(found) == [
        "schema", "ok", "task", "model", "text", "findings", "facts", "edits", "attempts", "ledger",
    ]  # fmt: skip
    assert found["schema"] == SCHEMA == "reflectwrite.result/1"
    assert found["ok"] is False
    assert list(found["findings"][0]) == [
        "check", "severity", "message", "span", "evidence", "fix",
    ]  # fmt: skip
    assert found["findings"][0]["span"] == {"start": 24, "end": 30}
    assert list(found["facts"][0]) == ["kind", "value", "text", "span", "source"]
    assert list(found["ledger"]) == [
        "calls", "prompt_tokens", "cached_tokens", "completion_tokens", "estimated", "cost",
        "seconds",
    ]  # fmt: skip
    assert found["ledger"]["cost"] == "0.0120"
    assert found["attempts"][0]["prompt"]["messages"] == [{"role": "user", "content": "Write."}]
    assert "納期 🙂" in FULL.to_json()


def test_an_unknown_cost_is_null() -> None:
    assert json.loads(Result("email", "m", "").to_json())["ledger"]["cost"] is None


def test_half_a_surrogate_pair_survives() -> None:
    result = Result("email", "m", "broken \ud83d here")
    result.to_json().encode()
    assert Result.from_json(result.to_json()) == result


def changed(path: str, value: object) -> str:
    found = json.loads(FULL.to_json())
    at = found
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return json.dumps(found)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", "reflectwrite.result/2", r"schema is 'reflectwrite\.result/2', .*result/1'"),
        ("schema", ..., "schema is None"),
        ("ok", True, "ok is True, and has to be false, since that is what the findings say"),
        ("ok", 0, "ok is 0, and has to be true or false"),
        ("text", None, "text is None, and has to be a string"),
        ("task", ..., "task is missing"),
        ("extra", 1, "extra is 1, and has to be left out; known are schema, ok"),
        ("findings", {}, r"findings is \{\}, and has to be a list"),
        (
            "findings.0.severity",
            "fatal",
            r"findings\[0\]\.severity is 'fatal', .* one of 'error', ",
        ),
        ("findings.0.severity", [], r"findings\[0\]\.severity is \[\]"),
        ("findings.0.span.start", 31, r"findings\[0\]\.span is no span: span 31:30 is not a range"),
        ("findings.0.span.start", 1.0, r"findings\[0\]\.span\.start is 1\.0, .* an integer"),
        ("findings.0.fix.edits.0.text", 5, r"findings\[0\]\.fix\.edits\[0\]\.text is 5"),
        ("facts.0.kind", "color", r"facts\[0\]\.kind is 'color', .* one of 'date'"),
        ("facts.0.source.how", ..., r"facts\[0\]\.source\.how is missing"),
        ("attempts.0", "x" * 200, r"attempts\[0\] is 'x{60,80}\.\.\., and has to be an object"),
        ("attempts.0.prompt.messages.0.role", "tool", r"messages\[0\]\.role is 'tool'"),
        ("ledger.calls", True, r"ledger\.calls is True, and has to be an integer"),
        ("ledger.cost", 0.5, r"ledger\.cost is 0\.5, and has to be a decimal number in a string"),
        ("ledger.cost", "much", r"ledger\.cost is 'much'"),
        ("ledger.cost", "NaN", r"ledger\.cost is 'NaN'"),
        ("ledger.seconds", "1", r"ledger\.seconds is '1', and has to be a number"),
    ],
)
def test_a_bad_shape_is_named(path: str, value: object, message: str) -> None:
    if path == "attempts.0":
        found = json.loads(FULL.to_json())
        found["attempts"][0] = value
        data = json.dumps(found)
    else:
        data = changed(path, value)
    with pytest.raises(ValueError, match=message):
        Result.from_json(data)


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '"x"', b"\xff\xfe\xfa", "[" * 100_000])
def test_what_is_no_object_is_refused(data: str | bytes) -> None:
    with pytest.raises(ValueError, match="a result is"):
        Result.from_json(data)


def test_a_field_given_twice_and_a_number_that_is_none_are_refused() -> None:
    with pytest.raises(ValueError, match="ok is True, and has to be given once"):
        Result.from_json('{"ok": false, "ok": true}')
    with pytest.raises(ValueError, match="a number is 'NaN', and has to be finite"):
        Result.from_json(FULL.to_json().replace('"seconds": 0.5', '"seconds": NaN'))


def test_an_integer_is_a_fine_number_of_seconds() -> None:
    assert Result.from_json(changed("ledger.seconds", 2)).ledger.seconds == 2.0


def test_the_documented_example_is_a_result() -> None:
    page = (Path(__file__).parents[2] / "docs" / "result.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    result = Result.from_json(example)
    assert result.findings[0].span is not None
    assert result.findings[0].span.of(result.text) == "11 May 2027"
    assert json.loads(result.to_json()) == json.loads(example)
