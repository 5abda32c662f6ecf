"""Can children be identified?

## What it does
Where ages under 18 stand in the file, asks whether names, birth dates or exact places
stand beside them.

## Why it matters
Records of children are sealed nearly everywhere.

## Remedy
Delete what identifies, or leave the rows of children out and say so.

## Reference
Juvenile Justice and Delinquency Prevention Act, 34 U.S.C. 11133.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

#: Ages of children; 0 stands for unknown in many files.
CHILD = (1, 17)


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    children = [c for c in table.of(Role.AGE) if _has_children(table, c)]
    identifying = (*persons.named(table), *persons.births(table))
    public = [c for c in identifying if not persons.is_officer(table, c)]
    found = tuple(
        Evidence("minors.identified", column=c.name, data={"age": children[0].name})
        for c in public
        if children
    )
    yield from persons.report(RULE, case, *found)


def _has_children(table: Interpretation, age: Placed) -> bool:
    if persons.is_officer(table, age):
        return False
    n = age.view.numbers
    return n is not None and CHILD[0] <= n.min <= CHILD[1]


RULE = Rule(
    id="PDI-P05",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="No child can be identified",
    failure_title="Children can be identified",
    severity="must",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Delete names and birth dates, or the rows of persons under 18.",
        "Say in the description what was left out and why.",
        "Export and upload the file again; ask for the earlier version to be removed.",
    ),
    effort_minutes=30,
    reference="https://ojjdp.ojp.gov/about/legislation",
)
