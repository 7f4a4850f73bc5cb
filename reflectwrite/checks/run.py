"""Runs checks over a context.

In: checks, a context, optionally a configuration. Out: findings, sorted by place; those of the
whole come last. Configuration and inline suppression are applied here, so that rules know nothing
of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..types import Finding
from .base import Check, Context
from .config import CheckConfig
from .suppression import suppressions


def run_checks(
    checks: Iterable[Check | type[Check]],
    context: Context,
    config: CheckConfig | None = None,
    *,
    inline: bool = True,
) -> tuple[Finding, ...]:
    """The findings of ``checks`` in ``context``.

    For a prefix (``context.complete`` False) only checks that can judge a prefix run. ``inline``
    False ignores suppression comments: a draft that a model wrote has no say in what is checked.
    """
    if config is not None and config.words and "words" not in context.options:
        context = replace(context, options={**context.options, "words": config.words})
    found: list[Finding] = []
    for check in checks:
        rule = check() if isinstance(check, type) else check
        if not (context.complete or rule.prefix):
            continue
        if config is None:
            found += rule.run(context)
        elif config.runs(rule.id):
            found += (
                replace(finding, severity=config.severity(finding.check, finding.severity))
                for finding in rule.run(context)
            )
    if inline and found:
        sources = [source.text for source in context.sources]
        comments = suppressions(context.text, sources)
        found = [f for f in found if not any(comment.covers(f) for comment in comments)]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int, int, str]:
    span = finding.span
    if span is None:
        return (1, 0, 0, finding.check)
    return (0, span.start, span.end, finding.check)
