"""Do small twins of real files get the verdicts that a person gave them?"""

from __future__ import annotations

import csv

import pytest
from tables import FIXTURES, fixture, judge

with (FIXTURES / "expected.csv").open(encoding="utf-8") as lines:
    EXPECTED = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_twin_gets_its_verdict(row: dict[str, str]) -> None:
    verdict = judge(fixture(row["file"]))
    found = (str(verdict.granularity), str(verdict.verdict))
    assert found == (row["granularity"], row["verdict"]), verdict.reasons


def test_every_twin_is_expected() -> None:
    files = {path.name for path in FIXTURES.glob("*.csv")} - {"expected.csv"}
    assert files == {row["file"] for row in EXPECTED}


@pytest.mark.parametrize(
    "row",
    [r for r in EXPECTED if r["granularity"] != "incident"],
    ids=lambda r: r["file"],
)
def test_no_column_order_turns_totals_or_lists_into_incidents(
    row: dict[str, str],
) -> None:
    table = list(csv.reader(fixture(row["file"]).splitlines()))
    turned = [reversed(line) for line in table]
    verdict = judge("\n".join(",".join(f'"{c}"' for c in line) for line in turned))
    assert str(verdict.granularity) != "incident"


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_same_facts_same_verdict(row: dict[str, str]) -> None:
    assert judge(fixture(row["file"])) == judge(fixture(row["file"]))
