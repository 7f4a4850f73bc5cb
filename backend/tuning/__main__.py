"""The bundled model in one command: data, tokenizer, training, export, a check of the export.

    python -m reflectwrite.backend.tuning --out runs/model --minutes 116 --seed 7

Out: ``DIR/reflectwrite-small.gguf`` and a line for each stage. Training resumes where it stopped;
the other stages are quick and run anew. The data comes from seeded generators; with the same seed,
word list and number of tokens (``--tokens`` in place of ``--minutes``) it is the same data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

NAME = "reflectwrite-small.gguf"
SHAPE = {"vocab": 1024, "width": 192, "layers": 6, "heads": 6, "ffn": 512}
PROFILE = {
    "dialect": "reflection",
    "prefill": "flags",
    "reflection": "inline",
    "compact": True,
    "grammar": True,
    "edits": False,
    "context": 1024,
    "languages": ["en"],
    "temperature": 0.0,
    # A call takes some tenths of a second here, so more of them are worth making.
    "max_attempts": 16,
    # It carries points over almost word for word, so what is gone or said again is its failing.
    "blocking": ["points.coverage", "points.instruction", "text.restated"],
}


def stage(module: str, *arguments: str) -> None:
    """Runs one script of this package; its failure is ours."""
    command = [sys.executable, "-m", f"{__package__}.{module}", *arguments]
    print("$", " ".join(command[2:]), flush=True)
    done = subprocess.run(command, check=False)
    if done.returncode:
        raise SystemExit(
            f"stage {module} failed with status {done.returncode}; its message is above"
        )


def metadata(data: str, seed: int) -> dict[str, str | list[str]]:
    """What the GGUF says of itself: its profile, the prompts it was trained on, its own words."""
    from reflectwrite.registry import prompt_hash

    from .batches import source
    from .lexicon import lexicon

    return {
        "general.name": "ReflectWrite small",
        "general.description": "Writes emails from notes and goes on from a grounded reflection.",
        "general.license": "apache-2.0",
        "reflectwrite.profile": json.dumps(PROFILE, sort_keys=True),
        "reflectwrite.prompt_hash": prompt_hash("email"),
        "reflectwrite.lexicon": lexicon(source(data)(seed, "train", lambda: 1.0)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("runs/model"))
    parser.add_argument("--data", default=f"{__package__}.data:rows")
    parser.add_argument("--minutes", type=float, default=116.0)
    parser.add_argument("--tokens", type=float, default=0.0, help="a budget in tokens instead")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--type", choices=("f32", "f16", "q8_0"), default="f16")
    parser.add_argument("--skip-training", action="store_true", help="export the last checkpoint")
    options = parser.parse_args()
    out: Path = options.out
    if not options.skip_training:
        shape = [word for key, value in SHAPE.items() for word in (f"--{key}", str(value))]
        stage(
            "train", "--data", options.data, "--out", str(out), "--seed", str(options.seed),
            "--minutes", str(options.minutes), "--tokens", str(options.tokens),
            "--processes", str(options.processes), *shape,
        )  # fmt: skip
    from .export import export

    checkpoint, tokenizer, model = out / "last.pt", out / "tokenizer.json", out / NAME
    export(checkpoint, tokenizer, model, options.type, metadata(options.data, options.seed))
    stage("verify", str(checkpoint), str(tokenizer), str(model), "--data", options.data,
          "--split", "test", "--count", "20")  # fmt: skip
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    print(f"{model}: {model.stat().st_size / 1e6:.2f} MB, sha256 {digest}")


if __name__ == "__main__":
    main()
