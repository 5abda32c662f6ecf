"""Is it a reference table?

## What it does
Looks for the marks of a dictionary (field, description, label, data type), of a code
table or of a list of links. Such a file is documentation, not data, and is left out
of the count.

## Why it matters
A dictionary is welcome beside the data, but it is not the data.

## Remedy
Nothing to repair: mark the file as documentation or dictionary.

## Reference
Frictionless, Table Schema; Project Open Data, describedBy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import lists
from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Points for a list, tuned on real files: see the method page.
POINTS = -5


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    sign = lists.reference(table)
    if sign is None:
        yield answer(RULE, Outcome.PASSED)
        return
    data = {"columns": [c.name for c in sign.columns][:EXAMPLES]}
    evidence = Evidence(f"reference.{sign.kind}", data=data)
    yield answer(RULE, Outcome.FAILED, evidence, weight=POINTS)


RULE = Rule(
    id="PDI-I16",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="It is no reference table",
    failure_title="It is a reference table, not data",
    severity="info",
    needs=("table", "columns"),
    check=check,
    remedy=(
        'Set the role of this file to "dictionary" or "documentation".',
        "Upload the records themselves as another file of the data set.",
    ),
    effort_minutes=2,
    reference="https://specs.frictionlessdata.io/table-schema/",
)
