"""A model that plays a script, in process: for tests of tasks, checks, plugins and the loop.

    model = ScriptedModel(["<output>Dear Dana, ...</output>"])
    Client(model=model).write(task)
    assert model.calls[0].request.prompt.messages[0].role == "system"

A completion is what the model generates behind the request's prefix. It is a string, a sequence of
pieces (text, ``Reasoning``, an exception that is raised at that point), a ``Whole`` message, or a
function from the request to one of these. Completions are used in order, one a call; a function
alone (not in a list) answers every call.

Tokens are counted by the rule in ``reflectwrite.testing.tokens``; ``max_tokens`` and ``stop`` are
obeyed; the prompt cache is modelled as the longest common opening with an earlier call.
"""

from __future__ import annotations

import asyncio
import threading
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..models.base import Profile
from ..models.stops import StopCutter
from ..types import Delta, Request, Usage
from .script import Reasoning, Split, Whole, chop
from .tokens import common_tokens, count_tokens, split_tokens

Piece = str | Reasoning | BaseException
Completion = str | Whole | Sequence[Piece]
Answer = Completion | Callable[[Request], Completion]


@dataclass
class Call:
    """What happened in one call: ``text`` and ``tokens`` count what was handed out.

    ``finished``: the completion was read to its end. ``closed_early``: the reader stopped before
    that. A fault leaves both False.
    """

    request: Request
    text: str = ""
    reasoning: str = ""
    tokens: int = 0
    finished: bool = False
    closed_early: bool = False
    usage: Usage = field(default_factory=Usage)


class ScriptedModel:
    """Plays ``completions``; ``calls`` records every request and what became of it.

    ``split`` chops text into deltas: None gives one token a delta, a number that many characters,
    a function the pieces that it returns (they must join to the text). Safe to share between
    threads. Running out of completions raises ``AssertionError``, which no layer takes for a model
    failure.
    """

    def __init__(
        self,
        completions: Iterable[Answer] | Callable[[Request], Completion],
        *,
        name: str = "scripted",
        profile: Profile | None = None,
        split: Split | None = None,
    ) -> None:
        if isinstance(completions, str):
            raise TypeError(f"completions is the string {completions!r}; put it in a list")
        self._every = completions if callable(completions) else None
        self._script: list[Answer] = [] if callable(completions) else list(completions)
        self._name = name
        self._profile = profile if profile is not None else Profile(prefill="flags")
        self._split = split
        self._lock = threading.Lock()
        self.calls: list[Call] = []
        self.closed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def requests(self) -> list[Request]:
        """The requests so far, in order."""
        return [call.request for call in self.calls]

    def profile(self) -> Profile:
        return self._profile

    def count_tokens(self, text: str) -> int:
        return count_tokens(text)

    def stream(self, request: Request) -> Iterator[Delta]:
        """The next completion; nothing happens before the first delta is asked for."""
        return self._play(request)

    async def astream(self, request: Request) -> AsyncIterator[Delta]:
        play = self._play(request)
        try:
            for delta in play:
                yield delta
                await asyncio.sleep(0)
        finally:
            play.close()

    def close(self) -> None:
        self.closed = True

    def _begin(self, request: Request) -> tuple[Call, Completion]:
        with self._lock:
            number = len(self.calls)
            call = Call(request)
            opening = _opening(request)
            cached = max(
                (common_tokens(opening, _opening(c.request) + c.text) for c in self.calls),
                default=0,
            )
            call.usage = Usage(count_tokens(opening), cached, 0)
            self.calls.append(call)
        if self._every is not None:
            return call, self._every(request)
        if number >= len(self._script):
            raise AssertionError(
                f"call {number + 1}, but the script has {len(self._script)} completions; "
                "add one, or find out why the model was asked again"
            )
        answer = self._script[number]
        return call, answer(request) if callable(answer) else answer

    def _play(self, request: Request) -> Generator[Delta, None, None]:
        call, completion = self._begin(request)
        cutter = StopCutter(request.stop)
        finish = "stop"
        try:
            for piece in _pieces(completion, request.prompt.prefix):
                if isinstance(piece, BaseException):
                    raise piece
                if isinstance(piece, Reasoning):
                    yield self._reason(call, piece.text)
                    continue
                room = request.max_tokens - call.tokens
                tokens = split_tokens(piece)
                if len(tokens) > room:
                    finish, piece = "length", "".join(tokens[:room])
                starts = _token_starts(tokens)
                before, played = call.tokens, 0
                for part in chop(piece, self._split):
                    played += len(part)
                    call.tokens = before + bisect_left(starts, played)
                    text = cutter.feed(part)
                    if text:
                        call.text += text
                        yield Delta(text=text)
                    if cutter.stopped:
                        break
                if cutter.stopped or finish == "length":
                    break
            rest = cutter.flush()
            if rest:
                call.text += rest
                yield Delta(text=rest)
            call.finished = True
            yield Delta(finish=finish, usage=self._usage(call))
        except GeneratorExit:
            call.closed_early = not call.finished
            raise
        finally:
            self._usage(call)

    def _reason(self, call: Call, text: str) -> Delta:
        call.tokens += count_tokens(text)
        call.reasoning += text
        return Delta(reasoning=text)

    def _usage(self, call: Call) -> Usage:
        call.usage = Usage(call.usage.prompt_tokens, call.usage.cached_tokens, call.tokens)
        return call.usage


def _opening(request: Request) -> str:
    """What a prompt cache compares: the messages in order, then the prefix."""
    turns = (f"{message.role}: {message.content}\n" for message in request.prompt.messages)
    return "".join(turns) + "assistant:" + request.prompt.prefix


def _token_starts(tokens: Sequence[str]) -> list[int]:
    """Where each token begins, so that any split counts the same."""
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token)
    return starts


def _pieces(completion: Completion, prefix: str) -> Sequence[Piece]:
    if isinstance(completion, Whole):
        return (completion.text.removeprefix(prefix),)
    if isinstance(completion, str):
        return (completion,)
    return completion
