"""False alarms and catches of the checks on real text.

    python -m benchmarks.checks_real DATA [--text FOLDER] [--show]

DATA is a folder with contracts/*.md, contractnli/dev.json, gsm8k/*.jsonl, math/*.jsonl,
quintd/{drafts,sources}.jsonl and strawberry/*.json; a part that is not there is left out. What is
counted as a false alarm is every blocking finding in text that people published; ``--show`` prints
each, so that the real defects among them can be told apart. Prints tables; asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from reflectwrite.checks import Check, Context, protected_spans, run_checks
from reflectwrite.checks.expressions import claims
from reflectwrite.checks.figures import write_figure
from reflectwrite.checks.rules import CHECKS
from reflectwrite.checks.rules.dates_weekday import Weekday
from reflectwrite.checks.rules.numbers_arithmetic import Arithmetic
from reflectwrite.checks.rules.numbers_compare import Compare
from reflectwrite.checks.rules.numbers_count import Count
from reflectwrite.facts import Grounding, find_facts
from reflectwrite.types import Finding, InputText

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="the folder with the data")
    parser.add_argument(
        "--text", type=Path, action="append", default=[],
        help="another folder: its *.md, *.rst, *.txt and METADATA files are read as prose",
    )  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print each finding")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"{options.data} is no folder; give the folder that holds contracts, gsm8k, …")
    prose({**texts(options.data), **{str(more.name): extra(more) for more in options.text}},
          options.show)  # fmt: skip
    arithmetic(options.data, options.show)
    counts(options.data, options.show)
    comparisons()
    weekdays(options.data, options.show)
    grounding(options.data, options.show)


def lines(file: Path) -> Iterator[dict[str, object]]:
    if file.is_file():
        with file.open(encoding="utf-8") as handle:
            for line in handle:
                yield json.loads(line)


def worked(answer: str) -> str:
    """A worked answer without its calculator notes and its last line."""
    return re.sub(r"<<[^<>]*>>", "", answer).split("\n####")[0]


def texts(data: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {
        "contracts": [f.read_text("utf-8") for f in sorted((data / "contracts").glob("*.md"))]
    }
    for name, key in (("ifeval", "prompt"), ("humaneval", "prompt"), ("rephrased", "question")):
        rows = [row for f in sorted((data / name).glob("*.jsonl")) for row in lines(f)]
        found[name] = [str(row[key]) for row in rows if key in row]
    nli = data / "contractnli" / "dev.json"
    if nli.is_file():
        found["contractnli"] = [d["text"] for d in json.loads(nli.read_text("utf-8"))["documents"]]
    gsm = [row for f in sorted((data / "gsm8k").glob("*.jsonl")) for row in lines(f)]
    found["gsm8k"] = [t for row in gsm for t in (str(row["question"]), worked(str(row["answer"])))]
    found["quintd"] = [str(row["draft"]) for row in lines(data / "quintd" / "drafts.jsonl")]
    found["math"] = [
        text
        for f in sorted((data / "math").glob("*.jsonl"))
        for row in lines(f)
        for text in (str(row["question"]), str(row["other"]["solution"]))  # type: ignore[index]
    ]
    return {name: some for name, some in found.items() if some}


def extra(folder: Path) -> list[str]:
    """The texts of a folder, each once, without those that are no prose."""
    seen: set[str] = set()
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".rst", ".txt") or file.name == "METADATA":
            try:
                text = file.read_text("utf-8")
            except (UnicodeDecodeError, OSError):
                continue
            if file.name == "METADATA":
                text = text.partition("\n\n")[2]
            if text.count(" ") > 100 and len(text) < 300_000:
                seen.add(text)
    return sorted(seen)


def prose(some_texts: dict[str, list[str]], show: bool) -> None:
    """All checks that need no inputs, on text as it was published."""
    print("Text without inputs: blocking findings and warnings")
    print(f"{'set':12} {'texts':>6} {'words':>8} {'errors':>7} {'warnings':>9}  errors by check")
    total: Counter[str] = Counter()
    words = 0
    for name, some in some_texts.items():
        found = [(text, f) for text in some for f in run_checks(CHECKS, Context(text))]
        errors = Counter(f.check for _, f in found if f.blocking)
        size = sum(len(text.split()) for text in some)
        words += size
        total += errors
        listed = ", ".join(f"{check} {count}" for check, count in errors.most_common()) or "none"
        warned = sum(1 for _, f in found if not f.blocking)
        print(f"{name:12} {len(some):6} {size:8} {errors.total():7} {warned:9}  {listed}")
        if show:
            show_findings(name, found)
    print(f"{'together':12} {'':6} {words:8} {total.total():7}", end="")
    print(f"  = {total.total() * 1e6 / max(words, 1):.1f} in a million words\n")


def show_findings(name: str, found: Iterable[tuple[str, Finding]]) -> None:
    shown: Counter[tuple[str, str]] = Counter()
    for text, finding in found:
        shown[finding.check, finding.severity] += 1
        if shown[finding.check, finding.severity] > (40 if finding.blocking else 6):
            continue
        around = ""
        if finding.span is not None:
            start, end = finding.span.start, finding.span.end
            around = " ".join(text[max(0, start - 60) : end + 40].split())[:200]
        print(
            f"    {name} {finding.severity:7} {finding.check}: {finding.reflection[:90]} ‖ {around}"
        )
    for (check, severity), count in shown.most_common():
        print(f"    {name} {severity} {check}: {count}")


def arithmetic(data: Path, show: bool) -> None:
    """Worked answers: each stated sum as it is, and with its result changed."""
    rows = [row for f in sorted((data / "gsm8k").glob("*.jsonl")) for row in lines(f)]
    notes = alarms = judged = caught = stated = 0
    draw = random.Random(1)
    for row in rows:
        notes += str(row["answer"]).count("<<")
        text = worked(str(row["answer"]))
        alarms += len(run_checks([Arithmetic], Context(text)))
        protected = protected_spans(text)
        for match in re.finditer(r"[^\n]+", text):
            for claim in claims(text, *match.span(), "en-US"):
                judged += 1
                figure, span = claim.result.figure, claim.result.span
                if figure is None or any(span.overlaps(part) for part in protected):
                    continue
                off = Fraction(draw.choice([-1, 1]) * draw.choice([1, 2, 10]))
                wrong = write_figure(figure.value + (off if figure.value + off > 0 else 3), figure,
                                     "en-US")  # fmt: skip
                stated += 1
                changed = f"{text[: span.start]}{wrong}{text[span.end :]}"
                hit = run_checks([Arithmetic], Context(changed))
                caught += bool(hit)
                if show and not hit:
                    print(f"    missed: {changed[claim.span.start : claim.span.end + 20]!r}")
    if rows:
        print("Sums in worked answers (gsm8k)")
        print(f"  stated in the data {notes}, read as claims {judged}, false alarms {alarms}")
        print(f"  changed {stated}, caught {caught} ({caught / max(stated, 1):.1%})\n")


def counts(data: Path, show: bool) -> None:
    """Letter counts: the right one passes, the model's wrong one and ±1 are caught."""
    examples = [
        example
        for file in sorted((data / "strawberry").glob("*.json"))
        for example in json.loads(file.read_text("utf-8"))["examples"]
    ]
    forms = (
        'There are {n} {c}\'s in "{w}".',
        '"{w}" contains {n} {c}\'s.',
        'The letter "{c}" appears {n} times in "{w}".',
        'The phrase "{w}" has the letter "{c}" {n} times.',
    )
    right = wrong = models = alarms = missed = 0
    for index, example in enumerate(examples):
        form = forms[index % len(forms)]
        word, letter, true = example["word"], example["letter"], example["expected"]
        said = example["extracted_answer"]
        alarm = run_checks([Count], Context(form.format(n=true, c=letter, w=word)))
        right += not alarm
        alarms += bool(alarm)
        caught = all(
            run_checks([Count], Context(form.format(n=count, c=letter, w=word)))
            for count in {true + 1, max(true - 1, 0)} - {true}
        )
        wrong += caught
        if said is not None and said != true:
            models += 1
            missed += not run_checks([Count], Context(form.format(n=said, c=letter, w=word)))
        if show and (alarm or not caught):
            print(
                f"    {form.format(n=true, c=letter, w=word)!r}: {'alarm' if alarm else 'missed'}"
            )
    if examples:
        print("Letter counts (strawberry)")
        print(f"  right counts passed {right}/{len(examples)}, false alarms {alarms}")
        print(f"  counts off by one caught {wrong}/{len(examples)}", end="")
        print(f"; the model's own wrong answers caught {models - missed}/{models}\n")


def comparisons() -> None:
    """Every pair of 0.1 … 12.99 drawn at random, stated both ways."""
    draw = random.Random(2)
    right = caught = total = 0
    while total < 2000:
        first, second = (f"{draw.randrange(13)}.{draw.randrange(1, 100)}" for _ in range(2))
        if Fraction(first) == Fraction(second):
            continue
        total += 1
        more = Fraction(first) > Fraction(second)
        word = draw.choice(["greater", "larger", "bigger", "more"])
        true, false = (first, second) if more else (second, first), (second, first) if more else (
            first, second,
        )  # fmt: skip
        right += not run_checks(
            [Compare], Context(f"Note that {true[0]} is {word} than {true[1]}.")
        )
        caught += bool(
            run_checks([Compare], Context(f"Note that {false[0]} is {word} than {false[1]}."))
        )
    print(f"Comparisons: right ones passed {right}/{total}, wrong ones caught {caught}/{total}\n")


def weekdays(data: Path, show: bool) -> None:
    """The dates of the contracts as they are written, with the right weekday and a wrong one."""
    seen: set[str] = set()
    passed = caught = 0
    for name, some in texts(data).items():
        if not name.startswith("contract"):
            continue
        for text in some:
            for fact in find_facts(text):
                if fact.kind != "date" or not re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value):
                    continue
                if fact.text in seen or re.fullmatch(r"[\d./-]+", fact.text):
                    continue
                seen.add(fact.text)
                day = date.fromisoformat(fact.value).weekday()
                shown = " ".join(fact.text.split())
                good = f"This was signed on {DAYS[day]}, {shown} in Boston."
                bad = f"This was signed on {DAYS[(day + 1) % 7]}, {shown} in Boston."
                ok = not run_checks([Weekday], Context(good))
                hit = bool(run_checks([Weekday], Context(bad)))
                passed += ok
                caught += hit
                if show and not (ok and hit):
                    print(f"    {bad!r}")
    print(f"Weekdays at {len(seen)} dates of contracts: right ones passed {passed}, ", end="")
    print(f"wrong ones caught {caught}\n")


def grounding(data: Path, show: bool) -> None:
    """Drafts against their sources (dense tables, the hard case), by what people marked."""
    sources = {
        (row["domain"], row["idx"]): str(row["source"])
        for row in lines(data / "quintd" / "sources.jsonl")
    }
    rule: list[Check | type[Check]] = [c for c in CHECKS if c.id == "facts.ungrounded"]
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    marked = reached = 0
    for row in lines(data / "quintd" / "drafts.jsonl"):
        text, errors = str(row["draft"]), row["errors"]
        notes = InputText("points[0]", sources[row["domain"], row["idx"]])
        context = Context(text, None, Grounding([notes]), (notes,))
        kinds = {fact.span: fact.kind for fact in context.facts}
        spans = [(e["start"], e["start"] + len(e["text"])) for e in errors]  # type: ignore[attr-defined]
        facts = [f for f in run_checks(rule, context) if f.blocking and f.span is not None]
        for finding in facts:
            span = finding.span
            if span is None:
                continue
            kind = kinds.get(span, "?")
            found[kind] += 1
            hit = any(start < span.end and span.start < end for start, end in spans)
            hits[kind] += hit
            if show and not hit and found[kind] - hits[kind] <= 12:
                around = " ".join(text[max(0, span.start - 50) : span.end + 30].split())
                print(f"    {row['domain']} {kind}: {finding.reflection[:80]!r} ‖ {around}")
        digits = [(s, e) for s, e in spans if re.search(r"\d", text[s:e])]
        marked += len(digits)
        reached += sum(
            any(f.span and s < f.span.end and f.span.start < e for f in facts) for s, e in digits
        )
    if found:
        print("Drafts against their sources (quintd; tables as text, hence many values derived)")
        for kind, count in found.most_common():
            print(f"  {kind:12} blocked {count:5}, of them marked by people {hits[kind]:5}")
        print(f"  marked spans with digits {marked}, with a finding in them {reached}\n")


if __name__ == "__main__":
    main()
