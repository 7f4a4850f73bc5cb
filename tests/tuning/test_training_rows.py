"""What the bundled model is trained on is what the loop sends it, word for word."""

from __future__ import annotations

import itertools
import random

import pytest

from reflectwrite import Email
from reflectwrite.backend.tuning.data import rows
from reflectwrite.backend.tuning.data.email import Sample, make_sample
from reflectwrite.backend.tuning.data.phrasings import FRAGMENTS, INSTRUCTIONS, SENTENCES
from reflectwrite.backend.tuning.data.rows import missing, prompt_text, ungrounded
from reflectwrite.backend.tuning.data.words import held_out, pick_split, pool
from reflectwrite.checks import Context, run_checks
from reflectwrite.facts import Grounding
from reflectwrite.models import Profile
from reflectwrite.registry import checks_for
from reflectwrite.tasks import render

COMPACT = Profile(reflection="inline", compact=True, grammar=True, edits=False, languages=("en",))


def task_of(sample: Sample) -> Email:
    low, high = sample.limit or (None, None)
    return Email(
        to=sample.to,
        sender=sample.sender,
        purpose=sample.purpose,
        tone=sample.tone,
        points=[point.note for point in sample.points],
        subject=sample.given_subject,
        attachments=sample.attachments,
        thread=sample.thread,
        length=None if sample.limit is None else {"min": low, "max": high},
    )


def samples(count: int, seed: int = 5) -> list[Sample]:
    rng = random.Random(seed)
    return [make_sample(rng, "train") for _ in range(count)]


def test_the_prompts_of_the_rows_are_those_that_the_templates_render():
    checks = checks_for(Email)
    for sample in samples(150):
        prompt = render(task_of(sample), kind="draft", profile=COMPACT, checks=checks)
        rendered = "".join(f"<|{m.role}|>{m.content}<|end|>" for m in prompt.messages)
        assert rendered + "<|assistant|>" == prompt_text(sample)


def test_the_findings_in_the_rows_are_those_that_the_checks_print():
    sample = next(
        s for s in samples(400) if [a.kind for p in s.points for a in p.atoms] == ["date"]
    )
    task = task_of(sample)
    given = sample.points[0].atoms[0].text if sample.points[0].atoms else None
    index, atom = next((i, a) for i, p in enumerate(sample.points) for a in p.atoms)
    assert given is None or atom.text
    text = sample.text().replace(atom.text, "17 May 2031")
    context = Context(
        text=text,
        task=task,
        grounding=Grounding(task.sources()),
        required=task.required(),
    )
    said = [finding.reflection for finding in run_checks(checks_for(Email), context)]
    assert ungrounded(sample, "date", "17 May 2031") in said
    assert missing(sample, index, atom.text) in said


def test_the_rows_of_a_seed_are_always_the_same():
    one, two = (list(itertools.islice(rows(3), 50)) for _ in range(2))
    assert one == two
    assert one != list(itertools.islice(rows(4), 50))


@pytest.mark.parametrize("kind", ["given", "family", "city"])
def test_held_out_names_are_never_trained_on(kind: str):
    train, test = pool(kind, "train"), pool(kind, "test")
    assert train
    assert test
    assert not set(train) & set(test)


@pytest.mark.parametrize("phrasings", [SENTENCES, FRAGMENTS, INSTRUCTIONS])
def test_held_out_phrasings_are_never_trained_on(phrasings: list):
    train, test = pick_split(phrasings, "train"), pick_split(phrasings, "test")
    assert len(train) > len(test) > 0
    assert not [each for each in train if held_out(str(each))]


def test_only_the_answer_is_a_target():
    for row in itertools.islice(rows(6), 300):
        prompt, is_target = row[0]
        assert prompt.endswith("<|assistant|>")
        assert not is_target
        assert row[-1][0].endswith("</output><|end|>")
        for text, target in row:
            if text.startswith("<reflection>"):
                assert not target
