"""Is there one header row with usable names?

## What it does
Looks for a row of column names within the first rows. Names are usable when they
are not empty and not repeated. Fewer than half usable fails the pillar; up to 95 %
is advice, because a nameless index column or a repeated name is common. Without any
header nobody can tell what the columns are.

## Why it matters
A column without a name cannot be read by people or programs.

## Remedy
Give every column a short, different name in one row above the records.

## Reference
W3C, Tabular Data Model; Frictionless, Table Schema, "name".
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Shares of usable names (RULES.md, PDI-M05).
USABLE = 0.95
GATE = 0.5


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
    elif not table.has_names or _is_title(table):
        evidence = Evidence("header.absent", table.table.first_row)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    else:
        yield _judge(table)


def _is_title(table: Interpretation) -> bool:
    """One filled cell above several columns is a title, not a header."""
    facts = table.table
    return bool(facts.header_rows) and facts.usable_names <= 1 < facts.columns


def _judge(table: Interpretation) -> Finding:
    facts, columns = table.table, max(table.table.columns, 1)
    row = facts.header_rows[-1] if facts.header_rows else None
    bad = columns - facts.usable_names
    if not facts.header_rows or facts.usable_names >= USABLE * columns:
        evidence = Evidence("header.row", row, data={"columns": columns})
        return answer(
            RULE, Outcome.PASSED, evidence, applied=columns, failed=0, gate=True
        )
    data = {
        "columns": columns,
        "unusable": bad,
        "empty": facts.empty_names,
        "repeated": list(facts.duplicate_names),
    }
    evidence = Evidence("header.unusable", row, data=data)
    gate = facts.usable_names < GATE * columns
    severity = "must" if gate else "should"
    return answer(
        RULE,
        Outcome.FAILED,
        evidence,
        applied=columns,
        failed=bad,
        gate=gate,
        severity=severity,
    )


RULE = Rule(
    id="PDI-M05",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="One header row names the columns",
    failure_title="Column names are missing or repeated",
    severity="must",
    needs=("container", "table"),
    check=check,
    remedy=(
        "Open the file and go to the row above the first record.",
        "Write one short name above every column; no two names alike.",
        "Remove empty columns, save and upload the file again.",
    ),
    effort_minutes=10,
    reference="https://specs.frictionlessdata.io/table-schema/#name",
)
