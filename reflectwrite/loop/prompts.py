"""What a call of each kind sends.

In: the run, and what the call is for. Out: a ``Call`` within the budget, or None where a limit
forbids it. The wording of evidence is fixed, byte for byte: models are trained on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..tasks import render
from ..tasks.data import harmless
from ..types import Cure, Finding, Message, Prompt
from .calls import Call
from .run import Run
from .transcript import Transcript

# A redraft at temperature 0 would be the same draft again.
_FRESH_TEMPERATURE = 0.7


def first(run: Run) -> Call | None:
    """The call for the first draft."""
    prompt = render(
        run.job.task,
        kind="draft",
        profile=run.profile,
        checks=run.job.checks,
        reflection=run.settings.reflection != "off",
    )
    return _opened(run, "draft", (), prompt.messages, run.settings.seed, _temperature(run))


def redraft(run: Run, text: str, findings: tuple[Finding, ...]) -> Call | None:
    """The call for a new draft, with the faults of the best one as constraints."""
    prompt = render(
        run.job.task,
        kind="redraft",
        profile=run.profile,
        checks=run.job.checks,
        reflection=run.settings.reflection != "off",
        findings=findings,
        text=text,
    )
    number = run.redrafts + 1
    seed = (run.settings.seed or 0) + number
    temperature = _temperature(run)
    if temperature is not None:
        temperature = max(temperature, _FRESH_TEMPERATURE)
    call = _opened(run, "redraft", findings, prompt.messages, seed, temperature)
    if call is not None:
        run.redrafts = number
    return call


def revise(run: Run, text: str, sentence: str, findings: tuple[Finding, ...]) -> Call | None:
    """The call for one sentence in other words."""
    prompt = render(
        run.job.task,
        kind="revise",
        profile=run.profile,
        checks=run.job.checks,
        reflection=run.settings.reflection != "off",
        sentence=sentence,
        findings=findings,
        text=text,
    )
    return _closed(run, "revise", findings, prompt.messages)


def edit(run: Run, text: str, findings: tuple[Finding, ...]) -> Call | None:
    """The call for search/replace edits."""
    prompt = render(
        run.job.task,
        kind="edit",
        profile=run.profile,
        checks=run.job.checks,
        reflection=run.settings.reflection != "off",
        findings=findings,
        text=text,
    )
    return _closed(run, "edit", findings, prompt.messages)


def continuation(
    run: Run,
    messages: tuple[Message, ...],
    kept: Transcript,
    findings: tuple[Finding, ...],
    evidence: str,
    *,
    separator: str = "",
) -> Call | None:
    """The call that goes on behind ``kept``; ``evidence`` is empty where nothing was wrong."""
    note = harmless(evidence)
    if note and run.profile.reflection == "inline" and run.dialect.opening("reflection"):
        kept = kept.with_evidence(run.dialect.wrap("reflection", note), note)
    elif note:
        messages = _with_evidence(messages, note)
    prompt = Prompt(messages, kept.raw)
    allowance = run.allowance(prompt)
    if allowance is None:
        return None
    return Call(
        "continue",
        findings,
        prompt,
        allowance,
        kept,
        separator=separator,
        seed=run.settings.seed,
        temperature=_temperature(run),
        grammar=run.grammar(kept.text),
    )


def _opened(
    run: Run,
    cure: Cure,
    findings: tuple[Finding, ...],
    messages: tuple[Message, ...],
    seed: int | None,
    temperature: float | None,
) -> Call | None:
    opening = run.opening()
    prompt = Prompt(messages, opening.raw)
    allowance = run.allowance(prompt)
    if allowance is None:
        return None
    grammar = run.grammar("")
    return Call(
        cure, findings, prompt, allowance, opening,
        seed=seed, temperature=temperature, grammar=grammar,
    )  # fmt: skip


def _closed(
    run: Run, cure: Cure, findings: tuple[Finding, ...], messages: tuple[Message, ...]
) -> Call | None:
    """A call that asks for less than a draft."""
    prompt = Prompt(messages)
    allowance = run.allowance(prompt)
    if allowance is None:
        return None
    return Call(
        cure, findings, prompt, allowance, Transcript(),
        seed=run.settings.seed, temperature=_temperature(run),
    )  # fmt: skip


def _with_evidence(messages: Sequence[Message], note: str) -> tuple[Message, ...]:
    last = messages[-1]
    told = (
        f"{last.content}\n\nWhat is wrong with what you wrote: {note}\n"
        "Go on from where your draft stops, put it right, and repeat nothing that stands already."
    )
    return (*messages[:-1], Message(last.role, told))


def _temperature(run: Run) -> float | None:
    if run.settings.temperature is not None:
        return run.settings.temperature
    return run.profile.temperature
