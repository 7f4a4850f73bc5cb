"""Engines: what serves a model locally."""
