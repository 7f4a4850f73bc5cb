"""Right emails raise no alarm, and a changed figure does."""

from __future__ import annotations

import pytest

from reflectwrite.facts import Grounding
from reflectwrite.types import InputText

from .good_emails import GOOD


def sources(notes: tuple[str, ...]) -> list[InputText]:
    return [InputText(f"points[{number}]", note) for number, note in enumerate(notes)]


@pytest.mark.parametrize(("notes", "email"), GOOD, ids=[notes[0][:20] for notes, _ in GOOD])
def test_a_right_email_has_nothing_absent(notes: tuple[str, ...], email: str) -> None:
    facts = Grounding(sources(notes)).align(email)
    absent = [fact.text for fact in facts if fact.source and fact.source.relation == "absent"]
    assert absent == []


@pytest.mark.parametrize(("notes", "email"), GOOD, ids=[notes[0][:20] for notes, _ in GOOD])
def test_a_figure_that_is_changed_is_absent(notes: tuple[str, ...], email: str) -> None:
    grounding = Grounding(sources(notes))
    known = {fact.value for _, fact in grounding.facts}
    for fact in grounding.align(email):
        places = [at for at, char in enumerate(fact.text) if char.isdecimal()]
        if not places:
            continue
        at = places[-1]
        changed = fact.text[:at] + str(int(fact.text[at]) % 9 + 1) + fact.text[at + 1 :]
        wrong = email[: fact.span.start] + changed + email[fact.span.end :]
        touched = [
            other
            for other in grounding.align(wrong)
            if other.span.start < fact.span.start + len(changed)
            and fact.span.start < other.span.end
        ]
        if any(other.value in known for other in touched):
            continue  # another fact of the notes by chance
        assert any(other.source and other.source.relation == "absent" for other in touched), changed
