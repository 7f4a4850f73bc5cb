"""``reflectwrite demo``: its parts in order, and that the error in it is the model's own."""

from __future__ import annotations

import pytest

from reflectwrite import connect
from reflectwrite.cli.demo import read_script
from reflectwrite.client import Client
from reflectwrite.models import Profile
from reflectwrite.registry import find_engine, find_task
from reflectwrite.tasks import read_task
from reflectwrite.testing import ScriptedModel
from reflectwrite.types import Request


def test_the_demo_shows_the_error_the_repair_and_the_facts(run, monkeypatch) -> None:
    notes = read_script().notes
    body = ". ".join(str(point)[0].upper() + str(point)[1:] for point in notes["points"])
    good = (
        f"<output>Subject: News\n\nDear {notes['to']},\n\n{body}.\n\n"
        f"Best regards,\n{notes['sender']}</output>"
    )
    bad = good.replace("10 May", "17 May")
    rest = good[good.index("\n\n" + body) :]
    answers = iter(([bad, rest], [good]))
    profile = Profile(grammar=True)
    monkeypatch.setattr(
        connect,
        "find_engine",
        lambda _: lambda _path: ScriptedModel(next(answers), profile=profile),
    )
    ran = run("demo")
    assert ran.status == 0, ran.out
    order = [
        "== The notes ==", "grounded decoding off", "[struck: ",
        '"17 May 2027" is not in the notes.',
        "--- the finished email ---", "to 10 May 2027", "Where each fact comes from:", "points[0]",
        "== Behind it", "17 May 2027", "grounded decoding on", "Where each fact comes from:",
        "Accepted",
    ]  # fmt: skip
    at = 0
    for mark in order:
        at = ran.out.index(mark, at)


@pytest.fixture
def bundled():
    model = find_engine("embedded")(None)
    yield model
    model.close()


def test_what_the_bundled_model_writes_in_the_demo_is_wrong_and_the_result_right(bundled) -> None:
    script = read_script()
    task = read_task(find_task("email"), script.notes)
    client = Client(bundled, seed=script.seed, temperature=script.temperature, grounded="off")
    result = client.write(task)
    first = result.trace.attempts[0]
    assert result.ok
    assert first.prompt is not None
    # The same call once more, to its end: nothing stops it, nothing mends it.
    request = Request(first.prompt, 400, temperature=script.temperature, seed=script.seed)
    raw = "".join(delta.text for delta in bundled.stream(request))
    assert raw.startswith(first.raw[: len(first.raw) // 2])
    draft = (first.prompt.prefix + raw).rpartition("<output>")[2].partition("</output>")[0]
    assert not client.check(task, draft).ok
    assert len(result.trace.attempts) > 1
