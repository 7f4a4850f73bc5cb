"""Prints how often the bundled model's emails are right, with and without checks and cures.

    python -m benchmarks.bundled_email                   50 generated notes for each of 2 seeds
    python -m benchmarks.bundled_email --hand            the 30 notes written by hand as well
    python -m benchmarks.bundled_email --show-faults     with the texts that failed, and why
    python -m benchmarks.bundled_email --check           exit 1 below what is promised

Notes come from the generator's test split, which training never saw; each seed draws notes of its
own and is the model's seed too. An independent judge that knows the notes' facts says what is right
(benchmarks/emails/judge.py); it imports nothing of the package. Rows: *raw*, one completion of the
same prompt without checks, cures and grammar; *accepted*, by the SDK; *accepted and right*;
*accepted and wrong*, in any way (a garbled word too) and in a fact, which must not be. Refused
inputs, failed calls and texts of which the model wrote less than nine tenths count as failures.
Beside them the form letter: the points pasted under a greeting by no model at all. The intervals
are Wilson's at 95 %, over different notes.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reflectwrite import Client

from .emails import samples
from .emails.judge import faults
from .emails.rates import form_letter, percent, with_interval
from .emails.runs import Run, write

PROMISED = {"generated": 0.9, "hand": 0.7}


def run_all(cases: Iterator[tuple[int, samples.Case]], client: Client, name: str) -> list[Run]:
    """Every case, with a line of progress on a terminal."""
    done: list[Run] = []
    for seed, case in cases:
        letter = tuple(faults(form_letter(case.fields), case.notes))
        done.append(write(case, client, seed, letter))
        if sys.stderr.isatty():
            right = sum(run.accepted and run.right for run in done)
            print(f"\r{name}: {right} right of {len(done)} ", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return done


def table(name: str, runs: Sequence[Run]) -> None:
    """The figures of one set of notes."""
    count, notes = len(runs), len({run.case for run in runs})
    written = [run for run in runs if run.text]
    accepted = [run for run in runs if run.accepted]

    def rate(label: str, right: int) -> None:
        print(f"  {label:36}{with_interval(right, count, notes)}")

    print(f"{name}: {notes} notes, {count} emails")
    rate("form letter right (no model)", sum(not run.letter_faults for run in runs))
    rate("raw right (no checks, no cures)", sum(run.raw_right for run in runs))
    rate("accepted", len(accepted))
    rate("accepted and right", sum(run.accepted and run.right for run in runs))
    rate("accepted and wrong in any way", sum(run.wrong_though_accepted for run in runs))
    rate("accepted and wrong in a fact", sum(run.wrong_fact for run in runs))
    agree = sum(run.accepted == (not run.faults) for run in written)
    right = sum(not run.faults for run in written)
    majority = max(right, len(written) - right)
    print(
        f"  {'verdict agrees with the judge':36}{percent(agree, len(written)):>6}  "
        f"(always saying the commoner: {percent(majority, len(written))})"
    )
    if accepted:
        size = sum(len(run.text) for run in accepted)
        own = sum(run.share * len(run.text) for run in accepted) / size
        print(f"  {'characters written by the model':36}{100 * own:5.1f} %  of accepted emails; "
              f"the least in one: {100 * min(run.share for run in accepted):.1f} %")  # fmt: skip
    refused = [run for run in runs if run.refused]
    if refused:
        print(f"  {'no text at all':36}{percent(len(refused), count):>6}  {len(refused):>4}")
    if written:
        means = {
            "seconds": statistics.mean(run.seconds for run in written),
            "calls": statistics.mean(run.calls for run in written),
            "prompt tokens": statistics.mean(run.prompt_tokens for run in written),
            "of them cached": statistics.mean(run.cached_tokens for run in written),
            "completion tokens": statistics.mean(run.completion_tokens for run in written),
        }
        shown = ", ".join(f"{value:.2f} {label}" for label, value in means.items())
        print(f"  mean: {shown}")
        cures: dict[str, int] = {}
        for run in written:
            for cure, times in run.cures.items():
                cures[cure] = cures.get(cure, 0) + times
        print(f"  steps: {', '.join(f'{times} {cure}' for cure, times in cures.items())}")


def listing(runs: Sequence[Run], *, everything: bool) -> None:
    """The accepted and wrong always; with ``everything`` all that failed, with their texts."""
    for run in runs:
        failed = not (run.accepted and run.right)
        if not run.wrong_though_accepted and not (everything and failed):
            continue
        kind = "ACCEPTED AND WRONG" if run.wrong_though_accepted else "failed"
        kind += " IN A FACT" if run.wrong_fact else ""
        print(f"\n{kind}: {run.case}, seed {run.seed}")
        for reason in (run.refused, *run.findings, *run.faults):
            if reason:
                print(f"  - {reason}")
        if run.accepted and not run.faults and not run.right:
            print(f"  - the model wrote only {100 * run.share:.0f} % of it")
        if everything and run.text:
            print("    " + run.text.replace("\n", "\n    "))


def unmet(name: str, runs: Sequence[Run]) -> list[str]:
    """Which promises these runs break."""
    share = sum(run.accepted and run.right for run in runs) / max(1, len(runs))
    # By hand none may be wrong at all; of the generated ones none in a fact.
    bad = [run.wrong_though_accepted if name == "hand" else run.wrong_fact for run in runs]
    wrong = sum(bad)
    found = []
    if share < PROMISED[name]:
        found.append(f"{name}: {share:.0%} accepted and right; promised are {PROMISED[name]:.0%}")
    if wrong:
        found.append(f"{name}: {wrong} accepted and wrong; promised are none")
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--notes", type=int, default=50, help="generated notes a seed (50)")
    options.add_argument("--seeds", type=int, default=2, help="how many seeds (2)")
    options.add_argument("--first-seed", type=int, default=1, help="the first of them (1)")
    options.add_argument("--hand", action="store_true", help="the notes written by hand as well")
    options.add_argument("--only-hand", action="store_true", help="these alone")
    options.add_argument("--grounded", choices=("auto", "on", "off"), default="auto")
    options.add_argument("--gguf", type=Path, help="the model; the bundled one if not given")
    options.add_argument("--json", type=Path, metavar="FILE", help="write every run to a file")
    options.add_argument("--show-faults", action="store_true", help="print what failed, with texts")
    options.add_argument("--check", action="store_true", help="exit 1 if a promise is not kept")
    given = options.parse_args()
    seeds = range(given.first_seed, given.first_seed + given.seeds)
    sets: dict[str, Iterator[tuple[int, samples.Case]]] = {}
    if not given.only_hand:
        sets["generated"] = ((s, c) for s in seeds for c in samples.generated(s, given.notes))
    if given.hand or given.only_hand:
        sets["hand"] = ((s, c) for s in seeds for c in samples.by_hand())
    done: dict[str, list[Run]] = {}
    model = {"gguf": given.gguf} if given.gguf else {"model": "bundled"}
    with Client(**model, grounded=given.grounded) as client:
        print(f"model {client.model.name!r}, grounded decoding {given.grounded}")
        for name, cases in sets.items():
            done[name] = run_all(cases, client, name)
            table(name, done[name])
            listing(done[name], everything=given.show_faults)
            sys.stdout.flush()
    if given.json:
        data = {name: [dataclasses.asdict(run) for run in runs] for name, runs in done.items()}
        given.json.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    broken = [fault for name, runs in done.items() for fault in unmet(name, runs)]
    for fault in broken:
        print(f"not kept: {fault}")
    return 1 if given.check and broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
