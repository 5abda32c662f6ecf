"""Are birth dates given?

## What it does
Looks for birth dates to the day. Years of birth and ages are fine. Birth dates of
officers are advice.

## Why it matters
A birth date and a postcode single out most people.

## Remedy
Publish the age, or better an age band, at the time of the event.

## Reference
Sweeney 2000, Simple demographics often identify people uniquely.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Finding, Outcome, Pillar, Rule


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    births = persons.births(table)
    public = [c for c in births if not persons.is_officer(table, c)]
    found = (persons.evidence("births.given", c) for c in public or births)
    yield from persons.report(RULE, case, *found, holds=bool(public))


RULE = Rule(
    id="PDI-P02",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="No birth date is given",
    failure_title="Birth dates are given",
    severity="must",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Work out the age at the time of the event, or an age band.",
        "Delete the column of birth dates.",
        "Export and upload the file again; ask for the earlier version to be removed.",
    ),
    effort_minutes=15,
    reference="https://dataprivacylab.org/projects/identifiability/",
)
