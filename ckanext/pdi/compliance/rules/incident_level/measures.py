"""Are there columns of counts, rates or shares?

## What it does
Looks for numeric columns whose names speak of counts, totals, rates, averages,
percentages or populations, or are the names of groups (White, Black, Rape, Robbery)
with counts below them. Yes/no marks written 0 and 1 and numbers inside record numbers
are not meant. One such column is a hint, a fifth of all columns a strong one, two
fifths a proof.

## Why it matters
Counts are made from records. Who publishes only the counts decides for everybody
which questions can be asked.

## Remedy
Publish the records from which the counts were made.

## Reference
PDI: incident-level, not aggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

#: Points by the share of such columns (RULES.md, PDI-I06).
ONE, FIFTH, TWO_FIFTHS = -2, -3, -4
#: In a wide table one count is an event's own number: officers involved, shots.
RARE, RARELY = -1, 0.15


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    names = [c.name for c in table.of(Role.MEASURE)]
    columns = max(len(table.used), 1)
    if not names:
        yield answer(RULE, Outcome.PASSED, applied=columns)
        return
    points = _points(len(names) / columns)
    if table.describes_persons:
        points = max(points, RARE)
    data = {"columns": names[:EXAMPLES], "count": len(names), "of": columns}
    yield answer(
        RULE,
        Outcome.FAILED,
        Evidence("measures.columns", column=names[0], data=data),
        applied=columns,
        failed=len(names),
        weight=points,
        severity="must" if points <= FIFTH else "info",
    )


def _points(share: float) -> float:
    if share >= 0.4:
        return TWO_FIFTHS
    if share >= 0.2:
        return FIFTH
    return ONE if share >= RARELY else RARE


RULE = Rule(
    id="PDI-I06",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="No column holds counts or rates",
    failure_title="Columns hold counts or rates",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Find the table of records from which these counts were made.",
        "Export that table: one row for each event, with date and number.",
        "Upload it. The counts may stay beside it as a summary.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
