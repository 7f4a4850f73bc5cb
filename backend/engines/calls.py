"""One call of the engine: the request on its way in, the callback's chunks on their way out.

llama.cpp calls back from a thread of ours, token by token. ``Call`` runs that thread and hands the
chunks to whoever reads; ``Decoder`` makes deltas of them. Exceptions in a callback would be
swallowed by xllamacpp, so they travel with the chunks. Returning True from the callback aborts the
call, which frees its slot.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field

from reflectwrite.errors import ContextLengthError, EngineError
from reflectwrite.models.joins import EchoStripper
from reflectwrite.types import Delta, Request, Usage

from .runtime import Server

# llama.cpp reads seeds as 32 bits and takes this one for "random".
_RANDOM_SEED = 2**32 - 1
_JOIN_SECONDS = 10.0

Item = bytes | BaseException | None
"""What comes out of a call: chunks of JSON, at most one error, then None."""


def encode(request: Request, temperature: float | None, ends: Sequence[str] = ()) -> bytes:
    """The body of the chat completion for ``request``; ``ends`` are texts to stop at besides."""
    prompt = request.prompt
    messages = [{"role": turn.role, "content": turn.content} for turn in prompt.messages]
    body: dict[str, object] = {
        "messages": messages,
        "max_tokens": request.max_tokens,
        "stream": True,
        "cache_prompt": True,
        # Progress calls back during a long prompt, so that it can be aborted there too.
        "return_progress": True,
        "timings_per_token": True,
    }
    if prompt.prefix:
        messages.append({"role": "assistant", "content": prompt.prefix})
        body["continue_final_message"] = True
        body["add_generation_prompt"] = False
    chosen = request.temperature if request.temperature is not None else temperature
    if chosen is not None:
        body["temperature"] = chosen
    if request.seed is not None:
        body["seed"] = request.seed % _RANDOM_SEED
    if request.stop or ends:
        body["stop"] = [*request.stop, *ends]
    if request.grammar is not None:
        body["grammar"] = request.grammar
    # Lone surrogates are no UTF-8 and would make llama.cpp refuse the whole request.
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


class Call:
    """Runs ``body`` on ``server`` in a thread of its own, and ``put``s what comes of it."""

    def __init__(self, server: Server, body: bytes, put: Callable[[Item], None]) -> None:
        self._server: Server | None = server
        self._body = body
        self._put = put
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reflectwrite-engine", daemon=True)

    def start(self) -> None:
        """Begins the call."""
        self._thread.start()

    def abort(self) -> None:
        """Ends the call at its next token, without waiting for that."""
        self._stop.set()

    def join(self) -> bool:
        """Waits until the slot is free; False if that takes longer than anyone should wait."""
        self._thread.join(_JOIN_SECONDS)
        return not self._thread.is_alive()

    def _chunk(self, chunk: bytes) -> bool:
        try:
            if not self._stop.is_set():
                self._put(chunk)
        except Exception as error:  # noqa: BLE001 - xllamacpp would swallow it
            self._stop.set()
            self._put(error)
        return self._stop.is_set()

    def _run(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.handle_chat_completions(self._body, self._chunk)
        except Exception as error:  # noqa: BLE001 - raised where the call is read
            self._put(error)
        finally:
            # Whoever still holds the call must not keep a closed engine alive.
            del server
            self._put(None)


@dataclass
class Decoder:
    """Makes deltas of chunks. ``usage`` is exact after every one of them, so that a call that is
    stopped early is counted exactly too. An echo of ``prefix`` is taken out."""

    model: str
    prefix: InitVar[str] = ""
    usage: Usage = field(default_factory=Usage)
    finished: bool = False

    def __post_init__(self, prefix: str) -> None:
        self._echo = EchoStripper(prefix)

    def feed(self, item: bytes | BaseException) -> Delta | None:
        """The delta that ``item`` carries, if any; raises what went wrong as ``ModelError``."""
        if isinstance(item, BaseException):
            raise EngineError(
                f"the embedded engine refused the call of {self.model!r}: {item}"
            ) from item
        chunk = json.loads(item)
        error = chunk.get("error")
        if error is not None:
            raise self._error(error)
        self._count(chunk.get("timings"))
        choices = chunk.get("choices")
        if not choices:
            return None
        delta = choices[0].get("delta", {})
        finish = choices[0].get("finish_reason")
        text = self._echo.feed(delta.get("content") or "")
        reasoning = delta.get("reasoning_content") or ""
        if finish is not None:
            self.finished = True
            text += self._echo.flush()
        if not (text or reasoning or finish):
            return None
        return Delta(text=text, reasoning=reasoning, usage=self.usage, finish=finish)

    def _count(self, timings: Mapping[str, int] | None) -> None:
        if timings:
            cached = timings["cache_n"]
            self.usage = Usage(cached + timings["prompt_n"], cached, timings["predicted_n"])

    def _error(self, error: Mapping[str, object]) -> EngineError | ContextLengthError:
        message = error.get("message", error)
        if error.get("type") == "exceed_context_size_error":
            return ContextLengthError(
                f"the prompt has {error.get('n_prompt_tokens')} tokens, and {self.model!r} runs "
                f"with a context of {error.get('n_ctx')}; shorten the inputs or use a model with "
                "a longer context",
                status=400,
            )
        return EngineError(f"the embedded engine could not run {self.model!r}: {message}")
