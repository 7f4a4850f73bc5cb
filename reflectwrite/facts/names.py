"""Names of people, firms, products and places: capitalised words that nothing else explains.

A name counts where it is provable: inside a sentence, behind a greeting, as a signature, or as two
capitalised words together. Everything else is weak: it counts only where the inputs have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon.base import words
from .lines import Lines
from .name_words import strip_possessive
from .scan import Candidate, Scan

_SENTENCE_MARKS = frozenset('.!?…:;•*|#>\n\r"“„«‘([{—–。！？：「『（')
_ABBREVIATIONS = words("no nr vs inc ltd co corp approx dept est fig gen st jr sr esp cf al ca")
_INNER_CAPITAL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]|Mc[A-Z]|[A-Z]['’][A-Z]")
_ACRONYM = re.compile(r"[A-Z]{2,}s")
# Nouns of these endings are capitalised in headings and titles of offices far more often than
# they are names.
_NOUN_ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ship", "ism",
                 "ology", "ics")  # fmt: skip
# Behind a determiner, a capitalised word of these endings is a defined term ("any Indemnitee").
_TERM_ENDINGS = ("ed", "ing", "or", "ee", "ive", "al", "able", "ous", "ance", "ence", "ary", "ory",
                 "ure")  # fmt: skip
_DETERMINERS = words("the a an any each this these such our your its no")
# First words of the names of places, which are common words elsewhere.
_PLACE_WORDS = words("new old north south east west upper lower great los las san santa el")
_MOST_WORDS = 7


@dataclass(slots=True)
class _Run:
    """Capitalised words in a row: indexes of the scan, and how they began."""

    words: list[int]
    opens: bool  # at the start of a sentence or line
    greeted: bool  # behind "Dear" or a title
    end: int


def find(scan: Scan) -> None:
    """Claims names."""
    index = 0
    lines = Lines(scan)
    while index < len(scan.starts):
        if not _capital(scan, index):
            index += 1
            continue
        run = _run(scan, index)
        index = run.words[-1] + 1
        _claim(scan, run, lines)


def _capital(scan: Scan, index: int) -> bool:
    start, end = scan.starts[index], scan.ends[index]
    first = scan.text[start]
    return (
        (first.isupper() or first.istitle())
        and scan.free(start, end)
        and _bare(scan.lows[index]) not in ("i", "i'm", "i'll")
    )


def _bare(low: str) -> str:
    return strip_possessive(low)


def _opens(scan: Scan, index: int) -> bool:
    """Whether a word stands where any word would have a capital."""
    if index == 0:
        return True
    gap = scan.gap(index - 1)
    if gap == " ":
        return False
    if gap == ". ":
        before = scan.lows[index - 1]
        written = scan.text[scan.starts[index - 1] : scan.ends[index - 1]]
        if (
            before in scan.pack.lex.title_words
            or (len(written) == 1 and written.isupper())
            or before in _ABBREVIATIONS
        ):
            return False
    return any(char in _SENTENCE_MARKS for char in gap)


def _run(scan: Scan, index: int) -> _Run:
    """The capitalised words from ``index`` on that belong together."""
    lex, text = scan.pack.lex, scan.text
    words, at, opens = [index], index, _opens(scan, index)
    greeted = (
        scan.word(index - 1) in lex.title_words and index > 0 and scan.gap(index - 1) in (" ", ". ")
    )
    while len(words) < _MOST_WORDS:
        written = text[scan.starts[at] : scan.ends[at]]
        if strip_possessive(written) != written:
            break
        gap, following = scan.gap(at), at + 1
        joined = gap in (" ", "-", "‑", " & ", "&", "\u00a0") or (
            gap in (". ", ".") and ((len(written) == 1) or scan.lows[at] in lex.title_words)
        )
        if not joined or following >= len(scan.starts):
            break
        if _capital(scan, following):
            at = following
            words.append(at)
            continue
        ahead = following
        while scan.word(ahead) in lex.particles and ahead - following < 3 and scan.near(ahead):
            ahead += 1
        if (
            ahead > following
            and ahead < len(scan.starts)
            and gap == " "
            and _capital(scan, ahead)
            and _bare(scan.lows[at]) not in lex.function_words
        ):
            words.extend(range(following, ahead + 1))
            at = ahead
            continue
        break
    return _Run(words, opens, greeted, scan.ends[at])


def _claim(scan: Scan, run: _Run, lines: Lines) -> None:
    lex = scan.pack.lex
    first = run.words[0]
    if scan.lows[first] in lex.title_words and len(run.words) > 1:
        run.greeted, run.opens = True, False
        run.words = run.words[1:]
        while len(run.words) > 1 and scan.lows[run.words[0]] in lex.title_words:
            run.words = run.words[1:]
        first = run.words[0]
    elif scan.lows[first] in lex.greetings and run.opens and len(run.words) > 1:
        run.greeted = True
    words = _trim(scan, run)
    if not words:
        return
    greeted = run.greeted or (
        words[0] > 0
        and scan.lows[words[0] - 1] in ("dear", "hi", "hello", "hey")
        and scan.near(words[0] - 1)
    )
    start, end = scan.starts[words[0]], scan.ends[words[-1]]
    written = scan.text[start:end]
    stripped = strip_possessive(written)
    opens = run.opens and words[0] == first
    kind = lines.kind(words[0])
    weak = _weak(scan, words, stripped, opens=opens, greeted=greeted, line=kind)
    scan.claim(
        Candidate("name", start, start + len(stripped), " ".join(stripped.split()), weak=weak)
    )


def _trim(scan: Scan, run: _Run) -> list[int]:
    """The words of a run without common ones at its ends."""
    lex = scan.pack.lex
    words = list(run.words)

    def common(index: int) -> bool:
        low = _bare(scan.lows[index])
        if low in lex.function_words or low in lex.not_names or low in lex.title_words:
            return True
        return low in lex.greetings or low in lex.particles or low in scan.pack.languages

    opens = run.opens
    if opens and scan.lows[words[0]] in lex.signoffs:
        words = [index for index in words if scan.lows[index] not in lex.signoffs]
    while words and common(words[0]):
        if (
            len(words) > 1
            and scan.lows[words[0]] in _PLACE_WORDS
            and not common(words[1])
            and not (opens and scan.lows[words[0]] in ("new", "old"))
        ):
            break
        words.pop(0)
        opens = False
    while words and common(words[-1]):
        words.pop()
    # "Unfortunately Brightwater": an adverb that opens the sentence.
    if (
        opens
        and len(words) > 1
        and scan.lows[words[0]].endswith("ly")
        and len(scan.lows[words[0]]) > 5
    ):
        words.pop(0)
    return words


def _weak(
    scan: Scan, words: list[int], written: str, *, opens: bool, greeted: bool, line: str
) -> bool:
    lex = scan.pack.lex
    letters = [scan.text[scan.starts[index] : scan.ends[index]] for index in words]
    if line == "heading":
        return True
    if lex.nouns_capital or not scan.pack.full or scan.pack.cjk:
        return not (greeted or (line == "signature" and len(words) > 1))
    if greeted or line == "signature":
        return all(len(word) == 1 for word in letters)
    if all(word.isupper() or _ACRONYM.fullmatch(word) for word in letters):
        return True
    if _INNER_CAPITAL.search(written):
        return False
    if len(words) == 1:
        low = scan.lows[words[0]]
        return (
            opens
            or len(low) < 3
            or low.endswith(_NOUN_ENDINGS)
            or low in scan.lower_words
            or _is_term(scan, words[0])
        )
    others = words[1:] if opens else words
    return all(_ordinary(scan, index) for index in others)


def _is_term(scan: Scan, index: int) -> bool:
    """ "the Reviewing party", "any Indemnitee": a word with a capital by convention."""
    return (
        scan.word(index - 1) in _DETERMINERS
        and scan.near(index - 1)
        and scan.lows[index].endswith(_TERM_ENDINGS)
    )


def _ordinary(scan: Scan, index: int) -> bool:
    low = _bare(scan.lows[index])
    lex = scan.pack.lex
    return (
        low in lex.not_names
        or low in lex.function_words
        or low in lex.particles
        or len(low) == 1
        or low.endswith(_NOUN_ENDINGS)
    )
