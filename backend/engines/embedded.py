"""The embedded engine: any GGUF chat model, run in this process by llama.cpp.

    model = EmbeddedModel()                     # the bundled model
    model = EmbeddedModel("models/other.gguf")  # any other
    for delta in model.stream(request): ...

The file's header is read at once, so that a wrong path is told at once; llama.cpp itself is loaded
by the first call. See docs/embedded.md.
"""

from __future__ import annotations

import asyncio
import atexit
import queue
import threading
import time
import warnings
import weakref
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from os import PathLike
from pathlib import Path

from reflectwrite.errors import EngineError
from reflectwrite.models.base import Profile
from reflectwrite.types import Delta, Request

from .calls import Call, Decoder, Item, encode
from .gguf import Header, read_header
from .profiles import LEXICON_KEY, PROMPT_HASH_KEY, PromptsMovedWarning, profile_of
from .runtime import Settings, Started, default_threads, remove, require_xllamacpp, start
from .vocabulary import end_texts, has_hidden_tags

__all__ = ["EmbeddedModel", "PromptsMovedWarning", "bundled_model"]

_MODEL_FOLDER = Path(__file__).resolve().parent.parent / "model"
# Files up to this size get two slots, so that two threads can write at once; a second slot of a
# large model would double a cache that is already large.
_TWO_SLOTS = 256 * 2**20


def bundled_model() -> Path:
    """The GGUF file that comes with the package; ``EngineError`` if there is none."""
    files = sorted(_MODEL_FOLDER.glob("*.gguf"))
    if not files:
        raise EngineError(
            f"no bundled model lies in {str(_MODEL_FOLDER)!r}; reinstall reflectwrite, or name a "
            "model with --gguf PATH or --base-url URL --model NAME"
        )
    return files[-1]


class EmbeddedModel:
    """A GGUF model in this process, as a ``reflectwrite.models.Model``.

    ``path``: the GGUF file, or None for the bundled one. ``threads``: None takes one for small
    models, else the cores that are free. ``context``: tokens per call, None takes what the model
    was trained with, at most 8,192. ``slots``: calls that run at once, others wait; None takes two
    for small models, else one. ``prompt_cache``: MiB kept of earlier prompts beside the slots.

    Safe to share between threads. ``close`` ends running calls and frees the memory.
    """

    def __init__(
        self,
        path: str | PathLike[str] | None = None,
        *,
        threads: int | None = None,
        context: int | None = None,
        slots: int | None = None,
        prompt_cache: int = 32,
    ) -> None:
        for name, value in (("threads", threads), ("context", context), ("slots", slots)):
            if value is not None and value < 1:
                raise EngineError(f"{name} is {value!r}; it has to be at least 1")
        require_xllamacpp()
        self._header = read_header(bundled_model() if path is None else Path(path))
        self._profile = profile_of(self._header, context)
        size = self._header.size
        self._settings = Settings(
            path=str(self._header.path),
            threads=threads or default_threads(size),
            context=self._profile.context,
            slots=slots or (2 if size <= _TWO_SLOTS else 1),
            prompt_cache=max(0, prompt_cache),
            special=has_hidden_tags(self._header),
        )
        self._ends = end_texts(self._header) if self._settings.special else ()
        self._lock = threading.Lock()
        self._started: Started | None = None
        self._closed = False
        self._calls: set[Call] = set()

    def __repr__(self) -> str:
        return f"EmbeddedModel({str(self._header.path)!r})"

    @property
    def name(self) -> str:
        """The model's own name, or that of its file."""
        return self._header.text("general.name") or self._header.path.stem

    @property
    def path(self) -> Path:
        """The GGUF file."""
        return self._header.path

    @property
    def header(self) -> Header:
        """What the file says of itself."""
        return self._header

    @property
    def lexicon(self) -> tuple[str, ...]:
        """The words that the model was trained on, if it carries them; else empty."""
        return self._header.strings(LEXICON_KEY)

    @property
    def expected_prompt_hash(self) -> str | None:
        """The hash of the prompts that the model was trained on, if it carries one."""
        return self._header.text(PROMPT_HASH_KEY)

    def check_prompt_hash(self, current: str) -> bool:
        """Warns (``PromptsMovedWarning``) and returns False if ``current``, the hash of the prompts
        as they render now, is not the one that the model was trained on."""
        expected = self.expected_prompt_hash
        if expected is None or expected == current:
            return True
        warnings.warn(
            f"the prompts (hash {current[:12]!r}) are no longer those that {self.name!r} was "
            f"trained on (hash {expected[:12]!r}); it will write worse until it is trained again "
            "or the templates are put back",
            PromptsMovedWarning,
            stacklevel=2,
        )
        return False

    def profile(self) -> Profile:
        return self._profile

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text``, exact; bytes (an upper bound) where the private socket is refused."""
        from . import control  # http.client costs as much as loading a small model

        started = self._ready()
        try:
            return control.count_tokens(started.address, started.key, text)
        except OSError:
            # No byte-level or sentence-piece vocabulary takes more tokens than there are bytes.
            return len(text.encode("utf-8", "replace"))

    def stream(self, request: Request) -> Iterator[Delta]:
        """The completion as it comes; nothing starts before the first delta is asked for."""
        return self._stream(request)

    def _stream(self, request: Request) -> Generator[Delta, None, None]:
        items: queue.SimpleQueue[Item] = queue.SimpleQueue()
        decoder = Decoder(self.name, request.prompt.prefix)
        call = self._begin(request, items.put)
        try:
            while True:
                try:
                    item = items.get(timeout=_left(request.deadline))
                except (queue.Empty, TimeoutError):
                    yield Delta(usage=decoder.usage, finish="deadline")
                    return
                if item is None:
                    break
                delta = decoder.feed(item)
                if delta is not None:
                    yield delta
            if not decoder.finished:
                raise self._broken()
        finally:
            call.abort()
            call.join()
            self._end(call)

    async def astream(self, request: Request) -> AsyncIterator[Delta]:
        """The same for ``async for``; neither loading nor aborting blocks the event loop."""
        loop = asyncio.get_running_loop()
        items: asyncio.Queue[Item] = asyncio.Queue()

        def put(item: Item) -> None:
            # A loop that was closed meanwhile has nobody left to tell.
            if not loop.is_closed():
                loop.call_soon_threadsafe(items.put_nowait, item)

        decoder = Decoder(self.name, request.prompt.prefix)
        call = await asyncio.to_thread(self._begin, request, put)
        try:
            while True:
                try:
                    async with asyncio.timeout(_left(request.deadline)):
                        item = await items.get()
                except TimeoutError:
                    yield Delta(usage=decoder.usage, finish="deadline")
                    return
                if item is None:
                    break
                delta = decoder.feed(item)
                if delta is not None:
                    yield delta
            if not decoder.finished:
                raise self._broken()
        finally:
            call.abort()
            # Shielded, so that a cancelled reader leaves a free slot behind as well.
            await asyncio.shield(asyncio.to_thread(call.join))
            self._end(call)

    def close(self) -> None:
        """Ends what runs and frees the engine; further calls are refused."""
        with self._lock:
            self._closed = True
            calls, started, self._started = set(self._calls), self._started, None
        for call in calls:
            call.abort()
        if started is not None:
            remove(started.folder)
        # The server must outlive its calls: its destructor pulls the ground from under them.
        for call in calls:
            call.join()

    def __enter__(self) -> EmbeddedModel:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _ready(self) -> Started:
        with self._lock:
            if self._closed:
                raise EngineError(f"the engine of {self.name!r} is closed; make a new one")
            if self._started is None:
                self._started = start(self._settings)
                # A model that is dropped without ``close`` leaves no socket folder behind.
                weakref.finalize(self, remove, self._started.folder)
                atexit.register(_close_at_exit, weakref.ref(self))
            return self._started

    def _begin(self, request: Request, put: Callable[[Item], None]) -> Call:
        server = self._ready().server
        call = Call(server, encode(request, self._profile.temperature, self._ends), put)
        with self._lock:
            if self._closed:
                raise self._broken()
            self._calls.add(call)
        call.start()
        return call

    def _end(self, call: Call) -> None:
        with self._lock:
            self._calls.discard(call)

    def _broken(self) -> EngineError:
        return EngineError(
            f"the engine of {self.name!r} ended a call before its end"
            + (" because it was closed" if self._closed else "; try again")
        )


def _left(deadline: float | None) -> float | None:
    """Seconds until ``deadline``; ``TimeoutError`` once it has passed, None without one."""
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _close_at_exit(model: weakref.ref[EmbeddedModel]) -> None:
    """Ends running calls while the interpreter can still be called back from llama.cpp."""
    alive = model()
    if alive is not None:
        alive.close()
