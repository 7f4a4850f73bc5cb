"""Running checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reflectwrite.checks import Check, Context, collect_checks, run_checks
from reflectwrite.checks.rules import CHECKS
from reflectwrite.types import Finding, Span


class Places(Check):
    """Findings in no order."""

    id = "test.places"
    prefix = True

    def run(self, context: Context) -> Iterator[Finding]:
        for span in (None, Span(4, 5), Span(0, 9), Span(0, 2)):
            yield Finding(self.id, "error", "m", span)


class Whole(Check):
    """Judges whole drafts only."""

    id = "test.whole"

    def run(self, context: Context) -> Iterator[Finding]:
        yield Finding(self.id, "error", "m")


def test_findings_are_sorted_by_place_and_those_of_the_whole_come_last() -> None:
    spans = [f.span for f in run_checks([Places], Context("a text of some length"))]
    assert spans == [Span(0, 2), Span(0, 9), Span(4, 5), None]


def test_a_prefix_is_judged_only_by_checks_that_can() -> None:
    found = run_checks([Whole(), Places()], Context("a text", complete=False))
    assert {finding.check for finding in found} == {"test.places"}


def test_ids_are_unique_and_named_after_their_module() -> None:
    for check in CHECKS:
        assert check.__module__.rpartition(".")[2] == check.id.replace(".", "_")
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert collect_checks("reflectwrite.checks.rules") == CHECKS


@pytest.mark.parametrize("text", ["", "\n", "🙂", "\r\n\r\n", "a" * 5000, "<!--" * 50, "(" * 200])
def test_no_check_fails_on_odd_text(text: str) -> None:
    for complete in (True, False):
        run_checks(CHECKS, Context(text, complete=complete))


def test_spans_are_code_points_of_the_text() -> None:
    text = "Grüße 🙂, e\u0301t\r\nsend the the invoice."
    found = run_checks(CHECKS, Context(text))
    assert [f.span.of(text) for f in found if f.span] == ["the the"]
