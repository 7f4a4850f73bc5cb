"""Notes with ground truth, and a judge of emails that shares no code with the package."""
