"""What a terminal shows, and that nothing of it shows off a terminal."""

from __future__ import annotations

import io
import re
import sys

import pytest
from letter import EMAIL

from reflectwrite.cli import main
from reflectwrite.testing import ScriptedEndpoint

GOOD = f"<thinking>Plan: 1 The Brightwater.</thinking><output>{EMAIL}</output>"
BAD = GOOD.replace("to 10 May 2027", "to 12 May 2027")


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("LINES", "40")
    return Terminal()


def write(*options: str) -> int:
    with ScriptedEndpoint([BAD, GOOD]) as endpoint:
        arguments = ("write", "email", "notes.toml", "--base-url", endpoint.url)
        return main((*arguments, "--model", "scripted", *options))


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_a_terminal_shows_the_struck_sentence_with_its_evidence_and_what_took_its_place(
    terminal, monkeypatch
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    assert write() == 0
    shown = terminal.shown
    story = plain(shown)
    struck = story.rindex('✗ "12 May 2027" is not in the notes. The notes say 3 May 2027')
    assert struck < story.rindex("to 10 May 2027.")
    assert "Plan: 1 The Brightwater." in story
    assert re.search(r"\x1b\[[\d;]*9[\d;]*m[^\x1b]*12 May 2027", shown), "struck through"
    assert "Where each fact comes from" in story
    assert re.search(r"✓ accepted · scripted · 2 calls · .* tokens read.* s", story)


def test_a_narrow_terminal_gets_a_paragraph_for_each_fact(terminal, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert write() == 0
    told = " ".join(plain(terminal.shown).split())
    assert "Brightwater (name), as in the notes in points[0]: Brightwater" in told


def test_no_color_is_honoured(terminal, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert write() == 0
    assert not re.search(r"\x1b\[[\d;]*3\dm", terminal.shown)


def test_the_story_goes_to_the_error_stream_where_the_text_goes_into_a_pipe(
    terminal, monkeypatch, capfdbinary
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    assert write() == 0
    assert capfdbinary.readouterr().out.decode() == EMAIL + "\n"
    assert "✗ " in plain(terminal.shown)


def test_off_a_terminal_there_is_neither_colour_nor_progress(capfdbinary) -> None:
    assert write() == 0
    out, err = capfdbinary.readouterr()
    assert b"\x1b" not in out + err
    assert b"Plan:" not in out + err


def test_what_a_model_writes_can_not_steer_the_terminal(terminal, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    evil = GOOD.replace("Plan:", "\x1b]0;title\x07\x1b[2J").replace(
        "shipment moves", "shipment\x1b[2J moves"
    )
    with ScriptedEndpoint([evil]) as endpoint:
        main(("write", "email", "notes.toml", "--base-url", endpoint.url, "--model", "scripted",
              "--max-attempts", "1"))  # fmt: skip
    assert "\x1b[2J" not in terminal.shown
    assert "\x1b]0;" not in terminal.shown
