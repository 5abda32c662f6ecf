"""How sure are the verdicts when the points were a little different?

The points of the incident-level rules were set by hand. This bench asks of the
labelled corpus (``../shared/corpus``): do totals or lists become incidents when the
points of one rule are one more or one less, or when one rule that spoke against
events is silent? And how do the figures vary from publisher to publisher?

    python3 -m bench.weights
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ckanext.pdi.compliance.evaluate import first_findings, opened
from ckanext.pdi.compliance.granularity import add_up, decide_granularity
from ckanext.pdi.compliance.model import Acquisition, Finding, Subject
from ckanext.pdi.reading import profile_files

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SURE = ("high", "medium")
RESAMPLES = 500
SEED = 2015


@dataclass(frozen=True)
class Weighed:
    """A labelled file with what the incident-level rules found in it."""

    repository: str
    label: str
    findings: tuple[Finding, ...]
    understood: bool

    def granularity(self, findings: Sequence[Finding] | None = None) -> str:
        found = self.findings if findings is None else findings
        return str(decide_granularity(add_up(found, self.understood)))


def weighed() -> list[Weighed]:
    """Every readable file of the corpus with a sure label."""
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        labels = [row for row in csv.DictReader(lines) if _counts(row)]
    profiles = profile_files([CORPUS / row["file"] for row in labels])
    out: list[Weighed] = []
    for row, profile in zip(labels, profiles, strict=True):
        case = opened(Subject(Acquisition(), profile))
        if case.table is None:
            continue
        found = tuple(f for f in first_findings(case) if f.rule.startswith("PDI-I"))
        granularity = row["granularity"]
        out.append(Weighed(row["repo"], granularity, found, case.table.understood))
    return out


def _counts(row: dict[str, str]) -> bool:
    return row["machine_readable"] == "yes" and row["label_confidence"] in SURE


def false_incidents(files: Sequence[Weighed], answers: Sequence[str]) -> int:
    pairs = zip(files, answers, strict=True)
    return sum(a == "incident" != file.label for file, a in pairs)


def moved(file: Weighed, rule: str, by: float) -> str:
    """The answer were the points of one rule that spoke moved."""
    findings = [
        replace(f, weight=f.weight + by) if f.rule == rule and f.weight else f
        for f in file.findings
    ]
    return file.granularity(findings)


def silenced(file: Weighed) -> Iterator[str]:
    """The answers were one of the rules that spoke against events silent."""
    for number, finding in enumerate(file.findings):
        if finding.weight < 0:
            rest = (*file.findings[:number], *file.findings[number + 1 :])
            yield file.granularity(rest)


def figures(files: Sequence[Weighed]) -> tuple[float, float]:
    """Right of the decided, and undecided of all."""
    answers = [(f.label, f.granularity()) for f in files]
    decided = [(label, a) for label, a in answers if a != "unknown"]
    right = sum(label == a for label, a in decided)
    return right / max(len(decided), 1), 1 - len(decided) / max(len(files), 1)


def resampled(files: Sequence[Weighed]) -> list[tuple[float, float]]:
    """The figures of corpora drawn from the publishers, each as a whole."""
    groups: dict[str, list[Weighed]] = defaultdict(list)
    for file in files:
        groups[file.repository].append(file)
    names, chance = sorted(groups), random.Random(SEED)  # noqa: S311
    return [
        figures([f for _ in names for f in groups[chance.choice(names)]])
        for _ in range(RESAMPLES)
    ]


def main() -> int:
    files = weighed()
    answers = [f.granularity() for f in files]
    right, unknown = figures(files)
    print(f"{len(files)} tables: right of decided {right:.1%}, unknown {unknown:.1%}")
    print(f"false incidents as it stands: {false_incidents(files, answers)}")
    worst = 0
    for rule in sorted({f.rule for file in files for f in file.findings if f.weight}):
        row = [
            false_incidents(files, [moved(file, rule, by) for file in files])
            for by in (-1, 1)
        ]
        worst = max(worst, *row)
        print(f"  {rule} one less {row[0]}, one more {row[1]}")
    others = [file for file in files if file.label != "incident"]
    flips = sum("incident" in set(silenced(file)) for file in others)
    print(f"one rule against events silent: {flips} of {len(others)} turn to incident")
    drawn = resampled(files)
    for name, place in (("right of decided", 0), ("unknown", 1)):
        values = sorted(figure[place] for figure in drawn)
        low, high = values[len(values) // 20], values[-len(values) // 20]
        print(f"{name}, publishers drawn anew (90 %): {low:.1%} to {high:.1%}")
    return int(worst > 0)


if __name__ == "__main__":
    sys.exit(main())
