"""Is a place below the agency given?

## What it does
Looks for addresses, blocks, coordinates, beats, precincts, districts and the like
with more than five different values.

## Why it matters
People ask about their own street or district, not about the city as a whole.

## Remedy
Publish the hundred-block, the beat or rounded coordinates.

## Reference
PDI: disaggregated. Open Data Standard for policing data sets, location_block.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

POINTS = 1
#: More different places than this (RULES.md, PDI-I04).
DIFFERENT = 5


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    for column in table.of(Role.PLACE, Role.COORDINATE):
        if column.view.facts.distinct > DIFFERENT:
            evidence = Evidence("place.given", column=column.name)
            yield answer(RULE, Outcome.PASSED, evidence, weight=POINTS)
            return
    yield answer(RULE, Outcome.FAILED, Evidence("place.none"), failed=1)


RULE = Rule(
    id="PDI-I04",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="A place below the agency is given",
    failure_title="No column gives a place below the agency",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the hundred-block, the beat or the district of each event.",
        "Never publish the exact address of a home.",
        "Export and upload the file again.",
    ),
    effort_minutes=30,
    reference="https://www.policedatainitiative.org/datasets/",
)
