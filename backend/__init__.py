"""What runs models: engines, training, benchmarks, deployment. Nothing in reflectwrite imports it but through the engine entry point."""
