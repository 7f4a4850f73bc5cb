"""The built-in tasks; each is a plugin like any other, found by its entry point."""
