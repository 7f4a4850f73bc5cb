"""A wrong date late in a long draft: what going on from there costs beside writing it all again.

    python -m benchmarks.late_error

A scripted endpoint on loopback plays a model that writes an email of 4 kB with one wrong date in
its last fifth, and the right text when it is asked again. The tokens are those that the endpoint
generated, counted there. Printed per place of the error: tokens of the first call, of the cure, of
a whole regeneration, their ratio, prompt tokens that the endpoint's prompt cache had to read.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from reflectwrite import Client, Email
from reflectwrite.testing import ScriptedEndpoint, Whole, count_tokens

SIZE = 4_000
PLACES = (0.2, 0.4, 0.6, 0.8, 0.9)
LIMIT = 0.35  # at 0.8 and behind

EMAIL = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her how the move went",
    points=["The last crates arrive on 10 May 2027"],
)
_FILLER = (
    "We carried the {a} through the {b} and set it down beside the {c}.",
    "Nobody minded that the {a} was heavier than the {b}, since the {c} helped.",
    "Behind the {b} we found an old {a}, which now stands in front of the {c}.",
    "The {c} was cleaned before the {a} came, and the {b} afterwards.",
)
_THINGS = (
    "shelf", "cabinet", "ladder", "carpet", "mirror", "bench", "lamp", "desk", "piano", "curtain",
    "basket", "kettle", "window", "drawer", "clock", "barrel", "cushion", "bucket", "hammer",
)  # fmt: skip
DATED = "The last crates arrive on 10 May 2027."
WRONG = DATED.replace("10 May", "12 May")


@dataclass(frozen=True)
class Measured:
    """One place of the error; tokens as the endpoint counted them."""

    place: float
    characters: int
    first: int
    cure: int
    whole: int
    uncached: int

    @property
    def ratio(self) -> float:
        return self.cure / self.whole


def letter(place: float, dated: str) -> str:
    """An email of about ``SIZE`` characters with ``dated`` at that share of it."""
    head = "Subject: The move\n\nDear Dana,\n\n"
    tail = "\n\nBest regards,\nLee Okafor"
    body, number, done = "", 0, False
    while len(head + body + tail) < SIZE or not done:
        if not done and len(head + body) >= place * SIZE:
            sentence, done = dated, True
        else:
            things = (_THINGS[(number * step + step) % len(_THINGS)] for step in (1, 3, 7))
            a, b, c = things
            sentence = _FILLER[number % len(_FILLER)].format(a=a, b=b, c=c)
            number += 1
        gap = "" if not body else "\n\n" if number % 6 == 0 else " "
        body += gap + sentence
    return head + body + tail


def measure(place: float) -> Measured:
    """Writes the email once, with the error at ``place``."""
    wrong, right = (f"<output>{letter(place, dated)}</output>" for dated in (WRONG, DATED))
    with (
        ScriptedEndpoint([wrong, Whole(right)], token_seconds=0.0005) as endpoint,
        Client(endpoint.model, base_url=endpoint.url) as client,
    ):
        result = client.write(EMAIL)
        endpoint.settle()
        first, cure = endpoint.calls
    if not result.ok or result.text != letter(place, DATED):
        raise SystemExit(f"place {place}: the cure failed: {result.findings}")
    return Measured(
        place=place,
        characters=len(result.text),
        first=first.tokens,
        cure=cure.tokens,
        whole=count_tokens(right),
        uncached=cure.prompt_tokens - cure.cached_tokens,
    )


def main() -> int:
    print("place  characters  first call  cure  whole  cure/whole  prompt tokens read anew")
    worst = 0.0
    for place in PLACES:
        one = measure(place)
        if place >= 0.8:
            worst = max(worst, one.ratio)
        print(
            f"{one.place:5.0%}  {one.characters:10,}  {one.first:10,}  {one.cure:4,}  "
            f"{one.whole:5,}  {one.ratio:10.1%}  {one.uncached:,}"
        )
    print(f"last fifth: {worst:.1%} of a regeneration; the promise is at most {LIMIT:.0%}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
