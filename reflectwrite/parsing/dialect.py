"""How a model marks its thinking, its reflections and its draft: dialects, as data.

A dialect is a frozen value. ``tags`` open and close (``<thinking>…</thinking>``), ``marks`` only
open: what a mark begins runs to the next mark. The parser knows no dialect by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ..types import PartKind


@dataclass(frozen=True, slots=True)
class Tag:
    """A pair ``<name>…</name>`` around a part of ``kind``."""

    name: str
    kind: PartKind

    def __post_init__(self) -> None:
        if not self.name or any(c.isspace() or c in "<>/=\"'`" for c in self.name):
            raise ValueError(
                f"tag name {self.name!r} is empty or has white space or one of <>/=\"'` in it; "
                "give the bare name, such as 'thinking'"
            )


@dataclass(frozen=True, slots=True)
class Mark:
    """A text that begins a part of ``kind``. ``resumes``: the draft goes on where it stopped,
    instead of beginning anew (only for kind ``draft``)."""

    text: str
    kind: PartKind
    resumes: bool = False

    def __post_init__(self) -> None:
        # A mark is looked for by its first character, so that must be rare in prose; the code
        # tracker owns the backtick and the tilde.
        first = self.text[:1]
        if not 2 <= len(self.text) <= 64 or first.isalnum() or first.isspace() or first in "`~":
            raise ValueError(
                f"mark {self.text!r} can't be told from prose; begin it with punctuation other "
                "than ` and ~, such as '[REASONING]' or '【推理】', in 2 to 64 characters"
            )
        if self.text != self.text.strip() or (self.resumes and self.kind != "draft"):
            raise ValueError(
                f"mark {self.text!r} ends in white space, or resumes a {self.kind}; strip it, and "
                "let only a mark of kind 'draft' resume"
            )


@dataclass(frozen=True, slots=True)
class Dialect:
    """A name, its tags and its marks. With neither, all text is the draft (``plain``).

    A dialect with a tag or mark for the draft takes its draft from there; one without
    (``think``) takes what stands outside its tags.
    """

    name: str
    tags: tuple[Tag, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        names = [tag.name.casefold() for tag in self.tags]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"dialect {self.name!r} has the tag {twice[0]!r} twice; name it once")
        folded = ["".join(mark.text.split()).casefold() for mark in self.marks]
        for i, one in enumerate(folded):
            for j, other in enumerate(folded):
                if i != j and other.startswith(one):
                    raise ValueError(
                        f"dialect {self.name!r}: the mark {self.marks[i].text!r} begins the mark "
                        f"{self.marks[j].text!r}; choose marks of which none begins another"
                    )

    @property
    def draft_is_marked(self) -> bool:
        """Whether the dialect has a tag or a mark for the draft."""
        kinds = [tag.kind for tag in self.tags] + [mark.kind for mark in self.marks]
        return "draft" in kinds

    def opening(self, kind: PartKind) -> str:
        """What opens a part of ``kind``; empty where the dialect has nothing for it."""
        for tag in self.tags:
            if tag.kind == kind:
                return f"<{tag.name}>"
        return next((m.text for m in self.marks if m.kind == kind and not m.resumes), "")

    def closing(self, kind: PartKind) -> str:
        """What closes a part of ``kind``. A dialect of marks closes a reflection with the mark
        that resumes the draft."""
        for tag in self.tags:
            if tag.kind == kind:
                return f"</{tag.name}>"
        if kind == "reflection":
            return next((mark.text for mark in self.marks if mark.resumes), "")
        return ""

    def wrap(self, kind: PartKind, text: str) -> str:
        """``text`` as a part of ``kind``: ``<reflection>text</reflection>``."""
        return f"{self.opening(kind)}{text}{self.closing(kind)}"


def markers(
    *,
    reasoning: str = "[REASONING]",
    reflection: str = "[REFLECTION]",
    error: str = "[ERROR]",
    correction: str = "[CORRECTION]",
    draft: str = "[DRAFT]",
    name: str = "markers",
) -> Dialect:
    """A dialect of marks, in any language: reasoning starts, reflection point, error found,
    correction applied (the draft goes on), and ``draft``, where the text to be read begins."""
    return Dialect(
        name,
        marks=(
            Mark(reasoning, "thinking"),
            Mark(reflection, "reflection"),
            Mark(error, "reflection"),
            Mark(correction, "draft", resumes=True),
            Mark(draft, "draft"),
        ),
    )


_REGISTERED: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect(
            "reflection",
            tags=(
                Tag("thinking", "thinking"),
                Tag("reflection", "reflection"),
                Tag("output", "draft"),
            ),
        ),
        markers(),
        Dialect("think", tags=(Tag("think", "thinking"),)),
        Dialect("plain"),
    )
}
DIALECTS: Final = MappingProxyType(_REGISTERED)
"""All dialects by name; ``register_dialect`` adds one."""


def register_dialect(dialect: Dialect) -> Dialect:
    """Adds a dialect to ``DIALECTS``; ``ValueError`` where the name is taken by another one."""
    if DIALECTS.get(dialect.name, dialect) != dialect:
        raise ValueError(f"a dialect named {dialect.name!r} exists already; choose another name")
    _REGISTERED[dialect.name] = dialect
    return dialect


def get_dialect(name: str) -> Dialect:
    """The dialect of that name; ``ValueError`` with the known names for an unknown one."""
    try:
        return DIALECTS[name]
    except KeyError:
        known = ", ".join(sorted(DIALECTS))
        raise ValueError(
            f"no dialect is named {name!r}; known are {known}, or give a Dialect"
        ) from None
