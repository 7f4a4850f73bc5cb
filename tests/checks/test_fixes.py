"""Applying fixes."""

from __future__ import annotations

from reflectwrite.checks import apply_fixes
from reflectwrite.types import Edit, Finding, Fix, Safety, Span


def finding(start: int, end: int, text: str, safety: Safety = "safe") -> Finding:
    return Finding(
        "a.b", "error", "m", Span(start, end), fix=Fix("t", (Edit(Span(start, end), text),), safety)
    )


def test_byte_identical_elsewhere() -> None:
    text = "one two three\r\n\té🙂 four"
    fixed, edits = apply_fixes(text, [finding(4, 7, "2")])
    assert fixed == "one 2 three\r\n\té🙂 four"
    assert edits == (Edit(Span(4, 7), "2"),)


def test_only_fixes_that_are_safe_enough_are_made() -> None:
    findings = [
        finding(0, 1, "X", "unsafe"),
        finding(2, 3, "Y"),
        finding(4, 5, "Z", "display-only"),
    ]
    assert apply_fixes("a b c", findings)[0] == "a Y c"
    assert apply_fixes("a b c", findings, "unsafe")[0] == "X Y c"
    assert apply_fixes("a b c", findings, "display-only")[0] == "a b c"


def test_protected_text_is_never_changed() -> None:
    text = 'He wrote "the the" and `the the`.'
    assert apply_fixes(text, [finding(10, 17, "the"), finding(24, 31, "the")]) == (text, ())


def test_a_fix_that_overlaps_another_is_left_for_the_next_round() -> None:
    fixed, edits = apply_fixes("abcdef", [finding(0, 3, "X"), finding(2, 5, "Y")])
    assert fixed == "Xdef"
    assert len(edits) == 1


def test_the_same_edit_from_two_findings_is_made_once() -> None:
    assert apply_fixes("abc", [finding(0, 1, "X"), finding(0, 1, "X")])[0] == "Xbc"
