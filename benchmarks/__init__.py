"""Measurements that print. ``python -m benchmarks`` runs all that need no data from outside."""
