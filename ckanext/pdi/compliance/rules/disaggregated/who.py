"""Does each row say who was concerned?

## What it does
For categories about persons (use of force, stops, complaints, arrests and so on) asks
for race or ethnicity, sex or gender, or age. The ruleset pdi-protected-group demands
race or ethnicity. For other categories it does not apply; while none is declared it
passes where such a column stands and cannot tell otherwise. Where several rows
share a record number, the persons may stand in another file with the same numbers:
cannot tell.

## Why it matters
Whether people are treated alike can only be seen where the data say who they are.

## Remedy
Publish race, sex and age band of the persons concerned, never their names.

## Reference
PDI: disaggregated. OGP, disaggregation by protected group.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role
from ckanext.pdi.vocabulary.categories import category


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    strict = case.ruleset.require_protected_group
    wanted = (Role.RACE,) if strict else PERSON_ROLES
    found = [c for c in table.of(*wanted) if c.view.facts.filled]
    known = category(case.category) if case.category_declared else None
    if known is not None and not known.person:
        yield answer(RULE, Outcome.INAPPLICABLE, gate=True, applied=0)
    elif found:
        evidence = Evidence("who.given", column=found[0].name)
        yield answer(RULE, Outcome.PASSED, evidence, gate=True)
    elif children := table.of(Role.REPEATED_NUMBER):
        evidence = Evidence("who.elsewhere", column=children[0].name)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    else:
        outcome = Outcome.FAILED if known else Outcome.CANT_TELL
        code = "who.no_race" if strict else "who.none"
        evidence = Evidence(code, data={"category": case.category})
        yield answer(RULE, outcome, evidence, gate=True)


RULE = Rule(
    id="PDI-D04",
    version="1.0.0",
    pillar=Pillar.DISAGGREGATED,
    title="Each row says who was concerned",
    failure_title="No column says who was concerned",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add race or ethnicity, sex and age (or age band) of each person as columns.",
        "Leave names and birth dates out.",
        "If the law forbids it, say so in the description and ask for a review.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
