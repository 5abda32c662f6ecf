"""Are exact places given where offences are sensitive?

## What it does
Asks for house numbers that are no block numbers and for points with more than four
decimals, in files that say that they hold domestic, sexual or juvenile matters: by the
name of a column or by the category. Other files may be exact.

## Why it matters
The address of a domestic or sexual offence is most often the victim's home.

## Remedy
Publish the hundred-block, the nearest crossing or a rounded point.

## Reference
U.S. Department of Justice, COPS: privacy in police data releases.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance import persons
from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Finding, Outcome, Pillar, Rule
from ckanext.pdi.vocabulary import columns as words


def check(case: Case) -> Iterator[Finding]:
    table = case.table
    if table is None:
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    sensitive = any(c.view.says(words.SENSITIVE) for c in table.used)
    places = persons.exact_places(table) if sensitive else ()
    patterns = ("street_address", "exact_place")
    found = (persons.evidence("homes.exact", c, *patterns) for c in places)
    yield from persons.report(RULE, case, *found)


RULE = Rule(
    id="PDI-P04",
    version="1.0.0",
    pillar=Pillar.PRIVACY,
    title="No exact place stands beside a sensitive offence",
    failure_title="Exact places stand beside sensitive offences",
    severity="must",
    needs=("table", "columns", "privacy"),
    check=check,
    remedy=(
        "Replace house numbers by the hundred-block: 1200 block of Main St.",
        "Round coordinates to three decimals.",
        "Export and upload the file again; ask for the earlier version to be removed.",
    ),
    effort_minutes=30,
    reference="https://www.policedatainitiative.org/resources/",
)
