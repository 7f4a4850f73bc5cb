"""Imports go downwards only, and importing the package costs next to nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reflectwrite

ROOT = Path(reflectwrite.__file__).resolve().parent
TOP = ROOT.parent

# From the bottom to the top: each may import from those below it, never from its own level or up.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"types"}),
    frozenset({"config_file"}),
    frozenset({"config"}),
    frozenset({"facts"}),
    frozenset({"models", "parsing", "checks"}),
    frozenset({"tasks"}),
    frozenset({"registry"}),
    frozenset({"loop"}),
    frozenset({"connect"}),
    frozenset({"client", "reporting"}),
    frozenset({"testing"}),
    frozenset({"cli", "integrations"}),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# Imported when called, and each with its reason: a result is reached by its methods; a check
# names languages as the tasks do; the documentation of all checks lists what the registry has.
LAZY = {
    "reflectwrite/types/result.py": "reflectwrite.reporting",
    "reflectwrite/checks/rules/text_language.py": "reflectwrite.tasks.language_name",
    "reflectwrite/checks/document.py": "reflectwrite.registry.checks",
}
OPTIONAL = ("openai", "langchain", "langchain_core", "xllamacpp", "rich")
SLOW = ("babel", "rapidfuzz", "jinja2", "pydantic", "httpx", "typer", "yaml", "tenacity")


def modules(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def imports(path: Path, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and absolute name of each import that happens when a program runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            skipped.update(ast.walk(node))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join((*base, *filter(None, [node.module])))
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)


def package_of(path: Path, root: Path, name: str) -> tuple[str, ...]:
    return (*name.split("."), *path.relative_to(root).parent.parts)


def test_every_module_has_a_layer() -> None:
    there = {path.stem for path in ROOT.glob("*.py")} | {
        path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()
    }
    assert there - {"__init__", "__main__"} <= set(LEVEL)


@pytest.mark.parametrize("layer", sorted(LEVEL))
def test_imports_go_downwards_only(layer: str) -> None:
    files = modules(ROOT / layer) if (ROOT / layer).is_dir() else iter([ROOT / f"{layer}.py"])
    wrong = []
    for path in files:
        if not path.exists():
            continue
        for line, name in imports(path, package_of(path, ROOT, "reflectwrite")):
            parts = name.split(".")
            if parts[0] != "reflectwrite" or len(parts) < 2 or parts[1] == layer:
                continue
            allowed = LAZY.get(path.relative_to(TOP).as_posix())
            if LEVEL.get(parts[1], 99) >= LEVEL[layer] and not (
                allowed and name.startswith(allowed)
            ):
                wrong.append(f"{path.relative_to(TOP)}:{line} imports {name}")
    assert not wrong


def test_nothing_in_the_package_imports_plugins_or_the_backend() -> None:
    for path in modules(ROOT):
        for line, name in imports(path, package_of(path, ROOT, "reflectwrite")):
            place = f"{path.relative_to(TOP)}:{line}"
            assert not name.startswith("reflectwrite.backend"), place
            assert not name.startswith("reflectwrite.plugins"), place


def test_plugins_use_public_names_only() -> None:
    from importlib import import_module

    for path in modules(TOP / "plugins"):
        package = package_of(path, TOP / "plugins", "reflectwrite.plugins")
        for line, name in imports(path, package):
            if not name.startswith("reflectwrite.") or name.startswith("reflectwrite.plugins"):
                continue
            home, _, member = name.rpartition(".")
            public = getattr(import_module(home), "__all__", ())
            assert member in public, f"{path.relative_to(TOP)}:{line} imports {name}, not public"


@pytest.mark.parametrize("module", ["reflectwrite", "reflectwrite.types", "reflectwrite.errors"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert not loaded & {*OPTIONAL, *SLOW}


@pytest.mark.parametrize("name", ["Client", "AsyncClient", "Task", "Result", "Settings", "Check"])
def test_naming_a_public_thing_loads_no_optional_part(name: str) -> None:
    loaded = loaded_by(f"from reflectwrite import {name}")
    assert not loaded & {*OPTIONAL, "babel", "rapidfuzz", "jinja2"}


def loaded_by(code: str) -> set[str]:
    """Top-level packages that a fresh interpreter has after ``code``."""
    program = f"import sys; {code}; print(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())
