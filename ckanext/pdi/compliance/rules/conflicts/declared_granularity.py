"""Are the rows what they are declared to be?

## What it does
Compares the granularity that the publisher declares (individual or incident,
aggregated or summary, list) with the measured one. While a row could not be told it
cannot tell; without a declaration it does not apply.

## Why it matters
People choose between records and summaries by what is declared.

## Remedy
Correct the declaration, or upload the records.

## Reference
Police Data Accessibility Project, detail_level.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import (
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Pillar,
    Rule,
)

#: Words of catalogues for what a row is.
SPELLINGS = {
    "incident": Granularity.INCIDENT,
    "individual": Granularity.INCIDENT,
    "record": Granularity.INCIDENT,
    "aggregate": Granularity.AGGREGATE,
    "aggregated": Granularity.AGGREGATE,
    "summary": Granularity.AGGREGATE,
    "list": Granularity.LIST,
}


def check(case: Case) -> Iterator[Finding]:
    declared = case.subject.declared.granularity
    if not declared:
        yield answer(RULE, Outcome.INAPPLICABLE, applied=0)
        return
    measured = Granularity.INCIDENT if case.roster_counts else case.granularity
    said = SPELLINGS.get(declared.strip().lower())
    data = {"declared": declared[:40], "measured": str(measured)}
    evidence = Evidence("granularity.declared", data=data)
    if said is None or measured in (Granularity.UNKNOWN, Granularity.NONE):
        yield answer(RULE, Outcome.CANT_TELL, evidence)
    else:
        outcome = Outcome.PASSED if said is measured else Outcome.FAILED
        yield answer(RULE, outcome, evidence)


RULE = Rule(
    id="PDI-X02",
    version="1.0.0",
    pillar=Pillar.CONFLICTS,
    title="Rows are what they are declared to be",
    failure_title="Rows are not what they are declared to be",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Open the resource and choose Edit.",
        "Set the granularity to the one named here, or upload the records.",
    ),
    effort_minutes=5,
    reference="https://docs.pdap.io/",
)
