"""Can the file be fetched?

## What it does
Asks whether there is a file at all, and whether anything is in it. A link that has
not been opened yet is no failure: nobody can tell.

## Why it matters
Data that nobody can download is not open, whatever the page around it promises.

## Remedy
Upload the file again, or replace the link by one that leads to the file itself.

## Reference
PDI, open data: "available for download". W3C, Data on the Web Best Practices, 17.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

_FAILED = ("missing", "empty")


def check(case: Case) -> Iterator[Finding]:
    status = case.subject.acquisition.status
    profile = case.profile
    if profile is not None and profile.container.format == "empty":
        status = "empty"
    if status == "ok" and profile is not None:
        yield answer(RULE, Outcome.PASSED, gate=True)
        return
    status = "error" if status == "ok" else status
    outcome = Outcome.FAILED if status in _FAILED else Outcome.CANT_TELL
    evidence = Evidence(f"acquire.{status}", data=case.subject.acquisition.data)
    yield answer(RULE, outcome, evidence, gate=True)


RULE = Rule(
    id="PDI-M01",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="The file can be fetched",
    failure_title="There is no file to read",
    severity="must",
    needs=(),
    check=check,
    remedy=(
        "Open the data set and look at this resource: is a file attached?",
        "Export the data again and upload the file.",
        "If it is a link, make it lead to the file itself, not to a page about it.",
    ),
    effort_minutes=5,
    reference="https://www.w3.org/TR/dwbp/#BulkAccess",
)
