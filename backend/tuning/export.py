"""Checkpoint and tokenizer to one GGUF file for llama.cpp.

    python -m backend.tuning.export DIR/last.pt DIR/tokenizer.json OUT.gguf --meta KEY=VALUE

Types: f32, f16, q8_0 (matrices; norms stay f32). `--meta KEY=VALUE` adds string values of your own.
Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md .
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import gguf
import numpy
import torch
from gguf import GGMLQuantizationType, LlamaFileType, TokenType
from torch import Tensor

from .network import NetworkConfig
from .tokenizer import END, MARKERS, PAD, TAGS

CHAT_TEMPLATE = (
    "{%- for message in messages -%}"
    "{{- '<|' + message['role'] + '|>' + message['content'] + '<|end|>' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)

TYPES = {
    "f32": (GGMLQuantizationType.F32, LlamaFileType.ALL_F32),
    "f16": (GGMLQuantizationType.F16, LlamaFileType.MOSTLY_F16),
    "q8_0": (GGMLQuantizationType.Q8_0, LlamaFileType.MOSTLY_Q8_0),
}


def interleaved(matrix: Tensor, heads: int) -> Tensor:
    """Rows of a query or key matrix from half-split to interleaved pairs, the rotary layout that
    llama.cpp's Llama uses.
    """
    rows, columns = matrix.shape
    return matrix.view(heads, 2, rows // heads // 2, columns).transpose(1, 2).reshape(rows, columns)


def tensors(config: NetworkConfig, weights: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """GGUF names and tensors. There is no output.weight: llama.cpp then ties the embedding."""
    yield "token_embd.weight", weights["embedding"]
    yield "output_norm.weight", weights["norm"]
    for layer in range(config.layers):
        source, target = f"blocks.{layer}.", f"blk.{layer}."
        cuts = [config.width, config.kv_width, config.kv_width]
        q, k, v = torch.split(weights[source + "qkv"], cuts)
        gate, up = weights[source + "gate_up"].chunk(2)
        yield target + "attn_norm.weight", weights[source + "attention_norm"]
        yield target + "attn_q.weight", interleaved(q, config.heads)
        yield target + "attn_k.weight", interleaved(k, config.kv_heads)
        yield target + "attn_v.weight", v
        yield target + "attn_output.weight", weights[source + "out"]
        yield target + "ffn_norm.weight", weights[source + "ffn_norm"]
        yield target + "ffn_gate.weight", gate
        yield target + "ffn_up.weight", up
        yield target + "ffn_down.weight", weights[source + "down"]


def add_vocabulary(writer: gguf.GGUFWriter, path: Path) -> None:
    """Tokens, kinds and merges. Tags are USER_DEFINED because llama.cpp hides CONTROL tokens in
    its output.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    ids: dict[str, int] = content["model"]["vocab"]
    tokens = sorted(ids, key=ids.__getitem__)
    if [ids[token] for token in tokens] != list(range(len(tokens))):
        raise ValueError(f"the token ids in {path} have gaps; train the tokenizer again.")
    kinds = [
        TokenType.CONTROL
        if token in MARKERS
        else TokenType.USER_DEFINED
        if token in TAGS
        else TokenType.NORMAL
        for token in tokens
    ]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([" ".join(pair) for pair in content["model"]["merges"]])
    writer.add_eos_token_id(ids[END])
    writer.add_eot_token_id(ids[END])
    writer.add_pad_token_id(ids[PAD])
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def export(
    checkpoint: Path,
    tokenizer: Path,
    out: Path,
    kind: str,
    meta: Mapping[str, str | Sequence[str]],
) -> None:
    """Writes `out`; a list in `meta` becomes an array of strings."""
    content = torch.load(checkpoint, weights_only=True, map_location="cpu")
    config = NetworkConfig(**content["config"])
    matrix_type, file_type = TYPES[kind]
    writer = gguf.GGUFWriter(str(out), "llama")
    writer.add_file_type(file_type)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_vocab_size(config.vocab)
    writer.add_context_length(config.context)
    writer.add_embedding_length(config.width)
    writer.add_block_count(config.layers)
    writer.add_feed_forward_length(config.ffn)
    writer.add_head_count(config.heads)
    writer.add_head_count_kv(config.kv_heads)
    writer.add_rope_dimension_count(config.head_dim)
    writer.add_rope_freq_base(config.rope_theta)
    writer.add_layer_norm_rms_eps(config.norm_eps)
    for key, value in meta.items():
        if isinstance(value, str):
            writer.add_string(key, value)
        else:
            writer.add_array(key, list(value))
    add_vocabulary(writer, tokenizer)
    for name, tensor in tensors(config, content["weights"]):
        array = tensor.contiguous().numpy().astype(numpy.float32)
        if array.ndim == 1:
            writer.add_tensor(name, array)
            continue
        block = gguf.GGML_QUANT_SIZES[matrix_type][0]
        if array.shape[1] % block:
            raise ValueError(
                f"{name} has rows of {array.shape[1]}, no multiple of {block}; export f16."
            )
        writer.add_tensor(name, gguf.quants.quantize(array, matrix_type), raw_dtype=matrix_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--type", choices=TYPES, default="q8_0")
    parser.add_argument(
        "--meta",
        nargs="*",
        default=[],
        metavar="KEY=VALUE",
        help="for example general.name=reflectwrite",
    )
    options = parser.parse_args()
    wrong = [each for each in options.meta if "=" not in each]
    if wrong:
        parser.error(f"--meta {wrong[0]!r} is not of the form KEY=VALUE.")
    meta = dict(each.split("=", 1) for each in options.meta)
    export(options.checkpoint, options.tokenizer, options.out, options.type, meta)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
