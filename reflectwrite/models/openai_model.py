"""Any endpoint with the OpenAI chat-completions API, as a ``Model``.

    OpenAIModel("http://localhost:8080/v1", "qwen3")
    OpenAIModel("https://api.example.com/v1", "large", key, profile=Profile(prefill="prefix"))

Two short shells, one sync and one async, do the I/O that ``call.Call`` decides on.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import ConfigError, EndpointError, ModelError
from ..types import Delta, Request
from .address import parse_address
from .base import Profile
from .call import Call
from .clock import Clock, within
from .credentials import authorization, secret_headers
from .estimate import estimate_tokens
from .faults import Fault, error_for, read_fault
from .prefill import Found, known_prefill
from .probe import Probe, remember, remembered
from .retry import RetryPolicy
from .secret import Secret, as_secret
from .steps import Pause, Setup
from .usage import NOTHING, add_usage
from .wire import GrammarField, Learned

if TYPE_CHECKING:
    from .transport import Transport

_END = object()


class OpenAIModel:
    """Streams from ``base_url``; nothing is sent before the first call.

    ``timeout``: the longest silence, in seconds. ``headers``: added to every request, treated as
    secret like the key. ``profile``: what is known of the model; where its ``prefill`` is None the
    spelling comes from the host name or from a probe. ``grammar``: the body field in which the
    endpoint takes GBNF (llama.cpp ``grammar``, vLLM ``structured_outputs``); None: it takes none.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str | Secret | None = None,
        *,
        timeout: float = 60.0,
        headers: Mapping[str, str | Secret] | None = None,
        profile: Profile | None = None,
        grammar: GrammarField | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
    ) -> None:
        # First of all, so that no traceback from here on has a key among its locals.
        api_key = as_secret(api_key)
        self._shown = f"OpenAIModel({model!r})"
        extra = secret_headers(headers)
        headers = None
        if not model.strip():
            raise ConfigError(f"model is {model!r}; name the model that the endpoint is to run")
        if timeout <= 0:
            raise ConfigError(f"timeout is {timeout!r} seconds; use a number above 0")
        self._address = parse_address(base_url)
        base_url = self._address.url
        self._shown = f"OpenAIModel({base_url!r}, {model!r})"
        auth = authorization(api_key, self._address.basic)
        self._headers = auth | extra
        self._secrets = (*self._headers.values(), *(key for key in (api_key,) if key is not None))
        self._model = model
        self._given = profile if profile is not None else Profile()
        if self._given.grammar and grammar is None:
            raise ConfigError(
                "the profile says that the endpoint takes grammars, but not in which field; give "
                "grammar='grammar' (llama.cpp) or grammar='structured_outputs' (vLLM)"
            )
        self._given = replace(self._given, grammar=grammar is not None)
        self._clock = clock if clock is not None else Clock()
        self._setup = Setup(
            where=self._address.url,
            model=model,
            grammar=grammar,
            temperature=self._given.temperature,
            timeout=timeout,
            retry=retry if retry is not None else RetryPolicy(),
            has_key=bool(auth),
        )
        known = self._given.prefill or known_prefill(self._address)
        self._found = Found(known) if known is not None else None
        self._learned = Learned()
        self._probed = NOTHING  # what probes cost; told with the next call
        self._lock = threading.Lock()
        self._transport: Transport | None = None
        self._closed = False

    def __repr__(self) -> str:
        return self._shown

    @property
    def name(self) -> str:
        return self._model

    @property
    def base_url(self) -> str:
        """Where it is, without user, password or query."""
        return self._address.url

    def profile(self) -> Profile:
        """What the model can do; the first time this may ask the endpoint (see ``probe.py``)."""
        return replace(self._given, prefill=self._find(None).spelling)

    async def aprofile(self) -> Profile:
        """The same without blocking the event loop."""
        return replace(self._given, prefill=(await self._afind(None)).spelling)

    def count_tokens(self, text: str) -> int:
        """An estimate on the high side: chat-completions endpoints tell no exact count."""
        return estimate_tokens(text)

    def models(self) -> tuple[str, ...]:
        """The ids of the models that the endpoint offers."""
        listing: object = None
        failure: ModelError | None = None
        transport, faults = self._edge()
        try:
            listing = transport.get("/models", self._setup.timeout)
        except faults as error:
            failure = error_for(
                read_fault(error, self._secrets),
                where=self._setup.where,
                model=self._model,
                has_key=self._setup.has_key,
                timeout=self._setup.timeout,
            )
        if failure is not None:  # raised here, so that it drags no request along
            raise failure
        data = listing.get("data") if isinstance(listing, Mapping) else None
        entries = data if isinstance(data, list) else []
        return tuple(str(one["id"]) for one in entries if isinstance(one, Mapping) and "id" in one)

    def stream(self, request: Request) -> Iterator[Delta]:
        """The completion as it comes. Closing the iterator closes the connection."""
        if request.prompt.prefix:
            self._find(request.deadline)
        yield from self._run(self._call(request))

    async def astream(self, request: Request) -> AsyncIterator[Delta]:
        if request.prompt.prefix:
            await self._afind(request.deadline)
        deltas = self._arun(self._call(request))
        try:
            async for delta in deltas:
                yield delta
        finally:
            await deltas.aclose()

    def close(self) -> None:
        """Closes the connections; calls from now on fail."""
        with self._lock:
            self._closed = True
            if self._transport is not None:
                self._transport.close()

    # The shells.

    def _run(self, call: Call) -> Iterator[Delta]:
        transport, faults = self._edge()
        from .transport import Watchdog

        while (step := call.next()) is not None:
            if isinstance(step, Pause):
                self._clock.sleep(step.seconds)
                continue
            fault = stream = None
            try:
                stream = transport.open(step)
                with Watchdog(stream, call.left()):
                    for chunk in stream:
                        if (delta := call.feed(chunk)) is not None:
                            yield delta
                        if call.satisfied:
                            break
            except faults as error:
                fault = read_fault(error, self._secrets)
            finally:
                if stream is not None:
                    stream.close()
            self._over(call, fault)
        yield from call.closing()

    async def _arun(self, call: Call) -> AsyncGenerator[Delta, None]:
        transport, faults = self._edge()
        while (step := call.next()) is not None:
            if isinstance(step, Pause):
                await self._clock.asleep(step.seconds)
                continue
            fault = stream = None
            client = transport.async_client()
            try:
                stream = await within(call.left(), transport.aopen(client, step))
                while (chunk := await within(call.left(), anext(stream, _END))) is not _END:
                    if (delta := call.feed(chunk)) is not None:
                        yield delta
                    if call.satisfied:
                        break
            except faults as error:
                fault = read_fault(error, self._secrets)
            finally:
                if stream is not None:
                    await stream.close()
                await client.close()
            self._over(call, fault)
        for delta in call.closing():
            yield delta

    def _find(self, deadline: float | None) -> Found:
        if (found := self._known()) is not None:
            return found
        probe = Probe(self._setup, self._learned, self._clock, deadline)
        while (call := probe.next()) is not None:
            try:
                deltas = list(self._run(call))
            except ModelError as error:
                probe.failed(error)
            else:
                probe.answered("".join(d.text for d in deltas), deltas[-1].usage or NOTHING)
        return self._keep(probe)

    async def _afind(self, deadline: float | None) -> Found:
        if (found := self._known()) is not None:
            return found
        probe = Probe(self._setup, self._learned, self._clock, deadline)
        while (call := probe.next()) is not None:
            try:
                deltas = [delta async for delta in self._arun(call)]
            except ModelError as error:
                probe.failed(error)
            else:
                probe.answered("".join(d.text for d in deltas), deltas[-1].usage or NOTHING)
        return self._keep(probe)

    # What both share.

    def _call(self, request: Request) -> Call:
        found = self._known()
        with self._lock:
            spent, self._probed = self._probed, NOTHING
        setup = self._setup
        if found is not None:
            setup = replace(setup, spelling=found.spelling, echoes=found.echoes)
        return Call(request, setup, self._learned, self._clock, spent)

    def _known(self) -> Found | None:
        if self._found is None:
            self._found = remembered(self._address.url, self._model)
        return self._found

    def _keep(self, probe: Probe) -> Found:
        found = probe.found or Found("none")
        with self._lock:
            self._probed = add_usage(self._probed, probe.spent)
        self._found = found
        if probe.certain:
            remember(self._address.url, self._model, found)
        return found

    def _over(self, call: Call, fault: Fault | None) -> None:
        if self._closed:
            raise self._gone()
        call.over(fault)
        self._learned = call.learned

    def _edge(self) -> tuple[Transport, tuple[type[Exception], ...]]:
        from .transport import FAULTS, Transport

        with self._lock:
            if self._closed:
                raise self._gone()
            if self._transport is None:
                self._transport = Transport(self._address, self._headers)
                # A model that is dropped without ``close`` closes its connections all the same.
                weakref.finalize(self, self._transport.close)
            return self._transport, FAULTS

    def _gone(self) -> EndpointError:
        return EndpointError(f"{self!r} was closed; make a new one")
