"""``Client`` and ``AsyncClient``: write, stream, check and fix.

    client = Client()                       # the bundled model, unless something names another
    result = client.write(Email(...))
    with client.stream(Email(...)) as events:
        for event in events: ...
    client.check(task, text); client.check(text); client.fix(task, text)    # need no model

Both are safe to share between threads (tasks); they hold no state of a piece of writing. The model
is made when it is first needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Unpack

from .config import Config
from .connect import Connection, Overrides
from .errors import UsageError
from .loop import adrive, drive, review
from .loop import write as write_steps
from .types import Event, Finished, Result

if TYPE_CHECKING:
    from .loop import Settings
    from .models import Model
    from .tasks import Task


class _Base:
    """What both clients are made of."""

    def __init__(
        self,
        model: str | Model | None = None,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        api_key_env: str | None = None,
        gguf: str | PathLike[str] | None = None,
        **settings: Unpack[Overrides],
    ) -> None:
        self._connection = Connection(
            model,
            base_url=base_url,
            api_key=api_key,
            api_key_env=api_key_env,
            gguf=gguf,
            settings=settings,
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._connection.describe()})"

    @property
    def config(self) -> Config:
        """What is configured, and by whom."""
        return self._connection.config

    @property
    def settings(self) -> Settings:
        """How this client writes, where a call says nothing else."""
        return self._connection.settings

    @property
    def model(self) -> Model:
        """The model; made, and its errors raised, when first asked for."""
        return self._connection.model


class Client(_Base):
    """Writes, streams, checks and fixes.

    ``model``: a model's name at an endpoint, or a ``Model``; ``base_url``, ``api_key`` (or
    ``api_key_env``, the variable that holds it): the endpoint; ``gguf``: a model file to run here.
    Without any of them the ``REFLECTWRITE_*`` variables and ``reflectwrite.toml`` decide, and
    without those the bundled model writes. Everything else is a setting (``Settings``).
    """

    def write(self, task: Task, **overrides: Unpack[Overrides]) -> Result:
        """The finished text with its findings, facts, edits and what it cost.

        Raises ``InputError`` before any call, ``ModelError``, ``BudgetError`` where a limit ended
        the work before there was a draft, ``NotAcceptedError`` with ``strict=True``. Errors carry
        the best draft so far as ``result``.
        """
        with self.stream(task, **overrides) as events:
            return events.result()

    def stream(self, task: Task, **overrides: Unpack[Overrides]) -> Stream:
        """The events as they happen; leaving the ``with`` block stops the work."""
        return Stream(self._connection, task, overrides)

    def check(self, task: Task | str, text: str | None = None) -> Result:
        """The findings and facts of ``text``; without a task of any text. Needs no model."""
        return _check(self._connection, *_split(task, text))

    def fix(self, task: Task | str, text: str | None = None, *, unsafe: bool = False) -> Result:
        """The text with its safe fixes made (``unsafe``: the probable ones too). No model."""
        return _fix(self._connection, *_split(task, text), unsafe=unsafe)

    def close(self) -> None:
        """Frees the model, if this client made it."""
        self._connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class Stream(Iterator[Event]):
    """The events of one piece of writing, an iterator and a context manager.

    What interrupts the block (Ctrl-C too) gets the best draft so far as ``result``.
    """

    def __init__(self, connection: Connection, task: Task, overrides: Overrides) -> None:
        job = connection.job(task, overrides)
        self._events = drive(write_steps(job), connection.model)
        self._result: Result | None = None

    def __next__(self) -> Event:
        event = next(self._events)
        if isinstance(event, Finished):
            self._result = event.result
        return event

    def result(self) -> Result:
        """Reads what is left of the stream; the result."""
        for _ in self:
            pass
        if self._result is None:
            raise RuntimeError("the stream was closed before its end; there is no result")
        return self._result

    def close(self) -> None:
        """Stops the work and the call that is open."""
        self._events.close()

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            try:
                self._events.throw(error)
            except BaseException as raised:
                if raised is not error:
                    raise
        self.close()


class AsyncClient(_Base):
    """The same for asyncio; ``check`` and ``fix`` need no waiting and are plain methods."""

    async def write(self, task: Task, **overrides: Unpack[Overrides]) -> Result:
        """As ``Client.write``."""
        async with self.stream(task, **overrides) as events:
            return await events.result()

    def stream(self, task: Task, **overrides: Unpack[Overrides]) -> AsyncStream:
        """As ``Client.stream``, with ``async with`` and ``async for``."""
        return AsyncStream(self._connection, task, overrides)

    def check(self, task: Task | str, text: str | None = None) -> Result:
        """As ``Client.check``."""
        return _check(self._connection, *_split(task, text))

    def fix(self, task: Task | str, text: str | None = None, *, unsafe: bool = False) -> Result:
        """As ``Client.fix``."""
        return _fix(self._connection, *_split(task, text), unsafe=unsafe)

    async def aclose(self) -> None:
        """Frees the model, if this client made it."""
        await asyncio.to_thread(self._connection.close)

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()


class AsyncStream(AsyncIterator[Event]):
    """As ``Stream``, for asyncio."""

    def __init__(self, connection: Connection, task: Task, overrides: Overrides) -> None:
        self._connection, self._task, self._overrides = connection, task, overrides
        self._events: AsyncGenerator[Event, None] | None = None
        self._result: Result | None = None

    async def __anext__(self) -> Event:
        if self._events is None:
            # A probe of the endpoint, or loading the engine, must not block the event loop.
            job = await asyncio.to_thread(self._connection.job, self._task, self._overrides)
            self._events = adrive(write_steps(job), self._connection.model)
        event = await anext(self._events)
        if isinstance(event, Finished):
            self._result = event.result
        return event

    async def result(self) -> Result:
        """Reads what is left of the stream; the result."""
        async for _ in self:
            pass
        if self._result is None:
            raise RuntimeError("the stream was closed before its end; there is no result")
        return self._result

    async def aclose(self) -> None:
        """Stops the work and the call that is open."""
        if self._events is not None:
            await self._events.aclose()

    async def __aenter__(self) -> AsyncStream:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and self._events is not None:
            try:
                await self._events.athrow(error)
            except BaseException as raised:
                if raised is not error:
                    raise
        await self.aclose()


def _check(connection: Connection, task: Task | None, text: str) -> Result:
    reviewer = connection.review(task)
    return review.check(task, text, reviewer.checks, reviewer.config)


def _fix(connection: Connection, task: Task | None, text: str, *, unsafe: bool) -> Result:
    reviewer = connection.review(task)
    return review.fix(task, text, reviewer.checks, reviewer.config, unsafe=unsafe)


def _split(task: Task | str, text: str | None) -> tuple[Task | None, str]:
    """``(task, text)`` from ``check(task, text)`` and from ``check(text)``."""
    if isinstance(task, str):
        if text is not None:
            raise UsageError(
                f"the task is the string {task[:40]!r}; give a task such as Email(...) before the "
                "text, or the text alone"
            )
        return None, task
    if text is None:
        raise UsageError(f"the text to look at is missing behind the task {task.name!r}; add it")
    return task, text
