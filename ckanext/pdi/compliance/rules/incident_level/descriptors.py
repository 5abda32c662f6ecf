"""Do columns describe single events?

## What it does
Counts the columns that tell what happened, why, with what outcome and to whom:
reason, offence, outcome, weapon, force, search, race, sex, age, yes/no marks. Two are
enough; five or more count double. A story told in each row counts where a day and a
street stand beside it.

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
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.lists import told
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role

#: Points, tuned on real files: see the method page.
SOME, MANY = 1, 2
FEWEST, MANY_COLUMNS = 2, 5
#: A described event has a value in at least this part of the rows.
FILLED = 0.05
#: Yes/no marks and free text say as much about a policy or a web page: beside
#: columns that tell of events they count, alone they do not.
BESIDE = (Role.FLAG, Role.NARRATIVE)
#: A story has so many words, and hardly any is told twice.
STORY, OWN, HALF = 15, 0.9, 0.5
STREET = "values:street"


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    speaking = (*(told(table) or _narrated(table)), *table.of(*PERSON_ROLES))
    telling = [c for c in speaking if _used(c)]
    beside = [c for c in table.of(*BESIDE, Role.DESCRIPTOR) if _used(c)]
    names = list(dict.fromkeys(c.name for c in (*telling, *beside)))
    points = _points(len(telling), len(names))
    data = {"columns": names[:EXAMPLES], "count": len(names), "telling": len(telling)}
    outcome = Outcome.PASSED if points else Outcome.FAILED
    code = "describing.columns" if points else "describing.few"
    yield answer(RULE, outcome, Evidence(code, data=data), weight=points)


def _narrated(table: Interpretation) -> tuple[Placed, ...]:
    """A story of its own in each row, with a day and a street: it happened there."""
    streets = (c for c in table.of(Role.PLACE) if c.reason == STREET)
    if not table.has_event_day or all(c.view.filled < HALF for c in streets):
        return ()
    return tuple(
        c
        for c in table.of(Role.NARRATIVE)
        if c.view.mean_words >= STORY and c.view.distinct >= OWN
    )


def _used(column: Placed) -> bool:
    return column.view.filled >= FILLED


def _points(telling: int, all_columns: int) -> float:
    if not telling:
        return 0
    many = all_columns >= MANY_COLUMNS and telling >= FEWEST
    return MANY if many else SOME


RULE = Rule(
    id="PDI-I05",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Columns describe single events",
    failure_title="Hardly any column describes single events",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add what happened, why, and with what outcome for each event.",
        "Export and upload the file again.",
    ),
    effort_minutes=30,
    reference="https://www.policedatainitiative.org/datasets/",
)
