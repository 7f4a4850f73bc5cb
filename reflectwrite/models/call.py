"""One call, decided without I/O: what to send, what each chunk means, what a fault leads to.

Two short shells drive it, one sync and one async:

    while (step := call.next()) is not None:
        a Pause: sleep;  a Send: open the stream, hand each chunk to ``feed``, then ``over(fault)``
    then ``closing()``

A fault before any text is retried from the start. Once text was handed out it is never handed out
again: an endpoint with prefill continues from it, unseen by the reader; from others, and under a
grammar (which would begin anew), ``StreamBrokenError`` gets out with the text that came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..errors import EndpointError, ModelError, StreamBrokenError
from ..types import Delta, Request, Usage
from .base import Prefill
from .clock import Clock
from .faults import Fault, error_for
from .joins import Chain, Join, SpaceJoin
from .prefill import SPELLINGS, join_for
from .retry import Retries
from .steps import Pause, Send, Setup
from .stops import StopCutter
from .usage import NOTHING, add_usage, read_usage
from .wire import Body, Learned, build_body, read_content

# A read that was given the time left may end a moment before it.
_NEARLY = 0.01


class ChunkError(ValueError):
    """A chunk that has not the shape of one."""


class Call:
    """The state of one call. ``learned`` is what the endpoint taught meanwhile."""

    def __init__(
        self,
        request: Request,
        setup: Setup,
        learned: Learned,
        clock: Clock,
        spent: Usage = NOTHING,
    ) -> None:
        self.learned = learned
        self._first = request
        self._setup = setup
        self._clock = clock
        self._begun = clock.now()
        self._retries = Retries(setup.retry, clock, request.deadline)
        self._wait = 0.0
        self._done = False
        self._spent = spent
        self._body: Body = {}
        self._out: list[str] = []  # all text handed out
        self._mute = False  # the reasoning of an earlier attempt was already shown
        self._aim(request, join_for(request.prompt.prefix, self._spelling, setup.echoes))

    @property
    def _spelling(self) -> Prefill:
        # Where nothing is known the turn without prefill works everywhere.
        return self._setup.spelling or "none"

    @property
    def text(self) -> str:
        """What was handed out so far."""
        return "".join(self._out)

    def _aim(self, request: Request, join: Join) -> None:
        """Prepare the next attempt."""
        self._request = request
        self._join = join
        self._cutter = StopCutter(request.stop if "stop" in self.learned.without else ())
        self._finish: str | None = None
        self._raw_usage: object = None
        self._chunks = 0
        self._got: list[str] = []  # all that this attempt generated, reasoning included

    def next(self) -> Send | Pause | None:
        """The next thing to do; None when the completion is whole."""
        if self._done:
            return None
        if self._wait > 0:
            pause, self._wait = Pause(self._wait), 0.0
            return pause
        left = self.left()
        if left <= 0:
            raise self._late()
        setup = self._setup
        self._body = build_body(
            self._request,
            model=setup.model,
            spelling=self._spelling,
            learned=self.learned,
            grammar=setup.grammar,
            temperature=setup.temperature,
        )
        return Send(self._body, min(setup.timeout, left))

    def feed(self, chunk: object) -> Delta | None:
        """The delta that ``chunk`` brings, if any."""
        if not isinstance(chunk, dict):
            raise ChunkError("not an object")
        self._chunks += 1
        if self._first.deadline is not None and self._clock.now() > self._first.deadline:
            raise self._late()
        usage = chunk.get("usage")
        if usage is not None:
            self._raw_usage = usage
        choices = chunk.get("choices")
        if not choices:
            return None
        try:
            choice = choices[0]
            delta = choice.get("delta")
            finish = choice.get("finish_reason")
        except (AttributeError, KeyError, TypeError) as error:
            raise ChunkError("choices have another shape") from error
        if finish is not None:
            self._finish = str(finish)
        if not isinstance(delta, Mapping):
            return None
        content = delta.get("content") or delta.get("refusal")
        reasoning = delta.get("reasoning") or delta.get("reasoning_content")
        if type(content) is str and not reasoning:
            text, thought = content, ""
        else:
            text, thought = read_content(content)
            if isinstance(reasoning, str):
                thought += reasoning
        if not text and not thought:
            return None
        self._got.append(thought + text)
        text = self._cutter.feed(self._join.feed(text))
        if self._mute:
            thought = ""
        if text:
            self._out.append(text)
        return Delta(text, thought) if text or thought else None

    @property
    def satisfied(self) -> bool:
        """Whether the rest of the stream is not needed: a stop string came."""
        return self._cutter.stopped

    def over(self, fault: Fault | None) -> None:
        """An attempt has ended: by itself (``fault`` None) or not. Raises where that is final."""
        if self.satisfied:
            self._finish, fault = "stop", None
        elif self._finish:
            fault = None  # the text was whole; only the farewell went wrong
        elif fault is None and not self._ended_without_word():
            fault = Fault("network", message="the stream ended before its end")
        if fault is None:
            self._done = True
            return
        if self._chunks == 0:
            learned = self.learned.after(fault, self._body)
            if learned is not None:
                self.learned = learned
                self._aim(self._request, self._join)
                return
        else:
            self._spent, self._chunks = self._usage_so_far(), 0
        if self.left() <= _NEARLY:
            raise self._late()
        wait = self._retries.after(fault) if not self._out or self._continuable() else None
        if wait is None:
            raise self._failure(fault)
        self._wait = wait
        self._mute = self._mute or (bool(self._got) and not self._out)
        if self._out:
            self._continue()
        else:
            self._aim(
                self._first, join_for(self._first.prompt.prefix, self._spelling, self._setup.echoes)
            )

    def closing(self) -> Iterator[Delta]:
        """The last deltas: what was held back, then the end with the usage."""
        rest = self._cutter.feed(self._join.flush()) + self._cutter.flush()
        if rest and not self.satisfied:
            self._out.append(rest)
            yield Delta(text=rest)
        usage = self._spent
        if self._chunks:
            usage = add_usage(usage, read_usage(self._raw_usage, self._request, "".join(self._got)))
        yield Delta(usage=usage, finish=self._finish or "stop")

    def _ended_without_word(self) -> bool:
        """An end without finish_reason that still is one: only the usage chunk, which comes last,
        or a continuation that had nothing to add."""
        return self._raw_usage is not None or (
            bool(self._out) and self._chunks > 0 and not self._got
        )

    def _continuable(self) -> bool:
        return self._setup.spelling in SPELLINGS and self._first.grammar is None

    def _continue(self) -> None:
        """Aim at the rest of the text, behind what was handed out."""
        whole = self._first.prompt.prefix + self.text
        prefix = whole.rstrip()
        left = self._first.max_tokens - self._spent.completion_tokens
        if left <= 0:
            self._done, self._wait = True, 0.0
            self._aim(self._first, SpaceJoin(""))
            self._finish = "length"
            return
        prompt = replace(self._first.prompt, prefix=prefix)
        join = Chain(
            join_for(prefix, self._spelling, self._setup.echoes), SpaceJoin(whole[len(prefix) :])
        )
        self._aim(replace(self._first, prompt=prompt, max_tokens=left), join)

    def left(self) -> float:
        """Seconds until the deadline; infinite where there is none."""
        deadline = self._first.deadline
        return float("inf") if deadline is None else deadline - self._clock.now()

    def _late(self) -> ModelError:
        seconds = self._clock.now() - self._begun
        if not self._out:
            return EndpointError(
                f"{self._setup.where} gave no text before the deadline ({seconds:.3g} s after the "
                "call began); allow more seconds or use a faster model"
            )
        return StreamBrokenError(
            f"the deadline came while {self._setup.where} was writing ({seconds:.3g} s, "
            f"{len(self.text)} characters); allow more seconds or use a faster model",
            text=self.text,
            usage=self._usage_so_far(),
        )

    def _failure(self, fault: Fault) -> ModelError:
        setup = self._setup
        cause = error_for(
            fault,
            where=setup.where,
            model=setup.model,
            has_key=setup.has_key,
            attempts=self._retries.made,
            timeout=setup.timeout,
        )
        if not self._out:
            return cause
        return StreamBrokenError(
            f"the stream broke off behind {len(self.text)} characters, because {cause}",
            text=self.text,
            usage=self._usage_so_far(),
        )

    def _usage_so_far(self) -> Usage:
        """Earlier attempts and this one; estimated, because this one was not counted to its end."""
        if not self._chunks:
            return self._spent
        return add_usage(self._spent, read_usage(None, self._request, "".join(self._got)))
