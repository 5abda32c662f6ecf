"""Is it a copy of another data set?

## What it does
Asks whether another public data set of the same agency, counted before this one,
holds a data file with exactly the same bytes.

## Why it matters
The same file under two titles is one release, not two.

## Remedy
Remove the copy, or upload the file that belongs here.

## Reference
RULES, PDI-S05: count once.
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
    twins = subject.same_bytes_as
    if not twins:
        yield answer(RULE, Outcome.PASSED, gate=True)
        return
    evidence = Evidence("duplicate.bytes", data={"datasets": list(twins)})
    yield answer(RULE, Outcome.FAILED, evidence, failed=len(twins), gate=True)


RULE = Rule(
    id="PDI-S05",
    version="1.0.0",
    pillar=Pillar.SCOPE,
    title="It is no copy of another data set",
    failure_title="It is a copy of another data set",
    severity="must",
    needs=(),
    check=check,
    remedy=(
        "Compare this data set with the one named here.",
        "Delete the copy, or upload the file that belongs here.",
    ),
    effort_minutes=5,
    reference="https://www.policedatainitiative.org/datasets/",
    level="dataset",
)
