"""Does the file hold one table, and a table at all?

## What it does
Several tables below each other, or several sheets that hold data, are advice: one of
them was read. A text of one column in which numbers and words take turns is most
likely a report that was printed to text: whether it is a table cannot be told.

## Why it matters
A program reads one table; what stands beside it is lost, or read as its rows.

## Remedy
Upload each table as a file of its own.

## Reference
W3C, Data on the Web Best Practices, 14; tidy data (Wickham 2014).
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: A column holds one kind of thing; in a printed report this part is of another.
OTHER_KIND = 0.1
LINES = 50


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    blocks, sheets = table.table.blocks, table.table.sheets or 1
    if _is_printed(table):
        evidence = Evidence("table.printed", data={"rows": table.rows})
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    elif blocks > 1 or sheets > 1:
        data = {"blocks": blocks, "sheets": sheets}
        yield answer(RULE, Outcome.FAILED, Evidence("table.several", data=data))
    else:
        yield answer(RULE, Outcome.PASSED)


def _is_printed(table: Interpretation) -> bool:
    if table.profile.container.format != "csv" or len(table.columns) != 1:
        return False
    view = table.columns[0].view
    mixed = min(view.numeric, view.textual) >= OTHER_KIND
    return table.rows >= LINES and mixed


RULE = Rule(
    id="PDI-M07",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="The file holds one table",
    failure_title="The file holds several tables",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Save each table or sheet as a CSV file of its own.",
        "Upload each of them as a resource of the data set.",
    ),
    effort_minutes=15,
    reference="https://www.w3.org/TR/dwbp/#MultipleFormats",
)
