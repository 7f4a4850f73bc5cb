"""What no repair may touch."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectwrite.checks import Context, protected_parts, protected_spans
from reflectwrite.types import Span


def parts(text: str) -> list[tuple[str, str]]:
    return [(part.kind, part.span.of(text)) for part in protected_parts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Run `make test` now.", [("code", "`make test`")]),
        ("```py\nx = 1\n```\nDone.", [("code", "```py\nx = 1\n```")]),
        ("```py\nx = 1", [("code", "```py\nx = 1")]),
        ('He said "all is well" twice.', [("quotation", '"all is well"')]),
        ("„Alles gut“, sagte er.", [("quotation", "„Alles gut“")]),
        ("See https://example.com/a, and go.", [("link", "https://example.com/a")]),
        ("[here](/a_b) and dana@example.com.", [("link", "(/a_b)"), ("link", "dana@example.com")]),
        ("So $x^2 + 1$ holds.", [("math", "$x^2 + 1$")]),
        ("From $5 to US$ 6 and $7.", []),
        ("It is $1.2m, or US$ 3m.", []),
        ("\\begin{align}x\\end{align} is", [("math", "\\begin{align}x\\end{align}")]),
        ("By \\cite{knuth} and [12].", [("citation", "\\cite{knuth}"), ("citation", "[12]")]),
        ("Dear {{name}}, ${x} {% if a %}", [
            ("template", "{{name}}"), ("template", "${x}"), ("template", "{% if a %}"),
        ]),
        ("A <!-- note --> B", [("comment", "<!-- note -->")]),
        ("> quoted line\nmine", [("quotation", "> quoted line")]),
        ("a 5\" pipe and a 6\" pipe", []),
        ("don't and won't, 'twas", []),
        ("an \"unclosed quotation", []),
    ],
)  # fmt: skip
def test_protected_parts_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="a1 $`\"“”{}%<!->[](\\)\n~'", max_size=300))
def test_protected_spans_never_overlap(text: str) -> None:
    spans = protected_spans(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 4, False), (3, 5, True), (6, 8, True), (10, 12, False), (4, 4, False), (6, 6, True),
     (10, 10, False)],
)  # fmt: skip
def test_a_span_is_protected_where_it_shares_a_character(
    start: int, end: int, expected: bool
) -> None:
    assert Context("Say `abcd` now.").protects(Span(start, end)) is expected
