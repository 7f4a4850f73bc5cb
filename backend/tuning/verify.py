"""Is the GGUF the same model? Greedy tokens of llama.cpp (xllamacpp, in process) against PyTorch's.

    python -m backend.tuning.verify DIR/last.pt DIR/tokenizer.json OUT.gguf --data mod:fn --count 20

Prompts are the held-out rows up to their first target. Compared for each: the prompt's tokens, the
generated tokens, and the log-probability of the first. It prints the counts, and exits with 1
where too few are equal.
"""

from __future__ import annotations

import os

# Before llama.cpp loads: OpenMP threads that spin while they wait starve a machine with few cores.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import argparse
import itertools
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .batches import source
from .network import Network
from .sample import generate, load_network
from .tokenizer import end_of, load


@dataclass(frozen=True)
class Continuation:
    """What llama.cpp made of a prompt."""

    prompt_tokens: int
    tokens: list[int]
    first_logprob: float


def start_engine(path: Path, context: int = 1024) -> object:
    """A quiet one-slot server in this process."""
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = context
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.verbosity = -1
    params.warmup = False
    # There is no GPU to fit the model to.
    params.fit_params = False
    return xllamacpp.Server(params)


def continue_in_engine(server: object, prompt: str, limit: int) -> Continuation:
    """Greedy continuation of a prompt that has its markers already."""
    answer = server.handle_completions(  # type: ignore[attr-defined]
        {
            "prompt": prompt,
            "max_tokens": limit,
            "temperature": 0.0,
            "top_k": 1,
            "repeat_penalty": 1.0,
            "logprobs": 1,
            "cache_prompt": False,
            # The token ids stand in the verbose part only.
            "return_tokens": True,
            "verbose": True,
        }
    )
    # Some errors come back as a dict without the expected keys.
    if not isinstance(answer, dict) or "__verbose" not in answer:
        raise RuntimeError(f"llama.cpp answered {answer!r}.")
    first = (answer["choices"][0].get("logprobs") or {}).get("content") or [{}]
    verbose = answer["__verbose"]
    return Continuation(
        verbose["tokens_evaluated"], verbose["tokens"], first[0].get("logprob", float("nan"))
    )


@torch.no_grad()
def first_logprob(network: Network, ids: list[int]) -> float:
    hidden = network.hidden(torch.tensor([ids]), torch.tensor([len(ids) - 1]))
    return float((hidden @ network.embedding.T)[0].log_softmax(-1).max())


def prompts(
    data: str, split: str, count: int, seed: int, tokenizer: Tokenizer, longest: int
) -> list[str]:
    """Held-out rows up to the first target."""
    found = []
    for row in source(data)(seed, split, lambda: 1.0):
        text = "".join(text for text, _ in itertools.takewhile(lambda part: not part[1], row))
        if text and len(tokenizer.encode(text).ids) <= longest:
            found.append(text)
        if len(found) == count:
            break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("--data", required=True, help="module:function that yields rows")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--limit", type=int, default=100, help="tokens to generate at most")
    parser.add_argument(
        "--split", default="test", help="the split that the data function is asked for"
    )
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument(
        "--least", type=float, default=0.9, help="share of equal continuations below which it fails"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    network, tokenizer = load_network(options.checkpoint), load(options.tokenizer)
    server = start_engine(options.gguf, network.config.context)
    end = end_of(tokenizer)
    texts = prompts(
        options.data,
        options.split,
        options.count,
        options.seed,
        tokenizer,
        network.config.context - options.limit,
    )
    same_prompt = same = 0
    worst = 0.0
    for text in texts:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        ours = generate(network, ids, end, options.limit)
        theirs = continue_in_engine(server, text, options.limit)
        tokens = theirs.tokens[:-1] if theirs.tokens[-1:] == [end] else theirs.tokens
        same_prompt += theirs.prompt_tokens == len(ids)
        same += tokens == ours
        # A NaN, where llama.cpp gave no probability, loses every comparison and is left out.
        worst = max(worst, abs(first_logprob(network, ids) - theirs.first_logprob))
        if tokens != ours:
            print(
                f"differs: {text!r}\n  PyTorch   {tokenizer.decode(ours)!r}\n"
                f"  llama.cpp {tokenizer.decode(tokens)!r}"
            )
    print(
        f"{options.gguf}: prompts of equal length {same_prompt}/{len(texts)}, "
        f"equal continuations {same}/{len(texts)}, "
        f"first token's log-probability within {worst:.4f}"
    )
    if same < options.least * len(texts) or same_prompt < len(texts):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
