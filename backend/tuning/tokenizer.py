"""The tokenizer: byte-level BPE with a small vocabulary and no rare tokens.

In: rows of training text. Out: `tokenizer.json` (Hugging Face `tokenizers`), which export.py turns
into GGUF. Digits are split one by one only while merges are learnt, so no merge holds a digit; at
run time the plain GPT-2 pattern then gives the same single digits, and llama.cpp knows that
pattern as `gpt-2`. Ids: chat markers, reflection tags, the 256 bytes, merged tokens.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

Row = list[tuple[str, bool]]

PAD = "<|pad|>"
END = "<|end|>"
MARKERS = (PAD, END, "<|system|>", "<|user|>", "<|assistant|>")
TAGS = ("<thinking>", "</thinking>", "<reflection>", "</reflection>", "<output>", "</output>")
Merge = tuple[str, str]


def build(merges: list[Merge], dropout: float | None = None) -> Tokenizer:
    """A tokenizer from merges in order, with markers and tags; `dropout` skips merges at random
    (BPE dropout).
    """
    tokens = [
        *MARKERS,
        *TAGS,
        *sorted(pre_tokenizers.ByteLevel.alphabet()),
        *(a + b for a, b in merges),
    ]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    if len(vocabulary) != len(tokens):
        raise ValueError("two merges give the same token; drop one of them.")
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges, dropout=dropout))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [AddedToken(marker, special=True, normalized=False) for marker in MARKERS]
    )
    tokenizer.add_tokens([AddedToken(tag, special=False, normalized=False) for tag in TAGS])
    return tokenizer


def learn(
    texts: list[str], vocabulary: int, least: int = 50, per: int = 3_000_000
) -> tuple[Tokenizer, Counter[int]]:
    """Merges learnt from `texts`, without tokens seen fewer than `least` times in `per` tokens.
    Also the tokens' counts.

    More merges than wanted are learnt first. A rare one goes together with all built on it, and
    the text is counted again, until none is rare; the next in line take the free places.
    """
    room = vocabulary - len(MARKERS) - len(TAGS) - 256
    if room < 0:
        raise ValueError(
            f"a vocabulary of {vocabulary} has no room for bytes and markers; take at least 267."
        )
    learner = Tokenizer(models.BPE())
    learner.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=256 + room + room // 2 + 64,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    learner.train_from_iterator(_plain(texts), trainer)
    merges: list[Merge] = [tuple(pair) for pair in json.loads(learner.to_str())["model"]["merges"]]
    merges = _unique(merges)
    while True:
        active = merges[:room]
        tokenizer = build(active)
        counts = count(tokenizer, texts)
        threshold = least * sum(counts.values()) / per
        first = tokenizer.get_vocab_size() - len(active)
        rare = {a + b for place, (a, b) in enumerate(active) if counts[first + place] < threshold}
        if not rare:
            return tokenizer, counts
        merges = _without(merges, rare)


def count(tokenizer: Tokenizer, texts: list[str]) -> Counter[int]:
    """How often each token occurs in `texts`."""
    counts: Counter[int] = Counter()
    for start in range(0, len(texts), 1000):
        for encoding in tokenizer.encode_batch_fast(
            texts[start : start + 1000], add_special_tokens=False
        ):
            counts.update(encoding.ids)
    return counts


def _plain(texts: list[str]) -> Iterator[str]:
    """The texts with markers and tags cut out, for they must not become merges."""
    for text in texts:
        for special in (*MARKERS, *TAGS):
            text = text.replace(special, "\0")
        yield from filter(None, text.split("\0"))


def _unique(merges: list[Merge]) -> list[Merge]:
    """Without merges whose product an earlier one already gives."""
    kept: dict[str, Merge] = {}
    for a, b in merges:
        kept.setdefault(a + b, (a, b))
    return list(kept.values())


def _without(merges: list[Merge], dropped: set[str]) -> list[Merge]:
    """Merges that neither give a dropped token nor build on one."""
    kept: list[Merge] = []
    gone = set(dropped)
    for a, b in merges:
        if a in gone or b in gone or a + b in gone:
            gone.add(a + b)
        else:
            kept.append((a, b))
    return kept


def load(path: str | Path, dropout: float | None = None) -> Tokenizer:
    """The tokenizer saved at `path`, with BPE dropout where asked for."""
    tokenizer = Tokenizer.from_file(str(path))
    if dropout:
        tokenizer.model.dropout = dropout
    return tokenizer


def end_of(tokenizer: Tokenizer) -> int:
    """The id of the end marker."""
    number: int | None = tokenizer.token_to_id(END)
    if number is None:
        raise ValueError(f"the tokenizer has no {END!r}; train it with backend.tuning.tokenizer.")
    return number


class RowEncoder:
    """Rows to token ids and a target flag for each token."""

    def __init__(
        self, path: str | Path, dropout: float = 0.1, dropout_share: float = 0.1, seed: int = 0
    ) -> None:
        self._exact = load(path)
        self._loose = load(path, dropout)
        self._share = dropout_share
        self._random = random.Random(seed)

    def __call__(self, row: Row) -> tuple[list[int], list[bool]]:
        """Segments are encoded on their own where the flag changes, as a prompt and its
        continuation are at run time.

        Dropout touches only what is not a target: the model reads odd splittings, but never learns
        to write them.
        """
        loose = self._random.random() < self._share
        ids: list[int] = []
        flags: list[bool] = []
        for text, target in _joined(row):
            tokenizer = self._loose if loose and not target else self._exact
            part = tokenizer.encode(text, add_special_tokens=False).ids
            ids += part
            flags += [target] * len(part)
        return ids, flags


def _joined(row: Row) -> Row:
    """Neighbouring segments with the same flag as one."""
    joined: Row = []
    for text, target in row:
        if joined and joined[-1][1] == target:
            joined[-1] = (joined[-1][0] + text, target)
        else:
            joined.append((text, target))
    return joined


def learn_to_file(
    rows: Iterable[Row], path: Path, vocabulary: int, characters: int = 9_000_000
) -> str:
    """Learns from about `characters` of `rows`, saves at `path`, and returns a line of figures."""
    texts: list[str] = []
    size = 0
    for row in rows:
        texts.append("".join(text for text, _ in row))
        size += len(texts[-1])
        if size >= characters:
            break
    tokenizer, counts = learn(texts, vocabulary)
    total = sum(counts.values())
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(path))
    tokens = tokenizer.get_vocab_size()
    merged = [counts[number] for number in range(len(MARKERS) + len(TAGS) + 256, tokens)]
    return (
        f"{tokens} tokens, {len(merged)} merged; "
        f"{size} characters = {total} tokens ({size / total:.2f} a token), "
        f"rarest merged token {min(merged, default=0)} times; {total / len(texts):.0f} tokens a row"
    )


def main() -> None:
    from .batches import source

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="module:function that yields rows")
    parser.add_argument("--out", type=Path, required=True, help="tokenizer.json to write")
    parser.add_argument("--vocab", type=int, default=1024)
    parser.add_argument("--characters", type=int, default=9_000_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rows = source(options.data)(options.seed, "train", lambda: 0.5)
    print(learn_to_file(rows, options.out, options.vocab, options.characters))


if __name__ == "__main__":
    main()
