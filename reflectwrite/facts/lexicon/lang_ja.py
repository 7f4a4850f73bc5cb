"""Japanese: what ``cjk`` needs is there; here are the words that tell the language."""

from __future__ import annotations

from .base import Lexicon, counts, words

LEXICON = Lexicon(
    language="ja",
    magnitudes=counts("k=3 K=3"),
    not_names=words("pdf api url ceo cfo cto it hr ok app email ai usb gps vpn wifi sms"),
    function_words=words("re fw the of and"),
)
