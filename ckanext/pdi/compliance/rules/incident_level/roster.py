"""Is a roster of people what was promised?

## What it does
For the category workforce demographics one row is one employee, not one event. Where
the publisher declares that category and the rows are persons, the file is record-
level. For all other categories this rule does not apply.

## Why it matters
Who the officers are is a fair question, and a list of them is its finest answer.

## Remedy
Publish one row for each employee, with a surrogate id, rank, race and sex.

## Reference
OpenPoliceData, EMPLOYEE tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import ROSTER_CATEGORIES, Case, answer
from ckanext.pdi.compliance.model import (
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Pillar,
    Rule,
)


def check(case: Case) -> Iterator[Finding]:
    if case.category not in ROSTER_CATEGORIES or not case.category_declared:
        yield answer(RULE, Outcome.INAPPLICABLE, applied=0)
    elif case.roster_counts:
        yield answer(RULE, Outcome.PASSED, Evidence("roster.people"))
    elif case.granularity is Granularity.UNKNOWN:
        yield answer(RULE, Outcome.CANT_TELL, Evidence("rows.unknown"))
    else:
        yield answer(RULE, Outcome.FAILED, Evidence("roster.none"))


RULE = Rule(
    id="PDI-I17",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Each row is one employee",
    failure_title="Rows are no employees",
    severity="info",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Export one row for each employee, with a surrogate id, rank, race and sex.",
        "Upload the file, or choose the category that fits.",
    ),
    effort_minutes=30,
    reference="https://openpolicedata.readthedocs.io/",
)
