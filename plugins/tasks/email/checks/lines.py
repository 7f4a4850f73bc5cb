"""The parts of an email draft that its rules look at: first line, greeting, signature.

In: a context. Out: spans, or None where the draft does not reach so far yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reflectwrite.checks import Context, body_span, is_subject
from reflectwrite.types import Span

__all__ = [
    "GREETING",
    "first_line",
    "greeting_line",
    "is_group",
    "is_subject",
    "name_words",
    "names_in_full",
    "names_person",
    "same_name",
    "signature_lines",
]

GREETING = re.compile(
    r"[ \t]*(?:\*\*)?(?P<word>(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)"
    r"|(?:sehr )?geehrter?|liebe[rs]?|hallo|guten (?:tag|morgen|abend)|bonjour|cher|chère|chers"
    r"|estimad[oa]s?|querid[oa]s?|hola|buen(?:os|as) (?:días|tardes)|gentile|egregio|cara|caro|ciao"
    r"|buongiorno|prezad[oa]s?|car[oa]s?|olá|beste|geachte|yth\.?|kepada|halo|selamat \w+))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_POSTSCRIPT = re.compile(r"p\.?\s?p?\.?s\b", re.IGNORECASE)
_TITLES = frozenset(
    re.findall(
        r"\S+",
        """mr mrs ms miss mx dr prof professor sir madam dame lord lady rev herr herrn frau monsieur
    madame mademoiselle m mme mlle señor señora sr sra srta signor signora sig dott dottoressa
    senhor senhora de heer mevrouw meneer bapak ibu pak bu san sama""",
    )
)
_SMALL = frozenset(
    re.findall(
        r"\S+",
        "the a an and or of from at for all to our your team und von der die das des la le el los "
        "y e et de da do dos du van den ter het en dan",
    )
)
_GROUP = re.compile(
    r"\b(?:all|everyone|everybody|team|teams|colleagues|staff|committee|group|department|desk|board"
    r"|members?|customers?|support|office|folks|crew|council|class|parents|residents|service|sales"
    r"|alle|équipe|equipo|squadra|equipe)\b|[,&;/+]|\band\b|\bund\b|\bet\b|\by\b",
    re.IGNORECASE,
)
_TO_ALL = re.compile(
    r"\b(?:all|everyone|everybody|team|colleagues|folks|both|alle|zusammen|toutes|tous|todos|tutti"
    r"|allen|semua)\b",
    re.IGNORECASE,
)


def first_line(context: Context) -> Span | None:
    """The first line with anything on it; of a prefix only once it is complete."""
    text = context.text
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return Span(0, 0) if context.complete else None
    return _line(context, start)


def greeting_line(context: Context) -> Span | None:
    """The first line behind the header lines; of a prefix only once it is complete."""
    start = body_span(context.text).start
    return None if start >= len(context.text) else _line(context, start)


def _line(context: Context, start: int) -> Span | None:
    end = context.text.find("\n", start)
    if end < 0:
        end = len(context.text)
        if not context.complete and not _ended(context):
            return None
    return Span(start, start + len(context.text[start:end].rstrip()))


def _ended(context: Context) -> bool:
    """Whether the line that a prefix ends with is over: not behind the "Dr." of a name."""
    said = context.text.rstrip()
    last = said.rpartition(" ")[2].casefold()
    if last.endswith(".") and (len(last) == 2 or last.rstrip(".") in _TITLES):
        return False
    named = {word for source in context.sources for word in source.text.casefold().split()}
    return said[-1:] in ",:!.?，：！。" and not (last.endswith(".") and last in named)


def signature_lines(text: str, name: str = "", most: int = 6) -> tuple[Span, ...]:
    """The last lines with anything on them, the last one first; a postscript does not count.

    A line that is ``name`` is a signature, even if it looks like a postscript ("P. S. Berg").
    """
    spans: list[Span] = []
    end = len(text)
    begin = body_span(text).start
    while end > begin and len(spans) < most:
        start = max(begin, text.rfind("\n", 0, end) + 1)
        line = text[start:end]
        stripped = line.strip()
        if stripped:
            lead = len(line) - len(line.lstrip())
            spans.append(Span(start + lead, start + lead + len(stripped)))
            if _POSTSCRIPT.match(stripped) and not same_name(stripped, name):
                spans.clear()
        end = start - 1
    return tuple(spans)


def is_group(name: str) -> bool:
    """Whether a recipient is several people or a body ("the finance team", "Ana and Tom")."""
    return _GROUP.search(name) is not None


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell who it is; of an address, those before the @."""
    address = "@" in name and " " not in name.strip()
    local = re.sub(r"[._+\d-]+", " ", name.split("@")[0]) if address else name
    words = {word.casefold().rstrip(".") for word in _words(local)}
    telling = words - _TITLES - _SMALL
    return frozenset(telling or words)


def same_name(said: str, name: str) -> bool:
    """Whether ``said`` is ``name`` and nothing else; marks of a line's end and emphasis aside."""
    bare = [" ".join(text.casefold().split()).strip(" *_,.!-–—") for text in (said, name)]
    return bool(bare[0]) and bare[0] == bare[1]


def names_in_full(line: str, name: str) -> bool:
    """Whether ``line`` has the whole of ``name`` in it, in any case."""
    folded, full = (" ".join(text.casefold().split()) for text in (line, name))
    edge = r"(?!\w)" if full[-1:].isalnum() else ""
    return bool(full) and re.search(rf"(?<!\w){re.escape(full)}{edge}", folded) is not None


def names_person(line: str, name: str) -> bool:
    """Whether ``line`` calls ``name``: by all of it, or by a part with no stranger's word in it.

    "Dear Dana," and "Dear Ms Whitfield," call Dana Whitfield; "Dear Dana Whitefield," does not.
    """
    folded, full = " ".join(line.casefold().split()), " ".join(name.casefold().split())
    if names_in_full(line, name):
        return True
    if any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in full):
        # No spaces between family and given name: either is enough.
        bare = re.sub(r"\s", "", full)
        return any(bare[i : i + 2] in line for i in range(max(1, len(bare) - 1))) or bare[0] in line
    wanted = name_words(name)
    if is_group(name) and _TO_ALL.search(folded):
        return True
    return any(_calls(run, wanted, is_group(name)) for run in _runs(line))


def _calls(run: list[str], wanted: frozenset[str], group: bool) -> bool:
    words = {word.casefold().rstrip(".") for word in run}
    words = {word.removesuffix("'s").removesuffix("’s") for word in words}
    strangers = {
        word for word in words - wanted - _TITLES - _SMALL if len(word) > 1 and not _initial(word)
    }
    return bool(words & wanted) and (group or not strangers)


def _initial(word: str) -> bool:
    return len(word.replace(".", "")) == 1


def _runs(line: str) -> Iterable[list[str]]:
    """The words of a line in runs without punctuation or "and" between them."""
    greeting = GREETING.match(line)
    rest = line[greeting.end() :] if greeting else line
    for piece in re.split(r"[,;:!?|()/–—&*]|\s-\s|\band\b|\bund\b|\bet\b", rest):
        words = _words(piece)
        if words:
            yield words


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
