"""Where a result goes: standard output or a file, as text or JSON, byte for byte."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..types import Result


@dataclass(frozen=True, slots=True)
class Delivery:
    """``path`` None is standard output."""

    path: str | None = None
    as_json: bool = False

    def __call__(self, result: Result) -> None:
        """Writes the result out. A text gets a line break at its end on standard output only."""
        if self.as_json:
            self._write(result.to_json(indent=2) + "\n")
        elif self.path is None and not result.text.endswith("\n"):
            self._write(result.text + "\n")
        else:
            self._write(result.text)

    def _write(self, text: str) -> None:
        if self.path is None and sys.stdout.isatty():
            from ..reporting.plain import visible

            text = visible(text)  # a file gets every byte, a terminal no control codes
        data = text.encode("utf-8", "surrogatepass")
        if self.path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            Path(self.path).write_bytes(data)
        except OSError as error:
            raise UsageError(
                f"{self.path!r} can't be written: {error.strerror}; name another file with --output"
            ) from error

    def verify(self) -> None:
        """Raises ``UsageError`` where nothing could be written later, before any work is done."""
        if self.path is None:
            return
        target = Path(self.path)
        if target.is_dir() or not target.absolute().parent.is_dir():
            raise UsageError(
                f"{self.path!r} can't be written: it is a folder, or its folder is not there; name "
                "another file with --output"
            )
