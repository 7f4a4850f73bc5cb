"""Prints what it costs to continue a draft behind a cut, at 20 cuts, on the embedded engine.

    python -m benchmarks.continue_cut                        the bundled model
    python -m benchmarks.continue_cut --gguf other.gguf      any other
    python -m benchmarks.continue_cut --no-grammar           without grounded decoding

For each cut a draft is written, its text up to the end of a sentence is kept, and the model goes on
behind it with a reflection that states the evidence, once *inline* (behind the kept text) and once
as a *user* turn before it. Columns: the cut in characters; prompt tokens; how many of them had to
be computed again, and how many of those are not the evidence itself ("extra": text that tokenises
otherwise than it was generated, or that stands behind a changed turn); milliseconds to the first
token; how the continuation begins; whether prefix and continuation read as one draft with the kept
text unchanged ("parts"); whether the grammar takes the whole text so far ("grammar"); and whether
every fact of the continuation stands in the notes ("facts").
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reflectwrite.backend.engines.embedded import EmbeddedModel
from reflectwrite.checks import sentence_spans
from reflectwrite.facts import Grounding
from reflectwrite.loop.grounding import GroundedDecoding
from reflectwrite.parsing import ReflectionParser
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.registry import checks_for
from reflectwrite.tasks import render
from reflectwrite.types import Message, Prompt, Request, Usage

CUTS = 20
EVIDENCE = '"12 August 2031" is not in the notes. The notes give no date.'
OPENING = "<output>"
NOTES = (
    *Email.examples,
    {
        "to": "Maren Holt",
        "sender": "Idris Quaye",
        "purpose": "say what was agreed",
        "points": [
            "the workshop in Leeds is on 14 September 2028 at 09:30",
            "we pay 2,450 EUR for the room",
            "Petra Lindqvist sends the badges",
            "lunch is not included",
        ],
    },
    {
        "to": "Oskar Brandt",
        "sender": "Wen Castellanos",
        "purpose": "remind him of a report",
        "points": ["report R-118 was due on 2 March", "three pages are enough", "send it to audit"],
        "tone": "formal",
    },
)


@dataclass(frozen=True)
class Row:
    """One continuation."""

    place: str
    cut: int
    usage: Usage
    extra: int
    seconds: float
    text: str
    parts: bool
    grammar: bool
    facts: bool
    finish: str


class Bench:
    """The drafts of one task, and what follows a cut in them."""

    def __init__(self, model: EmbeddedModel, task: Email, *, grounded: bool, words: bool) -> None:
        self.model = model
        self.grounding = Grounding(task.sources(), locale=task.locale())
        profile = model.profile()
        self.prompt = render(task, kind="draft", profile=profile, checks=checks_for(task))
        shape = task.shape()
        self.decoding = (
            GroundedDecoding(
                shape,
                task.sources(),
                self.grounding.facts,
                lexicon=model.lexicon if words else (),
            )
            if grounded and shape
            else None
        )

    def write(
        self, messages: tuple[Message, ...], prefix: str, kept: str
    ) -> tuple[str, Usage, float, str]:
        """The text behind the prefix, its usage, seconds to the first token, why it ended."""
        grammar = self.decoding.grammar(after=kept, opened=True) if self.decoding else None
        room = self.model.profile().context - 16
        request = Request(
            Prompt(messages, prefix), max_tokens=min(400, room), temperature=0.0, seed=1,
            grammar=grammar,
        )  # fmt: skip
        begun, first = time.perf_counter(), 0.0
        text, usage, finish = "", Usage(), ""
        for delta in self.model.stream(request):
            first = first or time.perf_counter() - begun
            text += delta.text
            usage = delta.usage or usage
            finish = delta.finish or finish
        return text, usage, first, finish

    def draft(self) -> str:
        """A draft from the start, as text without its tags."""
        text = self.write(self.prompt.messages, OPENING, "")[0]
        return text.removesuffix("</output>")

    def go_on(self, place: str, kept: str) -> Row:
        """What follows ``kept``, once the engine has written the whole draft."""
        self.draft()
        messages, prefix = self.prompt.messages, OPENING + kept
        if place == "inline":
            evidence = f"<reflection>{EVIDENCE}</reflection>"
            prefix += evidence
        else:
            evidence = EVIDENCE
            messages = (*messages, Message("user", EVIDENCE))
        text, usage, seconds, finish = self.write(messages, prefix, kept)
        parser = ReflectionParser("reflection")
        parser.feed(prefix + text)
        parser.flush()
        new = text.removesuffix("</output>")
        facts = self.grounding.align(kept + new)
        return Row(
            place=place,
            cut=len(kept),
            usage=usage,
            extra=usage.prompt_tokens - usage.cached_tokens - self.model.count_tokens(evidence),
            seconds=seconds,
            text=text,
            parts=parser.draft.rstrip() == (kept + new).rstrip() and new[:1].isspace(),
            grammar=self.decoding is None or self.decoding.grammar(after=kept + new) is not None,
            facts=not any(
                fact.source is not None and fact.source.relation == "absent"
                for fact in facts
                if fact.span.start >= len(kept)
            ),
            finish=finish,
        )


def cuts(bench: Bench) -> Iterator[str]:
    """The draft up to the end of each sentence of its body."""
    draft = bench.draft()
    for span in sentence_spans(draft):
        if draft[: span.end].count("\n\n") >= 2 and draft[span.end - 1] in ".?!":
            yield draft[: span.end]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--gguf", type=Path, help="the model; the bundled one if not given")
    options.add_argument("--no-grammar", action="store_true", help="without grounded decoding")
    options.add_argument("--words", action="store_true", help="hold to the model's own words too")
    options.add_argument("--show", action="store_true", help="print the continuations")
    chosen = options.parse_args()
    # One slot and no prompt cache, so that a continuation finds what the draft left and no more.
    with EmbeddedModel(chosen.gguf, slots=1, prompt_cache=0) as model:
        print(f"{model.name}: {model.path.stat().st_size / 1e6:.1f} MB, {model.profile()}")
        benches = [
            Bench(model, Email(**notes), grounded=not chosen.no_grammar, words=chosen.words)
            for notes in NOTES
        ]
        places = [(bench, kept) for bench in benches for kept in cuts(bench)]
        step = max(1, len(places) // CUTS)
        rows = [
            bench.go_on(place, kept)
            for bench, kept in places[::step][:CUTS]
            for place in ("inline", "user")
        ]
    if not rows:
        print("no draft has a whole sentence in its body, so there is nothing to cut")
        return
    print_rows(rows, show=chosen.show)


def print_rows(rows: list[Row], *, show: bool) -> None:
    head = ("cut", "prompt", "again", "extra", "ms", "begins", "parts", "grammar", "facts", "end")
    print("place  " + " ".join(f"{name:>8}" for name in head))
    for row in rows:
        again = row.usage.prompt_tokens - row.usage.cached_tokens
        cells = (
            row.cut, row.usage.prompt_tokens, again, row.extra, f"{1000 * row.seconds:.1f}",
            repr(row.text[: len(row.text) - len(row.text.lstrip())]),
            *("yes" if good else "NO" for good in (row.parts, row.grammar, row.facts)), row.finish,
        )  # fmt: skip
        print(f"{row.place:6} " + " ".join(f"{cell!s:>8}" for cell in cells))
        if show:
            print(f"       {row.text!r}")
    for place in ("inline", "user"):
        some = [row for row in rows if row.place == place]
        fresh = [row.usage.prompt_tokens - row.usage.cached_tokens for row in some]
        cached = 1 - sum(fresh) / sum(row.usage.prompt_tokens for row in some)
        print(
            f"{place}: {len(some)} cuts, "
            f"tokens again {statistics.mean(fresh):.1f} (most {max(fresh)}), "
            f"extra {statistics.mean(row.extra for row in some):.1f}, {cached:.0%} cached, "
            f"first token {1000 * statistics.median(row.seconds for row in some):.1f} ms, "
            f"parts {sum(row.parts for row in some)}, grammar {sum(row.grammar for row in some)}, "
            f"facts {sum(row.facts for row in some)}"
        )


if __name__ == "__main__":
    main()
