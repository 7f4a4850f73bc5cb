"""``reflectwrite fix TASK NOTES DRAFT``: the text with its safe fixes made. Needs no model."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ..errors import UsageError
from . import options as o
from .delivery import Delivery
from .outcome import ACCEPTED, FINDINGS, outcome
from .review import DraftFile, NotesFile, open_review, report


def run(
    task: o.TaskName,
    notes: NotesFile,
    draft: DraftFile = None,
    settings: o.Set = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Change DRAFT itself.")] = False,
    as_json: o.AsJson = False,
    output: o.Output = None,
    debug: o.Debug = False,
) -> None:
    """Apply the safe fixes; the text goes to stdout, what was done and what is left to stderr."""
    with outcome(debug=debug):
        target = draft if draft is not None else notes
        if in_place and (output is not None or target == "-" or as_json):
            raise UsageError(
                "--in-place changes the file DRAFT; leave out --output and --json, and name a file"
            )
        deliver = Delivery(target if in_place else output, as_json)
        deliver.verify()
        client, inputs, text = open_review(task, notes, draft, settings)
        with client:
            result = client.fix(text) if inputs is None else client.fix(inputs, text)
        if not in_place or result.text != text:
            # A file that says the same is not written again.
            if deliver.path is None and not as_json:
                sys.stdout.buffer.write(result.text.encode("utf-8", "surrogatepass"))
                sys.stdout.buffer.flush()
            else:
                deliver(result)
        if not as_json:
            from ..reporting import change_lines

            for line in change_lines(text, result.edits):
                print(f"fixed {line}", file=sys.stderr)
            report(result, sys.stderr)
        raise typer.Exit(ACCEPTED if result.ok else FINDINGS)
