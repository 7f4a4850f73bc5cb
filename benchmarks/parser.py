"""Prints what the reflection parser costs, and looks for leaks over many random splits.

    python benchmarks/parser.py                     speed by size and split
    python benchmarks/parser.py --splits 1000000    leaks: a million random splits

Speed is in MB of UTF-8 a second of processor time, for feeding a completion in pieces of a fixed
number of characters and flushing it; beside it the same loop with a list and ``"".join`` in the
parser's place, and the ratio of the two times. A call in Python costs some tenths of a microsecond,
so small pieces are bound by that, not by the text.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "parsing"))

from recorded import completion, leaks, split_at

from reflectwrite.parsing import ReflectionParser

TEXTS = {
    # What an assistant writes most of the time.
    "prose": "Dear Dana,\n\nThe Brightwater shipment moves from 3 May 2027 to 10 May 2027; the "
    "price stays at €1,200. I'd be glad to talk before that, if it suits you.\n\n",
    # Signs that could begin a tag or code, and don't.
    "markup": "A <b>bold</b> word, 5 < 6, `a < b` and ~3 km.\n\n```py\nif a < b:\n    go()\n```\n\n"
    "Then a longer sentence, as there is in most texts of this kind, ends the paragraph.\n",
    # A reflection or a literal tag every 30 characters.
    "tags": "A claim stands here.<reflection>It is not in the notes.</reflection> So it goes. "
    "Code like `a < b` or `<output>` is text.\n\n```py\nx = '<thinking>'\n```\n",
}
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PIECES = (1, 4, 16, 64, 1024, 0)


def document(kind: str, size: int) -> str:
    unit = TEXTS[kind]
    head, tail = "<thinking>A plan.</thinking>\n<output>", "</output>"
    body = unit * (size // len(unit) + 1)
    return head + body[: size - len(head) - len(tail)] + tail


def join(pieces: list[str]) -> None:
    kept: list[str] = []
    for piece in pieces:
        kept.append(piece)
    "".join(kept)


def parse(pieces: list[str]) -> None:
    parser = ReflectionParser("reflection")
    for piece in pieces:
        parser.feed(piece)
    parser.flush()
    _ = parser.draft


def seconds(run: Callable[[list[str]], None], pieces: list[str], size: int) -> float:
    rounds = max(1, 100_000 // size)
    best = float("inf")
    for _ in range(5 if size < 500_000 else 2):
        start = time.process_time()  # of this process, whatever else the machine is doing
        for _ in range(rounds):
            run(pieces)
        best = min(best, (time.process_time() - start) / rounds)
    return best


def speed(kinds: list[str], largest: int) -> None:
    print(f"{'text':8}{'characters':>12}{'piece':>8}{'MB/s':>10}{'ns/char':>10}{'× join':>9}")
    for kind in kinds:
        for piece in PIECES:
            for size in (s for s in SIZES if s <= largest):
                text = document(kind, size)
                step = piece or len(text)
                pieces = [text[i : i + step] for i in range(0, len(text), step)]
                took, base = seconds(parse, pieces, size), seconds(join, pieces, size)
                rate = len(text.encode()) / took / 1e6
                print(
                    f"{kind:8}{size:>12,}{piece or 'whole':>8}{rate:>10.1f}"
                    f"{took / size * 1e9:>10.1f}{took / base:>9.1f}",
                    flush=True,
                )


def splits(count: int, seed: int) -> int:
    """Feeds generated completions, each split at random; returns how many leaked."""
    found, start = 0, time.perf_counter()
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        sample = completion(rng)
        bad = leaks(sample, split_at(sample.text, rng), cut=rng.random() < 0.3, rng=rng)
        if bad:
            found += 1
            print(f"split {number} of seed {seed}: {bad}")
        if (number + 1) % 100_000 == 0:
            took = time.perf_counter() - start
            print(f"{number + 1:,} splits, {found} leaks, {took:.0f} s", flush=True)
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--splits", type=int, default=0, help="look for leaks in N random splits")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--largest", type=int, default=SIZES[-1], help="largest text, characters")
    options.add_argument("--text", choices=TEXTS, action="append", help="only this kind of text")
    given = options.parse_args()
    if given.splits:
        return 1 if splits(given.splits, given.seed) else 0
    speed(given.text or list(TEXTS), given.largest)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
