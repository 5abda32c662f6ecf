"""Are members of the public named?

## What it does
Looks for columns of names: first and last name, or a column that says name of a
subject, victim, driver, complainant and the like, or just name, whose cells are
written like names of persons. Names of officers are public in many places and are only
noted. A street, district or agency called name is no person. Files of shootings by
officers and of deaths in custody name the dead in many places: there it is advice.

## Why it matters
A person who was stopped or hurt did not ask to be found by everybody for ever.

## Remedy
Delete the columns, or put a number in their place that stays the same.

## Reference
Open Data Standard for policing data sets, privacy; PDI, protecting privacy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.interpret import Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Categories in which the names of the dead are published in many places.
NAMED_ELSEWHERE = ("officer_involved_shootings", "deaths_in_custody")


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    named = persons.named(table)
    public = [c for c in named if not persons.is_officer(table, c)]
    if named and not public:
        data = {"columns": [c.name for c in named][:EXAMPLES]}
        evidence = Evidence("names.officers", column=named[0].name, data=data)
        yield answer(RULE, Outcome.PASSED, evidence)
        return
    found = (
        persons.evidence("names.public", c, *_pattern(c)) for c in public[:EXAMPLES]
    )
    declared = case.category if case.category_declared else None
    yield from persons.report(RULE, case, *found, holds=declared not in NAMED_ELSEWHERE)


def _pattern(column: Placed) -> tuple[str, ...]:
    """First and last names are no names by their writing: all filled cells count."""
    return () if persons.is_part(column) else ("person_name",)


RULE = Rule(
    id="PDI-P01",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="No member of the public is named",
    failure_title="Members of the public are named",
    severity="must",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Delete the columns named here.",
        "If rows of one person must be told from others, put a number in their place"
        " that is made for this file.",
        "Export and upload the file again; ask for the earlier version to be removed.",
    ),
    effort_minutes=15,
    reference="https://www.policedatainitiative.org/resources/",
)
