"""What the checks cost on an email of 300 words.

    python -m benchmarks.checks [--runs N]

Prints, for each check, milliseconds of processor time (the least of N runs) and the ratio to a
baseline, which is one pass of ``re.findall(r"\\w+", text)`` over the same text; then
finding and aligning the facts, and everything together. Prints; asserts nothing.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable

from reflectwrite.checks import Check, Context, run_checks
from reflectwrite.facts import Grounding
from reflectwrite.registry import checks_for, find_task

POINTS = [
    "The Brightwater shipment moves from 3 May 2027 to 10 May 2027",
    "1,200 boxes on 15 pallets, 48.5 kg each",
    "the price stays at $12,450.00, 5% less for payment within 14 days",
    "call Marcus Bell on +44 20 7946 0958 or write to orders@example.com",
    "order number BW-20417; see https://example.com/orders/BW-20417",
]
FILLERS = (
    "We are sorry for the trouble that this causes, and we have asked the carrier to tell us as "
    "soon as the truck leaves the yard. If the new day does not suit you, please let us know, and "
    "we will look for another one together.",
    "Everything is packed as before, so nothing changes for the people who unload the truck, and "
    "the labels show which pallet goes where. Whatever was broken on the way here has been "
    "replaced from our own stock, and you will not see it on the bill.",
    "Someone is there from early in the morning until late in the afternoon, and whoever takes the "
    "call can see what was agreed. Questions about the bill itself are best put in writing, as "
    "the people who answer them sit in another building and share one telephone.",
)


def email() -> tuple[str, dict[str, object]]:
    """A draft of about 300 words with all kinds of facts, and its inputs."""
    body = [
        "thank you for your order. The Brightwater shipment moves from 3 May 2027 to Monday, "
        "10 May 2027. " + FILLERS[0],
        "It has 1,200 boxes on 15 pallets, and each box weighs 48.5 kg. The price stays at "
        "$12,450.00, with 5% less for payment within 14 days. " + FILLERS[1],
        "If you have questions, call Marcus Bell on +44 20 7946 0958 or write to "
        "orders@example.com. The order number is BW-20417; its state is at "
        "https://example.com/orders/BW-20417. " + FILLERS[2],
        "We look forward to hearing from you, and we hope that the rest of the year goes to plan. "
        "Until then the warehouse keeps the first part of the order ready, so that you can send "
        "a van for it whenever that helps. The drivers know the yard, and the gate stays open for "
        "them, and nobody has to ring beforehand; the keys and papers lie with the guard at the "
        "door, as they did the last time.",
    ]
    text = "Subject: New date for BW-20417\n\nDear Dana,\n\n" + "\n\n".join(
        part[0].upper() + part[1:].strip() for part in body
    )
    fields: dict[str, object] = {
        "to": "Dana Whitfield", "sender": "Lee Okafor", "purpose": "tell her about a delay",
        "points": POINTS, "length": 400,
    }  # fmt: skip
    return f"{text}\n\nBest regards,\nLee Okafor", fields


def least(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of processor time of the fastest run, so that other work counts little."""
    best = float("inf")
    for _ in range(runs):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description="what the checks cost on an email of 300 words")
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    text, fields = email()
    task = find_task("email").model_validate(fields)
    checks = checks_for(task)
    grounding = Grounding(task.sources(), locale=task.locale())

    def fresh() -> Context:
        return Context(text, task, grounding, task.required(), True, task.locale())

    base = least(lambda: re.findall(r"\w+", text), runs)
    warm = fresh()
    found = run_checks(checks, warm)
    print(f"{len(text.split())} words, {len(warm.facts)} facts, findings: {len(found)}")
    for finding in found:
        print(f"  {finding.severity} {finding.check}: {finding.reflection}")
    print(f"{'':24}{'ms':>9}{'x':>9}")

    def line(name: str, work: Callable[[], object]) -> None:
        spent = least(work, runs)
        print(f"{name:24}{spent:9.3f}{spent / base:9.1f}")

    line("baseline", lambda: re.findall(r"\w+", text))
    for check in checks:
        line(check.id, _alone(check, warm))
    line("sentences", lambda: fresh().sentences)
    line("protected", lambda: fresh().protected)
    line("facts, aligned", lambda: fresh().facts)
    line("reading the inputs", lambda: Grounding(task.sources(), locale=task.locale()))
    line("all checks, fresh text", lambda: run_checks(checks, fresh()))


def _alone(check: Check, context: Context) -> Callable[[], object]:
    return lambda: list(check.run(context))


if __name__ == "__main__":
    main()
