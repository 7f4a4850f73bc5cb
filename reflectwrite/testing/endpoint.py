"""A real HTTP server on loopback that plays a script as OpenAI chat completions.

    answers = ["Dear Dana, ...", Refuse(429, headers={"Retry-After": "2"})]
    with ScriptedEndpoint(answers) as endpoint:
        model = OpenAIModel(endpoint.url, endpoint.model)
        ...
        endpoint.settle()
        assert endpoint.exchanges[0].tokens == 3

Answers are used in order, one a request; a function alone (not in a list) answers every request
from its JSON body. The prefill probe is answered by itself, as a real model would, and uses none.
Tokens are counted by the rule in ``reflectwrite.testing.tokens``. ``token_seconds`` is how long a
token takes to generate; a client that goes away stops the generation at the next token.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Literal, Self

from ..models.base import Prefill
from .manners import (
    PROBE_ANEW,
    PROBE_CONTINUED,
    STRICT,
    is_probe,
    messages_of,
    objection,
    opening_of,
)
from .script import Answer, Json, Refuse, Reply, Split, Whole
from .tokens import common_tokens, count_tokens

Answers = Iterable[Answer | Callable[[Json], Answer]] | Callable[[Json], Answer]


@dataclass
class Exchange:
    """One request and what became of it.

    ``prefix`` is the opening that the endpoint continued (None: it began a new turn). ``text`` and
    ``tokens`` count what was generated, an echo not included. ``aborted``: the client went away
    before the end.
    """

    body: Json
    headers: dict[str, str]
    status: int = 200
    prefix: str | None = None
    probe: bool = False
    text: str = ""
    reasoning: str = ""
    tokens: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    aborted: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def opening(self) -> str:
        """The prompt as a prompt cache compares it."""
        turns = [f"{m.get('role')}: {m.get('content')}\n" for m in messages_of(self.body)]
        if self.prefix is not None:
            turns.pop()
        return "".join(turns) + "assistant:" + (self.prefix or "")


class ScriptedEndpoint:
    """A context manager; ``url`` is the base URL. See the module for what it plays.

    ``prefill``: the one spelling that it obeys; ``strict``: fields of the others are refused
    rather than ignored (None: as the services with that spelling do); ``echo``: a continued
    opening is sent back first. ``key``, ``model`` and ``context`` (tokens) are enforced.
    """

    def __init__(
        self,
        answers: Answers = (),
        *,
        model: str = "scripted",
        key: str | None = None,
        prefill: Prefill = "flags",
        strict: bool | None = None,
        echo: bool = False,
        context: int | None = None,
        reasoning_field: Literal["reasoning", "reasoning_content"] = "reasoning_content",
        token_seconds: float = 0.0,
        split: Split | None = None,
    ) -> None:
        if isinstance(answers, str):
            raise TypeError(f"answers is the string {answers!r}; put it in a list")
        self._every = answers if callable(answers) else None
        self._script = [] if callable(answers) else list(answers)
        self._played = 0
        self._lock = threading.Lock()
        self._key = key
        self._context = context
        self._strict = STRICT[prefill] if strict is None else strict
        self.model = model
        self.prefill = prefill
        self.echo = echo
        self.reasoning_field = reasoning_field
        self.token_seconds = token_seconds
        self.split = split
        self.exchanges: list[Exchange] = []
        self.closing = threading.Event()
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base URL, ``http://127.0.0.1:<port>/v1``."""
        if self._server is None:
            raise RuntimeError("the endpoint is not running; use it in a with block")
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def calls(self) -> list[Exchange]:
        """The exchanges without the probes."""
        return [exchange for exchange in self.exchanges if not exchange.probe]

    def __enter__(self) -> Self:
        from .serving import EndpointServer

        self._server = EndpointServer(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.closing.set()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
        self._server = self._thread = None

    def settle(self, seconds: float = 10.0) -> None:
        """Waits until the endpoint has noticed the end of every exchange."""
        for exchange in list(self.exchanges):
            if not exchange.over.wait(seconds):
                raise TimeoutError(f"an exchange is still open after {seconds} s")

    def take(self, body: Json, headers: dict[str, str]) -> tuple[Exchange, Refuse | Reply]:
        """A request has come: record it and choose the answer."""
        exchange = Exchange(body, headers, probe=is_probe(body))
        exchange.prefix = opening_of(body, self.prefill)
        with self._lock:
            exchange.prompt_tokens = count_tokens(exchange.opening)
            seen = (e.opening + e.text for e in self.exchanges if e.status == 200)
            exchange.cached_tokens = max(
                (common_tokens(exchange.opening, one) for one in seen), default=0
            )
            self.exchanges.append(exchange)
        answer = self._gate(exchange) or self._answer(exchange)
        if isinstance(answer, Refuse):
            exchange.status = answer.status
            return exchange, answer
        return exchange, _reply(answer, exchange.prefix or "")

    def _answer(self, exchange: Exchange) -> Answer:
        if not exchange.probe:
            return self._next(exchange.body)
        return PROBE_ANEW if exchange.prefix is None else PROBE_CONTINUED

    def _gate(self, exchange: Exchange) -> Refuse | None:
        """What a service refuses before any model runs."""
        body = exchange.body
        given = exchange.headers.get("authorization", "")
        if self._key is not None and given != f"Bearer {self._key}":
            # As OpenAI does, the refusal repeats what it was given.
            return Refuse(401, f"Incorrect API key provided: {given}", "invalid_api_key")
        if body.get("model") != self.model:
            return Refuse(
                404, f"The model `{body.get('model')}` does not exist.", "model_not_found"
            )
        if body.get("stream") is not True:
            return Refuse(400, "the scripted endpoint only streams", "invalid_request_error")
        if self._context is not None and exchange.prompt_tokens > self._context:
            return Refuse(
                400,
                f"This model's maximum context length is {self._context} tokens, but the prompt "
                f"has {exchange.prompt_tokens}.",
                "context_length_exceeded",
            )
        return objection(body, self.prefill, strict=self._strict)

    def _next(self, body: Json) -> Answer:
        if self._every is not None:
            return self._every(body)
        with self._lock:
            number = self._played
            self._played += 1
        if number >= len(self._script):
            return Refuse(501, f"the script has {number} answers; this is one request more")
        answer = self._script[number]
        return answer(body) if callable(answer) else answer


def _reply(answer: Answer, prefix: str) -> Reply:
    if isinstance(answer, Reply):
        return answer
    if isinstance(answer, Whole):
        return Reply((answer.text.removeprefix(prefix),))
    if isinstance(answer, str):
        return Reply((answer,))
    assert not isinstance(answer, Refuse)
    return Reply(answer)
