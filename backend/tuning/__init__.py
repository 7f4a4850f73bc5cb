"""Training of the bundled model: data → tokenizer → network → train → export → verify."""
