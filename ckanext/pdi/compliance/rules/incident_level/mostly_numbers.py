"""Are most columns plain numbers?

## What it does
Asks whether more than half of the columns hold numbers that are no record numbers,
places, ages, times, codes or yes/no marks, while no column numbers the records.

## Why it matters
Events are described in words and codes; tables of numbers are statistics.

## Remedy
Publish the records behind the numbers.

## Reference
PDI: incident-level, not aggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import NUMBERS, Role

POINTS = -2
#: Share of the columns (RULES.md, PDI-I11).
MOST = 0.5


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    numbers = table.of(*NUMBERS)
    columns = max(len(table.used), 1)
    numbered = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    if numbered or len(numbers) <= MOST * columns:
        yield answer(RULE, Outcome.PASSED, applied=columns, failed=0)
        return
    data = {"count": len(numbers), "of": columns}
    yield answer(
        RULE,
        Outcome.FAILED,
        Evidence("numbers.most", data=data),
        applied=columns,
        failed=len(numbers),
        weight=POINTS,
    )


RULE = Rule(
    id="PDI-I11",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Columns describe more than they count",
    failure_title="Most columns are plain numbers",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Find the records from which these numbers were made.",
        "Export them with one row for each event and upload the file.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
