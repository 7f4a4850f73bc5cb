"""The templates that come with the package: one folder a task, and ``shared``."""
