"""Are small numbers hidden?

## What it does
Looks in numeric columns for the marks that statisticians put where a number is too
small to be shown: <5, *, ^, ***.

## Why it matters
Only counts are hidden in this way; a table with such marks holds totals.

## Remedy
Publish the records behind the counts, with names left out instead of numbers.

## Reference
PDI: incident-level, not aggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import EXAMPLES, Case, answer
from ckanext.pdi.compliance.interpret import Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import NUMBERS

POINTS = -2
#: A column of counts with marks still holds this part of numbers.
NUMERIC = 0.3


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    hidden = [c for c in table.of(*NUMBERS) if _hides(c)]
    if not hidden:
        yield answer(RULE, Outcome.PASSED)
        return
    cells = sum(c.view.facts.kinds.get("suppressed", 0) for c in hidden)
    data = {"cells": cells, "columns": [c.name for c in hidden][:EXAMPLES]}
    evidence = Evidence("numbers.hidden", column=hidden[0].name, data=data)
    yield answer(RULE, Outcome.FAILED, evidence, failed=len(hidden), weight=POINTS)


def _hides(column: Placed) -> bool:
    marks = column.view.facts.kinds.get("suppressed", 0)
    return marks > 0 and column.view.numeric >= NUMERIC


RULE = Rule(
    id="PDI-I14",
    version="1.0.0",
    pillar=Pillar.INCIDENT_LEVEL,
    title="No number is hidden by a mark",
    failure_title="Small numbers are hidden by marks",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Find the records from which these counts were made.",
        "Export them with one row for each event and upload the file.",
    ),
    effort_minutes=60,
    reference="https://www.policedatainitiative.org/datasets/",
)
