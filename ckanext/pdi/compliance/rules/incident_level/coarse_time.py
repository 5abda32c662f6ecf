"""Is time given only by year, quarter or month?

## What it does
Looks for a year, quarter or month column where no column gives the day.

## Why it matters
A year is what totals are made for; an event has a day.

## Remedy
Publish the date of each event.

## Reference
PDI: incident-level. ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

POINTS = -2
#: With a record number for each row the coarse time weighs less.
NUMBERED = -1


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    coarse = table.coarse_times
    dated = table.event_dates or table.split_date
    if dated or not coarse:
        yield answer(RULE, Outcome.PASSED)
        return
    data = {"columns": [c.name for c in coarse][:EXAMPLES]}
    points = NUMBERED if _numbered(table) else POINTS
    evidence = Evidence("time.coarse", column=coarse[0].name, data=data)
    yield answer(RULE, Outcome.FAILED, evidence, weight=points)


def _numbered(table: Interpretation) -> bool:
    return any(c.reason.startswith("name:") for c in table.of(Role.RECORD_NUMBER))


RULE = Rule(
    id="PDI-I09",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Time is given to the day",
    failure_title="Time is given only by year, quarter or month",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the date of each event as a column, for example 2024-01-31.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.iso.org/iso-8601-date-and-time-format.html",
)
