"""When a call is made again, and after how long."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from asking import FakeTime

from reflectwrite.models.faults import Fault
from reflectwrite.models.retry import Retries, RetryPolicy, retry_after


def status(code: int, message: str = "", **headers: str) -> Fault:
    return Fault(
        "status", code, message, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def waits(policy: RetryPolicy, fault: Fault, deadline: float | None = None) -> list[float]:
    time = FakeTime()
    retries = Retries(policy, time.clock, deadline)
    found = []
    while (wait := retries.after(fault)) is not None:
        found.append(wait)
        time.sleep(wait)
    return found


@pytest.mark.parametrize("code", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_faults_that_pass_are_retried_with_growing_waits(code: int) -> None:
    found = waits(RetryPolicy(attempts=4, first=1.0, longest=3.0), status(code))
    assert len(found) == 3
    for wait, most in zip(found, (1.0, 2.0, 3.0), strict=True):
        assert most / 2 <= wait <= most


@pytest.mark.parametrize("code", [400, 401, 403, 404, 413, 422, 501])
def test_faults_that_stay_are_not_retried(code: int) -> None:
    assert waits(RetryPolicy(), status(code)) == []


def test_a_used_up_quota_is_not_retried() -> None:
    assert waits(RetryPolicy(), status(429, "You exceeded your current quota")) == []


def test_what_cannot_be_reached_is_tried_less_often() -> None:
    assert len(waits(RetryPolicy(attempts=5, unreachable=3), Fault("refused"))) == 2
    assert len(waits(RetryPolicy(attempts=5, unreachable=3), Fault("network"))) == 4
    assert waits(RetryPolicy(), Fault("tls")) == []


def test_retry_after_is_obeyed_to_the_second() -> None:
    assert waits(RetryPolicy(attempts=3), status(429, retry_after="7")) == [7.0, 7.0]


def test_a_wait_that_passes_the_deadline_is_not_begun() -> None:
    fault = status(503, retry_after="10")
    assert waits(RetryPolicy(attempts=9), fault, deadline=1000.0 + 25) == [10.0, 10.0]
    assert waits(RetryPolicy(attempts=9), fault, deadline=1000.0 + 5) == []


def test_without_a_deadline_patience_ends_somewhere() -> None:
    assert waits(RetryPolicy(patience=60), status(429, retry_after="61")) == []


def test_one_attempt_means_no_retry() -> None:
    assert waits(RetryPolicy(attempts=1), status(500)) == []


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry_after": "3"}, 3.0),
        ({"retry_after": "0.5"}, 0.5),
        ({"retry_after": "-3"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "nan"}, None),
        ({"retry_after": "inf"}, None),
        ({"retry_after": formatdate(1_800_000_030, usegmt=True)}, 30.0),
        ({"retry_after": formatdate(1_799_999_000, usegmt=True)}, 0.0),
        ({"retry_after_ms": "1500", "retry_after": "2"}, 1.5),
        ({"retry_after": "Fri, 99 Foo 2027 00:00:00 GMT"}, None),
    ],
)
def test_retry_after_is_read_in_every_form(headers: dict[str, str], expected: float | None) -> None:
    assert retry_after(status(429, **headers), 1_800_000_000.0) == expected
