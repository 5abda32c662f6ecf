"""Is the category one of PDI's?

## What it does
Asks whether the data set names a category of the vocabulary.

## Why it matters
Progress counts data sets of known categories; without one nobody knows what was
released.

## Remedy
Choose the category in the data set's form.

## Reference
PDI, data set categories.
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
from ckanext.pdi.vocabulary.categories import category


def check(subject: DatasetSubject) -> Iterator[Finding]:
    slug = subject.declared.category
    if category(slug) is not None:
        evidence = Evidence("category.known", data={"category": slug})
        yield answer(RULE, Outcome.PASSED, evidence, gate=True)
        return
    code = "category.unknown" if slug else "category.none"
    data = {"category": slug} if slug else {}
    yield answer(RULE, Outcome.FAILED, Evidence(code, data=data), gate=True)


RULE = Rule(
    id="PDI-S01",
    version="1.0.0",
    pillar=Pillar.SCOPE,
    title="The category is known",
    failure_title="No category is chosen",
    severity="must",
    needs=(),
    check=check,
    remedy=(
        'Open the data set and choose "Edit".',
        "Choose the category that fits and save.",
    ),
    effort_minutes=1,
    reference="https://www.policedatainitiative.org/datasets/",
    level="dataset",
)
