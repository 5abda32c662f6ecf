"""Is a jurisdiction named?

## What it does
Asks whether the data set names at least one jurisdiction and whether the portal knows
each of them.

## Why it matters
People look for data of their own city or county.

## Remedy
Choose the jurisdiction in the data set's form.

## Reference
Open Civic Data division ids.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import answer
from ckanext.pdi.compliance.model import (
    DatasetSubject,
    Evidence,
    Finding,
    Outcome,
    Pillar,
    Rule,
)


def check(subject: DatasetSubject) -> Iterator[Finding]:
    named = subject.declared.jurisdictions
    unknown = [slug for slug in named if slug not in subject.known_jurisdictions]
    if not named:
        evidence = Evidence("jurisdiction.none")
        yield answer(RULE, Outcome.FAILED, evidence, gate=True)
    elif unknown:
        evidence = Evidence("jurisdiction.unknown", data={"jurisdictions": unknown})
        yield answer(
            RULE,
            Outcome.FAILED,
            evidence,
            applied=len(named),
            failed=len(unknown),
            gate=True,
        )
    else:
        yield answer(RULE, Outcome.PASSED, applied=len(named), failed=0, gate=True)


RULE = Rule(
    id="PDI-S03",
    version="1.0.0",
    pillar=Pillar.SCOPE,
    title="The jurisdiction is known",
    failure_title="No known jurisdiction is named",
    severity="must",
    needs=(),
    check=check,
    remedy=(
        'Open the data set and choose "Edit".',
        "Choose the city, county or state that the data are about and save.",
    ),
    effort_minutes=1,
    reference="https://open-civic-data.readthedocs.io/en/latest/proposals/0002.html",
    level="dataset",
)
