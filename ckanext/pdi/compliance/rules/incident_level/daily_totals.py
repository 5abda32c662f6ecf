"""Is each row the total of a day?

## What it does
Asks whether there is a count, and the day, or the day and one or more groups,
identify at least 98 % of the rows, while no record number does so or the count adds
up to more than the number of rows. So does one count that is mostly 1 and sometimes
more, where nothing names the single event, and a count of events that is never below
two. Then neither the date nor a row's id speaks for single events.

## Why it matters
A table by day looks like a table of events: it has dates and often ids. But a row
stands for many events.

## Remedy
Publish the events themselves, one row for each.

## Reference
PDI: incident-level, not aggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

POINTS = -3


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    daily = case.daily
    if daily is None:
        yield answer(RULE, Outcome.PASSED)
        return
    data = {"key": list(daily.key), "more_than_rows": daily.more_than_rows}
    code = "daily.totals" if daily.key else "daily.several"
    evidence = Evidence(code, column=daily.measure, data=data)
    yield answer(RULE, Outcome.FAILED, evidence, weight=POINTS)


RULE = Rule(
    id="PDI-I12",
    version="1.1.1",
    pillar=Pillar.INCIDENT_LEVEL,
    title="No row counts several events",
    failure_title="Rows count several events, by day or group",
    severity="must",
    needs=("table", "columns", "combinations"),
    check=check,
    remedy=(
        "Find the records from which the daily counts were made.",
        "Export them with one row for each event, with date and record number.",
        "Upload the file. The counts may stay beside it as a summary.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
