"""Is the declared period the real one?

## What it does
Compares the first and last day that the publisher declares with those of the events.
A month more or less is no difference. Without a declared day it does not apply.

## Why it matters
Who looks for a year must find it.

## Remedy
Correct the coverage in the data set's form, or upload the missing period.

## Reference
DCAT, dct:temporal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: Days by which declared and measured may differ (RULES.md, PDI-X04).
SLACK = 31


def check(case: Case) -> Iterator[Finding]:
    declared = (
        case.subject.declared.coverage_start,
        case.subject.declared.coverage_end,
    )
    if not any(declared):
        yield answer(RULE, Outcome.INAPPLICABLE, applied=0)
        return
    measured = case.table.period if case.table else None
    if measured is None:
        yield answer(RULE, Outcome.CANT_TELL, Evidence("coverage.unmeasured"))
        return
    pairs = zip(declared, measured, strict=True)
    apart = [_apart(said, found) for said, found in pairs if said]
    data = {"start": measured[0], "end": measured[1]}
    evidence = Evidence("coverage.measured", data=data)
    if any(days is None for days in apart):
        yield answer(RULE, Outcome.CANT_TELL, evidence)
        return
    far = any(days is not None and days > SLACK for days in apart)
    yield answer(RULE, Outcome.FAILED if far else Outcome.PASSED, evidence)


def _apart(said: str, found: str) -> int | None:
    """Days between two days; None where the declared one is none."""
    try:
        return abs((date.fromisoformat(said) - date.fromisoformat(found)).days)
    except ValueError:
        return None


RULE = Rule(
    id="PDI-X04",
    version="1.0.0",
    pillar=Pillar.CONFLICTS,
    title="The declared period is the real one",
    failure_title="The declared period is not the real one",
    severity="should",
    needs=("table", "columns"),
    check=check,
    remedy=(
        "Compare the declared first and last day with those named here.",
        "Correct the coverage in the data set's form, or upload the missing period.",
    ),
    effort_minutes=5,
    reference="https://www.w3.org/TR/vocab-dcat-3/#Property:dataset_temporal",
)
