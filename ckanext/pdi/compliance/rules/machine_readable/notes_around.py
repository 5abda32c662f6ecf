"""Do titles or notes stand around the table?

## What it does
Looks for rows above the header and below the last record that are no records: titles,
report lines, footnotes. This is advice; the table is found all the same.

## Why it matters
Every program that reads the file must be told how many rows to skip, and the number
changes with each release.

## Remedy
Move titles and notes into the description of the data set.

## Reference
W3C, Data on the Web Best Practices, 1 and 2: metadata belongs beside the data.
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
    above, below = table.table.preamble_rows, table.table.footer_rows
    if not above and not below:
        yield answer(RULE, Outcome.PASSED)
        return
    data = {"above": len(above), "below": len(below), "rows": [*above, *below]}
    evidence = Evidence("notes.around", [*above, *below][0], data=data)
    yield answer(RULE, Outcome.FAILED, evidence, failed=len(above) + len(below))


RULE = Rule(
    id="PDI-M06",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="Nothing but the table stands in the file",
    failure_title="Titles or notes stand around the table",
    severity="should",
    needs=("table",),
    check=check,
    remedy=(
        "Copy the title and the notes into the description of the data set.",
        "Delete those rows, so that the column names stand in row 1.",
        "Save and upload the file again.",
    ),
    effort_minutes=5,
    reference="https://www.w3.org/TR/dwbp/#ProvideMetadata",
)
