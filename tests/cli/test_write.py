"""``reflectwrite write`` against a scripted endpoint: output, exit status, errors."""

from __future__ import annotations

import importlib
import json
import re
import signal
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest
from letter import EMAIL

from reflectwrite import Client
from reflectwrite.cli import session
from reflectwrite.testing import Refuse, Reply, ScriptedEndpoint, ScriptedModel, Stall
from reflectwrite.types import Delta

GOOD = f"<thinking>Plan: 1 The Brightwater.</thinking><output>{EMAIL}</output>"
BAD = GOOD.replace("to 10 May 2027", "to 12 May 2027")


def at(endpoint: ScriptedEndpoint) -> tuple[str, ...]:
    return ("--base-url", endpoint.url, "--model", "scripted")


def test_into_a_pipe_goes_the_text_and_nothing_else(run) -> None:
    with ScriptedEndpoint([GOOD]) as endpoint:
        ran = run("write", "email", "notes.toml", *at(endpoint))
    assert (ran.status, ran.out) == (0, EMAIL + "\n")
    assert "points[0]  10 May 2027" in ran.err
    assert re.search(r"^Accepted · scripted · 1 call · .*\d s$", ran.err, re.M)
    assert "\x1b" not in ran.err


def test_a_wrong_fact_is_put_right_before_it_is_printed(run) -> None:
    with ScriptedEndpoint([BAD, GOOD]) as endpoint:
        ran = run("write", "email", "notes.toml", *at(endpoint))
    assert ran.status == 0
    assert "10 May 2027" in ran.out
    assert "12 May 2027" not in ran.out


def test_json_is_one_object_and_nothing_else(run) -> None:
    with ScriptedEndpoint([GOOD]) as endpoint:
        ran = run("write", "email", "notes.toml", "--json", *at(endpoint))
    result = json.loads(ran.out)
    assert (result["schema"], result["ok"]) == ("reflectwrite.result/1", True)
    assert (result["task"], result["model"], result["text"]) == ("email", "scripted", EMAIL)
    assert ran.err == ""


def test_a_file_gets_the_text_byte_for_byte(run, home: Path) -> None:
    with ScriptedEndpoint([GOOD]) as endpoint:
        ran = run("write", "email", "notes.toml", "-o", "mail.txt", *at(endpoint))
    assert ran.out == ""
    assert (home / "mail.txt").read_bytes() == EMAIL.encode()


def test_what_can_not_be_put_right_is_returned_with_its_findings(run) -> None:
    with ScriptedEndpoint(lambda _: BAD) as endpoint:
        ran = run("write", "email", "notes.toml", "--max-attempts", "1", *at(endpoint))
    assert ran.status == 1
    assert "Dear Dana Whitfield" in ran.out
    assert "error " in ran.err
    assert "Not accepted" in ran.err


def test_strict_prints_no_text_that_is_not_accepted(run) -> None:
    with ScriptedEndpoint(lambda _: BAD) as endpoint:
        options = ("--max-attempts", "1", "--strict")
        ran = run("write", "email", "notes.toml", *options, *at(endpoint))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("reflectwrite: ")


def test_fields_come_from_the_notes_and_then_from_set(run) -> None:
    with ScriptedEndpoint([GOOD.replace("Dear Dana Whitfield", "Dear Ola Berg")]) as endpoint:
        ran = run("write", "email", "notes.toml", "--set", "to=Ola Berg", *at(endpoint))
        prompt = json.dumps(endpoint.calls[0].body["messages"])
    assert ran.status == 0
    assert "Ola Berg" in prompt
    assert "Dana Whitfield" not in prompt


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("emial", "notes.toml"), "there is no task 'emial'; did you mean 'email'?"),
        (("email", "notse.toml"), "there is no file 'notse.toml'; did you mean 'notes.toml'?"),
        (("email", "."), ". is a folder"),
        (("email", "notes.toml", "--set", "tone=rude"), "field 'tone' = 'rude'"),
        (("email", "notes.toml", "--set", "pionts=x"), "did you mean points?"),
        (("email", "notes.toml", "--set", "pionts=x"), "notes.toml with --set: field 'pionts'"),
        (("email", "notes.toml", "--set", "points=Tuesday 3 May 2027"), "which is a Monday"),
        (("email", "notes.toml", "--set", "length=3"), "length at most 3 is less than the"),
        (("email", "notes.toml", "--max-cost", "1"), "[prices."),
        (("email", "notes.toml", "--max-cost", "much"), "max_cost = 'much'"),
        (("email", "notes.toml", "-o", "nowhere/mail.txt"), "'nowhere/mail.txt' can't be written"),
        (("email", "notes.toml", "--gguf", "m.gguf"), "both named"),
        (("email", "notes.toml", "--api-key-env", "NOT_SET"), "api_key_env = 'NOT_SET'"),
    ],
)
def test_wrong_use_is_one_sentence_and_sends_nothing(arguments, says, run) -> None:
    with ScriptedEndpoint(lambda _: GOOD) as endpoint:
        ran = run("write", *arguments, *at(endpoint))
        assert endpoint.calls == []
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.startswith("reflectwrite: ")
    assert ran.err.count("\n") == 1


def test_a_wrong_configuration_file_is_told_with_its_line(run, home: Path) -> None:
    (home / "reflectwrite.toml").write_text("\nmodle = 'm'\n", encoding="utf-8")
    ran = run("write", "email", "notes.toml")
    assert ran.status == 2
    assert "reflectwrite.toml, line 2: unknown key 'modle'; did you mean 'model'?" in ran.err


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Refuse(401, "no"), "refused the key"),
        (Refuse(404, "no such model", code="model_not_found"), "scripted"),
        (Refuse(400, "This model's maximum context length is 10 tokens",
                code="context_length_exceeded"), "context"),
    ],
)  # fmt: skip
def test_an_endpoint_that_fails_is_one_sentence_without_the_key(
    answer, says, run, monkeypatch
) -> None:
    monkeypatch.setenv("REFLECTWRITE_API_KEY", "sk-very-secret")
    with ScriptedEndpoint(lambda _: answer) as endpoint:
        ran = run("write", "email", "notes.toml", *at(endpoint))
    assert (ran.status, ran.out) == (3, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert "sk-very-secret" not in ran.err
    assert "Traceback" not in ran.err


def test_a_refused_connection_is_one_sentence(run) -> None:
    ran = run("write", "email", "notes.toml", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert ran.status == 3
    assert "127.0.0.1:9/v1 refused the connection" in ran.err
    assert ran.err.count("\n") == 1


def test_ctrl_c_gives_the_best_draft_so_far_and_130(run, monkeypatch) -> None:
    half = GOOD[: GOOD.index("Best regards")]

    def interrupted(model, request):
        yield Delta(half)
        raise KeyboardInterrupt

    monkeypatch.setattr(ScriptedModel, "stream", interrupted)
    monkeypatch.setattr(session, "open_client", lambda *_: Client(ScriptedModel([GOOD])))
    ran = run("write", "email", "notes.toml")
    assert ran.status == 130
    assert ran.out.endswith("moves from 3 May 2027 to 10 May 2027.\n")
    assert "Traceback" not in ran.err
    as_json = run("write", "email", "notes.toml", "--json")
    assert as_json.status == 130
    assert json.loads(as_json.out)["ok"] is False


def test_a_process_that_is_interrupted_ends_with_130(home: Path) -> None:
    asked = threading.Event()

    def stall(_: object) -> Reply:
        asked.set()
        return Reply([GOOD[:40], Stall()])

    with ScriptedEndpoint(stall) as endpoint:
        command = (sys.executable, "-m", "reflectwrite.cli", "write", "email", "notes.toml")
        with subprocess.Popen(
            [*command, *at(endpoint)], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert asked.wait(60)
            process.send_signal(signal.SIGINT)
            _out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted" in err
    assert b"Traceback" not in err


def test_ctrl_c_while_the_program_loads_is_quiet_too(run, monkeypatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib, "import_module", interrupted)
    ran = run("write", "email", "notes.toml")
    assert (ran.status, ran.out, ran.err) == (130, "", "reflectwrite: interrupted\n")


@pytest.mark.parametrize("module", ["reflectwrite", "reflectwrite.cli"])
def test_as_a_module_it_has_the_same_exit_status(module, home: Path) -> None:
    command = (sys.executable, "-m", module, "write", "emial", "notes.toml")
    ran = subprocess.run(command, cwd=home, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert b"did you mean 'email'?" in ran.stderr


def test_an_error_that_nobody_expected_has_no_traceback_unless_asked(run, monkeypatch) -> None:
    import reflectwrite.registry as registry

    def fail(name: str) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr(registry, "find_task", fail)
    ran = run("write", "email", "notes.toml")
    assert ran.status == 3
    assert "ZeroDivisionError: odd; this is a bug" in ran.err
    assert "Traceback" not in ran.err
    with pytest.raises(ZeroDivisionError):
        run("write", "email", "notes.toml", "--debug")


def test_without_the_embedded_extra_the_command_that_installs_it_is_told(run, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    ran = run("write", "email", "notes.toml")
    assert (ran.status, ran.out) == (2, "")
    assert 'pip install "reflectwrite[embedded]"' in ran.err


def test_a_warning_is_one_line_without_a_place_in_the_source(run, monkeypatch) -> None:
    def warn(*_: object) -> Client:
        warnings.warn("the prompts have moved on", UserWarning, stacklevel=1)
        return Client(ScriptedModel([GOOD]))

    monkeypatch.setattr(session, "open_client", warn)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        ran = run("write", "email", "notes.toml", "--json")
    assert ran.status == 0
    assert ran.err.splitlines()[0] == "reflectwrite: the prompts have moved on"
