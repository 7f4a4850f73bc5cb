"""How many tokens a text has at most, without its tokenizer.

The count is used to keep limits, so it errs upwards. Each class of characters has a rate that
common tokenizers (byte-level BPE and SentencePiece, vocabularies of 32k to 200k) stay below on
running text:

- a run of ASCII letters: one token for every 3 letters or part of them (English words average
  above 4 letters a token; names and long words fall to 3);
- a digit: one token, and one for a space before it (Llama 2 and Qwen split every digit, others
  join two or three);
- any other visible ASCII character: one token;
- white space: one token for each break or run of two or more (a single space joins its word);
- a character of two UTF-8 bytes (Cyrillic, Greek, accents, Hebrew, Arabic): one token;
- of three bytes (CJK, Indic, Thai, most symbols): two; of four (emoji): three.

``docs/endpoints.md`` has the measurement. Text that is no language (random letters, base64) can
have more tokens than this says.
"""

from __future__ import annotations

import re

from ..types import Prompt, Usage

_LETTERS = re.compile(r"[A-Za-z]+")
_SPACES = re.compile(r"[^\S\n ]|\n+|  +")
_BEFORE_DIGIT = re.compile(r" (?=[0-9])")
_MARKS = re.compile(r"[!-@\[-`{-~]")  # digits too: one token each
_BYTES_2 = re.compile(r"[\u0080-\u07ff]")
_BYTES_3 = re.compile(r"[\u0800-\uffff]")
_BYTES_4 = re.compile(r"[\U00010000-\U0010ffff]")

# What a chat template puts around a message (role, two or three markers), and what opens an answer.
_PER_MESSAGE = 8


def estimate_tokens(text: str) -> int:
    """Tokens in ``text``, on the high side."""
    count = sum((len(run) + 2) // 3 for run in _LETTERS.findall(text))
    count += len(_MARKS.findall(text)) + len(_SPACES.findall(text))
    count += len(_BEFORE_DIGIT.findall(text))
    if not text.isascii():
        count += len(_BYTES_2.findall(text))
        count += 2 * len(_BYTES_3.findall(text)) + 3 * len(_BYTES_4.findall(text))
    return max(count, 1) if text else 0


def estimate_prompt(prompt: Prompt) -> int:
    """Tokens of all messages and the prefix, with what the chat template adds."""
    texts = [message.content for message in prompt.messages]
    return sum(estimate_tokens(text) + _PER_MESSAGE for text in (*texts, prompt.prefix))


def estimate_usage(prompt: Prompt, completion: str) -> Usage:
    """What a call cost whose endpoint told nothing, or which was aborted."""
    return Usage(estimate_prompt(prompt), 0, estimate_tokens(completion), estimated=True)
