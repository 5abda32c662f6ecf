"""Does the file look cut off?

## What it does
Asks whether the number of records is exactly a limit at which programs stop exporting
(1,000, 2,000, 5,000, 10,000, 50,000, 65,535, 100,000, 1,048,575 and the like), or
whether cells are exactly as long as a database field allows. This is advice.

## Why it matters
A file that ends at 1,000 rows hides all later records, and nobody is told.

## Remedy
Raise the limit of the export.

## Reference
Esri and Socrata page sizes; Excel and OpenOffice limits.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Row limits of common programs and services (RULES.md, PDI-M15).
LIMITS = frozenset(
    {1_000, 2_000, 5_000, 10_000, 50_000, 65_535, 65_536, 100_000, 1_048_575, 1_048_576}
)
#: Lengths at which databases and spreadsheets cut a text.
CELL_LIMITS = frozenset({255, 32_767})


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    cut = [
        c.name
        for c in table.columns
        if c.view.facts.text and c.view.facts.text.max_length in CELL_LIMITS
    ]
    if table.rows in LIMITS:
        evidence = Evidence("rows.limit", data={"rows": table.rows})
        yield answer(RULE, Outcome.FAILED, evidence, applied=table.rows)
    elif cut:
        evidence = Evidence("cells.limit", column=cut[0], data={"columns": cut})
        yield answer(RULE, Outcome.FAILED, evidence, failed=len(cut))
    else:
        yield answer(RULE, Outcome.PASSED)


RULE = Rule(
    id="PDI-M15",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="The file does not look cut off",
    failure_title="The file may be cut off",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Look up how many records the system holds.",
        "Raise or remove the limit of the export, and export again.",
        "If this is really the whole number, nothing is to be done.",
    ),
    effort_minutes=10,
    reference="https://www.w3.org/TR/dwbp/#BulkAccess",
)
