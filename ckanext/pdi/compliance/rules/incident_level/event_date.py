"""Is the day of each event given?

## What it does
Looks for a column of days, in any spelling, or year, month and day in three columns.
More than twelve different days are needed, and not only firsts of a month: those are
months. Days of birth, hiring, updating and publishing are not meant. A file of one
single day, such as a daily blotter, counts when it has ten rows and five columns. In
a table of daily totals the day speaks for nothing.

## Why it matters
Without the day nobody can see when something happened, compare seasons or match other
sources.

## Remedy
Publish the date of each event, best as 2024-01-31.

## Reference
PDI: incident-level. ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.vocabulary import columns as words

#: Points, tuned on real files: see the method page.
VARIED, SPARSE, ONE_DAY, SPAN = 3, 2, 2, 2
#: From this filled share a date speaks for most rows.
FILLED = 0.5
SPARSELY_FILLED = 0.1
#: A daily blotter (RULES.md, PDI-I02).
BLOTTER_ROWS = 10
BLOTTER_COLUMNS = 5


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    dated = table.split_date[:1] or table.event_dates[:1]
    if not dated:
        yield answer(RULE, Outcome.FAILED, Evidence("date.none"), failed=1)
        return
    code, points = _weigh(table)
    if case.daily or case.grid:
        code, points = "date.of_totals", 0
    dates = dated[0].view.dates
    data = {"days": dates.distinct_days if dates else None, "points": points}
    outcome = Outcome.PASSED if points else Outcome.FAILED
    evidence = Evidence(code, column=dated[0].name, data=data)
    yield answer(RULE, outcome, evidence, weight=points)


def _weigh(table: Interpretation) -> tuple[str, float]:
    if table.split_date:
        return "date.split", VARIED
    for column in table.event_dates:
        dates, filled = column.view.dates, column.view.filled
        if dates is None or filled < SPARSELY_FILLED:
            continue
        if column in table.varied_dates or column in table.moments:
            points = VARIED if filled >= FILLED else SPARSE
            return "date.varied", min(points, SPAN) if _spans(table) else points
        blotter = table.rows >= BLOTTER_ROWS and len(table.used) >= BLOTTER_COLUMNS
        if dates.distinct_days <= 2 and blotter and filled >= FILLED:
            return "date.one_day", ONE_DAY
    return "date.few", 0


def _spans(table: Interpretation) -> bool:
    """Only beginnings and ends: of a term, a poll, a contract"
    " as well as of an event."""
    return all(c.view.says(words.SPAN) for c in table.event_dates)


RULE = Rule(
    id="PDI-I02",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="The day of each event is given",
    failure_title="No column gives the day of each event",
    severity="should",
    needs=("table", "columns", "combinations"),
    check=check,
    remedy=(
        "Add the date on which each event happened as a column.",
        "Write it as year-month-day, for example 2024-01-31.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.iso.org/iso-8601-date-and-time-format.html",
)
