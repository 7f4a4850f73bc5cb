"""``reflectwrite demo``: the bundled model writes, is caught in an error of its own, and put right.

Nothing here is scripted: the notes and the seed are in ``demo.toml``, the rest happens. First with
grounded decoding off, so that there is something to catch, then the same notes with it on.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import typer

from . import options as o
from .outcome import ACCEPTED, FINDINGS, outcome

if TYPE_CHECKING:
    from ..reporting import Transcript
    from ..tasks import Task
    from ..types import Result


@dataclass(frozen=True, slots=True)
class Script:
    """What is written in the demo, and with which seed."""

    notes: Mapping[str, object]
    seed: int
    temperature: float


def read_script() -> Script:
    """The committed notes and seed."""
    text = files(__package__ or "reflectwrite.cli").joinpath("demo.toml").read_text("utf-8")
    values = tomllib.loads(text)
    return Script(values["notes"], values["seed"], values["temperature"])


def run(seed: o.Seed = None, debug: o.Debug = False) -> None:
    """Watch the bundled model write, be caught, and be put right. No key, no network."""
    with outcome(debug=debug):
        from ..registry import find_task
        from ..tasks import read_task

        script = read_script()
        task = read_task(find_task("email"), script.notes, origin="demo.toml")
        used = script.seed if seed is None else seed
        _heading("The notes")
        for name, value in script.notes.items():
            for item in value if isinstance(value, list) else [value]:
                print(f"  {name}: {item}")
        free = _write(
            f"The bundled model writes on its own (grounded decoding off, seed {used})",
            task, used, script.temperature, grounded=False,
        )  # fmt: skip
        _tell(free)
        bound = _write(
            "The same notes with grounded decoding on: facts can only be those of the notes",
            task, used, script.temperature, grounded=True,
        )  # fmt: skip
        raise typer.Exit(ACCEPTED if free.ok and bound.ok else FINDINGS)


def _write(title: str, task: Task, seed: int, temperature: float, *, grounded: bool) -> Result:
    from ..client import Client
    from .screen import follow, show_end, terminal

    _heading(title)
    console = terminal(stdout_is_free=True)
    with (
        Client(
            "bundled", seed=seed, temperature=temperature, grounded="on" if grounded else "off"
        ) as client,
        client.stream(task) as events,
    ):
        transcript = follow(events, console)
    result = transcript.result
    assert result is not None, "a stream that ends without an error ends with Finished"
    if console is not None:
        show_end(console, transcript, result, text=True)
    else:
        _print_end(transcript, result)
    return result


def _print_end(transcript: Transcript, result: Result) -> None:
    from ..reporting import plain_report, plain_transcript

    print(plain_transcript(transcript))
    if transcript.struck:
        print("\n--- the finished email ---\n")
        print(result.text)
    print("\n" + plain_report(result), flush=True)


def _tell(result: Result) -> None:
    """What the model really sent, call by call, and what each call was for."""
    from ..reporting.plain import visible

    _heading("Behind it: the raw stream of each call")
    for number, attempt in enumerate(result.trace.attempts, 1):
        why = f" because of {', '.join(attempt.trigger)}" if attempt.trigger else ""
        kept = "kept" if attempt.kept else "not kept"
        print(f"[{number}] {attempt.cure}{why} ({kept})")
        if attempt.raw:
            print("    " + visible(attempt.raw).replace("\n", "\n    "))
    if len(result.trace.attempts) == 1 and not result.trace.attempts[0].findings:
        print("It made no mistake this time; try --seed with another number.")


def _heading(text: str) -> None:
    print(f"\n== {text} ==\n")
    sys.stdout.flush()
