"""Starts llama.cpp in this process through ``xllamacpp``, and says why when it can't.

In: a header and ``Settings``. Out: a ``Server`` that answers chat completions in process, plus the
address of its control socket. llama.cpp's server always opens a listener; here it is a Unix
socket in a private folder (or, where there are none, loopback with a random key), used for
counting tokens only.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import secrets
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

from reflectwrite.errors import EngineError, MissingExtraError

# Up to this size one thread is fastest: the work of a token is smaller than waking a second one.
_SMALL_MODEL = 64 * 2**20
# The longest path that fits sockaddr_un on every system (104 bytes with the final NUL on macOS).
_SOCKET_PATH = 103
_DIAGNOSIS_SECONDS = 60
_BATCH = 512
# Levels of llama.cpp's log.
_SILENT, _WITH_ERRORS = -1, 3


class Server(Protocol):
    """The part of ``xllamacpp.Server`` that is used here."""

    @property
    def listening_address(self) -> str: ...

    def handle_chat_completions(
        self, prompt: bytes, callback: Callable[[bytes], bool]
    ) -> object: ...

    def handle_metrics(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Settings:
    """How the engine runs: ``context`` is in tokens for each of ``slots`` parallel calls;
    ``prompt_cache`` in MiB bounds what is kept of earlier prompts beside the slots; ``special``
    prints CONTROL tokens too."""

    path: str
    threads: int
    context: int
    slots: int
    prompt_cache: int
    special: bool


@dataclass(frozen=True, slots=True)
class Started:
    """A running server, its control address and key, and the folder to remove afterwards."""

    server: Server
    address: str
    key: str
    folder: Path | None


def require_xllamacpp() -> None:
    """``MissingExtraError`` unless ``xllamacpp`` is installed; imports nothing."""
    if importlib.util.find_spec("xllamacpp") is None:
        raise MissingExtraError(
            "the embedded engine needs the package 'xllamacpp', which is not installed; "
            'install it with: pip install "reflectwrite[embedded]"'
        )


def free_cores() -> int:
    """Cores that this process may use and that others leave free just now; at least one."""
    if hasattr(os, "sched_getaffinity"):
        usable = len(os.sched_getaffinity(0))
    else:
        usable = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1, usable - round(load))


def default_threads(model_size: int) -> int:
    """Threads for a model of ``model_size`` bytes."""
    return 1 if model_size <= _SMALL_MODEL else free_cores()


def start(settings: Settings) -> Started:
    """Loads the model; ``EngineError`` with the last lines of llama.cpp's log if that fails."""
    require_xllamacpp()
    _require_avx2()
    module = _load_module()
    key = secrets.token_hex(16)
    folder, host = _private_socket()
    loading = _Loading(module, settings, host, key)
    try:
        server = loading.wait()
    except (RuntimeError, ValueError, OSError) as error:
        remove(folder)
        reason = _diagnose(settings) or f"llama.cpp says: {error}"
        raise EngineError(
            f"model {settings.path!r} could not be loaded; {reason}; "
            "try another GGUF file, or a smaller context"
        ) from error
    except BaseException:  # Ctrl-C, which does not wait for a large model
        remove(folder)
        raise
    return Started(server, server.listening_address, key, folder)


def remove(folder: Path | None) -> None:
    """Removes the folder of the private socket, which is all that ``start`` leaves on disk."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


class _Loading(threading.Thread):
    """Makes the server in a thread of its own.

    Ctrl-C comes to the main thread alone. There it would come the moment the server is made, before
    anything holds it, and a server that is dropped before its loop runs waits for it for ever.
    """

    def __init__(self, module: ModuleType, settings: Settings, host: str, key: str) -> None:
        super().__init__(name="reflectwrite-loading")
        self._make = lambda: _serve(module, settings, host, key, verbosity=_SILENT)
        self._made: Server | Exception | None = None

    def run(self) -> None:
        try:
            self._made = self._make()
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            self._made = error

    def wait(self) -> Server:
        """The server, or what its making raised."""
        self.start()
        self.join()
        made, self._made = self._made, None
        if made is None:
            raise RuntimeError("the thread that loads the model ended early")
        if isinstance(made, Exception):
            raise made
        return made


def _load_module() -> ModuleType:
    # Spinning OpenMP threads starve each other as soon as the cores are busy with other work.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        return importlib.import_module("xllamacpp")
    except ImportError as error:
        raise EngineError(
            f"the package 'xllamacpp' is installed but does not load ({error}); "
            'reinstall it with: pip install --force-reinstall "reflectwrite[embedded]"'
        ) from error


def _require_avx2() -> None:
    """The wheels are compiled for AVX2; without it the process would die of an illegal
    instruction, so it is looked up where Linux tells."""
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return
    flags = next((line for line in info.read_text().splitlines() if line.startswith("flags")), "")
    if flags and " avx2" not in flags:
        raise EngineError(
            "this processor has no AVX2, which the embedded engine needs; "
            "use an endpoint instead: --base-url and --model"
        )


def _private_socket() -> tuple[Path | None, str]:
    """A folder of our own with a socket path in it; loopback where sockets can't be files."""
    if os.name == "posix":
        folder = Path(tempfile.mkdtemp(prefix="reflectwrite-"))
        path = str(folder / "engine.sock")
        if len(os.fsencode(path)) <= _SOCKET_PATH:
            return folder, path
        remove(folder)
    return None, "127.0.0.1"


def _serve(module: ModuleType, settings: Settings, host: str, key: str, verbosity: int) -> Server:
    """The running server; raises as xllamacpp does if the model can't be loaded."""
    params = module.CommonParams()
    params.model.path = settings.path
    params.verbosity = verbosity
    params.n_ctx = settings.context * settings.slots
    params.n_parallel = settings.slots
    # Compute buffers grow with the batch, and prompts here are short.
    params.n_batch = params.n_ubatch = min(_BATCH, settings.context)
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = settings.threads
    params.cache_ram_mib = settings.prompt_cache
    params.cache_idle_slots = False
    # No trial run and no fitting to device memory: both cost more than loading a small model.
    params.warmup = False
    params.fit_params = False
    params.load_mode = module.llama_load_mode.LLAMA_LOAD_MODE_MMAP
    # An open assistant message is continued because the request says so, never by itself.
    params.prefill_assistant = False
    # All text comes as it was written: our parser finds the thinking in it. The "pure content"
    # parser would look simpler still, but it drops the message that is to be continued.
    params.reasoning_format = module.common_reasoning_format.COMMON_REASONING_FORMAT_NONE
    params.offline = True
    params.special = settings.special
    params.ui = False
    params.endpoint_slots = False
    params.endpoint_metrics = True  # see below
    # The listener that llama.cpp insists on is ours alone.
    params.hostnames = [host]
    params.n_threads_http = 2
    params.api_keys = [key]
    params.cors_origins = "null"
    server: Server = module.Server(params)
    server.handle_metrics()  # answered by the loop: it runs now, and the server may be dropped
    return server


def _diagnose(settings: Settings) -> str:
    """Loads the model once more in a child process with its log on, and returns the last errors.

    In this process llama.cpp's log could only be had by taking over standard error, which other
    threads are writing to.
    """
    import subprocess

    if not sys.executable:
        return ""
    command = [sys.executable, "-m", __name__, json.dumps(asdict(settings))]
    try:
        child = subprocess.run(
            command, capture_output=True, timeout=_DIAGNOSIS_SECONDS, check=False, text=True,
            errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    if child.returncode < 0:
        return f"llama.cpp crashed on it (signal {-child.returncode})"
    # Lines look like "0.00.006.376 E llama_model_load: error loading model: ...".
    errors = [
        line.split(" E ", 1)[1].strip() for line in child.stderr.splitlines() if " E " in line
    ]
    return "its log ends: " + " | ".join(errors[:3]) if errors else ""


def _main(argument: str) -> None:
    settings = Settings(**json.loads(argument))
    module = _load_module()
    folder, host = _private_socket()
    try:
        _serve(module, settings, host, secrets.token_hex(16), verbosity=_WITH_ERRORS)
    finally:
        remove(folder)


if __name__ == "__main__":
    _main(sys.argv[1])
