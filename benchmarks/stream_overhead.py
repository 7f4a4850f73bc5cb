"""CPU time a streamed delta costs, against the ``openai`` client alone on the same stream.

    python -m benchmarks.stream_overhead [--deltas 4000] [--rounds 7]

The scripted endpoint runs in a process of its own and sends one token an event. Readers take turns,
so that a busy machine slows all of them; the median of ``time.process_time`` over the rounds
counts. The target is a ratio of at most 1.3.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

import openai

from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.testing import ScriptedEndpoint
from reflectwrite.types import Message, Prompt, Request

TARGET = 1.3
QUESTION = "Write to Dana."
Reader = Callable[[str, int], int]


def serve(pipe: Connection, done: Event, deltas: int) -> None:
    """The other process: the same long answer to everybody."""
    text = "".join(f" word{n % 10}" for n in range(deltas))
    with ScriptedEndpoint(lambda body: text) as endpoint:
        pipe.send(endpoint.url)
        done.wait()


def openai_sync(url: str, limit: int) -> int:
    with openai.OpenAI(base_url=url, api_key="none", max_retries=0) as client:
        stream = client.chat.completions.create(
            model="scripted",
            messages=[{"role": "user", "content": QUESTION}],
            max_tokens=limit,
            stream=True,
            stream_options={"include_usage": True},
        )
        return sum(bool(chunk.choices and chunk.choices[0].delta.content) for chunk in stream)


def openai_async(url: str, limit: int) -> int:
    async def run() -> int:
        async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:
            stream = await client.chat.completions.create(
                model="scripted",
                messages=[{"role": "user", "content": QUESTION}],
                max_tokens=limit,
                stream=True,
                stream_options={"include_usage": True},
            )
            count = 0
            async for chunk in stream:
                count += bool(chunk.choices and chunk.choices[0].delta.content)
            return count

    return asyncio.run(run())


def model_sync(url: str, limit: int) -> int:
    model = OpenAIModel(url, "scripted", profile=Profile(prefill="flags"))
    request = Request(Prompt((Message("user", QUESTION),)), max_tokens=limit)
    count = sum(bool(delta.text) for delta in model.stream(request))
    model.close()
    return count


def model_async(url: str, limit: int) -> int:
    model = OpenAIModel(url, "scripted", profile=Profile(prefill="flags"))
    deadline = time.monotonic() + 600
    request = Request(Prompt((Message("user", QUESTION),)), max_tokens=limit, deadline=deadline)

    async def run() -> int:
        count = 0
        async for delta in model.astream(request):
            count += bool(delta.text)
        return count

    count = asyncio.run(run())
    model.close()
    return count


def measure(readers: dict[str, Reader], url: str, deltas: int, rounds: int) -> dict[str, float]:
    """Median CPU microseconds a delta, by reader."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(rounds + 1):
        for name, reader in readers.items():
            gc.collect()
            begun = time.process_time()
            count = reader(url, deltas + 1)
            spent = time.process_time() - begun
            if count != deltas:
                raise SystemExit(f"{name} read {count} deltas of {deltas}")
            if turn:  # the first turn imports and warms up
                times[name].append(spent / deltas * 1e6)
    return {name: statistics.median(spent) for name, spent in times.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--deltas", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    done = context.Event()
    server = context.Process(target=serve, args=(theirs, done, options.deltas))
    server.start()
    try:
        url = str(ours.recv())
        readers: dict[str, Reader] = {
            "openai client, sync": openai_sync,
            "OpenAIModel, sync": model_sync,
            "openai client, async": openai_async,
            "OpenAIModel, async with a deadline": model_async,
        }
        found = measure(readers, url, options.deltas, options.rounds)
    finally:
        done.set()
        server.join()
    worst = 0.0
    names = list(found)
    for base, ours_name in zip(names[::2], names[1::2], strict=True):
        ratio = found[ours_name] / found[base]
        worst = max(worst, ratio)
        print(f"{base:36} {found[base]:7.1f} µs a delta")
        print(f"{ours_name:36} {found[ours_name]:7.1f} µs a delta, ratio {ratio:.2f}")
    print(f"target: at most {TARGET}; {'met' if worst <= TARGET else 'missed'}")
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
