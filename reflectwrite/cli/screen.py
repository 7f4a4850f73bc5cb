"""The live view: what is thought, provisional, committed, struck and repaired, while it happens.

It is shown on a terminal only: on standard output, or on standard error where the text goes into a
pipe or file. Off a terminal nothing is shown until the end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..reporting.transcript import Transcript
from ..types import Event, Result

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


def terminal(*, stdout_is_free: bool) -> Console | None:
    """A console on the terminal, if there is one to draw on."""
    if stdout_is_free and sys.stdout.isatty():
        stream = sys.stdout
    elif sys.stderr.isatty():
        stream = sys.stderr
    else:
        return None
    from rich.console import Console

    return Console(file=stream, highlight=False, emoji=False, markup=False)


def follow(events: Iterable[Event], console: Console | None) -> Transcript:
    """Reads the stream to its end, drawing as it goes where there is a console.

    What interrupts it (Ctrl-C, a failure) gets out, with the story so far left on the screen.
    """
    transcript = Transcript()
    if console is None:
        for event in events:
            transcript.feed(event)
        return transcript
    from rich.live import Live

    from ..reporting.terminal import transcript_text

    try:
        with Live(
            console=console,
            get_renderable=lambda: _Tail(transcript),
            refresh_per_second=12,
            transient=True,  # the whole story is printed when it is over, however long it is
        ):
            for event in events:
                transcript.feed(event)
    finally:
        console.print(transcript_text(transcript))
    return transcript


def show_end(console: Console, transcript: Transcript, result: Result, *, text: bool) -> None:
    """The clean text where the story has anything struck, then facts, findings and the ledger."""
    from rich.rule import Rule
    from rich.text import Text

    from ..reporting.plain import visible
    from ..reporting.terminal import report

    console.print()
    if text and (transcript.struck or transcript.text != transcript.committed):
        console.print(Rule(result.task, align="left", style="dim"))
        console.print(Text(visible(result.text)))
        console.print()
    console.print(Rule(style="dim"))
    console.print(report(result))


class _Tail:
    """As much of the end of the story as fits on the screen."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment

        from ..reporting.terminal import transcript_text

        lines = console.render_lines(
            transcript_text(self._transcript), options.update(height=None), pad=False
        )
        for line in lines[-max(1, console.height - 2) :]:
            yield from line
            yield Segment.line()
