"""Micro-batches: rows of text from a data function, encoded, bucketed by length and padded.

In: `module:function` taking `(seed, split)` or `(seed, split, progress)` and yielding rows, a row
being segments of text and whether each is a training target. Out: `Batch`, one document a row,
with the positions whose next token is a target.
"""

from __future__ import annotations

import importlib
import inspect
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from .tokenizer import Row, RowEncoder

Progress = Callable[[], float]
Source = Callable[[int, str, Progress], Iterator[Row]]


@dataclass(frozen=True)
class Batch:
    """`tokens` is `[rows, length]`; `positions` are flat indices into it, `labels` the tokens that
    follow them.
    """

    tokens: Tensor
    positions: Tensor
    labels: Tensor
    real: int


def source(name: str) -> Source:
    """The data function called `name`; one without a `progress` parameter is wrapped, so all are
    called alike.
    """
    module, _, function = name.partition(":")
    if not function:
        raise ValueError(f"--data {name!r} is not of the form module:function.")
    found: Callable[..., Iterator[Row]] = getattr(importlib.import_module(module), function)
    if len(inspect.signature(found).parameters) >= 3:
        return found
    return lambda seed, split, progress: found(seed, split)


class Batcher:
    """Collects rows into a pool, sorts the pool by length and cuts it into batches of about
    `tokens` tokens.

    `fill` adds one row, and is cheap: a worker calls it while it waits for another one.
    """

    def __init__(
        self,
        rows: Iterator[Row],
        encode: RowEncoder,
        tokens: int,
        context: int,
        pool: int,
        seed: int,
    ) -> None:
        self._rows, self._encode = rows, encode
        self._tokens, self._context, self._pool = tokens, context, pool * tokens
        self._random = random.Random(seed)
        self._waiting: list[tuple[list[int], list[bool]]] = []
        self._size = 0
        self._ready: list[Batch] = []
        self.skipped = 0

    def fill(self) -> bool:
        """One more row into the pool; False when the pool is full already."""
        if self._size >= self._pool:
            return False
        row = next(self._rows, None)
        if row is None:
            raise RuntimeError("the data function came to an end; it must yield rows for ever.")
        ids, flags = self._encode(row)
        if len(ids) > self._context + 1 or not any(flags[1:]):
            self.skipped += 1
            return True
        self._waiting.append((ids, flags))
        self._size += len(ids)
        return True

    def next(self) -> Batch:
        if not self._ready:
            while self.fill():
                pass
            self._cut()
        return self._ready.pop()

    def _cut(self) -> None:
        self._random.shuffle(self._waiting)  # so that rows of equal length meet in ever new company
        self._waiting.sort(key=lambda item: len(item[0]))
        group: list[tuple[list[int], list[bool]]] = []
        for item in self._waiting:
            # Sorted, so the newest row is the longest and sets the width.
            if group and (len(group) + 1) * len(item[0]) > self._tokens * 1.1:
                self._ready.append(collate(group))
                group = []
            group.append(item)
        if group:
            self._ready.append(collate(group))
        self._random.shuffle(self._ready)
        self._waiting, self._size = [], 0


def collate(group: list[tuple[list[int], list[bool]]]) -> Batch:
    """Pads rows on the right (id 0, never looked at) to a multiple of 8."""
    # The last token of a row is only ever a label.
    width = -(-max(len(ids) - 1 for ids, _ in group) // 8) * 8
    tokens = torch.zeros(len(group), width, dtype=torch.int64)
    positions: list[int] = []
    labels: list[int] = []
    for number, (ids, flags) in enumerate(group):
        tokens[number, : len(ids) - 1] = torch.tensor(ids[:-1])
        for place in range(1, len(ids)):
            if flags[place]:
                positions.append(number * width + place - 1)
                labels.append(ids[place])
    real = sum(len(ids) - 1 for ids, _ in group)
    return Batch(tokens, torch.tensor(positions), torch.tensor(labels), real)
