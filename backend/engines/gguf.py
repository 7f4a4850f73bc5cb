"""The header of a GGUF file: its metadata, and whether the file is whole.

In: a path. Out: ``Header`` with the metadata by key and the number of tensors. Reading the header
ourselves costs a millisecond or so, and a file that is missing, cut off or something else
entirely is refused in one sentence before llama.cpp sees it.
Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reflectwrite.errors import EngineError

Scalar = int | float | bool | str
Value = Scalar | tuple[Scalar, ...]

_MAGIC = b"GGUF"
_STRING, _ARRAY = 8, 9
# type id of the format → struct code
_SCALARS = {
    0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
}  # fmt: skip
# Longer arrays are skipped but for these.
_WANTED_ARRAYS = frozenset(
    {"reflectwrite.lexicon", "tokenizer.ggml.tokens", "tokenizer.ggml.token_type"}
)
_LONG_ARRAY = 4096


@dataclass(frozen=True, slots=True)
class Header:
    """What a GGUF file says of itself; long arrays that nobody asks for are left out."""

    path: Path
    size: int
    metadata: Mapping[str, Value]
    tensors: int

    def text(self, key: str) -> str | None:
        """The string under ``key``, or None."""
        value = self.metadata.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        """The whole number under ``key``, or None."""
        value = self.metadata.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def strings(self, key: str) -> tuple[str, ...]:
        """The array of strings under ``key``, or an empty tuple."""
        value = self.metadata.get(key)
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    @property
    def trained_context(self) -> int | None:
        """The context length, in tokens, that the model was trained with."""
        architecture = self.text("general.architecture") or "llama"
        return self.number(f"{architecture}.context_length")


def read_header(path: Path) -> Header:
    """Reads the header of ``path``; ``EngineError`` if there is no whole GGUF file there."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise EngineError(f"model {str(path)!r} is a folder; give the path of a .gguf file")
        with path.open("rb") as file:
            if file.read(4) != _MAGIC:
                raise EngineError(
                    f"model {str(path)!r} is not a GGUF file (it doesn't begin with 'GGUF'); "
                    "give the path of a .gguf file"
                )
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _Reader(data, path).header(size)
    except FileNotFoundError:
        raise EngineError(f"model {str(path)!r} does not exist; check the path") from None
    except OSError as error:
        raise EngineError(
            f"model {str(path)!r} could not be read ({error.strerror}); check its permissions"
        ) from error
    except (struct.error, UnicodeDecodeError, KeyError, IndexError, OverflowError) as error:
        raise EngineError(
            f"model {str(path)!r} is corrupt or cut off (its header ends early or makes no "
            "sense); get the file again"
        ) from error


class _Reader:
    """Reads the little-endian header from ``data``."""

    def __init__(self, data: mmap.mmap, path: Path) -> None:
        self._data = data
        self._path = path
        self._at = 4

    def header(self, size: int) -> Header:
        version = self._scalar("I")
        if version not in (2, 3):
            raise EngineError(
                f"model {str(self._path)!r} has GGUF version {version}; versions 2 and 3 are "
                "supported, so convert the file again"
            )
        tensors, pairs = int(self._scalar("Q")), int(self._scalar("Q"))
        metadata: dict[str, Value] = {}
        for _ in range(pairs):
            key = self._string()
            value = self._value(int(self._scalar("I")), key)
            if value is not None:
                metadata[key] = value
        furthest = 0
        for _ in range(tensors):
            self._string()
            dimensions = int(self._scalar("I"))
            self._at += 8 * dimensions + 4
            furthest = max(furthest, int(self._scalar("Q")))
        # Tensor sizes depend on their type; that the last one begins inside the file is enough
        # to notice a broken download, and llama.cpp checks the rest.
        if self._at + furthest >= size:
            raise EngineError(
                f"model {str(self._path)!r} is cut off at {size} bytes; get the file again"
            )
        return Header(self._path, size, metadata, tensors)

    def _scalar(self, code: str) -> int | float | bool:
        value: int | float | bool = struct.unpack_from("<" + code, self._data, self._at)[0]
        self._at += struct.calcsize("<" + code)
        return value

    def _string(self) -> str:
        length = int(self._scalar("Q"))
        if length > len(self._data) - self._at:
            raise IndexError(length)
        raw = self._data[self._at : self._at + length]
        self._at += length
        return raw.decode("utf-8")

    def _skip_strings(self, count: int) -> None:
        data, at, end = self._data, self._at, len(self._data)
        for _ in range(count):
            at += 8 + int.from_bytes(data[at : at + 8], "little")
            if at > end:
                raise IndexError(at)
        self._at = at

    def _value(self, kind: int, key: str) -> Value | None:
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY:
            return self._scalar(_SCALARS[kind])
        inner, count = int(self._scalar("I")), int(self._scalar("Q"))
        wanted = count <= _LONG_ARRAY or key in _WANTED_ARRAYS
        if inner == _STRING:
            if wanted:
                return tuple(self._string() for _ in range(count))
            self._skip_strings(count)
            return None
        code = _SCALARS[inner]
        size = struct.calcsize("<" + code)
        at, self._at = self._at, self._at + count * size
        if self._at > len(self._data):
            raise IndexError(count)
        return struct.unpack_from(f"<{count}{code}", self._data, at) if wanted else None
