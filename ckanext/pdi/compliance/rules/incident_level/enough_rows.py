"""Are there enough rows to tell?

## What it does
Asks for ten rows at least. With fewer, only strong evidence of totals decides;
everything else is cannot tell.

## Why it matters
Two or three rows can look like anything.

## Remedy
Publish more rows, or say in the description that the period held so few events.

## Reference
PDI: incident-level.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Fewer rows decide nothing (RULES.md, PDI-I15).
ENOUGH = 10


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
    elif table.rows >= ENOUGH:
        yield answer(RULE, Outcome.PASSED, applied=table.rows, failed=0)
    else:
        evidence = Evidence("rows.few", data={"rows": table.rows})
        yield answer(RULE, Outcome.CANT_TELL, evidence, applied=table.rows)


RULE = Rule(
    id="PDI-I15",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="There are enough rows to tell",
    failure_title="There are too few rows to tell",
    severity="info",
    needs=("table",),
    check=check,
    remedy=(
        "Nothing is wrong with the file: publish several months or years in one file.",
        "If there were no more events, say so and ask a reviewer to confirm it.",
    ),
    effort_minutes=10,
    reference="https://www.policedatainitiative.org/datasets/",
)
