"""Follows code in a draft as it streams: fences of backticks or tildes, and inline code.

Inline code ends on its line; a fence ends at a line that begins with at least as many of its
characters. Close to CommonMark, with the differences that a stream and a language model need: a
fence's end may be followed directly by a tag, and inline code does not run over a line break.
"""

from __future__ import annotations

from typing import Literal

Outcome = Literal["", "closed", "cancelled"]
State = Literal["none", "inline", "fence"]
Snapshot = tuple[State, str, int, bool]


class CodeTracker:
    """Whether the place that has been reached lies in code. Fed with draft text only.

    A run of backticks or tildes counts once the character behind it is known.
    """

    __slots__ = (
        "_at_line",
        "_before",
        "_char",
        "_fenceable",
        "_length",
        "_line",
        "_run",
        "_run_char",
        "_text",
        "_tick",
        "_tilde",
        "state",
    )  # fmt: skip

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Another draft begins."""
        self.state: State = "none"
        self._before = "\n"  # the last four characters: whether a line begins here
        self._char, self._length, self._fenceable = "", 0, False
        self._run, self._run_char, self._at_line = 0, "", False
        self._text, self._tick, self._tilde, self._line = "", -1, -1, -1

    @property
    def quiet(self) -> bool:
        """Whether text without backtick and tilde changes no state (``note`` suffices)."""
        return not self._run and self.state != "inline"

    def save(self) -> Snapshot:
        return self.state, self._char, self._length, self._fenceable

    def restore(self, saved: Snapshot) -> None:
        self.state, self._char, self._length, self._fenceable = saved
        self._run = 0

    def clear(self) -> None:
        """No code is open any more."""
        self.state, self._run = "none", 0

    def note(self, text: str) -> None:
        """Takes in text that changes no state."""
        self._before = text[-4:] if len(text) >= 4 else (self._before + text)[-4:]

    def advance(self, text: str, start: int, end: int) -> tuple[Outcome, int]:
        """Takes in ``text[start:end]``, which has no tag in it, as far as the first outcome.

        Returns what became of the code that was open (it closed, or it proved to be none) and how
        far the text has been taken in.
        """
        outcome: Outcome = ""
        pos = start
        if text is not self._text:
            self._text, self._tick, self._tilde, self._line = text, -1, -1, -1
        while pos < end:
            if self._run:
                char = self._run_char
                while pos < end and text[pos] == char:
                    pos += 1
                    self._run += 1
                if pos == end or (outcome := self.settle(text[pos])):
                    break
            at = self._stop(text, pos)
            if at >= end:
                pos = end
                break
            pos = at + 1
            if text[at] != "\n":
                window = text[max(start, at - 4) : at]
                if at - start < 4:
                    window = (self._before + window)[-4:]
                self._run, self._run_char = 1, text[at]
                self._at_line = window.rstrip(" ").endswith("\n")
            elif self._fenceable:
                self.state = "fence"
            else:
                self.state, outcome = "none", "cancelled"
                break
        if pos > start:
            self.note(text[max(start, pos - 4) : pos])
        return outcome, pos

    def _stop(self, text: str, pos: int) -> int:
        """Where the next character comes that can change the state; past the end if none does.

        Each character is looked for once, not anew from every stop, so time stays linear."""
        state = self.state
        tick = tilde = line = len(text)
        if state != "fence" or self._char == "`":
            if self._tick < pos:
                self._tick = text.find("`", pos) % (tick + 1)
            tick = self._tick
        if state == "none" or (state == "fence" and self._char == "~"):
            if self._tilde < pos:
                self._tilde = text.find("~", pos) % (tilde + 1)
            tilde = self._tilde
        if state == "inline":
            if self._line < pos:
                self._line = text.find("\n", pos) % (line + 1)
            line = self._line
        return min(tick, tilde, line)

    def settle(self, following: str) -> Outcome:
        """Ends a run that is open: ``following`` is the character behind it, "" at the end."""
        length, self._run = self._run, 0
        if not length:
            return ""
        if self.state == "none":
            fence = length >= 3 and self._at_line
            if fence or self._run_char == "`":
                self.state = "inline"  # a fence is one once its first line ends
                self._char, self._length, self._fenceable = self._run_char, length, fence
        elif self._run_char == self._char:
            closes = (
                length == self._length and self._char == "`"
                if self.state == "inline"
                else length >= self._length and self._at_line and following in " \t\r\n<"
            )
            if closes:
                self.state = "none"
                return "closed"
        return ""
