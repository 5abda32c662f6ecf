"""Does each row say what happened, or why?

## What it does
Asks for at least one column of reason, type, offence, allegation, force, outcome or
the like that is filled in at least 80 % of the rows. Columns whose names we do not
know, but whose values sort the rows, are cannot tell. So is a file of numbers or days
alone: what happened may stand in another file of the data set.

## Why it matters
Without reason or type all events look alike.

## Remedy
Publish the type or reason of each event in words or with a code list.

## Reference
PDI: disaggregated.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.lists import TELLING
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

#: Filled part of the best such column (RULES.md, PDI-D03).
FILLED = 0.8


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    marks = tuple(c for c in table.of(Role.FLAG) if c.view.says(TELLING))
    telling = (*table.of(Role.DESCRIPTOR, Role.NARRATIVE, Role.HARM), *marks)
    best = max(telling, key=lambda c: c.view.filled, default=None)
    if best is not None and best.view.filled >= FILLED:
        evidence = Evidence("what.filled", column=best.name)
        yield answer(RULE, Outcome.PASSED, evidence, gate=True)
        return
    unknown = table.of(Role.CATEGORY, Role.CODE, Role.FLAG, Role.LABEL)
    if unknown or best is not None:
        column = best.name if best else unknown[0].name
        data = {"filled": best.view.facts.filled if best else 0, "rows": table.rows}
        code = "what.sparse" if best else "what.unnamed"
        evidence = Evidence(code, column=column, data=data)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
        return
    numbers = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    beside = (*numbers, *table.event_dates, *table.split_date)
    if beside and (numbers or table.has_event_day):
        evidence = Evidence("what.elsewhere", column=beside[0].name)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
        return
    yield answer(RULE, Outcome.FAILED, Evidence("what.none"), gate=True)


RULE = Rule(
    id="PDI-D03",
    version="1.1.0",
    pillar=Pillar.DISAGGREGATED,
    title="Each row says what happened or why",
    failure_title="No column says what happened or why",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the type, reason, offence or outcome of each event as a column.",
        'Fill it in every row; use a word such as "none" where there'
        " is nothing to say.",
        "Export and upload the file again.",
    ),
    effort_minutes=30,
    reference="https://www.policedatainitiative.org/datasets/",
)
