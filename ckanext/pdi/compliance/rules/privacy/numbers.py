"""Are there numbers of persons: social security, licence, card, phone, mail, plate?

## What it does
Looks in every cell for the forms that those who issue such numbers use. One social
security, driver's licence or payment card number holds the file back; in running text
it takes three, since a number there may be something else. Telephone numbers, e-mail
addresses and plates are advice.

## Why it matters
With such a number one can act in a person's name.

## Remedy
Delete the column, or black the numbers out in the text before the export.

## Reference
Social Security Administration, number randomization; ISO/IEC 7812; NANP.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.compliance.roles import Role

HOLDING = ("ssn", "driver_license", "payment_card")
ADVISED = ("phone", "email", "plate")
#: In running text one number may be something else (RULES.md, PDI-P03).
IN_TEXT = 3
TEXT_WORDS = 3
LINKS = 0.3


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    held = tuple(_found(table, HOLDING))
    found = held or tuple(_found(table, ADVISED))
    yield from persons.report(RULE, case, *found, holds=bool(held))


def _found(table: Interpretation, patterns: tuple[str, ...]) -> Iterator[Evidence]:
    for column in table.columns:
        if column.role is Role.URL or column.view.share("url") >= LINKS:
            continue  # a link's own numbers
        least = IN_TEXT if column.view.mean_words >= TEXT_WORDS else 1
        for pattern in patterns:
            seen = persons.sighting(column, pattern)
            if seen and seen.count >= least:
                yield persons.evidence(f"numbers.{pattern}", column, pattern)


RULE = Rule(
    id="PDI-P03",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="No number of a person is given",
    failure_title="Numbers of persons are given",
    severity="must",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Look at the columns and rows named here.",
        "Delete the column, or black the numbers out in the text.",
        "Export and upload the file again; ask for the earlier version to be removed.",
    ),
    effort_minutes=30,
    reference="https://www.ssa.gov/employer/randomization.html",
)
