"""Greedy or random sampling from a checkpoint in PyTorch, to look at a model while it trains.

    echo '<|user|>Hi<|end|><|assistant|>' | python -m backend.tuning.sample LAST.pt TOKENIZER.json

In: prompts on standard input, one a line (`\\n` stands for a line break), with the chat markers.
Out: the continuations.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .network import Network, NetworkConfig
from .tokenizer import end_of, load


def load_network(checkpoint: str | Path) -> Network:
    """The network of a checkpoint, ready for sampling."""
    content = torch.load(checkpoint, weights_only=True, map_location="cpu")
    network = Network(NetworkConfig(**content["config"]))
    network.load_state_dict(content["weights"])
    return network.eval()


@torch.no_grad()
def generate(
    network: Network,
    prompt: list[int],
    end: int,
    limit: int = 256,
    temperature: float = 0.0,
    generator: torch.Generator | None = None,
) -> list[int]:
    """The tokens after `prompt`, without `end`. Everything is computed anew for each token:
    simple, and fast enough here.
    """
    ids = list(prompt)
    while len(ids) - len(prompt) < limit and len(ids) < network.config.context:
        hidden = network.hidden(torch.tensor([ids]), torch.tensor([len(ids) - 1]))
        logits = (hidden @ network.embedding.T)[0]
        if temperature > 0:
            token = int(
                torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator)
            )
        else:
            token = int(logits.argmax())
        if token == end:
            break
        ids.append(token)
    return ids[len(prompt) :]


def complete(network: Network, tokenizer: Tokenizer, prompt: str, **settings: float) -> str:
    """Text in, text out."""
    ids = tokenizer.encode(prompt, add_special_tokens=False).ids
    found = generate(network, ids, end_of(tokenizer), **settings)  # type: ignore[arg-type]
    return str(tokenizer.decode(found, skip_special_tokens=False))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("--temperature", type=float, default=0.0)
    parser.add_argument("--limit", type=int, default=256, help="tokens at most")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    # Training has the cores; one thread is enough here.
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    network, tokenizer = load_network(options.checkpoint), load(options.tokenizer)
    for line in sys.stdin:
        prompt = line.rstrip("\n").replace("\\n", "\n")
        print(
            prompt,
            complete(
                network, tokenizer, prompt, limit=options.limit, temperature=options.temperature
            ),
            sep=" ▸ ",
        )


if __name__ == "__main__":
    main()
