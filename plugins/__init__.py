"""Built-in tasks and editors, found through the same entry points as anybody else's."""
