"""Does each row say when?

## What it does
Asks for the day of the event in at least 90 % of the rows. Where the file has a
record number and no day, the day may stand in another file with the same numbers:
cannot tell. So is a file in which only the day of record keeping is filled
throughout, in which several rows share a number and the day stands in the first of
them, or in which the only day is that of a court.

## Why it matters
Without the day nobody can break the data down by month, season or policy.

## Remedy
Publish the date of each event.

## Reference
PDI: disaggregated. ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role
from ckanext.pdi.vocabulary import columns as words

#: Filled part of the best date column (RULES.md, PDI-D02).
FILLED = 0.9


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    dates = table.split_date[:1] or table.event_dates[:1]
    if not dates:
        yield _without(table)
        return
    view, rows = dates[0].view, table.rows
    data = {"filled": view.facts.filled, "rows": rows}
    enough = view.filled >= FILLED
    doubt = None if enough else _doubt(table, dates[0])
    if doubt is not None:
        yield answer(RULE, Outcome.CANT_TELL, doubt, gate=True)
        return
    yield answer(
        RULE,
        Outcome.PASSED if enough else Outcome.FAILED,
        Evidence("when.filled", column=view.name, data=data),
        applied=rows,
        failed=0 if enough else rows - view.facts.filled,
        gate=True,
    )


def _doubt(table: Interpretation, date: Placed) -> Evidence | None:
    """Why a date that is not filled throughout may still be enough."""
    filled = date.view.facts.filled
    for number in table.of(Role.REPEATED_NUMBER):
        if number.view.facts.distinct <= filled:
            return Evidence("when.first_rows", column=number.name)
    if date.view.says(words.PROCEEDING):
        return Evidence("when.proceeding", column=date.name)
    kept = [c for c in table.of(Role.ADMIN_DATE) if c.view.filled >= FILLED]
    return Evidence("when.kept", column=kept[0].name) if kept else None


def _without(table: Interpretation) -> Finding:
    numbers = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    if numbers:
        evidence = Evidence("when.elsewhere", column=numbers[0].name)
        return answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    coarse = table.coarse_times
    code = "when.coarse" if coarse else "when.none"
    column = coarse[0].name if coarse else None
    return answer(RULE, Outcome.FAILED, Evidence(code, column=column), gate=True)


RULE = Rule(
    id="PDI-D02",
    version="1.1.0",
    pillar=Pillar.DISAGGREGATED,
    title="Each row says when",
    failure_title="The day is missing",
    severity="must",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Add the date of each event as a column, for example 2024-01-31.",
        "Fill it in every row; ask the records unit for the missing ones.",
        "Export and upload the file again.",
    ),
    effort_minutes=20,
    reference="https://www.iso.org/iso-8601-date-and-time-format.html",
)
