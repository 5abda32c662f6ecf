"""Are the columns to break down by really filled?

## What it does
Looks at every column that says when, what or who: is it blank, withheld (REDACTED,
UNKNOWN) or one and the same value in nearly all rows? All of them hollow fails; one
of them hollow in half of the rows or more is advice.

## Why it matters
A column of REDACTED breaks nothing down.

## Remedy
Publish coded values instead of blanks and redactions.

## Reference
PDI: disaggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role

#: Hollow parts (RULES.md, PDI-D07).
HOLLOW = 0.9
HALF = 0.5
BREAKDOWN = (Role.EVENT_DATE, Role.DESCRIPTOR, *PERSON_ROLES)


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    columns = table.of(*BREAKDOWN)
    if not columns:
        yield answer(RULE, Outcome.CANT_TELL, Evidence("filled.none"), gate=True)
        return
    hollow = [c for c in columns if _hollow(table, c) >= HOLLOW]
    half = [c for c in columns if _hollow(table, c) >= HALF]
    if not half:
        yield answer(RULE, Outcome.PASSED, applied=len(columns), failed=0, gate=True)
        return
    every = len(hollow) == len(columns)
    yield answer(
        RULE,
        Outcome.FAILED,
        *(_evidence(table, c) for c in half[:EXAMPLES]),
        applied=len(columns),
        failed=len(half),
        gate=every,
        severity="must" if every else "should",
    )


def _hollow(table: Interpretation, column: Placed) -> float:
    """The part of the rows that is blank, withheld, or one constant."""
    facts = column.view.facts
    if facts.distinct <= 1 and column.role is not Role.EVENT_DATE:
        return 1.0
    empty = facts.nulls + facts.kinds.get("withheld", 0)
    return empty / table.rows if table.rows else 1.0


def _evidence(table: Interpretation, column: Placed) -> Evidence:
    share = round(_hollow(table, column), 3)
    return Evidence("filled.hollow", column=column.name, data={"share": share})


RULE = Rule(
    id="PDI-D07",
    version="1.0.0",
    pillar=Pillar.DISAGGREGATED,
    title="The columns to break down by are filled",
    failure_title="Columns to break down by are blank or withheld",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Look at the columns named here: most of their cells say nothing.",
        "Publish the coded value (for example an age band) instead"
        " of a blank or a redaction.",
        "Export and upload the file again.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
