"""The rule ``text.language``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from ...types import Finding
from ..base import Check, Context
from ..body import body_span
from ..fields import field_text

if TYPE_CHECKING:
    from ...tasks import Task

# Words that every page of the language has, and that few other languages here share.
_STOP_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to is that for it with as was be by on this are have from or at you we i "
        "your our will not which has an if can please would they there been",
        "de": "der die das und ist nicht mit ein eine auf für von den dem zu im sich auch es an "
        "wir sie ich wird bei werden ihnen einen haben oder sind dass nach bitte als um",
        "fr": "le la les des et est une un du en que pour dans vous nous qui ce pas sur avec au je "
        "votre notre il sont par plus aux cette être merci à",
        "es": "el la los las de que y en un una es por con para no se su del al como más nos le "
        "usted este esta muy pero gracias está son ha",
        "it": "il la le gli di che e è un una per con non del della si sono nel alla ho come più "
        "dal questo anche ma ci vi grazie sua lo al i",
        "pt": "o a os as de que e em um uma para com não do da por se no na mais dos das ao é sua "
        "seu foi está pelo obrigado você nos são",
        "nl": "de het een en van is dat op te in voor niet met zijn aan er om ook als wij we u je "
        "wordt naar bij uw ik maar deze door kunnen dank",
        "id": "yang dan di ini untuk dengan dari pada tidak akan kami anda itu dalam adalah saya "
        "ke juga telah kita atau bisa sudah oleh terima kasih karena",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
# Scripts by ranges, and the languages that are written in them.
_SCRIPTS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(f"[{ranges}]")
    for name, ranges in {
        "Latin": "A-Za-zÀ-ɏ",
        "Han": "\u3400-\u4dbf\u4e00-\u9fff",
        "Kana": "\u3040-\u30ff",
        "Hangul": "\uac00-\ud7af",
        "Cyrillic": "\u0400-\u04ff",
        "Greek": "\u0370-\u03ff",
        "Arabic": "\u0600-\u06ff",
        "Hebrew": "\u0590-\u05ff",
        "Devanagari": "\u0900-\u097f",
        "Thai": "\u0e00-\u0e7f",
    }.items()
}
_WRITTEN_IN: Mapping[str, frozenset[str]] = {
    "zh": frozenset({"Han"}),
    "ja": frozenset({"Han", "Kana"}),
    "ko": frozenset({"Hangul", "Han"}),
    "ru": frozenset({"Cyrillic"}),
    "uk": frozenset({"Cyrillic"}),
    "bg": frozenset({"Cyrillic"}),
    "el": frozenset({"Greek"}),
    "ar": frozenset({"Arabic"}),
    "fa": frozenset({"Arabic"}),
    "he": frozenset({"Hebrew"}),
    "hi": frozenset({"Devanagari"}),
    "th": frozenset({"Thai"}),
}
_LATIN = frozenset({"Latin"})
_LEAST_WORDS = 20
_LEAST_LETTERS = 40
_MOSTLY = 0.6  # of the letters in a script that the language isn't written in
_OURS = 0.06  # less than this share of stop words, while
_THEIRS = 0.25  # another language has at least this share, is proof


class Language(Check):
    """The text is not in the language that was asked for.

    What it does: compares the script, and for English, German, French, Spanish, Italian,
    Portuguese, Dutch and Indonesian the share of their commonest words, with the task's language.
    It needs 20 words (40 letters of another script); short texts and mixtures pass.
    Why: models answer in the language of the notes, or in English, whatever they were asked.
    Example: ``Sehr geehrte Frau Whitfield, …`` where English was asked for.
    Fix: none.
    """

    id: ClassVar[str] = "text.language"
    prefix: ClassVar[bool] = True

    def run(self, context: Context) -> Iterator[Finding]:
        if context.task is None:
            return
        wanted = _language(context.task)
        text = _own_words(context)
        if _wrong_script(text, wanted) or _wrong_words(text, wanted):
            start = body_span(context.text).start
            first = next((s for s in context.sentences if s.start >= start), None)
            yield Finding(self.id, self.severity, f"The text is not in {_name(wanted)}.", first)

    def instruction(self, task: Task) -> str | None:
        return f"Write in {_name(_language(task))}."

    def brief(self, task: Task) -> str | None:
        return f"in {_name(_language(task))}"


def _language(task: Task) -> str:
    """The language without its region; a task without the field writes its locale's."""
    tag = field_text(task, "language") or task.locale()
    return tag.replace("_", "-").split("-")[0].casefold()


def _name(language: str) -> str:
    from ...tasks import language_name

    return language_name(language) or language


def _own_words(context: Context) -> str:
    """The body without quotations, code and links."""
    out: list[str] = []
    at = body_span(context.text).start
    for part in context.protected:
        if part.start > at:
            out.append(context.text[at : part.start])
        at = max(at, part.end)
    out.append(context.text[at:])
    return " ".join(out)


def _wrong_script(text: str, language: str) -> bool:
    known = language in _WRITTEN_IN or language in _STOP_WORDS
    if not known:
        return False
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    letters = sum(counts.values())
    if letters < _LEAST_LETTERS:
        return False
    own = _WRITTEN_IN.get(language, _LATIN)
    if language == "zh" and counts["Kana"] > letters * 0.2:
        return True
    return sum(counts[name] for name in counts if name not in own) > letters * _MOSTLY


def _wrong_words(text: str, language: str) -> bool:
    if language not in _STOP_WORDS:
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _LEAST_WORDS:
        return False
    counts = Counter(words)

    def share(other: str) -> float:
        return sum(counts[word] for word in _STOP_WORDS[other]) / len(words)

    ours = share(language)
    return ours < _OURS and any(
        share(other) >= _THEIRS for other in _STOP_WORDS if other != language
    )
