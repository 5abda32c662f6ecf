"""Does an archive hold exactly one table?

## What it does
Looks into a zip or gzip file. One data file inside is read as if it stood alone;
several, an encrypted or a far too large one are cannot tell. Files that are no
archives pass.

## Why it matters
Nobody can tell which of several files in an archive is meant.

## Remedy
Upload each table as a file of its own.

## Reference
W3C, Data on the Web Best Practices, 17.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule


def check(case: Case) -> Iterator[Finding]:
    profile = case.profile
    if profile is None or profile.container.format == "empty":
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    members = profile.container.members or 0
    packed = profile.container.format in ("zip", "gzip")
    if packed and profile.container.wrapper is None:
        evidence = Evidence("archive.members", data={"members": members})
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    else:
        yield answer(RULE, Outcome.PASSED, gate=True)


RULE = Rule(
    id="PDI-M16",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="One table stands in the file",
    failure_title="The archive does not hold exactly one table",
    severity="must",
    needs=("container",),
    check=check,
    remedy=(
        "Unpack the archive.",
        "Upload each table as a file of its own; one table, one file.",
    ),
    effort_minutes=10,
    reference="https://www.w3.org/TR/dwbp/#BulkAccess",
)
