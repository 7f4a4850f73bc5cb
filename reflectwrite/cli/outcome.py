"""How a command ends: its exit status, one sentence on standard error, the draft to where it goes.

0 accepted, 1 blocking findings remain, 2 wrong use, 3 endpoint or engine failed, 130 interrupted.
Errors that carry a result still hand over its text.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from ..errors import (
    BudgetError,
    ModelError,
    NotAcceptedError,
    PluginError,
    ReflectWriteError,
    UsageError,
)  # fmt: skip
from ..types import Result

ACCEPTED, FINDINGS, WRONG_USE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130
Deliver = Callable[[Result], None]


def say(message: str) -> None:
    """One line on standard error, without control codes."""
    from ..reporting.plain import visible

    line = " ".join(visible(message).split())
    print(f"reflectwrite: {line}", file=sys.stderr, flush=True)


@contextmanager
def outcome(deliver: Deliver | None = None, *, debug: bool = False) -> Iterator[None]:
    """Turns what goes wrong inside into an exit status.

    ``deliver`` puts a result to where the command's result was going.
    """
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _warn
            yield
    except typer.Exit:
        raise
    except KeyboardInterrupt as stop:
        _hand_over(stop, deliver)
        say("interrupted; the best draft so far is given" if _result(stop) else "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except NotAcceptedError as error:
        if debug:
            raise
        say(str(error))
        raise typer.Exit(FINDINGS) from None
    except ReflectWriteError as error:
        if debug:
            raise
        _hand_over(error, deliver)
        say(str(error))
        raise typer.Exit(_status(error)) from None
    except BrokenPipeError:
        # Whoever read the output has gone; what is left in the buffer must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ACCEPTED) from None
    except Exception as error:
        if debug:
            raise
        say(
            f"{type(error).__name__}: {error}; this is a bug in ReflectWrite or in a plugin: run "
            "again with --debug and report what it says"
        )
        raise typer.Exit(FAILED) from None


def _warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning as one line, without the place in the source."""
    say(str(message))


def _status(error: ReflectWriteError) -> int:
    if isinstance(error, UsageError | PluginError):
        return WRONG_USE
    return FAILED if isinstance(error, ModelError | BudgetError) else FINDINGS


def _result(error: BaseException) -> Result | None:
    result = getattr(error, "result", None)
    return result if isinstance(result, Result) else None


def _hand_over(error: BaseException, deliver: Deliver | None) -> None:
    result = _result(error)
    if deliver is not None and result is not None and result.text:
        deliver(result)
