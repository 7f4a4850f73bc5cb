"""How well facts are found and grounded on real text: precision, recall and false alarms.

    python benchmarks/facts_real.py DATA

DATA is a folder with any of: ``quintd`` (drafts with error spans that people marked, and their
sources), ``accuracy`` (basketball reports with every wrong number and name marked), ``contracts``
and ``contractnli`` (good text, which must be grounded in itself). What is missing is left out.
Nothing is written. ``--show N`` prints N disagreements of each kind.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from reflectwrite.facts import Grounding, find_facts
from reflectwrite.types import Fact, InputText


@dataclass
class Score:
    """Findings against marks: hits are findings on a mark, marks are found or not."""

    name: str
    hits: int = 0
    alarms: int = 0
    found: int = 0
    marks: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def line(self) -> str:
        precision = self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 0.0
        recall = self.found / self.marks if self.marks else 0.0
        return (
            f"{self.name:34} precision {precision:.2f} ({self.hits} of {self.hits + self.alarms})"
            f"  recall {recall:.2f} ({self.found} of {self.marks})"
            f"  false by kind {dict(self.kinds.most_common(6))}"
        )


def absent(facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if fact.source and fact.source.relation == "absent"]


def judge(
    score: Score,
    wrong: list[Fact],
    spans: list[tuple[int, int]],
    loose: list[tuple[int, int]],
    text: str,
) -> None:
    """Counts findings that touch a mark, and marks that a finding touches."""
    for fact in wrong:
        touches = [s for s in (*spans, *loose) if s[0] < fact.span.end and fact.span.start < s[1]]
        if touches:
            score.hits += 1
        else:
            score.alarms += 1
            score.kinds[fact.kind] += 1
            around = text[max(0, fact.span.start - 40) : fact.span.end + 25].replace("\n", " ")
            score.examples.append(f"{fact.kind}: {fact.text!r} in …{around}…")
    for start, end in spans:
        score.marks += 1
        score.found += any(f.span.start < end and start < f.span.end for f in wrong)


def quintd(folder: Path) -> list[Score]:
    """Marks of type 0 (wrong) and 1 (not checkable) that hold a digit, a number word or a name."""
    rows = (json.loads(line) for line in (folder / "sources.jsonl").open(encoding="utf-8"))
    sources = {(row["domain"], row["idx"]): row["source"] for row in rows}
    groundings: dict[tuple[str, int], Grounding] = {}
    scores: dict[str, Score] = {}
    for line in (folder / "drafts.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        key = (row["domain"], row["idx"])
        if key not in sources:
            continue
        if key not in groundings:
            groundings[key] = Grounding([InputText("source", sources[key])])
        text = row["draft"]
        wrong = absent(groundings[key].align(text))
        every = [(e["start"], e["start"] + len(e["text"])) for e in row["errors"]]
        strict = []
        for error in row["errors"]:
            start, end = error["start"], error["start"] + len(error["text"])
            facts = [f for f in find_facts(text) if f.span.start < end and start < f.span.end]
            if error["type"] in (0, 1) and facts:
                strict.append((start, end))
        rest = [span for span in every if span not in strict]
        judge(
            scores.setdefault(row["domain"], Score(f"quintd {row['domain']}")),
            wrong,
            strict,
            rest,
            text,
        )
    return list(scores.values())


def accuracy(folder: Path) -> list[Score]:
    """Wrong numbers and names, token by token, against the box score as flat text."""
    with (folder / "games.csv").open(encoding="utf-8", newline="") as file:
        games = {row["TEXT_ID"]: row for row in csv.DictReader(file)}
    with (folder / "gsml.csv").open(encoding="utf-8", newline="") as file:
        marks = list(csv.DictReader(file))
    rows = (json.loads(line) for line in (folder / "shared_task.jsonl").open(encoding="utf-8"))
    texts = ("summary", "cleaned_text", "detokenized_text", "shared_task_text_id")
    tables = {
        row["shared_task_text_id"]: {key: row[key] for key in row if key not in texts}
        for row in rows
    }
    scores = [Score("accuracy NUMBER (table unbound)"), Score("accuracy NAME (table unbound)")]
    for key, game in games.items():
        table = tables.get(key)
        if table is None:
            continue
        grounding = Grounding([InputText("table", flat(table))])
        text = game["GENERATED_TEXT"]
        places = [match.span() for match in re.finditer(r"\S+", text)]
        mine = [mark for mark in marks if mark["TEXT_ID"].removesuffix(".txt") == key]

        def spans(
            kinds: tuple[str, ...],
            mine: list[dict[str, str]] = mine,
            places: list[tuple[int, int]] = places,
        ) -> list[tuple[int, int]]:
            return [
                (places[int(m["DOC_TOKEN_START"]) - 1][0], places[int(m["DOC_TOKEN_END"]) - 1][1])
                for m in mine
                if m["TYPE"] in kinds and int(m["DOC_TOKEN_END"]) <= len(places)
            ]

        wrong = absent(grounding.align(text))
        named = [f for f in wrong if f.kind in ("name", "weekday")]
        numeric = [f for f in wrong if f.kind not in ("name", "weekday")]
        every = spans(("NAME", "NUMBER", "WORD", "CONTEXT", "NOT_CHECKABLE", "OTHER"))
        judge(scores[0], numeric, spans(("NUMBER",)), every, text)
        judge(scores[1], named, spans(("NAME",)), every, text)
    return scores


def flat(value: object, name: str = "") -> str:
    """A table as lines of ``name: value``."""
    if isinstance(value, dict):
        return "\n".join(flat(item, f"{name} {key}".strip()) for key, item in value.items())
    if isinstance(value, list):
        return "\n".join(flat(item, name) for item in value)
    return f"{name}: {value}"


def self_grounded(texts: dict[str, str]) -> None:
    """Every text against itself: nothing may be absent."""
    facts = bad = characters = 0
    began = time.perf_counter()
    for text in texts.values():
        aligned = Grounding([InputText("text", text)]).align(text)
        facts += len(aligned)
        bad += len(absent(aligned))
        characters += len(text)
    seconds = time.perf_counter() - began
    print(
        f"  {len(texts)} texts, {characters:,} characters, {facts:,} facts, absent {bad};"
        f" {seconds:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    scores: list[Score] = []
    if (options.data / "quintd").is_dir():
        scores += quintd(options.data / "quintd")
    if (options.data / "accuracy").is_dir():
        scores += accuracy(options.data / "accuracy")
    for score in scores:
        print(score.line())
        for example in score.examples[: options.show]:
            print("   ", example)
    for name, pattern in (("contracts", "*.md"), ("contractnli", "dev.json")):
        paths = sorted((options.data / name).glob(pattern))
        if not paths:
            continue
        print(f"{name} against themselves:")
        if name == "contracts":
            self_grounded({path.name: path.read_text(encoding="utf-8") for path in paths})
        else:
            documents = json.loads(paths[0].read_text(encoding="utf-8"))["documents"]
            self_grounded({str(document["id"]): document["text"] for document in documents})


if __name__ == "__main__":
    main()
