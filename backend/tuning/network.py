"""The network: a Llama (RMSNorm, half-split rotary, SwiGLU, tied embeddings, no bias) made for
fast training on CPU cores.

In: token ids `[rows, length]`, right-padded, one document a row. Out: logits, or the summed loss
at chosen positions. Query, key and value share one matrix, and so do gate and up: one large
product is faster on a CPU than three small ones. Where only the loss is wanted, everything after
the last attention is computed at the target positions alone.
"""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class NetworkConfig:
    """The shape of the network; `context` bounds the row length in tokens."""

    vocab: int = 1024
    width: int = 256
    layers: int = 6
    heads: int = 8
    kv_heads: int = 8
    ffn: int = 704
    context: int = 1024
    rope_theta: float = 10000.0
    norm_eps: float = 1e-5

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ValueError(
                f"width {self.width} is no multiple of heads {self.heads}; choose one that is."
            )
        if self.heads % self.kv_heads:
            raise ValueError(
                f"heads {self.heads} is no multiple of kv_heads {self.kv_heads}; take a divisor."
            )
        if self.head_dim % 2:
            raise ValueError(
                f"head size {self.head_dim} is odd, but rotary needs pairs; change width or heads."
            )

    @property
    def head_dim(self) -> int:
        return self.width // self.heads

    @property
    def kv_width(self) -> int:
        return self.head_dim * self.kv_heads

    def to_dict(self) -> dict[str, int | float]:
        return asdict(self)


class Matrix(NamedTuple):
    """One logical matrix: rows `start:stop` of a (possibly fused) parameter."""

    name: str
    start: int
    stop: int


class Block(nn.Module):
    """Attention and SwiGLU, each after an RMSNorm and added to the residual."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.attention_norm = nn.Parameter(torch.ones(config.width))
        self.ffn_norm = nn.Parameter(torch.ones(config.width))
        self.qkv = nn.Parameter(torch.empty(config.width + 2 * config.kv_width, config.width))
        self.out = nn.Parameter(torch.empty(config.width, config.width))
        self.gate_up = nn.Parameter(torch.empty(2 * config.ffn, config.width))
        self.down = nn.Parameter(torch.empty(config.width, config.ffn))

    def attend(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """`[rows, length, width]` to the heads' mixed values, same shape, before the output
        matrix.
        """
        c = self.config
        rows, length, _ = x.shape
        h = F.linear(F.rms_norm(x, (c.width,), self.attention_norm, c.norm_eps), self.qkv)
        turned, v = torch.split(h, [c.width + c.kv_width, c.kv_width], dim=-1)
        # Query and key heads are turned in one go: half the passes over memory.
        a, b = turned.view(rows, length, c.heads + c.kv_heads, c.head_dim).chunk(2, dim=-1)
        turned = torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1).transpose(1, 2)
        q, k = torch.split(turned, [c.heads, c.kv_heads], dim=1)
        v = v.reshape(rows, length, c.kv_heads, c.head_dim).transpose(1, 2)
        if c.kv_heads != c.heads:
            k = k.repeat_interleave(c.heads // c.kv_heads, dim=1)
            v = v.repeat_interleave(c.heads // c.kv_heads, dim=1)
        # Padding stands on the right, so the causal mask alone keeps it from every real position.
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return mixed.transpose(1, 2).reshape(rows, length, c.width)

    def finish(self, x: Tensor, mixed: Tensor) -> Tensor:
        """The output matrix and the feed-forward; works on any leading shape."""
        c = self.config
        x = x + F.linear(mixed, self.out)
        gate, up = F.linear(
            F.rms_norm(x, (c.width,), self.ffn_norm, c.norm_eps), self.gate_up
        ).chunk(2, dim=-1)
        return x + F.linear(F.silu(gate) * up, self.down)


class Network(nn.Module):
    """The whole model; `loss_sum` is for training, `logits` for sampling."""

    cos: Tensor
    sin: Tensor

    def __init__(self, config: NetworkConfig, seed: int = 0) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Parameter(torch.empty(config.vocab, config.width))
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = nn.Parameter(torch.ones(config.width))
        frequency = config.rope_theta ** (
            -torch.arange(0, config.head_dim, 2).double() / config.head_dim
        )
        angle = torch.outer(torch.arange(config.context).double(), frequency)
        self.register_buffer("cos", angle.cos().float()[:, None, :].contiguous(), persistent=False)
        self.register_buffer("sin", angle.sin().float()[:, None, :].contiguous(), persistent=False)
        self.initialise(seed)

    def initialise(self, seed: int) -> None:
        """Normal weights; the two matrices that write to the residual start smaller, by the
        depth.
        """
        generator = torch.Generator().manual_seed(seed)
        depth = (2 * self.config.layers) ** -0.5
        for name, parameter in self.named_parameters():
            if parameter.ndim == 2:
                std = 0.02 if name == "embedding" else parameter.shape[1] ** -0.5
                if name.endswith((".out", ".down")):
                    std *= depth
                nn.init.normal_(parameter, std=std, generator=generator)

    def matrices(self) -> list[Matrix]:
        """The logical matrices inside the blocks, for an optimizer that treats each on its own."""
        c = self.config
        found: list[Matrix] = []
        for name, parameter in self.named_parameters():
            if parameter.ndim != 2 or name == "embedding":
                continue
            if name.endswith(".qkv"):
                cuts = [0, c.width, c.width + c.kv_width, c.width + 2 * c.kv_width]
            elif name.endswith(".gate_up"):
                cuts = [0, c.ffn, 2 * c.ffn]
            else:
                cuts = [0, parameter.shape[0]]
            found += [Matrix(name, a, b) for a, b in itertools.pairwise(cuts)]
        return found

    def hidden(self, tokens: Tensor, positions: Tensor | None = None) -> Tensor:
        """Normed hidden states, at the flat `positions` only where given."""
        length = tokens.shape[1]
        if length > self.config.context:
            raise ValueError(
                f"a row has {length} tokens, the context only {self.config.context}; shorten it."
            )
        cos, sin = self.cos[:length], self.sin[:length]
        x = F.embedding(tokens, self.embedding)
        last = len(self.blocks) - 1
        for number, block in enumerate(self.blocks):
            mixed = block.attend(x, cos, sin)  # type: ignore[operator]
            if number == last and positions is not None:
                # Nothing after the last attention looks at other positions, so the rest is dropped
                # here.
                x = x.flatten(0, 1).index_select(0, positions)
                mixed = mixed.flatten(0, 1).index_select(0, positions)
            x = block.finish(x, mixed)  # type: ignore[operator]
        return F.rms_norm(x, (self.config.width,), self.norm, self.config.norm_eps)

    def logits(self, tokens: Tensor) -> Tensor:
        """`[rows, length]` to `[rows, length, vocab]`."""
        return F.linear(self.hidden(tokens), self.embedding)

    def loss_sum(self, tokens: Tensor, positions: Tensor, labels: Tensor) -> Tensor:
        """Summed cross-entropy of `labels` (int64) at the flat `positions` of `tokens`."""
        logits = F.linear(self.hidden(tokens, positions), self.embedding)
        return F.cross_entropy(logits, labels, reduction="sum")


def count_parameters(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())
