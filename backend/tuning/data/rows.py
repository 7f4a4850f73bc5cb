"""Training rows: the exact prompts of the loop, and what the model is to answer.

In: a seed, a split, how far training has come. Out: rows, each a list of (text, is a target).
Three forms, as the loop sends them: a draft from notes; a draft continued from a kept prefix behind
a grounded reflection; one sentence rewritten, given a finding. ``prompt_text`` is held against the
templates by a test.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from .atoms import spoil
from .email import Sample, known_facts, make_sample

Row = list[tuple[str, bool]]
KIND_WORDS = {
    "money": "amount",
    "email": "email address",
    "url": "web address",
    "phone": "phone number",
    "identifier": "code",
}


def prompt_text(sample: Sample, extra: tuple[str, ...] = ()) -> str:
    """The messages before the answer, with the chat's markers."""
    lines = [
        "Write an email.",
        f"To: {sample.to}",
        f"From: {sample.sender}",
        f"Purpose: {sample.purpose}",
        f"Tone: {sample.tone}",
    ]
    if sample.given_subject:
        lines.append(f"Subject: {sample.given_subject}")
    if sample.attachments:
        lines.append(f"Attachments: {', '.join(sample.attachments)}")
    if sample.thread:
        lines.append(f"Message to answer: {sample.thread}")
    lines.append("Points:")
    lines += [f"{i}. {point.note}" for i, point in enumerate(sample.points, 1)]
    rules = [
        "only facts from the notes",
        "every point",
        "subject line",
        f"greet {sample.to}",
        f"sign as {sample.sender}",
        "in English",
        "no placeholders",
        "nothing twice",
    ]
    if sample.limit:
        low, high = sample.limit
        rules.append(f"at most {high} words" if low is None else f"{low} to {high} words")
    lines.append(f"Rules: {'; '.join(rules)}.")
    user = "\n".join([*lines, *extra])
    return f"<|system|>You write from notes.<|end|><|user|>{user}<|end|><|assistant|>"


def plan(sample: Sample) -> str:
    """The thinking: the points by their first words, in order."""
    heads = [" ".join(point.note.split()[:3]).rstrip(".,;:") for point in sample.points]
    return "Plan: " + "; ".join(f"{i} {head}" for i, head in enumerate(heads, 1)) + "."


def ungrounded(sample: Sample, kind: str, wrong: str) -> str:
    """The finding for a fact that the notes lack, in the words of the check."""
    known = known_facts(sample, kind)[:4]
    if not known:
        return f'"{wrong}" is not in the notes. The notes give no {KIND_WORDS.get(kind, kind)}.'
    listed = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"
    return f'"{wrong}" is not in the notes. The notes say {listed}.'


def missing(sample: Sample, index: int, text: str) -> str:
    """The finding for a point's fact that the draft lacks, in the words of the check."""
    return (
        f'Point {index + 1} is missing "{text}". The point says: {sample.points[index].note[:160]}'
    )


def opening(rng: random.Random, sample: Sample) -> Row:
    """The answer up to the draft: with thinking, or with the prefix that we supply."""
    if rng.random() < 0.3:
        return [("<output>", False)]
    return [(f"<thinking>{plan(sample)}</thinking><output>", True)]


def draft_row(rng: random.Random, sample: Sample) -> Row:
    return [
        (prompt_text(sample), False),
        *opening(rng, sample),
        (f"{sample.text()}</output><|end|>", True),
    ]


def _pieces(sample: Sample) -> list[tuple[str, int | None]]:
    """The body's sentences, each with the white space before it, and their points."""
    out: list[tuple[str, int | None]] = []
    for paragraph in sample.body:
        for j, (sentence, point) in enumerate(paragraph):
            out.append((("\n\n" if j == 0 else " ") + sentence, point))
    return out


def continue_row(rng: random.Random, sample: Sample, split: str) -> Row:
    """A draft cut before a faulty sentence, the evidence, and the rest written right."""
    head = f"Subject: {sample.subject}\n\n{sample.greeting}"
    tail = f"\n\n{sample.sign_off}\n{sample.sender}</output><|end|>"
    pieces = _pieces(sample)
    start: Row = [(prompt_text(sample), False), *opening(rng, sample)]
    spots = [i for i, (_, point) in enumerate(pieces) if point is not None]
    at = rng.choice(spots)
    index = pieces[at][1]
    point = sample.points[index if index is not None else 0]
    if rng.random() < 0.4:
        # The finished draft lacked a point: it is written before the closing paragraph.
        kept = head + "".join(text for i, (text, _) in enumerate(pieces[:-1]) if i != at)
        if point.atoms and rng.random() < 0.5:
            said = missing(sample, index or 0, rng.choice(point.atoms).text)
        else:
            said = f"Point {(index or 0) + 1} may be missing. The point says: {point.note[:160]}"
        rest = "\n\n" + pieces[at][0].strip() + pieces[-1][0] + tail
        return [
            *start[:-1],
            (start[-1][0] + kept, False),
            (f"<reflection>{said}</reflection>", False),
            (rest, True),
        ]
    if rng.random() < 0.25:
        at = rng.randrange(len(pieces))
        said = _slip(rng, sample, pieces[:at])
    elif point.atoms:
        atom = rng.choice(point.atoms)
        said = ungrounded(sample, atom.kind, spoil(rng, atom, split))
    else:
        at = rng.randrange(len(pieces))
        kind = rng.choice(("date", "name", "money", "number"))
        from .points import Maker

        slot = {"date": "date", "name": "person", "money": "money", "number": "num"}[kind]
        said = ungrounded(sample, kind, Maker(rng, split).fill("{" + slot + "}"))
    kept = head + "".join(text for text, _ in pieces[:at])
    rest = "".join(text for text, _ in pieces[at:]) + tail
    return [*start, (kept, True), (f"<reflection>{said}</reflection>", False), (rest, True)]


def _slip(rng: random.Random, sample: Sample, before: list[tuple[str, int | None]]) -> str:
    """The finding for a sentence that came twice, or for a garbled word, in the checks' words."""
    if before and rng.random() < 0.5:
        said = rng.choice(before)[0].strip()[:40]
        return rng.choice((f'"{said}" stands twice.', f'"{said}" says again what was said.'))
    word = rng.choice(
        [w for point in sample.points for w in point.note.split() if w.isalpha()] or ["note"]
    )
    cut = rng.randrange(1, len(word) + 1)
    wrong = word[:cut] + rng.choice(("", "e", "ing", word[:2].lower(), "or")) + word[cut + 1 :]
    return f'"{wrong}" is not a word of the notes. The notes say {word}.'


def revise_row(rng: random.Random, sample: Sample, split: str) -> Row | None:
    """One sentence with a wrong fact, the finding, and the sentence put right."""
    spots = [
        (text.strip(), sample.points[point])
        for text, point in _pieces(sample)
        if point is not None and sample.points[point].atoms
    ]
    if not spots:
        return None
    sentence, point = rng.choice(spots)
    atom = rng.choice(point.atoms)
    wrong = spoil(rng, atom, split)
    if atom.text not in sentence:
        return None
    extra = (
        f"Sentence: {sentence.replace(atom.text, wrong, 1)}",
        f"Problem: {ungrounded(sample, atom.kind, wrong)}",
        "Rewrite the sentence.",
    )
    return [
        (prompt_text(sample, extra), False),
        ("<output>", rng.random() < 0.5),
        (f"{sentence}</output><|end|>", True),
    ]


def rows(
    seed: int, split: str = "train", progress: Callable[[], float] | None = None
) -> Iterator[Row]:
    """Rows without end. The first part of training is rich in points that only copying can carry."""
    rng = random.Random(seed)
    while True:
        done = progress() if progress else 1.0
        copying = 0.5 if done < 0.2 else 0.15
        few = (1, 1, 1, 2, 2) if done < 0.1 else (1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6)
        sample = make_sample(rng, split, copying, few)
        roll = rng.random()
        if roll < 0.2:
            row = continue_row(rng, sample, split)
        elif roll < 0.27:
            row = revise_row(rng, sample, split) or draft_row(rng, sample)
        else:
            row = draft_row(rng, sample)
        yield row
