"""Runs the benchmarks that need no data from outside, one after the other, each in its process.

    python -m benchmarks                    all of them
    python -m benchmarks parser checks      these
    python -m benchmarks --quick            all, with less to do in each

Each prints its own table. One that fails is named at the end, and the exit status is 1; the others
run nevertheless.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# The order in which they run, with what --quick gives them.
RUN: dict[str, tuple[str, ...]] = {
    "startup": ("--runs", "3"),
    "parser": ("--largest", "100000"),
    "checks": ("--runs", "5"),
    "stream_overhead": ("--rounds", "2"),
    "late_error": (),
    "embedded": (),
    "continue_cut": (),
    "bundled_email": ("--notes", "10", "--seeds", "1"),
}
ALWAYS: dict[str, tuple[str, ...]] = {"bundled_email": ("--hand",)}
NEED_DATA = ("checks_real", "facts_real")


def present() -> list[str]:
    """The scripts that are here, in order; the names of modules that are no script start with _."""
    there = {path.stem for path in FOLDER.glob("[!_]*.py")}
    unknown = there - set(RUN) - set(NEED_DATA)
    if unknown:
        raise SystemExit(
            f"benchmarks/{min(unknown)}.py is not in the list of benchmarks/__main__.py; add it to "
            "RUN, or to NEED_DATA if it needs data from outside"
        )
    return [name for name in RUN if name in there]


def run(name: str, *, quick: bool) -> int:
    """Runs one; its exit status."""
    arguments = [*ALWAYS.get(name, ()), *(RUN[name] if quick else ())]
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    print(f"\n━━ python -m {' '.join(command[2:])}", flush=True)
    started = time.perf_counter()
    status = subprocess.run(command, cwd=FOLDER.parent, check=False).returncode
    print(f"━━ {name}: {time.perf_counter() - started:.0f} s", flush=True)
    return status


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("names", nargs="*", metavar="NAME", help="which (all if none is named)")
    options.add_argument("--quick", action="store_true", help="less to do in each")
    given = options.parse_args()
    there = present()
    for name in given.names:
        if name not in there:
            options.error(f"no benchmark {name!r}; there are {', '.join(there)}")
    statuses = {name: run(name, quick=given.quick) for name in given.names or there}
    failed = {name: status for name, status in statuses.items() if status}
    for name, status in failed.items():
        print(f"FAILED: benchmarks.{name} ended with {status}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
