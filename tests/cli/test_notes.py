"""Notes in every format, and what bad files and settings get."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reflectwrite.cli.notes import MOST_BYTES, apply_settings, read_notes, read_text
from reflectwrite.cli.task_input import load_task
from reflectwrite.errors import InputError, UsageError
from reflectwrite.plugins.tasks.email import Email
from reflectwrite.tasks import Task, read_task

TOML = 'to = "Dana"\nsender = "Lee"\npurpose = "délai"\npoints = ["a", "b"]\n[length]\nmax = 80\n'
YAML = "to: Dana\nsender: Lee\npurpose: délai\npoints:\n  - a\n  - b\nlength:\n  max: 80\n"
JSON = (
    '{"to": "Dana", "sender": "Lee", "purpose": "délai", "points": ["a", "b"],'
    ' "length": {"max": 80}}'
)
FRONT = "to: Dana\nsender: Lee\npurpose: délai\nlength: {max: 80}\n"
TOML_FRONT = 'to = "Dana"\nsender = "Lee"\npurpose = "délai"\nlength = {max = 80}\n'
MARKDOWN = f"---\n{FRONT}---\n\n- a\n- b\n"
YAML_WORDS = (
    "points: [2027-05-03, yes, No, on, 12:30, 0151, 1_000, truest, 1e3]\nx: true\ny: null\nz:\n"
)
WANT = {
    "to": "Dana",
    "sender": "Lee",
    "purpose": "délai",
    "points": ["a", "b"],
    "length": {"max": 80},
}


def same(values: dict[str, object]) -> bool:
    """The fields of ``WANT``; YAML leaves it to the task to read a number."""
    return read_task(Email, values) == read_task(Email, WANT)


def put(tmp_path: Path, name: str, text: str | bytes) -> str:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.toml", TOML), ("n.yaml", YAML), ("n.yml", "---\n" + YAML), ("n.json", JSON),
        ("n.md", MARKDOWN), ("n.md", MARKDOWN.replace("- ", "1. ")),
        ("n.md", f"---\n{FRONT}---\na\n\nb"), ("n.markdown", MARKDOWN.replace("\n", "\r\n")),
        ("n.md", f"+++\n{TOML_FRONT}+++\n* a\n* b"),
        ("notes", TOML), ("notes", YAML), ("notes", JSON), ("notes", MARKDOWN), ("N.TOML", TOML),
        ("n.toml", TOML.replace("\n", "\r\n")), ("n.toml", b"\xef\xbb\xbf" + TOML.encode()),
        ("n.toml", TOML.encode("utf-16")), ("n.txt", "# mine\n" + YAML),
    ],
)  # fmt: skip
def test_every_format_gives_the_same_fields(name, text, tmp_path) -> None:
    assert same(read_notes(put(tmp_path, name, text), Email).values)


@pytest.mark.parametrize("text", [TOML, YAML, JSON, MARKDOWN])
def test_standard_input_is_told_by_its_look(text, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert same(read_notes("-", Email).values)


def test_dates_and_yaml_words_stay_what_people_wrote(tmp_path) -> None:
    toml = read_notes(put(tmp_path, "n.toml", "points = [2027-05-03, 2027-05-03T14:00:00]"), Email)
    assert toml.values["points"] == ["2027-05-03", "2027-05-03T14:00:00"]
    yaml = read_notes(put(tmp_path, "n.yaml", YAML_WORDS), Email)
    assert yaml.values == {
        "points": ["2027-05-03", "yes", "No", "on", "12:30", "0151", "1_000", "truest", "1e3"],
        "x": True, "y": None, "z": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("n.toml", "", "is empty; write the fields of 'email' into it: to, sender"),
        ("n.toml", " \n\n", "is empty"),
        ("n.toml", 'to = "a', "is not TOML: "),
        ("n.toml", 'to = "a"\nto = "b"', "is not TOML: Cannot overwrite a value"),
        ("n.json", '{"to": ', "is not JSON: Expecting value in line 1"),
        ("n.json", '{"to": "a", "to": "b"}', "key 'to' stands twice"),
        ("n.json", "[1]", "holds a list, not fields"),
        ("n.json", "[" * 100_000, "nested too deep"),
        ("n.yaml", "to: [a", "is not YAML: "),
        ("n.yaml", "to: a\nfrom: b\nto: c", "line 3: key 'to' stands twice"),
        ("n.yaml", "a: &x [b]\nc: *x", "line 2: aliases"),
        ("n.yaml", "a: !!python/object/apply:os.system [ls]", "is not YAML: could not determine"),
        ("n.yaml", "just words", "holds a single value, not fields"),
        ("n.md", "no front matter", "has no front matter"),
        ("n.md", "---\npoints: [a]\n---\n- b", "points stand in the front matter and in the text"),
        ("n.toml", b"to = \x00", "is binary, not text"),
        ("n.toml", b'to = "D"\nsender = "Ren\xe9"', "line 2: byte 0xe9 is not UTF-8"),
        ("n.toml", b"#" * (MOST_BYTES + 1), "has more than 16 MB"),
    ],
)
def test_bad_notes_are_one_sentence_with_the_file(name, text, says, tmp_path) -> None:
    path = put(tmp_path, name, text)
    with pytest.raises(UsageError) as caught:
        read_notes(path, Email)
    assert str(caught.value).startswith(path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_brings_the_nearest_name(tmp_path) -> None:
    put(tmp_path, "notes.toml", TOML)
    with pytest.raises(UsageError, match=r"there is no file .*; did you mean '.*notes\.toml'\?"):
        read_text(str(tmp_path / "note.toml"), what="notes")
    with pytest.raises(UsageError, match="give the file with the notes"):
        read_text(str(tmp_path / "nowhere" / "x"), what="notes")
    with pytest.raises(UsageError, match="is a folder"):
        read_text(str(tmp_path), what="notes")


@pytest.mark.parametrize("text", ["納期のご連絡", "تأجيل الموعد"])
def test_notes_in_other_scripts_arrive_unchanged(text, tmp_path) -> None:
    path = put(
        tmp_path, "n.toml", f'to = "{text}"\nsender = "L"\npurpose = "p"\npoints = ["{text}"]'
    )
    task = load_task("email", path, ["language=ja"])
    assert isinstance(task, Email)
    assert (task.to, task.points) == (text, (text,))


def test_a_megabyte_of_notes_is_read(tmp_path) -> None:
    point = "word " * 200_000
    path = put(tmp_path, "n.toml", f'to = "D"\nsender = "L"\npurpose = "p"\npoints = ["{point}"]')
    task = load_task("email", path, None)
    assert isinstance(task, Email)
    assert len(task.points[0]) > 999_000


def test_text_under_front_matter_needs_a_task_with_points(tmp_path) -> None:
    class Odd(Task):
        name = "odd"
        title: str = ""

    with pytest.raises(UsageError, match="'odd' has no points"):
        read_notes(put(tmp_path, "n.md", "---\ntitle: x\n---\nbody"), Odd)


@pytest.mark.parametrize(
    ("settings", "want"),
    [
        (["tone=formal"], {"tone": "formal"}),
        (["purpose=a = b"], {"purpose": "a = b"}),
        (['points=["x", "y"]'], {"points": ["x", "y"]}),
        (["points+=c", "points+=d"], {"points": ["a", "b", "c", "d"]}),
        (["points[1]=B"], {"points": ["a", "B"]}),
        (["attachments+=x.pdf"], {"attachments": ["x.pdf"]}),
        (["length.max=60", "length.min=20"], {"length": {"max": "60", "min": "20"}}),
        (["length={min = 5}"], {"length": {"min": 5}}),
        (["subject="], {"subject": ""}),
        (["purpose=two\nlines"], {"purpose": "two\nlines"}),
    ],
)
def test_set_changes_one_field(settings, want) -> None:
    values: dict[str, object] = {"points": ["a", "b"], "length": {"max": 80}}
    base = dict(values)
    apply_settings(values, settings)
    assert values == {**base, **want}


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("tone", "is not key=value"),
        ("=x", "is not key=value"),
        ("points=[1", "brackets, braces and quotes hold TOML values"),
        ("points[9]=x", "points has 2 items; items count from 0"),
        ("points.x=1", "points has 2 items"),
    ],
)
def test_a_wrong_set_is_told(setting, says) -> None:
    with pytest.raises(UsageError) as caught:
        apply_settings({"points": ["a", "b"]}, [setting])
    assert repr(setting) in str(caught.value)
    assert says in str(caught.value)


def test_fields_alone_make_a_task_without_notes() -> None:
    settings = ["to=D", "sender=L", "purpose=p", "points+=a", "length=40"]
    task = load_task("email", None, settings)
    assert isinstance(task, Email)
    assert (task.points, str(task.length)) == (("a",), "at most 40")
    with pytest.raises(InputError, match=r"^--set: field 'purpose' is missing"):
        load_task("email", None, ["to=D", "sender=L", "points+=a"])
    with pytest.raises(UsageError, match="has no notes"):
        load_task("email", None, None)
