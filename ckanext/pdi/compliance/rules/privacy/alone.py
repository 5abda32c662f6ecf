"""Are persons alone in their group?

## What it does
Looks whether day, place, age, race and sex together tell nearly all rows apart. This is
information: such detail is what the initiative asks for, and it has its price.

## Why it matters
Who knows of an event finds its row, and learns the rest of it.

## Remedy
Publish age bands and districts instead of ages and addresses.

## Reference
Samarati and Sweeney 1998, k-anonymity.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role

#: With d different groups in n rows at least 2 d - n persons are alone.
ALONE = 0.8
LEAST = 3
QUASI = (Role.EVENT_DATE, Role.PLACE, Role.AREA, *PERSON_ROLES)


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    if not table.of(*PERSON_ROLES) or not table.rows:
        yield from persons.report(RULE, case)
        return
    different = _different(table)
    if different is None:
        yield answer(RULE, Outcome.CANT_TELL, Evidence("alone.unmeasured"))
        return
    alone = max(0.0, 2 * different / table.rows - 1)
    outcome = Outcome.FAILED if alone >= ALONE else Outcome.PASSED
    evidence = Evidence("alone.share", data={"share": round(alone, 3)})
    yield answer(RULE, outcome, evidence, severity="info")


def _different(table: Interpretation) -> int | None:
    """The groups of the widest combination measured of day, place and person."""
    wanted = {c.view.index: c.role for c in table.of(*QUASI)}
    measured = [
        k.distinct
        for k in table.profile.combinations
        if len(k.columns) >= LEAST
        and wanted.keys() >= set(k.columns)
        and any(wanted[i] in PERSON_ROLES for i in k.columns)
    ]
    return max(measured, default=None)


RULE = Rule(
    id="PDI-P06",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="Persons are not alone in their group",
    failure_title="Most persons are alone in their group",
    severity="info",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Think about age bands and districts in place of ages and addresses.",
        "If the detail is wanted, leave it: this is no fault.",
    ),
    effort_minutes=30,
    reference="https://dataprivacylab.org/projects/kanonymity/",
)
