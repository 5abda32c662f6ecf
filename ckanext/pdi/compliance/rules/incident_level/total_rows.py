"""Do some rows look like totals?

## What it does
Looks at the first three cells of every row for the words of a total: total, grand
total, subtotal, statewide, all offenses and the like in several languages.

## Why it matters
A total among the records is counted twice by everybody who adds up the column.

## Remedy
Delete the total rows; anyone can add up the records.

## Reference
Tidy data (Wickham 2014).
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import totals
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Finding, Outcome, Pillar, Rule

POINTS = -3
#: A few totals among many records are a mishap, not the nature of the table.
STRAY, OFTEN = -1, 0.05


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    found = totals.count(table)
    if not found:
        yield answer(RULE, Outcome.PASSED, applied=table.rows, failed=0)
        return
    yield answer(
        RULE,
        Outcome.FAILED,
        *totals.evidence(table),
        applied=table.rows,
        failed=found,
        weight=POINTS if found >= OFTEN * table.rows else STRAY,
    )


RULE = Rule(
    id="PDI-I08",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="No row looks like a total",
    failure_title="Totals are mixed with the records",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Open the file in your spreadsheet.",
        "Go to the rows named here and delete them.",
        "Save and upload the file again.",
    ),
    effort_minutes=2,
    reference="https://doi.org/10.18637/jss.v059.i10",
)
