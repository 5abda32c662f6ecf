"""Is the data set public and active?

## What it does
Asks whether everybody may see the data set, and whether it is neither a draft nor
deleted.

## Why it matters
What nobody can see is no open data.

## Remedy
Make the data set public.

## Reference
Open Definition 2.1.
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
    if subject.public and subject.active:
        yield answer(RULE, Outcome.PASSED, gate=True)
        return
    code = "openness.not_active" if not subject.active else "openness.private"
    yield answer(RULE, Outcome.FAILED, Evidence(code), gate=True)


RULE = Rule(
    id="PDI-O01",
    version="1.0.0",
    pillar=Pillar.OPENNESS,
    title="The data set is public",
    failure_title="The data set is not public",
    severity="must",
    needs=(),
    check=check,
    remedy=(
        'Open the data set and choose "Edit".',
        'Set its visibility to "Public" and save; finish it if it is a draft.',
    ),
    effort_minutes=1,
    reference="https://opendefinition.org/od/2.1/en/",
    level="dataset",
)
