"""The key is on the wire, once, and nowhere else."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback

import pytest
from asking import FakeTime, Read, ask, connect

from reflectwrite.errors import ConfigError, ModelError
from reflectwrite.models import OpenAIModel, Profile
from reflectwrite.models.secret import Secret, as_secret, redact
from reflectwrite.testing import Close, Refuse, ScriptedEndpoint, Stall

KEY = "sk-hunter2-0123456789abcdef"


def test_a_secret_shows_stars_only() -> None:
    secret = Secret(KEY)
    assert (str(secret), repr(secret), f"{secret}", f"{[secret]}") == ("***",) * 3 + ("[***]",)
    assert secret.reveal() == KEY
    with pytest.raises(TypeError, match="can't be pickled"):
        pickle.dumps(secret)
    with pytest.raises(TypeError, match="can't be pickled or copied"):
        copy.copy(secret)


def test_a_key_read_from_a_file_loses_its_line_break() -> None:
    found = as_secret(KEY + "\n")
    assert found is not None
    assert found.reveal() == KEY
    assert as_secret("  ") is None
    assert as_secret(None) is None


def test_redaction_takes_the_longest_secret_first() -> None:
    assert redact("Bearer abcd", (Secret("abc"), Secret("abcd"))) == "Bearer ***"


@pytest.mark.parametrize("key", ["sk\nhunter2", "schlüssel-hunter2", "sk\x00hunter2"])
def test_a_key_that_cannot_be_sent_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(ConfigError, match="the key has a character") as caught:
        OpenAIModel("http://localhost/v1", "m", key)
    assert "hunter2" not in seen(caught.value)
    with pytest.raises(ConfigError, match="X-Token has a character"):
        OpenAIModel("http://localhost/v1", "m", headers={"X-Token": key})


def test_a_key_and_a_user_in_the_url_contradict_each_other() -> None:
    with pytest.raises(ConfigError, match="only one of them can be sent") as caught:
        OpenAIModel("http://lee:hunter2@localhost/v1", "m", KEY)
    assert "hunter2" not in str(caught.value)


def test_the_user_of_the_url_is_sent_and_not_shown(read: Read, time: FakeTime) -> None:
    with ScriptedEndpoint([Refuse(401), "Hi"]) as endpoint:
        url = endpoint.url.replace("://", "://lee:hunter2@")
        model = OpenAIModel(url, "scripted", profile=Profile(prefill="none"), clock=time.clock)
        with pytest.raises(ModelError) as caught:
            read(model, ask())
        assert endpoint.calls[0].headers["authorization"].startswith("Basic ")
        model.close()
    assert "hunter2" not in seen(caught.value) + repr(model) + str(vars(model)) + model.base_url


@pytest.mark.parametrize(
    "answer",
    [
        Refuse(401, f"Incorrect API key provided: {KEY}"),
        Refuse(400, f"header authorization: Bearer {KEY} is odd"),
        Refuse(500, f"cannot use {KEY}"),
        Refuse(400, body=f"plain {KEY}"),
        ["Dear", Close()],
        [Close()],
        [Stall()],
    ],
    ids=str,
)
def test_no_error_traceback_log_or_repr_has_the_key(
    read: Read, time: FakeTime, caplog: pytest.LogCaptureFixture, answer: object
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2", "reflectwrite"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    with ScriptedEndpoint(lambda body: answer) as endpoint:  # type: ignore[arg-type,return-value]
        model = connect(endpoint, time, KEY, prefill="none", timeout=0.2)
        with pytest.raises(ModelError) as caught:
            read(model, ask())
        assert endpoint.calls[0].headers["authorization"] == f"Bearer {KEY}"
        model.close()
    shown = seen(caught.value) + caplog.text + repr(model) + str(vars(model))
    assert "hunter2" not in shown


def test_nothing_of_the_environment_is_sent(
    read: Read, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-environment")
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "sk-environment-admin")
    monkeypatch.setenv("OPENAI_ORG_ID", "environment-org")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "environment-project")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://environment.invalid/v1")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: environment\nX-Own: environment")
    monkeypatch.setenv("HTTP_PROXY", "http://environment.invalid:3128")
    with ScriptedEndpoint(["Hi"]) as endpoint:
        model = OpenAIModel(
            endpoint.url,
            "scripted",
            headers={"X-Mine": "yes"},
            profile=Profile(prefill="none"),
            clock=time.clock,
        )
        assert read(model, ask()).text == "Hi"
        headers = endpoint.calls[0].headers
        model.close()
    assert "environment" not in str(headers)
    assert "authorization" not in headers
    assert headers["x-mine"] == "yes"
    # Nor what the client library tells about the machine.
    assert not [name for name in headers if name.startswith("x-stainless")]


def seen(error: BaseException) -> str:
    """The error as a tool shows it that prints the locals of every frame of ours."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [
        frame
        for frame in report.stack
        if "reflectwrite" in frame.filename and "/testing/" not in frame.filename
    ]
    assert ours
    report.stack[:] = ours
    return "".join(report.format())
