"""Do all rows have as many cells as there are columns?

## What it does
Counts the rows whose number of cells differs from the header's. Up to 1 % is a
detail, up to 5 % advice; above that the file cannot be trusted and the pillar fails.

## Why it matters
One comma too many shifts every later cell of the row under a wrong name.

## Remedy
Let the export put text that holds the delimiter in double quotes.

## Reference
RFC 4180, section 2, rule 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Shares of ragged rows (RULES.md, PDI-M09).
NICE = 0.01
GATE = 0.05


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    ragged, rows = table.table.ragged, max(table.rows, 1)
    if not ragged.count:
        yield answer(RULE, Outcome.PASSED, applied=rows)
        return
    share = ragged.count / rows
    data = {"short": ragged.short, "long": ragged.long, "rows": list(ragged.rows)}
    first = ragged.rows[0] if ragged.rows else None
    yield answer(
        RULE,
        Outcome.FAILED,
        Evidence("rows.ragged", first, data=data | {"count": ragged.count}),
        applied=rows,
        failed=ragged.count,
        gate=share > GATE,
        severity="nice" if share <= NICE else "should" if share <= GATE else "must",
    )


RULE = Rule(
    id="PDI-M09",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="Every row has the same number of cells",
    failure_title="Some rows have too many or too few cells",
    severity="must",
    needs=("table",),
    check=check,
    remedy=(
        "Look at the rows named here: a comma or line break inside a"
        " cell shifted them.",
        "Export again with all text in double quotes, or correct the rows by hand.",
        "Upload the file again.",
    ),
    effort_minutes=10,
    reference="https://www.rfc-editor.org/rfc/rfc4180#section-2",
)
