"""``reflectwrite check TASK NOTES DRAFT``: the findings of a text. No model is needed."""

from __future__ import annotations

import sys

import typer

from . import options as o
from .delivery import Delivery
from .outcome import ACCEPTED, FINDINGS, outcome
from .review import DraftFile, NotesFile, open_review, report


def run(
    task: o.TaskName,
    notes: NotesFile,
    draft: DraftFile = None,
    settings: o.Set = None,
    as_json: o.AsJson = False,
    debug: o.Debug = False,
) -> None:
    """Check a text against its notes. Without notes: reflectwrite check prose DRAFT."""
    with outcome(debug=debug):
        client, inputs, text = open_review(task, notes, draft, settings)
        with client:
            result = client.check(text) if inputs is None else client.check(inputs, text)
        if as_json:
            Delivery(as_json=True)(result)
        else:
            report(result, sys.stdout)
        raise typer.Exit(ACCEPTED if result.ok else FINDINGS)
