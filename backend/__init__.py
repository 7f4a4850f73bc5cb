"""What serves and makes models; the SDK reaches it through the entry point of its engines."""
