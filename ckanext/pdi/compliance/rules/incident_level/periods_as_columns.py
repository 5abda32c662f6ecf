"""Are time periods spread over the columns?

## What it does
Looks for three or more column names that are years, months, quarters or days, such as
2015, FY16, Jan, 1st quarter, 2016-12-31, with numbers below them.

## Why it matters
A column for each year can only hold totals; and every new year changes the table.

## Remedy
Publish one row for each event with its date in one column.

## Reference
Tidy data (Wickham 2014): column headers are values, not variable names.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import periods
from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.interpret import Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

POINTS = -4
FEWEST = 3


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    names = [c.name for c in table.used if _is_period(c)]
    if len(names) < FEWEST:
        yield answer(RULE, Outcome.PASSED, applied=len(table.used), failed=0)
        return
    data = {"columns": names[:EXAMPLES], "count": len(names)}
    yield answer(
        RULE,
        Outcome.FAILED,
        Evidence("periods.columns", column=names[0], data=data),
        applied=len(table.used),
        failed=len(names),
        weight=POINTS,
    )


def _is_period(column: Placed) -> bool:
    facts = column.view
    amounts = facts.numeric + facts.share("suppressed", "withheld") >= 0.5
    return amounts and periods.named(column.name)


RULE = Rule(
    id="PDI-I07",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Time stands in a column of its own",
    failure_title="Years or months are spread over the columns",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Find the records from which this table was made.",
        "Export them with one row for each event and its date in one column.",
        "Upload the file. The table may stay beside it as a summary.",
    ),
    effort_minutes=60,
    reference="https://doi.org/10.18637/jss.v059.i10",
)
