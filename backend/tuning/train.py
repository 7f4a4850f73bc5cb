"""Training on CPU cores: a few single-thread processes, one set of weights in shared memory, and a
clock.

    python -m backend.tuning.train --data module:function --out DIR --minutes M [--width ..]

Out, in DIR: tokenizer.json (learnt first where missing), last.pt (weights and all a resume needs),
log.txt. A step is a fixed number of micro-batches, which the workers take one by one: a worker
that other jobs slow down takes fewer, and whoever waits collects rows meanwhile. Each worker then
updates its share of the matrices. The schedule follows the clock (`--minutes`) or the tokens
(`--tokens`). A file STOP_AT in DIR (Unix time, or local `2026-11-22T15:30`) moves the end while
the run goes on. The same command resumes a run; SIGTERM saves and ends it.
"""

from __future__ import annotations

import os

# Before torch is loaded: one thread a process is what makes two processes faster than two threads.
os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import argparse
import math
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

import torch
import torch.multiprocessing as mp
from torch import Tensor

from .batches import Batcher, source
from .clock import Clock, Log, State
from .network import Network, NetworkConfig, count_parameters
from .optim import OptimConfig, Optimizer, schedule
from .tokenizer import RowEncoder, learn_to_file, load

CHECKPOINT_EVERY = 240.0


@dataclass(frozen=True)
class Shared:
    """What the workers share. Each cell of the small tensors has one writer; only `ticket` needs
    its lock.
    """

    weights: Tensor
    moments: Tensor
    gradients: list[Tensor]
    arrived: Tensor  # [workers], how many meeting points each has reached
    sums: Tensor  # [workers, 3]: loss, target tokens, tokens of this step
    control: Tensor  # progress, factor, last step; written by worker 0
    ticket: Synchronized[int]  # micro-batches taken in this step
    stop: Event  # set by SIGTERM


def shared_zeros(*shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
    return torch.zeros(*shape, dtype=dtype).share_memory_()  # type: ignore[no-any-return,no-untyped-call]


def views(flat: Tensor, network: Network, lead: int = 1) -> dict[str, Tensor]:
    """Cuts `[lead * parameters]` into tensors of the parameters' shapes, each `[lead, *shape]`, or
    `shape` for 1.
    """
    found: dict[str, Tensor] = {}
    start = 0
    for name, parameter in network.named_parameters():
        size = parameter.numel() * lead
        shape = parameter.shape if lead == 1 else (lead, *parameter.shape)
        found[name] = flat[start : start + size].view(shape)
        start += size
    return found


def meet(shared: Shared, rank: int, idle: Callable[[], bool]) -> None:
    """Waits until every worker is here, doing `idle` work meanwhile (False: nothing left to do)."""
    shared.arrived[rank] += 1
    goal = int(shared.arrived[rank])
    while int(shared.arrived.min()) < goal:
        if not idle():
            time.sleep(0.0005)
        parent = mp.parent_process()
        if parent is not None and not parent.is_alive():
            raise RuntimeError("the parent process is gone; start the run again to resume it.")


def worker(
    rank: int, options: argparse.Namespace, config: NetworkConfig, state: State, shared: Shared
) -> None:
    # The parent tells by `stop`; a Ctrl-C would otherwise reach every process of the group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    network = Network(config)
    gradients = [views(flat, network) for flat in shared.gradients]
    weights, moments = views(shared.weights, network), views(shared.moments, network, 2)
    for name, parameter in network.named_parameters():
        parameter.data = weights[name]
        parameter.grad = gradients[rank][name]
    optimizer = Optimizer(network, gradients, moments, settings(options), rank, options.processes)
    clock = Clock(Path(options.out), state, options.started, options.minutes, options.tokens)
    seed = options.seed * 1_000_000 + state.resumes * 100 + rank
    rows = source(options.data)(seed, "train", lambda: float(shared.control[0]))
    encode = RowEncoder(
        Path(options.out, "tokenizer.json"), options.dropout, options.dropout_share, seed
    )
    batcher = Batcher(rows, encode, options.micro_tokens, config.context, options.pool, seed)
    loss_sum = (
        network.loss_sum if options.no_compile else torch.compile(network.loss_sum, dynamic=True)
    )
    log = Log(Path(options.out), state, clock) if rank == 0 else None
    saved = time.time()
    while True:
        while take(shared.ticket, options.micro_batches):
            batch = batcher.next()
            # A single row would be compiled once more, for half a minute.
            forward = loss_sum if len(batch.tokens) > 1 else network.loss_sum
            loss = forward(batch.tokens, batch.positions, batch.labels)
            loss.backward()  # type: ignore[no-untyped-call]
            shared.sums[rank] += torch.tensor([float(loss.detach()), len(batch.labels), batch.real])
        if rank == 0:
            progress = clock.progress()
            last = progress >= 1 or clock.left() <= 0 or shared.stop.is_set()
            # Compiling eats the warm-up of a short run, so the first steps are held down by their
            # number too.
            factor = min(schedule(progress, settings(options)), (state.step + 1) / 50)
            shared.control.copy_(torch.tensor([progress, factor, float(last)]))
        meet(shared, rank, batcher.fill)
        total, targets, tokens = shared.sums.sum(0).tolist()
        if not math.isfinite(total):
            raise FloatingPointError(
                f"the loss is {total} in step {state.step + 1}; resume with a lower --matrix-lr."
            )
        state.step += 1
        optimizer.step(state.step, float(shared.control[1]), 1.0 / max(targets, 1.0))
        ended = bool(shared.control[2])
        if rank == 0:
            shared.ticket.value = 0
            state.tokens += int(tokens)
            state.targets += int(targets)
        meet(shared, rank, batcher.fill)
        # Only now: the other workers' optimizers read these gradients and sums until here.
        shared.gradients[rank].zero_()
        shared.sums[rank].zero_()
        if log is not None:
            log.step(total / max(targets, 1.0), float(shared.control[1]), batcher.skipped, ended)
            if ended or time.time() - saved > CHECKPOINT_EVERY:
                # Others may go on: weights change only after the next meeting, which waits for
                # this worker.
                state.seconds = clock.elapsed()
                save(options, config, state, weights, moments)
                saved = time.time()
        if ended:
            return


def take(ticket: Synchronized[int], limit: int) -> bool:
    """One micro-batch of this step, if there is one left."""
    with ticket.get_lock():
        if ticket.value >= limit:
            return False
        ticket.value += 1
        return True


def save(
    options: argparse.Namespace,
    config: NetworkConfig,
    state: State,
    weights: dict[str, Tensor],
    moments: dict[str, Tensor],
) -> None:
    """Writes last.pt beside itself and renames it, so that a kill leaves the older one."""
    path = Path(options.out, "last.pt")
    content = {
        "config": config.to_dict(),
        "state": vars(state),
        "data": options.data,
        "seed": options.seed,
        "weights": {name: tensor.clone() for name, tensor in weights.items()},
        "moments": {name: tensor.clone() for name, tensor in moments.items()},
    }
    torch.save(content, path.with_suffix(".new"))
    os.replace(path.with_suffix(".new"), path)


def settings(options: argparse.Namespace) -> OptimConfig:
    return OptimConfig(
        matrix_lr=options.matrix_lr, embedding_lr=options.embedding_lr, decay=options.decay
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="module:function that yields rows")
    parser.add_argument("--out", required=True, help="the run's folder")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument(
        "--tokens", type=float, default=0.0, help="a budget in tokens instead of minutes"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    for name in ("vocab", "width", "layers", "heads", "ffn", "context"):
        parser.add_argument(f"--{name}", type=int, default=getattr(NetworkConfig, name))
    parser.add_argument("--kv-heads", type=int, default=0, help="as many as heads where not given")
    parser.add_argument("--micro-tokens", type=int, default=1408)
    parser.add_argument("--micro-batches", type=int, default=10, help="in a step, over all workers")
    parser.add_argument(
        "--pool", type=int, default=64, help="micro-batches' worth of rows sorted together"
    )
    parser.add_argument("--matrix-lr", type=float, default=OptimConfig.matrix_lr)
    parser.add_argument("--embedding-lr", type=float, default=OptimConfig.embedding_lr)
    parser.add_argument(
        "--decay", type=float, default=OptimConfig.decay, help="share of the budget that decays"
    )
    parser.add_argument(
        "--dropout", type=float, default=0.1, help="BPE dropout, on text that is not a target"
    )
    parser.add_argument(
        "--dropout-share", type=float, default=0.1, help="share of rows with BPE dropout"
    )
    parser.add_argument(
        "--no-compile",
        action="store_true",
        help="skip torch.compile (15 %% slower, starts at once)",
    )
    options = parser.parse_args()
    options.started = time.time()
    sys.exit(run(options))


def run(options: argparse.Namespace) -> int:
    """Prepares the shared memory, starts the workers and watches them; the exit status."""
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "tokenizer.json").exists():
        rows = source(options.data)(options.seed, "train", lambda: 0.5)
        print("tokenizer:", learn_to_file(rows, out / "tokenizer.json", options.vocab), flush=True)
    vocabulary = load(out / "tokenizer.json").get_vocab_size()
    shape = {
        name: getattr(options, name) for name in ("width", "layers", "heads", "ffn", "context")
    }
    config = NetworkConfig(vocab=vocabulary, kv_heads=options.kv_heads or options.heads, **shape)
    network, state = Network(config, options.seed), State()
    size = count_parameters(network)
    shared = Shared(
        weights=shared_zeros(size),
        moments=shared_zeros(2 * size),
        gradients=[shared_zeros(size) for _ in range(options.processes)],
        arrived=shared_zeros(options.processes, dtype=torch.int64),
        sums=shared_zeros(options.processes, 3, dtype=torch.float64),
        control=shared_zeros(3, dtype=torch.float64),
        ticket=mp.get_context("spawn").Value("q", 0),
        stop=mp.get_context("spawn").Event(),
    )
    values = {name: parameter.detach() for name, parameter in network.named_parameters()}
    if (out / "last.pt").exists():
        content = torch.load(out / "last.pt", weights_only=True)
        if content["config"] != config.to_dict():
            raise ValueError(
                f"{out}/last.pt is of {content['config']}, the command of {config.to_dict()}."
            )
        values, state = content["weights"], State(**content["state"])
        state.resumes += 1
        for name, target in views(shared.moments, network, 2).items():
            target.copy_(content["moments"][name])
    for name, target in views(shared.weights, network).items():
        target.copy_(values[name])
    with (out / "log.txt").open("a") as file:
        line = (
            f"{datetime.now():%H:%M:%S} start at step {state.step}: "
            f"{size / 1e6:.2f}M parameters, {config}, {vars(options)}"
        )
        print(line, flush=True)
        file.write(line + "\n")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: shared.stop.set())
    workers = [
        mp.get_context("spawn").Process(
            target=worker, args=(rank, options, config, state, shared), daemon=True
        )
        for rank in range(options.processes)
    ]
    for each in workers:
        each.start()
    while any(each.is_alive() for each in workers):
        for each in workers:
            each.join(0.2)
            if each.exitcode:
                for other in workers:
                    other.kill()  # they ignore SIGTERM
                return 1
    return 0


if __name__ == "__main__":
    main()
