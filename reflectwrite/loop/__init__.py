"""The loop: prevent, prove, cure. One generator of steps, two drivers (docs/loop.md)."""

from . import review
from .drivers import adrive, drive
from .judge import Judge
from .run import Job
from .settings import Prices, Settings, read_settings
from .steps import write

__all__ = [
    "Job",
    "Judge",
    "Prices",
    "Settings",
    "adrive",
    "drive",
    "read_settings",
    "review",
    "write",
]
