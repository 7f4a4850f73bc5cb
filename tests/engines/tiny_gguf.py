"""Writes small Llama models with random weights as GGUF files, for tests and for benchmarks.

The vocabulary is byte-level BPE: 256 bytes, the merges learned from ``corpus`` (one by default),
the chat markers as CONTROL tokens and the reflection tags as USER_DEFINED ones, which is how the
bundled model is made. What such a model writes is noise; all else about it is real.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import gguf
import numpy as np

MARKERS = ("<|system|>", "<|user|>", "<|assistant|>", "<|end|>")
TAGS = ("<thinking>", "</thinking>", "<reflection>", "</reflection>", "<output>", "</output>")
TEMPLATE = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
PROFILE = {
    "dialect": "reflection",
    "prefill": "flags",
    "reflection": "inline",
    "compact": True,
    "grammar": True,
    "edits": False,
    "context": 1024,
    "languages": ["en"],
    "temperature": 0.0,
}


def byte_letters() -> list[str]:
    """The printable letter that byte-level BPE writes for each of the 256 bytes."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters: dict[int, str] = {byte: chr(byte) for byte in shown}
    for byte in range(256):
        if byte not in letters:
            letters[byte] = chr(256 + len(letters) - len(shown))
    return [letters[byte] for byte in range(256)]


def learn_merges(corpus: str, count: int) -> list[tuple[str, str]]:
    """The ``count`` most useful merges of neighbouring symbols in the words of ``corpus``."""
    letters = byte_letters()
    words = Counter(re.findall(r" ?[A-Za-z']+|\d| ?[^\sA-Za-z\d]+|\s+", corpus))
    split = {word: tuple(letters[byte] for byte in word.encode()) for word in words}
    merges: list[tuple[str, str]] = []
    while len(merges) < count:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, symbols in split.items():
            for pair in itertools.pairwise(symbols):
                pairs[pair] += words[word]
        if not pairs:
            break
        best = max(pairs.items(), key=lambda item: (item[1], item[0]))[0]
        merges.append(best)
        for word, symbols in split.items():
            if best[0] in symbols:
                split[word] = _merged(symbols, best)
    return merges


def _merged(symbols: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    out: list[str] = []
    at = 0
    while at < len(symbols):
        if symbols[at : at + 2] == pair:
            out.append(pair[0] + pair[1])
            at += 2
        else:
            out.append(symbols[at])
            at += 1
    return tuple(out)


def write_tiny_gguf(
    path: Path,
    *,
    layers: int = 2,
    width: int = 64,
    heads: int = 4,
    feed_forward: int = 128,
    context: int = 1024,
    vocabulary: int = 0,
    corpus: str = "",
    seed: int = 0,
    scale: float = 0.6,
    profile: Mapping[str, object] | None = None,
    prompt_hash: str | None = None,
    lexicon: Sequence[str] = (),
    template: str = TEMPLATE,
    tags: Sequence[str] = TAGS,
    tag_type: gguf.TokenType = gguf.TokenType.USER_DEFINED,
) -> Path:
    """Writes the model to ``path``; ``vocabulary`` counts tokens, 0 means bytes and specials."""
    special = [*MARKERS, *tags]
    wanted = vocabulary - 256 - len(special)
    # llama.cpp refuses a BPE vocabulary without any merge
    merges = learn_merges(corpus, wanted) if wanted > 0 else [("t", "h")]
    tokens = [*byte_letters(), *(left + right for left, right in merges), *special]
    types = [gguf.TokenType.NORMAL] * (len(tokens) - len(special))
    types += [gguf.TokenType.CONTROL] * len(MARKERS) + [tag_type] * len(tags)
    end = tokens.index("<|end|>")

    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(feed_forward)
    writer.add_head_count(heads)
    writer.add_head_count_kv(heads)
    writer.add_rope_dimension_count(width // heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges([f"{left} {right}" for left, right in merges])
    writer.add_eos_token_id(end)
    writer.add_bos_token_id(end)
    writer.add_add_bos_token(False)
    writer.add_chat_template(template)
    if profile is not None:
        writer.add_string("reflectwrite.profile", json.dumps(dict(profile)))
    if prompt_hash is not None:
        writer.add_string("reflectwrite.prompt_hash", prompt_hash)
    if lexicon:
        writer.add_array("reflectwrite.lexicon", list(lexicon))

    random = np.random.default_rng(seed)

    def matrix(rows: int, columns: int) -> np.ndarray:
        return (random.standard_normal((rows, columns)) * scale / columns**0.5).astype(np.float16)

    writer.add_tensor("token_embd.weight", matrix(len(tokens), width))
    for layer in range(layers):
        name = f"blk.{layer}."
        writer.add_tensor(name + "attn_norm.weight", np.ones(width, dtype=np.float32))
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            writer.add_tensor(f"{name}{part}.weight", matrix(width, width))
        writer.add_tensor(name + "ffn_norm.weight", np.ones(width, dtype=np.float32))
        writer.add_tensor(name + "ffn_gate.weight", matrix(feed_forward, width))
        writer.add_tensor(name + "ffn_up.weight", matrix(feed_forward, width))
        writer.add_tensor(name + "ffn_down.weight", matrix(width, feed_forward))
    writer.add_tensor("output_norm.weight", np.ones(width, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
