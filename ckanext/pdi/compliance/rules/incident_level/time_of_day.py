"""Is the time of day given?

## What it does
Looks for a column of times, or for dates with a time other than midnight in more than
half of their cells.

## Why it matters
Only single events have a time of day; totals have none.

## Remedy
Publish the time beside the date where it is known.

## Reference
Open Data Standard for policing data sets, time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

POINTS = 1
#: Times that are not midnight (RULES.md, PDI-I03).
TIMED = 0.5
DIFFERENT = 5
#: A column with no more values than a day has hours sorts events into hours.
HOURS = 24


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    moments = () if case.grid else (*table.of(Role.TIME), *table.event_dates)
    for column in moments:
        dates = column.view.dates
        timed = dates is not None and dates.timed > TIMED * dates.count
        clock = column.role is Role.TIME and column.view.facts.distinct > HOURS
        if clock or (timed and column.view.facts.distinct > DIFFERENT):
            evidence = Evidence("time.given", column=column.name)
            yield answer(RULE, Outcome.PASSED, evidence, weight=POINTS)
            return
    yield answer(RULE, Outcome.FAILED, Evidence("time.none"), failed=1)


RULE = Rule(
    id="PDI-I03",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="The time of day is given",
    failure_title="No column gives the time of day",
    severity="nice",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the time of each event, for example 13:45.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.iso.org/iso-8601-date-and-time-format.html",
)
