"""The optimizer: Muon for the matrices inside the blocks, AdamW for embeddings and norms, and the
WSD schedule.

In: parameters, and every worker's gradient of its summed loss. Out: parameters changed in place.
Each worker steps its own share of the matrices, so the optimizer costs each a part only;
parameters, gradients and moments therefore live in shared memory.
Muon: https://kellerjordan.github.io/posts/muon/ . Warm-up, stable, decay:
https://arxiv.org/abs/2405.18392 .
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from .network import Network

# The quintic of Muon's author: it lifts every singular value to about 1 in five rounds, without
# converging exactly.
_A, _B, _C = 3.4445, -4.7750, 2.0315


@dataclass(frozen=True)
class OptimConfig:
    """Peak learning rates, and the shape of the schedule as shares of the whole budget."""

    matrix_lr: float = 0.02
    embedding_lr: float = 0.004
    norm_lr: float = 0.004
    weight_decay: float = 0.02
    momentum: float = 0.95
    betas: tuple[float, float] = (0.9, 0.95)
    warmup: float = 0.02
    decay: float = 0.30


def schedule(progress: float, config: OptimConfig) -> float:
    """Factor on the learning rates at `progress` (0 to 1 of the budget): warm-up, plateau,
    straight line to zero.
    """
    progress = min(max(progress, 0.0), 1.0)
    if progress < config.warmup:
        # Not from zero: the first step should already teach something.
        return max(progress / config.warmup, 0.02)
    return min(1.0, (1 - progress) / config.decay)


def orthogonalise(matrix: Tensor, rounds: int = 5) -> Tensor:
    """About the nearest half-orthogonal matrix, by Newton-Schulz."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T.contiguous() if tall else matrix
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=_B, alpha=_C), x, beta=_A)
    return x.T if tall else x


@dataclass(frozen=True)
class _Part:
    """Views of the same rows of one parameter: weight, each worker's gradient, both moments."""

    weight: Tensor
    gradients: list[Tensor]
    moments: Tensor
    embedded: bool = False

    @property
    def cost(self) -> int:
        if self.weight.ndim < 2:
            return self.weight.numel()
        short, long = sorted(self.weight.shape)
        return short * short * (2 * long + short)

    def gradient(self, scale: float) -> Tensor:
        """The workers' gradients added up, times `scale`."""
        total = self.gradients[0] * scale
        for other in self.gradients[1:]:
            total.add_(other, alpha=scale)
        return total


class Optimizer:
    """Steps one share of a network's parameters.

    `gradients` holds one mapping a worker, from parameter name to a tensor of its shape;
    `moments` maps the same names to `[2, *shape]` (Muon uses the first moment only).
    """

    def __init__(
        self,
        network: Network,
        gradients: Sequence[dict[str, Tensor]],
        moments: dict[str, Tensor],
        config: OptimConfig,
        share: int = 0,
        shares: int = 1,
    ) -> None:
        self.config = config
        weights = {name: parameter.detach() for name, parameter in network.named_parameters()}
        self._matrices: list[_Part] = []
        for name, start, stop in network.matrices():
            rows = slice(start, stop)
            self._matrices.append(
                _Part(
                    weights[name][rows],
                    [each[name][rows] for each in gradients],
                    moments[name][:, rows],
                )
            )
        fused = {matrix.name for matrix in network.matrices()}
        self._rest = [
            _Part(weight, [each[name] for each in gradients], moments[name], name == "embedding")
            for name, weight in weights.items()
            if name not in fused
        ]
        self._matrices = _deal(self._matrices, share, shares)
        self._rest = _deal(self._rest, share, shares)

    @torch.no_grad()
    def step(self, count: int, factor: float, scale: float) -> None:
        """Update number `count` (from 1); `factor` comes from the schedule, `scale` turns summed
        into mean gradients.
        """
        c = self.config
        momentum = c.momentum - 0.10 * max(0.0, 1 - count / 300)
        for part in self._matrices:
            gradient, first = part.gradient(scale), part.moments[0]
            first.lerp_(gradient, 1 - momentum)
            update = orthogonalise(gradient.lerp_(first, momentum))
            rows, columns = part.weight.shape
            rate = c.matrix_lr * factor
            part.weight.mul_(1 - rate * c.weight_decay)
            part.weight.add_(update, alpha=-rate * max(1.0, rows / columns) ** 0.5)
        beta1, beta2 = c.betas
        for part in self._rest:
            gradient, (first, second) = part.gradient(scale), part.moments
            first.lerp_(gradient, 1 - beta1)
            second.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
            rate = (c.embedding_lr if part.embedded else c.norm_lr) * factor
            bottom = (second / (1 - beta2**count)).sqrt_().add_(1e-10)
            part.weight.addcdiv_(first, bottom, value=-rate / (1 - beta1**count))


def _deal(parts: Sequence[_Part], share: int, shares: int) -> list[_Part]:
    """The parts of one share: each part, dearest first, goes to the share with the least work so
    far.
    """
    load = [0] * shares
    mine: list[_Part] = []
    for part in sorted(parts, key=lambda each: -each.cost):
        lightest = load.index(min(load))
        load[lightest] += part.cost
        if lightest == share:
            mine.append(part)
    return mine
