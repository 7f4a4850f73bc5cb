"""Completions to parse: 60 written by hand, and a seeded generator that knows what it wrote.

A sample says which draft a reader must get and which words must never be in one. The words of
thinking and reflection carry ``§``, the draft's words never do, so a leak is seen at once.
"""

# ruff: noqa: E501  (a sample stands on one line: what the model wrote, what a reader gets)
from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from reflectwrite.parsing import Dialect, ReflectionParser, markers
from reflectwrite.types import PartKind

JAPANESE = markers(
    reasoning="【推理】",
    reflection="【反省】",
    error="【誤り】",
    correction="【訂正】",
    draft="【本文】",
    name="japanese",
)


@dataclass(frozen=True)
class Sample:
    """``draft`` is what a reader gets of the whole text. ``safe_from``: cut off before this
    offset, nobody could tell thinking from a draft without tags (its opening is missing)."""

    text: str
    draft: str
    dialect: str | Dialect = "reflection"
    initial: PartKind | None = None
    complete: bool | None = None
    safe_from: int = 0


FENCE = "```py\nx = '<output>'\n```"
BY_HAND = (
    # the plain shapes
    Sample("<thinking>§plan</thinking><output>Dear Dana,\n\nAll is well.\n</output>\n", "Dear Dana,\n\nAll is well."),
    Sample("<thinking>\n§plan\n</thinking>\n\n<output>\nHi\n</output>\n\n", "Hi"),
    Sample("<output>Only output.</output>", "Only output."),
    Sample("No tags at all, 5 < 6 and <b>bold</b>.\n", "No tags at all, 5 < 6 and <b>bold</b>."),
    Sample("", ""),
    Sample(" \n\t ", ""),
    Sample("<thinking>§only thinking</thinking>", ""),
    Sample("<thinking></thinking><output></output>", ""),
    Sample("<thinking/><output>A<reflection/> b</output>", "A b"),
    # reflections inside the draft, and the white space around them
    Sample("<output>kept text.<reflection>§why</reflection> Next</output>", "kept text. Next"),
    Sample("<output>kept text. <reflection>§why</reflection>Next</output>", "kept text. Next"),
    Sample("<output>kept text. <reflection>§why</reflection> Next</output>", "kept text. Next"),
    Sample("<output>One.\n\n<reflection>§why</reflection>\nTwo.</output>", "One.\n\nTwo."),
    Sample("<output>One.<reflection>§a</reflection><reflection>§b</reflection>\n\nTwo.</output>", "One.\n\nTwo."),
    Sample("<output><reflection>§a</reflection>\nOne.<reflection>§b</reflection>\n</output>", "One."),
    Sample("<output>in<reflection>§mid-word</reflection>side</output>", "inside"),
    Sample("<output>A <thinking>§hm <reflection>§deep</reflection> §yes</thinking> b</output>", "A b"),
    # how tags may be written
    Sample("< Thinking >§a</ THINKING\n><OUTPUT lang='en' n=2>x</ output >", "x"),
    Sample('<thinking why="§none">§a</thinking><output\ttone="formal">x</output>', "x"),
    Sample("<output>a <outputs> and <thinkingly> and <output of it> and </b></output>", "a <outputs> and <thinkingly> and <output of it> and </b>"),
    Sample("<output>a << b <<output < output-x > & <3</output>", "a << b <<output < output-x > & <3"),
    Sample("<output>x</output" + " " * 300 + ">", "x</output" + " " * 300 + ">"),
    # nested and repeated
    Sample("<thinking>§a <thinking>§b</thinking> §c</thinking><output>x</output>", "x"),
    Sample("<thinking>§I write <output>§no</output> §then</thinking><output>yes</output>", "yes"),
    Sample("<output>one</output><output>two</output>", "two"),
    Sample("<output>one <output>two</output>", "two"),
    Sample("<output>one</output>§remark<thinking>§t</thinking>§more<output>two</output>§bye", "two"),
    Sample("<output>one</output><output></output>", "one"),
    Sample("<thinking>§a</thinking><thinking>§b</thinking><output>x</output>", "x"),
    Sample("<reflection>§first</reflection><output>x</output><reflection>§last</reflection>", "x"),
    # literal in code
    Sample("<output>Use `<thinking>` or `</output>`, then go on.</output>", "Use `<thinking>` or `</output>`, then go on."),
    Sample(f"<output>Look:\n\n{FENCE}\n\nDone.</output>§x", f"Look:\n\n{FENCE}\n\nDone."),
    Sample("<output>Look:\n~~~\n</output><!-- -->\n~~~\nDone.</output>", "Look:\n~~~\n</output><!-- -->\n~~~\nDone."),
    Sample("<output>````\n```\n<thinking>x</thinking>\n```\n````</output>", "````\n```\n<thinking>x</thinking>\n```\n````"),
    Sample("<output>``a ` <output> b`` c</output>", "``a ` <output> b`` c"),
    Sample("<output>`<reflection>` opens and `</reflection>` closes.</output>", "`<reflection>` opens and `</reflection>` closes."),
    Sample("<output>`<thinking>` is never closed.</output>§x<thinking>§y</thinking>", "`<thinking>` is never closed."),
    Sample("<output>```\ncode\n```</output>", "```\ncode\n```"),
    # code that was left open, or was none
    Sample("<output>a ` b</output><thinking>§a ` b</thinking>", "a ` b"),
    Sample("<output>a ` b<reflection>§x</reflection> c\nd ` e</output>", "a ` b c\nd ` e"),
    Sample("<output>a `b<reflection>§x` y</reflection> c</output>", "a `b c"),
    Sample("<output>```py\ncode</output><thinking>§secret</thinking>", "```py\ncode"),
    Sample("<output>```\na</output><thinking>§s</thinking><output>```\nb\n```</output>", "```\nb\n```"),
    Sample("<output>```py\na\n<thinking>§wait\n```py\n§b\n```\n§so</thinking>\nc\n```\nd</output>", "```py\na\nc\n```\nd"),
    Sample("<output>```\nnever closed\n</output>", "```\nnever closed"),
    # missing and unclosed
    Sample("§plan, no opening</thinking><output>x</output>", "x", safe_from=28),
    Sample("<thinking>§never closed, I think of <output>§this", ""),
    Sample("<thinking>§never closed<output>x</output>\n", "x", complete=True),
    Sample("<thinking>§never closed<output>§x</output>\n", "", complete=False),
    Sample("<thinking>§a</thinking>\nNo output tag.", "No output tag."),
    Sample("<thinking>§a</thinking>\nOnly its end.</output>", "Only its end."),
    Sample("<thinking>§a<reflection>§b</thinking><output>x<reflection>§c</output>", "x"),
    Sample("<output>Cut off in the mid", "Cut off in the mid", complete=False),
    Sample("<output>Cut off in its tag</outp", "Cut off in its tag", complete=False),
    # the other dialects
    Sample("<think>§a\n</think>\n\nAnswer `</think>` here.", "Answer `</think>` here.", "think"),
    Sample("§template opened it</think>\nAnswer.", "Answer.", "think", safe_from=27),
    Sample("§a</think>\nAnswer.", "Answer.", "think", initial="thinking"),
    Sample("<think>§a</think>One. <think>§b</think> Two.", "One. Two.", "think"),
    Sample("[REASONING] §a [DRAFT] One. [REFLECTION] §b [Error] §c [ correction ] Two.", "One. Two.", "markers"),
    Sample("【推理】§考え【本文】拝啓 【誤り】§違う【訂正】敬具👋🏽", "拝啓 敬具👋🏽", JAPANESE),
    Sample("<thinking>all</thinking> of it [DRAFT]", "<thinking>all</thinking> of it [DRAFT]", "plain"),
)  # fmt: skip

_WORDS = (
    "the", "shipment", "moves", "to", "May", "Zoë", "naïve", "納期", "🙂", "👩\u200d👩\u200d👧", "e\u0301", "5", "<",
    "6", "a<b", "7>3", "*it*", "[x]", "{y}", "`ok`", "\\n", "$5", "—", "don't", "</b>", "<i>", "~50", "#1", "<|",
    "|>", "->", "=>", "<think", "about", "it>", "&lt;", "\u00a0", "\u3000x", "أهلا",
)  # fmt: skip
_LITERAL = (
    "`<thinking>`", "`</output>`", "``<output> ` ``", "`</reflection>`", "`<reflection>a</reflection>`",
    "\n```xml\n<thinking>a</thinking>\n</output>\n```", "\n~~~\n<output>\n~~~", "\n```\n<thinking>\n```",
)  # fmt: skip


def _prose(rng: random.Random, least: int = 1) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(least, 9))]
    return "".join(w + rng.choice((" ", " ", " ", "\n", "\n\n", ". ")) for w in words).strip() + "."


def _secret(rng: random.Random) -> str:
    words = [
        "§" + rng.choice(("no", "date?", "`", "```", "~~~", "納", "🙂", "<b>", "a<b", "<", "&lt;"))
    ]
    words += [
        rng.choice(("§a", "§b.", "\n§c", "\n```\n§d\n```\n", "`§e`"))
        for _ in range(rng.randint(0, 4))
    ]
    return " ".join(words)


def _tag(rng: random.Random, name: str, close: bool = False) -> str:
    if rng.random() < 0.7:
        return f"</{name}>" if close else f"<{name}>"
    gap = rng.choice(("", " ", "\n"))
    name = rng.choice((name, name.upper(), name.title()))
    extra = "" if close else rng.choice(("", ' n="1"', " a='b c'", " x=y"))
    return f"<{gap}/{gap}{name}{gap}>" if close else f"<{gap}{name}{extra}{gap}>"


def _aside(rng: random.Random, name: str, depth: int = 0) -> str:
    """A part that is not draft, with all that may stand in it."""
    inner = [_secret(rng)]
    for _ in range(rng.choice((0, 0, 1, 2))):
        match rng.randrange(4 if depth < 2 else 2):
            case 0:
                inner.append(f"{_tag(rng, 'output')}§rehearsed{_tag(rng, 'output', True)}")
            case 1:
                inner.append(_secret(rng))
            case 2:
                inner.append(_aside(rng, "thinking" if name != "think" else name, depth + 1))
            case _:
                inner.append(_aside(rng, name, depth + 1))
        inner.append(_secret(rng))
    return _tag(rng, name) + rng.choice(("", "\n")).join(inner) + _tag(rng, name, True)


def _body(rng: random.Random, names: tuple[str, ...], literal: bool) -> tuple[str, str]:
    """Draft as the model writes it, and as a reader gets it."""
    raw = read = _prose(rng)
    block = False  # a fence has just ended; its line must
    for _ in range(rng.randint(0, 4)):
        if literal and not block and rng.random() < 0.4:
            piece = rng.choice(_LITERAL)
            raw, read = f"{raw} {piece}", f"{read} {piece}"
            block = piece.startswith("\n")
            continue
        more, gap = _prose(rng), "\n" if block else rng.choice((" ", "\n", "\n\n"))
        block = False
        aside = ""
        if rng.random() < 0.7:
            aside = _aside(rng, rng.choice(names), 1)
        before, behind = rng.choice(((gap, ""), ("", gap), (gap, gap)))
        if not aside:
            before, behind = gap, ""
        raw, read = f"{raw}{before}{aside}{behind}{more}", f"{read}{gap}{more}"
    # A reader gets no white space next to tags; a literal block may end the text.
    return raw, read.strip()


def completion(rng: random.Random) -> Sample:
    """One completion of any shape, in any dialect."""
    dialect = rng.choice(("reflection",) * 4 + ("think", "markers", "japanese"))
    if dialect in ("markers", "japanese"):
        return _marked(rng, dialect)
    space = rng.choice(("", "\n", "\n\n", " "))
    if dialect == "think":
        raw, read = _body(rng, ("think",), rng.random() < 0.3)
        thinking = _aside(rng, "think")
        if rng.random() < 0.3:
            thinking = f"{_secret(rng)}{_tag(rng, 'think', True)}"
            return Sample(thinking + space + raw, read, dialect, "thinking")
        return Sample(thinking + space + raw, read, dialect)
    names = ("reflection", "thinking")
    raw, read = _body(rng, names, rng.random() < 0.5)
    text, safe = "", 0
    if rng.random() < 0.3:  # an earlier output, which the last one replaces
        former, _ = _body(rng, names, False)
        text = f"<output>{former}</output>{space}"
    match rng.randrange(6):
        case 0:
            pass
        case 1 if not text:  # the opening tag is missing
            text = f"{_secret(rng)}{_tag(rng, 'thinking', True)}"
            safe = len(text)
        case 2:
            text += _aside(rng, "thinking") + space + _aside(rng, "reflection")
        case _:
            text += _aside(rng, "thinking")
    body = _tag(rng, "output") + space + raw + space
    if rng.random() < 0.85:
        text = f"{text}{space}{body}{_tag(rng, 'output', True)}"
        if rng.random() < 0.3:
            text += f"{space}§remark{space}" + (_aside(rng, "reflection") if space else "")
        return Sample(text, read, dialect, safe_from=safe)
    return Sample(f"{text}{space}{body}", read, dialect, complete=True, safe_from=safe)


def _marked(rng: random.Random, dialect: str) -> Sample:
    marks = JAPANESE.marks if dialect == "japanese" else markers().marks
    reasoning, reflection, error, correction, draft = (mark.text for mark in marks)
    if dialect == "markers" and rng.random() < 0.3:
        reasoning, error = reasoning.lower(), error.replace("[", "[ ")
    first = second = ""
    while "[x]" in first + second or not first:
        first, second = _prose(rng), _prose(rng)
    aside = rng.choice((f"{reflection} {_secret(rng)} ", "")) + f"{error} {_secret(rng)}\n"
    # The draft is free of backticks: a mark in its code is text.
    first = first.replace("`", "'")
    text = f"{reasoning} {_secret(rng)}\n{draft} {first} {aside}{correction}{second}"
    return Sample(text, f"{first} {second}", JAPANESE if dialect == "japanese" else dialect)


@cache
def recorded() -> tuple[Sample, ...]:
    """The 200 completions, the same on every machine."""
    made = (completion(random.Random(f"recorded/{n}")) for n in range(200 - len(BY_HAND)))
    return (*BY_HAND, *made)


def split_at(text: str, rng: random.Random) -> list[str]:
    """``text`` in pieces: any number of cuts, at any place."""
    cuts = sorted(rng.randint(0, len(text)) for _ in range(rng.choice((1, 2, 3, 5, 9))))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def parsed(
    sample: Sample, pieces: list[str], complete: bool | None
) -> tuple[ReflectionParser, str]:
    """The parser at the end, and every character that was ever told as draft."""
    parser = ReflectionParser(sample.dialect, initial=sample.initial)
    told = []
    for piece in pieces:
        told += [delta.text for delta in parser.feed(piece) if delta.kind == "draft"]
    told += [delta.text for delta in parser.flush(complete=complete) if delta.kind == "draft"]
    return parser, "".join(told)


def leaks(sample: Sample, pieces: list[str], *, cut: bool, rng: random.Random) -> str:
    """What is wrong with the draft of these pieces, or "". ``cut``: the text ends early."""
    if cut:
        end = rng.randint(sample.safe_from, len(sample.text))
        kept, left = [], end
        for piece in pieces:
            kept.append(piece[:left])
            left -= len(kept[-1])
        parser, told = parsed(sample, kept, rng.choice((None, False)))
    else:
        parser, told = parsed(sample, pieces, sample.complete)
    if "§" in told or "§" in parser.draft:
        return f"thinking in the draft {parser.draft!r} of {pieces!r}"
    if not cut and parser.draft != sample.draft:
        return f"draft {parser.draft!r} instead of {sample.draft!r} of {pieces!r}"
    return ""
