"""Do groups alone identify every row?

## What it does
Asks whether columns with few values each (year, district, offence, race and the
like), or one name of a place, agency or group, together identify every row, while no
column gives a record number or a day and a numeric column exists. Such a table holds
one number for each combination of groups. Where periods and groups form a grid that
the rows fill, each place of it once, nothing else is needed: that is so in any
language.

## Why it matters
Single events of one group look alike; only totals have exactly one row for each
combination.

## Remedy
Publish the records behind the table, one row for each event.

## Reference
W3C, The RDF Data Cube Vocabulary: dimensions identify an observation.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import keys
from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

POINTS, GRID = -2, -4


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    key = case.grid or keys.cube(table)
    if key is None:
        yield answer(RULE, Outcome.PASSED)
        return
    code, points = ("cube.grid", GRID) if case.grid else ("cube.key", POINTS)
    data = {"columns": [c.name for c in key][:EXAMPLES], "count": len(key)}
    evidence = Evidence(code, column=key[0].name, data=data)
    yield answer(RULE, Outcome.FAILED, evidence, weight=points)


RULE = Rule(
    id="PDI-I10",
    version="1.1.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Rows are more than combinations of groups",
    failure_title="There is one row for each combination of groups",
    severity="must",
    needs=("table", "columns", "combinations"),
    check=check,
    remedy=(
        "Find the records from which this table was made.",
        "Export them with one row for each event, with date and record number.",
        "Upload the file. The table may stay beside it as a summary.",
    ),
    effort_minutes=60,
    reference="https://www.w3.org/TR/vocab-data-cube/",
)
