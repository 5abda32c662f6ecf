"""Are both date and number missing?

## What it does
Asks whether the table has neither a day nor a record number.

## Why it matters
Records without both can hardly be told from anything else. This alone never fails a
file.

## Remedy
Publish a record number or the date of each event.

## Reference
PDI: incident-level.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

POINTS = -1


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    numbered = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    if numbered or table.event_dates or table.split_date:
        yield answer(RULE, Outcome.PASSED)
        return
    yield answer(RULE, Outcome.FAILED, Evidence("record.bare"), weight=POINTS)


RULE = Rule(
    id="PDI-I13",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Records have a date or a number",
    failure_title="Records have neither date nor number",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the record number and the date of each event.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.policedatainitiative.org/datasets/",
)
