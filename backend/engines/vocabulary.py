"""Which tokens of a model's vocabulary llama.cpp would keep from us.

CONTROL tokens are not printed. Some models have their reasoning tags as such; for them llama.cpp is
told to print CONTROL tokens, and then the text of the token that ends a turn is cut off again.
"""

from __future__ import annotations

from .gguf import Header

TAGS = frozenset(
    f"<{slash}{name}>"
    for name in ("thinking", "reflection", "output", "think")
    for slash in ("", "/")
)
_CONTROL = 3
_END_KEYS = ("eos_token_id", "eot_token_id", "eom_token_id")


def has_hidden_tags(header: Header) -> bool:
    """Whether a reasoning tag is a CONTROL token."""
    tokens = header.strings("tokenizer.ggml.tokens")
    types = header.metadata.get("tokenizer.ggml.token_type")
    if not isinstance(types, tuple):
        return False
    return any(
        kind == _CONTROL and token in TAGS for token, kind in zip(tokens, types, strict=False)
    )


def end_texts(header: Header) -> tuple[str, ...]:
    """The texts of the tokens that end a turn."""
    tokens = header.strings("tokenizer.ggml.tokens")
    ids = (header.number(f"tokenizer.ggml.{key}") for key in _END_KEYS)
    return tuple(dict.fromkeys(tokens[i] for i in ids if i is not None and 0 <= i < len(tokens)))
