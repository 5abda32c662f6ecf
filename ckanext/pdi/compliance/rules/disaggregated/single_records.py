"""Are the rows single records, with no totals among them?

## What it does
Fails when total rows stand among the records, and when the incident-level rules found
that the rows themselves are totals. While they cannot tell what a row is, this rule
cannot either.

## Why it matters
Who gets totals cannot break them down any further.

## Remedy
Delete total rows; publish the records behind a table of totals.

## Reference
PDI: disaggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import totals
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import (
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Pillar,
    Rule,
)


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
    elif case.granularity is Granularity.AGGREGATE:
        evidence = Evidence("rows.are_totals", data={"rows": table.rows})
        yield _failed(table, table.rows, evidence)
    elif found := totals.count(table):
        yield _failed(table, found, *totals.evidence(table))
    elif case.granularity is not Granularity.INCIDENT and not case.roster_counts:
        code = "rows.are_entities" if _is_list(case) else "rows.unknown"
        yield answer(RULE, Outcome.CANT_TELL, Evidence(code), gate=True)
    else:
        yield answer(RULE, Outcome.PASSED, applied=table.rows, failed=0, gate=True)


def _is_list(case: Case) -> bool:
    return case.granularity is Granularity.LIST


def _failed(table: Interpretation, count: int, *evidence: Evidence) -> Finding:
    return answer(
        RULE, Outcome.FAILED, *evidence, applied=table.rows, failed=count, gate=True
    )


RULE = Rule(
    id="PDI-D01",
    version="1.0.0",
    pillar=Pillar.DISAGGREGATED,
    title="Rows are single records",
    failure_title="Totals stand in place of records or among them",
    severity="must",
    needs=("table",),
    check=check,
    remedy=(
        "Open the file in your spreadsheet.",
        "Delete the rows that hold totals; if every row is one,"
        " export the records behind them.",
        "Save and upload the file again.",
    ),
    effort_minutes=5,
    reference="https://www.policedatainitiative.org/datasets/",
)
