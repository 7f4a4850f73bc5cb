"""A hash of the prompts that a model was trained on, to tell when a template has moved on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..models.base import Profile
from ..types import Finding
from .prompts import Kind, render
from .task import Task

if TYPE_CHECKING:
    from ..checks.base import Check

_COMPACT = Profile(reflection="inline", compact=True, grammar=True, edits=False, languages=("en",))
_FINDING = Finding(
    check="facts.ungrounded",
    severity="error",
    message='"12 May 2027" is not in the notes.',
    evidence="The notes say 3 May 2027 and 10 May 2027.",
)
_KINDS: tuple[Kind, ...] = ("draft", "revise")


def fingerprint(task: type[Task], checks: Sequence[Check]) -> str:
    """sha256 (hex) over the compact prompts of the task's own examples, drafts and revisions.

    Only the package's and the task's own templates count, not what a user has put over them.
    """
    prompts = [
        [
            [message.role, message.content]
            for message in render(
                task(**example),
                kind=kind,
                profile=_COMPACT,
                checks=checks,
                overrides=(),
                sentence="We will ship on 12 May 2027.",
                findings=(_FINDING,),
            ).messages
        ]
        for example in task.examples
        for kind in _KINDS
    ]
    data = json.dumps([task.name, prompts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(data.encode()).hexdigest()
