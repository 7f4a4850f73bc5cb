"""Run the steps against a model: one driver for threads, one for asyncio.

Both do what the steps ask and hand out the events; neither decides anything. Whatever interrupts
them (Ctrl-C, a cancelled task, an error of a check) is thrown into the steps, which put the best
draft so far on it. Leaving early closes the stream that is open.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

from ..errors import ModelError
from ..models.base import Model
from ..types import Delta, Event, Result
from .actions import Abort, Emit, Ended, Failed, Next, Open, Received, Reply, Steps


def drive(steps: Steps[Result], model: Model) -> Generator[Event, None, None]:
    """The events, the last of them ``Finished``; ``strict`` and failures raise."""
    stream: Iterator[Delta] = iter(())
    reply: Reply | None = None
    try:
        while True:
            action = steps.send(reply)
            reply = None
            if isinstance(action, Emit):
                yield action.event
                continue
            try:
                if isinstance(action, Open):
                    stream = model.stream(action.request)
                elif isinstance(action, Next):
                    delta = next(stream, None)
                    reply = Ended() if delta is None else Received(delta)
                elif isinstance(action, Abort) and isinstance(stream, Generator):
                    stream.close()
            except ModelError as error:
                reply = Failed(error)
    except StopIteration:
        return
    except BaseException as error:
        # Steps that have ended raise it as it is.
        steps.throw(error)
        raise
    finally:
        if isinstance(stream, Generator):
            stream.close()


async def adrive(steps: Steps[Result], model: Model) -> AsyncGenerator[Event, None]:
    """The same for asyncio."""
    stream: AsyncIterator[Delta] | None = None
    reply: Reply | None = None
    try:
        while True:
            action = steps.send(reply)
            reply = None
            if isinstance(action, Emit):
                yield action.event
                continue
            try:
                if isinstance(action, Open):
                    stream = model.astream(action.request)
                elif isinstance(action, Next) and stream is not None:
                    delta = await anext(stream, None)
                    reply = Ended() if delta is None else Received(delta)
                elif isinstance(action, Abort) and isinstance(stream, AsyncGenerator):
                    await stream.aclose()
            except ModelError as error:
                reply = Failed(error)
    except StopIteration:
        return
    except BaseException as error:
        # Steps that have ended raise it as it is.
        steps.throw(error)
        raise
    finally:
        if isinstance(stream, AsyncGenerator):
            await stream.aclose()
