"""Do columns describe single events?

## What it does
Counts the columns that tell what happened, why, with what outcome and to whom:
reason, offence, outcome, weapon, force, search, race, sex, age, yes/no marks. Two are
enough; five or more count double.

## Why it matters
A total has no reason and no outcome; an event has.

## Remedy
Publish reason, outcome and the persons' attributes for each event.

## Reference
PDI: disaggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role

#: Points, tuned on real files: see the method page.
SOME, MANY = 1, 2
FEWEST, MANY_COLUMNS = 2, 5
#: A described event has a value in at least this part of the rows.
FILLED = 0.05
DESCRIBING = (Role.DESCRIPTOR, Role.NARRATIVE, Role.FLAG, *PERSON_ROLES)


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    names = [c.name for c in table.of(*DESCRIBING) if c.view.filled >= FILLED]
    data = {"columns": names[:EXAMPLES], "count": len(names)}
    if len(names) < FEWEST:
        evidence = Evidence("describing.few", data=data)
        yield answer(RULE, Outcome.FAILED, evidence, failed=1)
        return
    points = MANY if len(names) >= MANY_COLUMNS else SOME
    evidence = Evidence("describing.columns", data=data)
    yield answer(RULE, Outcome.PASSED, evidence, weight=points)


RULE = Rule(
    id="PDI-I05",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title='Columns describe single events',
    failure_title='Hardly any column describes single events',
    severity="should",
    needs=('table', 'columns'),
    check=check,
    remedy=(
        'Add what happened, why, and with what outcome for each event.',
        'Export and upload the file again.',
    ),
    effort_minutes=30,
    reference='https://www.policedatainitiative.org/datasets/',
)
