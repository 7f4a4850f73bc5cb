"""Runs the cases of a check: texts that pass, texts that fail, and what their fixes make of them.

Cases are YAML beside the rule (``cases/<id>.yaml``)::

    pass:
      - name: a weekday that is right
        text: We meet on Monday 3 May 2027.
    fail:
      - name: a weekday that is wrong
        notes: ["The meeting is on 3 May 2027"]     # inputs, each of them required
        text: We meet on Tuesday 3 May 2027.
        finds: [Tuesday]                            # what the findings cover; null: the whole
        severity: error                             # the default is the check's own
        message: '"Tuesday" is not the weekday of 3 May 2027.'
        evidence: 2027-05-03 is a Monday.
        fixed: We meet on Monday 3 May 2027.        # after the check's fixes
        safety: safe                                # the fixes that are made; safe by default

``task: email`` with ``fields: {to: …}`` gives a whole task in place of ``notes``; ``locale``,
``words`` and ``prefix: true`` (the text is a prefix) may stand there too, and of the model that
wrote the text ``lexicon`` (the words that it declares) and ``blocking``. For plugin authors::

    @pytest.mark.parametrize("case", load_cases(Path(__file__).parent / "cases"), ids=str)
    def test_case(case):
        run_case(case, MyCheck, beside=find_checks())

A failing case is an ``AssertionError`` that names the file, the case and the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml

from ..checks import Check, Context, apply_fixes, run_checks, sentence_spans
from ..errors import UsageError
from ..types import Finding, InputText

Outcome = Literal["pass", "fail"]
_KEYS = frozenset(
    [
        "name",
        "text",
        "notes",
        "task",
        "fields",
        "locale",
        "words",
        "lexicon",
        "blocking",
        "prefix",
        "finds",
        "severity",
        "message",
        "evidence",
        "fixed",
        "safety",
    ]
)


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what the check is to make of it."""

    check: str
    outcome: Outcome
    name: str
    file: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.check}: {self.name}"

    @property
    def text(self) -> str:
        return str(self.values["text"])


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file, or of every ``*.yaml`` in a folder; the file's name is the id.

    Raises ``UsageError`` that names the file, the case and the key where a case is malformed.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"{path} holds no *.yaml files; put the cases of a check there.")
    return tuple(case for file in files for case in _read(file))


def _read(file: Path) -> Iterable[Case]:
    loaded: object = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(loaded, Mapping) or not set(loaded) <= {"pass", "fail"}:
        raise UsageError(f"{file} is no mapping of pass and fail; give it these two lists.")
    for outcome in ("pass", "fail"):
        entries = loaded.get(outcome) or []
        if not isinstance(entries, Sequence) or isinstance(entries, str):
            raise UsageError(f"{file}: {outcome} is {entries!r}; use a list of cases.")
        for number, entry in enumerate(entries, 1):
            if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str):
                raise UsageError(f"{file}: {outcome} {number} has no text; add the key text.")
            unknown = set(entry) - _KEYS
            if unknown:
                raise UsageError(
                    f"{file}: {outcome} {number} has the key {sorted(unknown)[0]!r}; "
                    f"use {', '.join(sorted(_KEYS))}."
                )
            name = str(entry.get("name", f"{outcome} {number}"))
            yield Case(file.stem, outcome, name, str(file), dict(entry))


def case_context(case: Case, text: str | None = None) -> Context:
    """The context of a case, of its own text or of another one (the fixed text)."""
    from ..facts import Grounding

    values = case.values
    text = case.text if text is None else text
    locale = str(values.get("locale", "en-US"))
    complete = not values.get("prefix", False)
    options: dict[str, object] = {
        key: _strings(values.get(key)) for key in ("words", "lexicon", "blocking")
    }
    if "task" in values or "fields" in values:
        from ..registry import find_task

        fields = values.get("fields") or {}
        if not isinstance(fields, Mapping):
            raise UsageError(f"{case.file}: {case.name}: fields is {fields!r}; use a mapping.")
        task = find_task(str(values.get("task", "email"))).model_validate(dict(fields))
        return Context(
            text, task, Grounding(task.sources(), locale=task.locale()), task.required(),
            complete, task.locale(), options,
        )  # fmt: skip
    notes = tuple(
        InputText(f"points[{index}]", note)
        for index, note in enumerate(_strings(values.get("notes")))
    )
    grounding = Grounding(notes, locale=locale) if notes else None
    return Context(text, None, grounding, notes, complete, locale, options)


def run_case(
    case: Case,
    check: Check | type[Check],
    *,
    beside: Iterable[Check | type[Check]] = (),
) -> tuple[Finding, ...]:
    """Runs the case and returns the findings of ``check``; ``AssertionError`` where it differs.

    ``pass``: no finding, in the text nor (for a check that judges prefixes) in any prefix that
    ends behind a sentence or line. ``fail``: the findings that the case names. ``fixed``: making
    the fixes gives that text, clears the findings, and gives no check in ``beside`` a new one.
    """
    rule = check() if isinstance(check, type) else check
    context = case_context(case)
    found = run_checks([rule], context)
    where = f"{case.file}: {case.name}"
    if case.outcome == "pass":
        assert not found, f"{where}: should pass, but finds {_shown(found)}"
        if rule.prefix:
            _run_prefixes(case, rule, where)
        return found
    assert found, f"{where}: should fail, but finds nothing"
    _compare(case, rule, context.text, found, where)
    if "fixed" in case.values:
        _run_fix(case, rule, context, found, list(beside), where)
    return found


def _run_prefixes(case: Case, rule: Check, where: str) -> None:
    text = case.text
    ends = {span.end for span in sentence_spans(text)}
    ends |= {at + 1 for at, char in enumerate(text) if char == "\n"}
    for end in sorted(ends):
        context = case_context(case, text[:end])
        prefix = Context(
            context.text, context.task, context.grounding, context.required, False,
            context.locale, context.options,
        )  # fmt: skip
        found = [finding for finding in run_checks([rule], prefix) if finding.blocking]
        assert not found, f"{where}: passes whole, but its first {end} give {_shown(found)}"


def _compare(case: Case, rule: Check, text: str, found: Sequence[Finding], where: str) -> None:
    values = case.values
    wanted_severity = str(values.get("severity", rule.severity))
    for finding in found:
        assert finding.check == rule.id, f"{where}: a finding of {finding.check!r}"
        assert finding.severity == wanted_severity, (
            f"{where}: severity {finding.severity!r}, not {wanted_severity!r}"
        )
    if "finds" in values:
        covered = [None if f.span is None else f.span.of(text) for f in found]
        assert covered == values["finds"], f"{where}: finds {covered!r}, not {values['finds']!r}"
    for key, said in (("message", found[0].message), ("evidence", found[0].evidence)):
        if key in values:
            assert said == values[key], f"{where}: {key} is {said!r}, not {values[key]!r}"


def _run_fix(
    case: Case,
    rule: Check,
    context: Context,
    found: Sequence[Finding],
    beside: list[Check | type[Check]],
    where: str,
) -> None:
    safety = str(case.values.get("safety", "safe"))
    if safety not in ("safe", "unsafe"):
        raise UsageError(f"{where}: safety is {safety!r}; use safe or unsafe.")
    fixed, edits = apply_fixes(context.text, found, "safe" if safety == "safe" else "unsafe")
    wanted = str(case.values["fixed"])
    assert fixed == wanted, f"{where}: fixed text is {fixed!r}, not {wanted!r}"
    assert edits, f"{where}: the fixes make no edit"
    after = case_context(case, fixed)
    left = run_checks([rule], after)
    assert not left, f"{where}: the fix leaves {_shown(left)}"
    before = {(f.check, f.message) for f in run_checks(beside, context)}
    new = [f for f in run_checks(beside, after) if (f.check, f.message) not in before]
    assert not new, f"{where}: the fix adds {_shown(new)}"


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(str(member) for member in value) if isinstance(value, Iterable) else ()


def _shown(found: Sequence[Finding]) -> str:
    return "; ".join(f"{f.check} ({f.severity}) {f.reflection}" for f in found)
