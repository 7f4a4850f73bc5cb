"""One email by the bundled model, through the client and without it, and what the judge says.

In: a case, a client, a seed. Out: ``Run``. The raw email is the same prompt's one completion: no
checks, no cures, no grammar; what the reflection parser takes for the draft is judged.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reflectwrite import Client, Email, ReflectWriteError, Result
from reflectwrite.parsing import ReflectionParser
from reflectwrite.tasks import read_task
from reflectwrite.types import Prompt, Request

from .judge import faults, of_a_fact
from .samples import Case

_RAW_TOKENS = 500
_BLOCK = 8  # shorter runs of equal characters are chance
_WRITTEN = 0.9  # an email of which the model wrote less counts as failure


@dataclass(frozen=True)
class Run:
    """What came of one case with one seed. ``refused``: why there is no text at all."""

    case: str
    seed: int
    text: str = ""
    accepted: bool = False
    faults: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    refused: str = ""
    raw: str = ""
    raw_faults: tuple[str, ...] = ("no draft",)
    letter_faults: tuple[str, ...] = ()
    share: float = 0.0
    seconds: float = 0.0
    calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cures: Mapping[str, int] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """By the judge, and the model's own."""
        return bool(self.text) and not self.faults and self.share >= _WRITTEN

    @property
    def raw_right(self) -> bool:
        return not self.raw_faults

    @property
    def wrong_though_accepted(self) -> bool:
        """Accepted, and the judge finds any fault."""
        return self.accepted and bool(self.faults)

    @property
    def wrong_fact(self) -> bool:
        """What must not be: accepted, and a fact of it wrong, invented or missing."""
        return self.accepted and any(map(of_a_fact, self.faults))


def write(case: Case, client: Client, seed: int, letter: tuple[str, ...]) -> Run:
    """Writes the case's email. Inputs that are refused, and failed calls, are runs as well."""
    started = time.perf_counter()
    try:
        result = client.write(read_task(Email, case.fields, origin=case.name), seed=seed)
    except ReflectWriteError as error:
        seconds = time.perf_counter() - started
        refused = f"{type(error).__name__}: {error}"
        return Run(case.name, seed, refused=refused, letter_faults=letter, seconds=seconds)
    seconds = time.perf_counter() - started
    raw = raw_draft(client, result, seed)
    cures: dict[str, int] = {}
    for attempt in result.trace.attempts:
        cures[attempt.cure] = cures.get(attempt.cure, 0) + 1
    return Run(
        case=case.name,
        seed=seed,
        text=result.text,
        accepted=result.ok,
        faults=tuple(faults(result.text, case.notes)),
        findings=tuple(f"{f.check}: {f.reflection}" for f in result.findings if f.blocking),
        raw=raw,
        raw_faults=tuple(faults(raw, case.notes)),
        letter_faults=letter,
        share=share_written(result),
        seconds=seconds,
        calls=result.ledger.calls,
        prompt_tokens=result.ledger.prompt_tokens,
        cached_tokens=result.ledger.cached_tokens,
        completion_tokens=result.ledger.completion_tokens,
        cures=cures,
    )


def raw_draft(client: Client, result: Result, seed: int) -> str:
    """The draft of one completion of the prompt that ``result`` began with."""
    first = next((a.prompt for a in result.trace.attempts if a.prompt is not None), None)
    if first is None:
        return ""
    model = client.model
    profile = model.profile()
    parser = ReflectionParser(profile.dialect)
    request = Request(
        Prompt(first.messages),
        max_tokens=_RAW_TOKENS,
        temperature=profile.temperature,
        seed=seed,
    )
    with closing(model.stream(request)) as deltas:  # type: ignore[type-var]
        for delta in deltas:
            parser.feed(delta.text)
    parser.flush()
    return parser.draft


def share_written(result: Result) -> float:
    """The share of the text's characters that stand in a completion, in runs of that order.

    What a repair put in and what no completion holds does not count; what the SDK sent back to the
    model as the kept part of a draft was a completion before.
    """
    text = result.text
    written = bytearray(len(text))
    for attempt in result.trace.attempts:
        if not attempt.raw:
            continue
        matcher = SequenceMatcher(None, text, attempt.raw, autojunk=False)
        for start, _, size in matcher.get_matching_blocks():
            if size >= _BLOCK:
                written[start : start + size] = b"\x01" * size
    return sum(written) / len(text) if text else 0.0
