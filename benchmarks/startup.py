"""Prints what it takes to start: importing, ``--help``, and the first email of a new process.

    python -m benchmarks.startup                    with the bundled model
    python -m benchmarks.startup --gguf other.gguf  with any other
    python -m benchmarks.startup --no-model         only importing and --help

Each time is the median of several new processes, from their start to their end (or to the line
that tells of the event), as it is and as a ratio to ``python -c pass`` of the same run; the files
are in the system's cache. Beside it stands the limit, which is meant for two free cores. Memory is
the most that the process held.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOT_LOADED = ("openai", "langchain", "langchain_core", "xllamacpp", "rich", "babel", "rapidfuzz",
              "jinja2", "pydantic")  # fmt: skip
FORBIDDEN = frozenset(("openai", "langchain", "langchain_core", "xllamacpp", "rich"))
NOTES = """to = "Dana Whitfield"
sender = "Lee Okafor"
purpose = "tell her about a delay"
points = [
  "The Brightwater shipment moves from 3 May 2027 to 10 May 2027",
  "the price stays at €1,250 for 48 boxes",
  "please confirm by Friday",
]
"""
# Tells of the first committed text, of the first whole sentence behind the greeting, and the end.
EMAIL = """
import sys, tomllib
from reflectwrite import Client, Committed, Email
model = {"gguf": sys.argv[1]} if len(sys.argv) > 1 else {"model": "bundled"}
text, told = "", False
with Client(**model, seed=1) as client:
    with client.stream(Email(**tomllib.loads(sys.stdin.read()))) as events:
        for event in events:
            if isinstance(event, Committed):
                if not text:
                    print("first", flush=True)
                text += event.text
                body = text.split("\\n\\n", 2)[2:]
                if not told and body and any(mark in body[0] for mark in ".!?"):
                    told = True
                    print("sentence", flush=True)
        result = events.result()
print("written", flush=True)
print("ok" if result.ok else "not accepted", result.ledger.calls, flush=True)
"""


@dataclass
class Times:
    """Seconds of each run, by what happened; the most memory in MB; what the last run printed."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    memory: float = 0.0
    printed: list[str] = field(default_factory=list)

    def median(self, event: str = "end") -> float | None:
        return statistics.median(self.seconds[event]) if event in self.seconds else None


def timed(
    command: Sequence[str], runs: int, *, given: str = "", fine: Sequence[int] = (0,)
) -> Times:
    """Runs ``command`` in new processes, ``fine``: the exit statuses that are no failure (1 of
    ``reflectwrite write`` says that the email has findings). A failure is a ``SystemExit``."""
    times = Times()
    for number in range(runs + 1):
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(given)
        process.stdin.close()
        printed: list[str] = []
        seen: dict[str, float] = {}
        for line in process.stdout:
            printed.append(line.rstrip("\n"))
            seen.setdefault(line.strip(), time.perf_counter() - start)
        status = ended(process, times)
        seen["end"] = time.perf_counter() - start
        if status not in fine:
            words = process.stderr.read() if process.stderr else ""
            raise SystemExit(f"{' '.join(command)[:200]} failed ({status}):\n{words}")
        times.printed = printed
        if number:  # the first fills the system's cache
            for event, seconds in seen.items():
                times.seconds.setdefault(event, []).append(seconds)
        if process.stderr:
            process.stderr.close()
    return times


def ended(process: subprocess.Popen[str], times: Times) -> int:
    """Waits for the process; notes its memory where the system tells. Its exit status."""
    if not hasattr(os, "wait4"):
        return process.wait()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    times.memory = max(times.memory, kilobytes / 1024)
    return process.returncode


def line(label: str, seconds: float | None, base: float, limit: float | None = None) -> None:
    if seconds is None:
        print(f"  {label:44}{'did not happen':>18}")
        return
    told = "" if limit is None else f"   limit {limit:.2f} s{'' if seconds <= limit else '   OVER'}"
    print(f"  {label:44}{seconds:8.3f} s{seconds / base:8.1f} ×{told}")


def importing(runs: int, base: float) -> None:
    """Importing alone, timed inside the process, and what it loads."""
    code = (
        "import sys, time\nbegun = time.perf_counter()\nimport reflectwrite\n"
        "print(time.perf_counter() - begun)\n"
        f"print(*[name for name in {NOT_LOADED!r} if name in sys.modules])"
    )
    inside, loaded = [], ""
    for _ in range(runs):
        times = timed([sys.executable, "-c", code], 0)
        inside.append(float(times.printed[0]))
        loaded = times.printed[1]
    line("import reflectwrite, inside the process", statistics.median(inside), base, 0.10)
    outside = timed([sys.executable, "-c", "import reflectwrite"], runs)
    line("python -c 'import reflectwrite'", outside.median(), base)
    found = FORBIDDEN & set(loaded.split())
    told = f"   MUST NOT: {', '.join(sorted(found))}" if found else ""
    print(f"  {'of these loaded by it: ' + ', '.join(NOT_LOADED)}:\n    {loaded or 'none'}{told}")


def command() -> list[str]:
    """The command line's program: the installed script, else the module."""
    script = Path(sysconfig.get_path("scripts")) / "reflectwrite"
    return [str(script)] if script.exists() else [sys.executable, "-m", "reflectwrite.cli"]


def writing(runs: int, base: float, gguf: str | None) -> None:
    """A new process that writes one email, by the SDK and by the command."""
    sdk = timed([sys.executable, "-c", EMAIL, *([gguf] if gguf else [])], runs, given=NOTES)
    line("first committed text (the subject)", sdk.median("first"), base)
    line("first committed sentence of the body", sdk.median("sentence"), base, 1.5)
    line("whole email", sdk.median("written"), base, 5.0)
    engine = ["--gguf", gguf] if gguf else ["--model", "bundled"]
    cli = timed(
        [*command(), "write", "email", "-", "--json", "--seed", "1", *engine],
        runs, given=NOTES, fine=(0, 1),
    )  # fmt: skip
    line("reflectwrite write email -, whole process", cli.median(), base, 5.0)
    for label, times in (("SDK", sdk), ("command", cli)):
        over = "" if times.memory <= 400 else "   OVER"
        if times.memory:
            told = f"{times.memory:8.0f} MB{'':10}   limit 400 MB{over}"
            print(f"  {'memory at most, ' + label:44}{told}")
    print(f"  the SDK's email: {sdk.printed[-1]} call(s)")


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--runs", type=int, default=9, help="new processes a figure (9)")
    options.add_argument("--gguf", help="the model; the bundled one if not given")
    options.add_argument("--no-model", action="store_true", help="only importing and --help")
    given = options.parse_args()
    base = timed([sys.executable, "-c", "pass"], given.runs).median() or 1.0
    line("python -c pass", base, base)
    importing(given.runs, base)
    line("reflectwrite --help", timed([*command(), "--help"], given.runs).median(), base, 0.25)
    if not given.no_model:
        writing(max(3, given.runs // 2), base, given.gguf)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
