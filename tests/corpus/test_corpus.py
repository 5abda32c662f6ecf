"""Do real files of many publishers get right verdicts? (The corpus is outside.)

The labelled files belong to their publishers and are not part of this repository:
they are looked for in ``../shared/corpus``. The two unforgivable errors are 0 here,
always: totals or lists called incidents, and documents called readable.
"""

from __future__ import annotations

import csv
import dataclasses
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ckanext.pdi import compliance
from ckanext.pdi.compliance.model import Acquisition, Subject, Verdict
from ckanext.pdi.facts import Profile
from ckanext.pdi.reading import profile_files

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
#: Formats whose tables are read today; the bars below hold for them.
TABLES = ("csv", "csv(semicolon)", "tsv", "psv", "gz(csv)", "zip(csv)", "xlsx")
SURE = ("high", "medium")
#: Bars for granularity on readable tables.
UNKNOWN_AT_MOST = 0.12
RIGHT_AT_LEAST = 0.96
#: Readable files called not readable.
REFUSED_AT_MOST = 0.02


@dataclass(frozen=True)
class Judged:
    label: dict[str, str]
    profile: Profile
    verdict: Verdict

    @property
    def granularity(self) -> str:
        return str(self.verdict.granularity)

    def __repr__(self) -> str:
        sums = {
            k: self.verdict.reasons.get(k) for k in ("events", "totals", "entities")
        }
        return f"{self.label['id']}: {self.label['granularity']} {sums}"


@pytest.fixture(scope="module")
def judged() -> Sequence[Judged]:
    manifest = CORPUS / "manifest.csv"
    if not manifest.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"the labelled corpus is missing: {CORPUS}")
        pytest.skip(f"the labelled corpus is not here: {CORPUS}")
    with manifest.open(encoding="utf-8", newline="") as lines:
        labels = list(csv.DictReader(lines))
    profiles = profile_files([CORPUS / label["file"] for label in labels])
    return [
        Judged(label, profile, compliance.evaluate(Subject(Acquisition(), profile)))
        for label, profile in zip(labels, profiles, strict=True)
    ]


def _tables(judged: Sequence[Judged]) -> list[Judged]:
    return [
        j
        for j in judged
        if j.label["machine_readable"] == "yes" and j.label["format"] in TABLES
    ]


def test_no_total_and_no_list_is_called_incident(judged: Sequence[Judged]) -> None:
    wrong = [
        j
        for j in judged
        if j.label["granularity"] != "incident" and j.granularity == "incident"
    ]
    assert not wrong


def test_no_incident_file_but_one_is_called_aggregate(judged: Sequence[Judged]) -> None:
    wrong = [
        j
        for j in judged
        if j.label["granularity"] == "incident" and j.granularity == "aggregate"
    ]
    assert len(wrong) <= 1, wrong


def test_nothing_unreadable_is_called_readable(judged: Sequence[Judged]) -> None:
    wrong = [
        j
        for j in judged
        if j.label["machine_readable"] == "no"
        and j.verdict.pillars["machine_readable"] == "passed"
    ]
    assert not wrong


def test_hardly_a_readable_file_is_refused(judged: Sequence[Judged]) -> None:
    readable = [j for j in judged if j.label["machine_readable"] == "yes"]
    refused = [j for j in readable if j.verdict.pillars["machine_readable"] == "failed"]
    assert len(refused) <= REFUSED_AT_MOST * len(readable), refused


def test_plain_totals_never_pass_as_disaggregated(judged: Sequence[Judged]) -> None:
    wrong = [
        j
        for j in judged
        if j.label["disaggregated"] in ("partial", "no")
        and j.verdict.pillars["disaggregated"] == "passed"
    ]
    assert not wrong


def test_most_tables_are_decided_and_decided_right(judged: Sequence[Judged]) -> None:
    tables = [j for j in _tables(judged) if j.label["label_confidence"] in SURE]
    decided = [j for j in tables if j.granularity != "unknown"]
    right = [j for j in decided if j.granularity == j.label["granularity"]]
    table = Counter((j.label["granularity"], j.granularity) for j in tables)
    assert len(tables) - len(decided) <= UNKNOWN_AT_MOST * len(tables), table
    assert len(right) >= RIGHT_AT_LEAST * len(decided), table


def test_headers_nobody_understands_make_no_incident(judged: Sequence[Judged]) -> None:
    wrong: list[Judged] = []
    for j in judged:
        columns = tuple(
            dataclasses.replace(
                c, name=f"qz{'abcdefghij'[c.index % 10]}{'kx' * c.index}"
            )
            for c in j.profile.columns
        )
        profile = dataclasses.replace(j.profile, columns=columns)
        verdict = compliance.evaluate(Subject(Acquisition(), profile))
        if (
            str(verdict.granularity) == "incident"
            and j.label["granularity"] != "incident"
        ):
            wrong.append(j)
    assert not wrong


def test_no_rule_breaks_on_a_real_file(judged: Sequence[Judged]) -> None:
    broken = [
        (j, finding.rule)
        for j in judged
        for finding in j.verdict.findings
        if any(e.code == "error.rule_failed" for e in finding.evidence)
    ]
    assert not broken
