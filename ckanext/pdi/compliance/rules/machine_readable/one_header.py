"""Are cells merged, or is the header spread over several rows?

## What it does
Looks for merged cells in the records of a spreadsheet and for more than one row of
column names. This is advice.

## Why it matters
A merged cell has a value in its first row only; programs read the others as blank.

## Remedy
Unmerge the cells, fill every row, and put the column names into one row.

## Reference
Tidy data (Wickham 2014).
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    merged, header = table.table.merged, table.table.header_rows
    evidence: list[Evidence] = []
    if merged:
        evidence.append(Evidence("cells.merged", data={"ranges": list(merged)}))
    if len(header) > 1:
        evidence.append(
            Evidence("header.several", header[0], data={"rows": list(header)})
        )
    if evidence:
        yield answer(RULE, Outcome.FAILED, *evidence, failed=len(evidence))
    else:
        yield answer(RULE, Outcome.PASSED)


RULE = Rule(
    id="PDI-M08",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="No cell is merged and the header is one row",
    failure_title="Cells are merged or the header has several rows",
    severity="should",
    needs=("table",),
    check=check,
    remedy=(
        'Select the whole sheet and choose "Unmerge cells".',
        "Fill the blank cells with the value that stood in the merged one.",
        "Join the header rows into one row of names, save and upload again.",
    ),
    effort_minutes=15,
    reference="https://doi.org/10.18637/jss.v059.i10",
)
