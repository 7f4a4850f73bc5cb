"""``reflectwrite write TASK NOTES``: write, prove, repair, and show it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from . import options as o
from .delivery import Delivery
from .outcome import ACCEPTED, FINDINGS, outcome


def run(
    task: o.TaskName,
    notes: Annotated[
        str | None,
        typer.Argument(
            metavar="NOTES", help="TOML, YAML, JSON or Markdown with front matter; - reads stdin."
        ),
    ] = None,
    settings: o.Set = None,
    as_json: o.AsJson = False,
    output: o.Output = None,
    base_url: o.BaseUrl = None,
    model: o.ModelName = None,
    api_key_env: o.KeyEnv = None,
    gguf: o.Gguf = None,
    seed: o.Seed = None,
    max_attempts: o.MaxAttempts = None,
    max_tokens: o.MaxTokens = None,
    max_cost: o.MaxCost = None,
    deadline: o.Deadline = None,
    strict: o.Strict = False,
    reflection: o.ReflectionMode = o.Mode.auto,
    grounded: o.GroundedMode = o.Mode.auto,
    debug: o.Debug = False,
) -> None:
    """Write a text from notes, and show where each fact comes from.

    Off a terminal, and into a pipe, standard output gets the text and nothing else.
    """
    deliver = Delivery(output, as_json)
    with outcome(deliver, debug=debug):
        from .screen import follow, show_end, terminal
        from .session import introduce_bundled, open_client
        from .task_input import load_task

        deliver.verify()
        inputs = load_task(task, notes, settings)
        engine = {"base_url": base_url, "model": model, "api_key_env": api_key_env, "gguf": gguf}
        limits = {
            "seed": seed, "max_attempts": max_attempts, "max_tokens": max_tokens,
            "max_cost": max_cost, "deadline": deadline, "strict": strict or None,
            "reflection": None if reflection is o.Mode.auto else reflection.value,
            "grounded": None if grounded is o.Mode.auto else grounded.value,
        }  # fmt: skip
        with open_client(engine, limits) as client:
            if client.config.bundled and client.model:  # its errors come before its praise
                introduce_bundled()
            console = terminal(stdout_is_free=not as_json)
            with client.stream(inputs) as events:
                transcript = follow(events, console)
        result = transcript.result
        assert result is not None, "a stream that ends without an error ends with Finished"
        on_stdout = console is not None and console.file is sys.stdout
        if not on_stdout or output is not None:
            deliver(result)
        if console is not None:
            show_end(console, transcript, result, text=on_stdout)
        elif not as_json:
            from ..reporting import plain_report

            print(plain_report(result), file=sys.stderr)
        raise typer.Exit(ACCEPTED if result.ok else FINDINGS)
