"""Training data, made by seeded generators: nothing in it is taken from elsewhere."""

from .rows import Row, rows

__all__ = ["Row", "rows"]
