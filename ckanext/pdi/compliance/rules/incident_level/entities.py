"""Are the rows persons or things instead of events?

## What it does
Looks for rows that are officers, employees, agencies, places, codes or answers:
names, titles, ranks, ids of such, hiring dates, and no date of an event. Days of
birth, hiring, loading and updating are none.

## Why it matters
A roster tells who is there, not what happened.

## Remedy
Publish the events: stops, complaints, uses of force, one row for each.

## Reference
PDI: incident-level.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import directories, lists
from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    found = (*lists.entity_signs(table), *directories.signs(table))
    signs = sorted(found, key=lambda s: s.points, reverse=True)
    points = sum(sign.points for sign in signs)
    if points <= 0:
        yield answer(RULE, Outcome.PASSED)
        return
    evidence = tuple(
        Evidence(
            f"entity.{sign.kind}",
            column=sign.columns[0].name if sign.columns else None,
            data={
                "columns": [c.name for c in sign.columns][:EXAMPLES],
                "points": sign.points,
            },
        )
        for sign in signs
    )
    yield answer(RULE, Outcome.FAILED, *evidence, weight=-points)


RULE = Rule(
    id="PDI-I19",
    version="1.1.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="Rows are events",
    failure_title="Rows are persons, places or things, not events",
    severity="must",
    needs=("table", "columns", "combinations"),
    check=check,
    remedy=(
        "Ask for the events behind this list: stops, complaints, uses of force, calls.",
        "Export them with one row for each event, with date and record number.",
        "Upload the file. The list may stay beside it as documentation.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
