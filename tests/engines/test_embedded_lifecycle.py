"""The embedded engine starts, says what is wrong, and goes away."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tiny_gguf import write_tiny_gguf

from reflectwrite.backend.engines import embedded, runtime
from reflectwrite.backend.engines.embedded import EmbeddedModel, PromptsMovedWarning
from reflectwrite.errors import EngineError, MissingExtraError
from reflectwrite.types import Message, Prompt, Request


def request(max_tokens: int = 5) -> Request:
    return Request(Prompt((Message("user", "hello"),)), max_tokens=max_tokens, temperature=0.0)


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120
    )


def test_a_missing_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"'.*none\.gguf' does not exist; check the path"):
        EmbeddedModel(tmp_path / "none.gguf")


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="is a folder"):
        EmbeddedModel(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a model at all", b"GGUF", b"GGUF\x03\0\0\0\xff"])
def test_a_file_that_is_no_gguf_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)
    with pytest.raises(EngineError, match=r"bad\.gguf.*(not a GGUF file|corrupt|cut off)"):
        EmbeddedModel(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_file_that_is_cut_off_is_told_in_one_sentence(
    tiny_path: Path, tmp_path: Path, share: float
) -> None:
    whole = tiny_path.read_bytes()
    path = tmp_path / "cut.gguf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with (
        pytest.raises(EngineError, match=r"cut\.gguf.*(cut off|could not be loaded)"),
        EmbeddedModel(path) as model,
    ):
        list(model.stream(request()))


def test_a_file_that_llama_cpp_refuses_carries_the_end_of_its_log(
    tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.gguf"
    path.write_bytes(tiny_path.read_bytes().replace(b"ffn_norm", b"fun_norm"))
    with pytest.raises(EngineError, match=r"could not be loaded.*log ends.*ffn_norm"):
        EmbeddedModel(path).count_tokens("hello")
    assert capfd.readouterr() == ("", "")


def test_llama_cpp_keeps_quiet(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with EmbeddedModel(tiny_path) as model:
        list(model.stream(request()))
    assert capfd.readouterr() == ("", "")


def test_without_the_package_the_error_has_the_command(
    tiny_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r'pip install "reflectwrite\[embedded\]"'):
        EmbeddedModel(tiny_path)


def test_without_a_bundled_model_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_MODEL_FOLDER", tmp_path)
    with pytest.raises(EngineError, match=r"no bundled model.*--gguf"):
        EmbeddedModel()


@pytest.mark.parametrize("name", ["threads", "context", "slots"])
def test_settings_below_one_are_refused(tiny_path: Path, name: str) -> None:
    with pytest.raises(EngineError, match=rf"{name} is 0"):
        EmbeddedModel(tiny_path, **{name: 0})  # type: ignore[arg-type]


def test_importing_the_engine_loads_neither_llama_cpp_nor_any_client() -> None:
    heavy = ("openai", "httpx", "xllamacpp", "rich", "jinja2", "babel", "numpy")
    code = (
        "import sys, reflectwrite.backend.engines.embedded\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    assert run_python(code).stdout.strip() == "[]"


def test_running_imports_no_client_and_makes_threads_wait_passively(tiny_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from reflectwrite.backend.engines.embedded import EmbeddedModel\n"
        "from reflectwrite.types import Message, Prompt, Request\n"
        f"model = EmbeddedModel({str(tiny_path)!r})\n"
        "call = Request(Prompt((Message('user', 'hi'),)), max_tokens=3)\n"
        "assert list(model.stream(call))[-1].finish\n"
        "print([n for n in ('openai', 'httpx') if n in sys.modules], os.environ['OMP_WAIT_POLICY'])"
    )
    assert run_python(code).stdout.strip() == "[] passive"


def test_a_process_that_ends_in_the_middle_of_a_stream_ends_cleanly(tiny_path: Path) -> None:
    code = (
        "from reflectwrite.backend.engines.embedded import EmbeddedModel\n"
        "from reflectwrite.types import Message, Prompt, Request\n"
        f"model = EmbeddedModel({str(tiny_path)!r})\n"
        "grammar = 'root ::= [a-z]*'\n"
        "call = Request(Prompt((Message('user', 'hi'),)), max_tokens=900, grammar=grammar)\n"
        "stream = model.stream(call)\n"
        "next(stream)\n"
        "print(model._started.folder)"
    )
    done = run_python(code)
    assert (done.returncode, done.stderr) == (0, "")
    assert not os.path.exists(done.stdout.strip())


def test_a_closed_engine_refuses_calls_and_leaves_nothing_on_disk(tiny_path: Path) -> None:
    model = EmbeddedModel(tiny_path)
    list(model.stream(request()))
    assert model._started is not None
    folder = model._started.folder
    model.close()
    model.close()
    assert folder is not None
    assert not folder.exists()
    with pytest.raises(EngineError, match="closed"):
        list(model.stream(request()))


def test_closing_ends_a_call_in_another_thread(tiny_path: Path) -> None:
    model = EmbeddedModel(tiny_path)
    begun, ends = threading.Event(), []

    def read() -> None:
        call = Request(
            Prompt((Message("user", "hello"),)), max_tokens=900, grammar="root ::= [a-z]*"
        )
        try:
            for _ in model.stream(call):
                begun.set()
        except EngineError as error:
            ends.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait(30)
    model.close()
    reader.join(30)
    assert not reader.is_alive()
    assert len(ends) == 1
    assert "closed" in ends[0]


def test_two_engines_run_side_by_side(tiny_path: Path, tmp_path: Path) -> None:
    other = write_tiny_gguf(tmp_path / "other.gguf", seed=7)
    with EmbeddedModel(tiny_path) as one:
        with EmbeddedModel(other) as two:
            assert list(two.stream(request()))[-1].finish
        assert list(one.stream(request()))[-1].finish


def test_prompts_that_have_moved_on_warn(tiny_path: Path) -> None:
    model = EmbeddedModel(tiny_path)
    assert model.expected_prompt_hash == "a" * 64
    assert model.check_prompt_hash("a" * 64)
    with pytest.warns(PromptsMovedWarning, match="trained again"):
        assert not model.check_prompt_hash("b" * 64)


def test_a_model_without_a_hash_never_warns(tmp_path: Path) -> None:
    model = EmbeddedModel(write_tiny_gguf(tmp_path / "plain.gguf"))
    assert model.expected_prompt_hash is None
    assert model.check_prompt_hash("b" * 64)


def test_an_engine_that_is_dropped_at_once_ends(tiny_path: Path) -> None:
    code = (
        "import sys; from reflectwrite.backend.engines.embedded import EmbeddedModel\n"
        "for _ in range(3): EmbeddedModel(sys.argv[1])._ready()"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tiny_path)], timeout=60, check=False)
    assert ran.returncode == 0


def test_ctrl_c_while_a_model_loads_ends_the_process_and_leaves_nothing_on_disk(
    tiny_path: Path, tmp_path: Path
) -> None:
    # The signal comes while the server is being made: a thread waits for that, and sends it.
    code = """
import os, signal, sys, threading
from reflectwrite.backend.engines import runtime
from reflectwrite.backend.engines.embedded import EmbeddedModel
serve = runtime._serve
def interrupted(*args, **options):
    server = serve(*args, **options)
    os.kill(os.getpid(), signal.SIGINT)
    return server
runtime._serve = interrupted
try:
    EmbeddedModel(sys.argv[1])._ready()
    threading.Event().wait(30)
except KeyboardInterrupt:
    sys.exit(130)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tiny_path)],
        env={**os.environ, "TMPDIR": str(tmp_path)}, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 130
    assert list(tmp_path.glob("reflectwrite-*")) == []
