"""Is there a record number?

## What it does
Looks for a column that numbers the records: a name such as case, incident, report or
complaint number, or long codes such as 24-000017, hardly ever blank and hardly ever
repeated. A number that repeats (several officers or persons of one event) counts
less, a bare counter 1, 2, 3 hardly at all. Numbers of officers, agencies and places
are not meant; nor is a number that only counts rows of daily totals.

## Why it matters
A number for each event lets people follow one event through several files, and shows
that a row is an event.

## Remedy
Publish the case or report number, or a surrogate that stays the same.

## Reference
PDI: incident-level. Open Data Standard for policing data sets, incident_id.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

#: Points, tuned on real files: see the method page.
NAMED, PLAIN, SHAPED, REPEATED, COUNTER = 3, 1, 2, 3, 0
_POINTS = {"name": NAMED, "plain": PLAIN}
#: From this share of measures on, codes that no header explains number what is counted.
MEASURED = 0.2


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    best = _best(table)
    if best is None:
        yield answer(RULE, Outcome.FAILED, Evidence("number.none"), failed=1)
        return
    code, column, points = best
    if points <= PLAIN and (case.daily or case.grid):
        code, points = "number.of_totals", 0
    evidence = Evidence(code, column=column.name, data={"points": points})
    yield answer(RULE, Outcome.PASSED, evidence, weight=points)


def _best(table: Interpretation) -> tuple[str, Placed, float] | None:
    found: list[tuple[str, Placed, float]] = []
    shaped = PLAIN if _measured(table) else SHAPED
    for column in table.of(Role.RECORD_NUMBER):
        kind = column.reason.partition(":")[0]
        points = shaped if kind == "values" else _POINTS[kind]
        found.append(("number.unique", column, points))
    for column in table.of(Role.REPEATED_NUMBER):
        found.append(("number.repeated", column, REPEATED))
    for column in table.of(Role.ROW_COUNTER):
        found.append(("number.counter", column, COUNTER))
    return max(found, key=lambda f: f[2], default=None)


def _measured(table: Interpretation) -> bool:
    return len(table.of(Role.MEASURE)) >= MEASURED * max(len(table.used), 1)


RULE = Rule(
    id="PDI-I01",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Every record has its number",
    failure_title="No column numbers the records",
    severity="should",
    needs=("table", "columns", "combinations"),
    check=check,
    remedy=(
        "Add the case, report or complaint number of each record as a column.",
        "If the number must stay secret, add a surrogate that stays"
        " the same in every release.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.policedatainitiative.org/datasets/",
)
