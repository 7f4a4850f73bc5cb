"""Fixtures of the tests of the models."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from asking import FakeTime, Heard, Read

from reflectwrite.models import Model
from reflectwrite.models.probe import forget
from reflectwrite.types import Request


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest) -> Read:
    """Reads a stream to its end, through either shell."""

    def sync(model: Model, question: Request) -> Heard:
        return Heard(tuple(model.stream(question)))

    def by_event_loop(model: Model, question: Request) -> Heard:
        async def run() -> Heard:
            return Heard(tuple([delta async for delta in model.astream(question)]))

        return asyncio.run(run())

    return sync if request.param == "sync" else by_event_loop


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture(autouse=True)
def _no_memory_and_no_threads_left() -> Iterator[None]:
    forget()
    before = set(threading.enumerate())
    yield
    forget()
    assert [t for t in threading.enumerate() if t not in before and not t.daemon] == []
