"""Prints how fast and how large the embedded engine is, with and without grounded decoding.

    python -m benchmarks.embedded                    the bundled model
    python -m benchmarks.embedded --gguf other.gguf  any other
    python -m benchmarks.embedded --random           random weights: 3.5 million parameters, a
                                                     vocabulary of 1,024 (needs the extra "tuning")

Loading is timed from nothing loaded to the first count of tokens. Generation is at temperature 0 on
one email; "words" holds the text to the model's own word list besides. A model with random weights
is the worst case for a grammar, since hardly any token that it wants is allowed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def resident() -> float:
    """Megabytes that this process holds, where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def write_random(path: Path) -> None:
    """A model of the bundled one's size; in a process of its own, since numpy is large."""
    sys.path.insert(0, str(ROOT / "tests" / "engines"))
    from tiny_gguf import PROFILE, write_tiny_gguf

    words = [
        w for w in (ROOT / "benchmarks/emails/plain_words.txt").read_text().split() if w.isalpha()
    ]
    mixed = random.Random(0).choices(words, k=20_000)
    write_tiny_gguf(
        path, layers=4, width=256, heads=4, feed_forward=704, vocabulary=1024,
        corpus=" ".join(mixed), profile=PROFILE, lexicon=sorted(set(words)),
    )  # fmt: skip


def measure(path: Path | None, tokens: int) -> None:
    empty = resident()
    begun = time.perf_counter()
    from reflectwrite.backend.engines.embedded import EmbeddedModel

    imported = time.perf_counter()
    model = EmbeddedModel(path)
    opened = time.perf_counter()
    model.count_tokens("hello")
    loaded = time.perf_counter()
    size = model.path.stat().st_size / 1e6
    print(f"{model.name}: {size:.1f} MB, {model.profile()}")
    steps = {"import": imported - begun, "header": opened - imported, "load": loaded - opened}
    print("   ".join(f"{name} {1e3 * seconds:.1f} ms" for name, seconds in steps.items()))
    print(f"resident {empty:.0f} MB before, {resident():.0f} MB loaded")

    from reflectwrite.facts import Grounding
    from reflectwrite.loop.grounding import GroundedDecoding
    from reflectwrite.plugins.tasks.email import Email
    from reflectwrite.registry import checks_for
    from reflectwrite.tasks import render
    from reflectwrite.types import Prompt, Request, Usage

    task = Email(**Email.examples[1])
    messages = render(task, kind="draft", profile=model.profile(), checks=checks_for(task)).messages
    shape, facts = task.shape(), Grounding(task.sources()).facts
    assert shape is not None
    grammars: dict[str, str | None] = {"free": None}
    for name, lexicon in (("grounded", ()), ("words", model.lexicon)):
        if name == "words" and not lexicon:
            continue
        begun = time.perf_counter()
        decoding = GroundedDecoding(shape, task.sources(), facts, lexicon=lexicon)
        made = time.perf_counter()
        grammars[name] = decoding.grammar(opened=True)
        print(
            f"grammar {name}: {len(grammars[name] or '') / 1e3:.0f} kB, prepared in "
            f"{1e3 * (made - begun):.1f} ms, written in {1e3 * (time.perf_counter() - made):.1f} ms"
        )

    def run(name: str, seed: int) -> tuple[float, float, Usage]:
        request = Request(
            Prompt(messages, "<output>"), max_tokens=tokens, temperature=0.0, seed=seed,
            grammar=grammars[name],
        )  # fmt: skip
        begun, first, usage = time.perf_counter(), 0.0, Usage()
        for delta in model.stream(request):
            first = first or time.perf_counter() - begun
            usage = delta.usage or usage
        left = time.perf_counter() - begun - first
        return first, (usage.completion_tokens - 1) / left, usage

    # "first" begins with an empty prompt cache only in the first row
    print(f"{'':10} {'first ms':>9} {'again ms':>9} {'tokens/s':>9} {'tokens':>7} {'cached':>7}")
    for name in grammars:
        cold, _, _ = run(name, 1)
        warm, speed, usage = run(name, 1)
        print(f"{name:10} {1e3 * cold:9.1f} {1e3 * warm:9.1f} {speed:9.0f} "
              f"{usage.completion_tokens:7} {usage.cached_tokens:7}")  # fmt: skip
    begun = time.perf_counter()
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: counts.append(run("free", n)[2].completion_tokens))
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"two at once: {sum(counts) / (time.perf_counter() - begun):.0f} tokens/s together")
    print(f"resident {resident():.0f} MB at the end")
    model.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--gguf", type=Path, help="the model; the bundled one if not given")
    options.add_argument("--random", action="store_true", help="a model with random weights")
    options.add_argument("--tokens", type=int, default=250, help="tokens to write (250)")
    options.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.write:
        write_random(chosen.write)
        return
    if not chosen.random:
        measure(chosen.gguf, chosen.tokens)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.gguf"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.embedded", "--write", path], cwd=ROOT, check=True
        )
        measure(path, chosen.tokens)


if __name__ == "__main__":
    main()
