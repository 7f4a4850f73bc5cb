"""An email from notes: who writes to whom, why, and which points have to be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StringConstraints, field_validator

from reflectwrite.tasks import Choice, Line, Prose, Shape, Task, language_code

from .length import Length, read_length
from .names import ways_to_address

Text = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Email(Task):
    """An email. ``points`` are what it has to say, one fact or thought each, in any wording."""

    model_config = ConfigDict(str_strip_whitespace=True)

    name: ClassVar[str] = "email"
    template: ClassVar[str] = "email"
    summary: ClassVar[str] = "An email from notes: recipient, sender, purpose and key points."
    settings: ClassVar[frozenset[str]] = frozenset(("tone", "language", "length"))
    quoted: ClassVar[frozenset[str]] = frozenset(("thread",))
    # The order of the first nine is the order of the rules in the prompt that the bundled model
    # was trained on.
    checks: ClassVar[tuple[str, ...]] = (
        "facts.*", "points.*", "email.subject", "email.greeting", "email.signoff",
        "text.language", "text.placeholder", "text.repetition", "text.length",
        "email.*", "dates.*", "numbers.*", "text.*", "prose.*",
    )  # fmt: skip

    to: Name = Field(description="who gets the email")
    sender: Name = Field(description="who signs it")
    purpose: Text = Field(description="why it is written")
    points: tuple[Text, ...] = Field(min_length=1, description="what it has to say, one thing each")
    tone: Literal["formal", "neutral", "friendly"] = "neutral"
    language: str = Field(default="en", description="a language tag (en, en-GB, de) or its name")
    length: Length | None = Field(
        default=None, description='words: at most (120), a range ("60-120"), or {min, max}'
    )
    subject: Text | None = Field(default=None, description="the subject line, if it is settled")
    attachments: tuple[Text, ...] = Field(default=(), description="what is attached")
    thread: Text | None = Field(default=None, description="the message that is being answered")

    @field_validator("points", "attachments", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @field_validator("length", mode="before")
    @classmethod
    def _length(cls, value: object) -> object:
        return read_length(value)

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        code = language_code(value)
        if code is None:
            raise ValueError("no language; give a tag such as en, en-GB or de, or an English name")
        return code

    @field_validator("to", "sender")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())

    def problems(self) -> Iterator[str]:
        """A length that the points alone exceed; other contradictions are found for every task."""
        if self.length and self.length.max is not None:
            words = sum(len(point.split()) for point in self.points)
            if words > self.length.max:
                yield (
                    f"length {self.length} is less than the {words} words of the points alone; "
                    "raise length or shorten points"
                )

    def resume_point(self, text: str) -> int:
        """The start of the last paragraph before the sign-off; its end where there is no such."""
        paragraphs = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
        if len(paragraphs) > 1 and self._is_signoff(text[slice(*paragraphs[-1])]):
            before = [span for span in paragraphs[:-1] if not _is_head(text[slice(*span)])]
            return before[-1][0] if before else paragraphs[-1][0]
        return len(text.rstrip())

    def _is_signoff(self, paragraph: str) -> bool:
        lines = paragraph.strip().splitlines()
        return len(lines) <= 4 and (
            self.sender.casefold() in paragraph.casefold()
            or (lines[0].rstrip().endswith(",") and len(lines[0].split()) <= 4)
        )

    def shape(self) -> Shape | None:
        """Subject, greeting, paragraphs and signature, for English; other languages have none."""
        if self.locale().split("-")[0] != "en":
            return None
        subject = (Choice((_line(self.subject),)),) if self.subject else (Line(90),)
        greetings = tuple(
            f"{word} {name},\n\n" for word in _GREETINGS for name in ways_to_address(self.to)
        )
        closings = tuple(f"\n\n{closing},\n{self.sender}" for closing in _CLOSINGS)
        limits = self.length
        body = Prose(
            min_words=(limits.min if limits and limits.min else 1),
            max_words=(limits.max if limits else None),
        )
        return Shape(
            (Choice(("Subject: ",)), *subject, Choice(("\n\n",)), Choice(greetings), body,
             Choice(closings))
        )  # fmt: skip

    examples: ClassVar[tuple[Mapping[str, object], ...]] = (
        {
            "to": "Dana Whitfield",
            "sender": "Lee Okafor",
            "purpose": "tell her about a delay",
            "points": ["The Brightwater shipment moves from 3 May 2027 to 10 May 2027"],
        },
        {
            "to": "the Support team",
            "sender": "Ana Ruiz",
            "purpose": "ask for a refund",
            "points": ["Invoice INV-2041 was paid twice, 1,250 EUR each time", "reply by Friday"],
            "tone": "formal",
            "length": 120,
            "subject": "Refund for invoice INV-2041",
            "attachments": ["receipt.pdf", "statement.pdf"],
            "thread": "Hello Ana,\nwhich invoice do you mean?\nRegards, Support",
        },
        {
            "to": "Tom",
            "sender": "Priya",
            "purpose": "set up lunch",
            "points": ["lunch on 12 June at 12:30", "Café Luna", "I pay"],
            "tone": "friendly",
            "length": "40-80",
        },
    )


_GREETINGS = ("Dear", "Hello", "Hi")
_CLOSINGS = (
    "Best regards", "Kind regards", "Regards", "Warm regards", "Best wishes", "With best wishes",
    "Sincerely", "Yours sincerely", "Best", "All the best", "Many thanks", "Thanks", "Thank you",
    "Cheers",
)  # fmt: skip


def _is_head(paragraph: str) -> bool:
    """A subject line or a greeting."""
    lines = paragraph.strip().splitlines()
    return len(lines) == 1 and (
        lines[0].casefold().startswith("subject:")
        or (lines[0].endswith((",", ":")) and len(lines[0].split()) <= 8)
    )


def _line(text: str) -> str:
    return " ".join(text.split())
