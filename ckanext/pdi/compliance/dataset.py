"""What follows for a data set from its resources? Its newest period decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckanext.pdi.compliance.model import (
    DATA_ROLE,
    PILLARS,
    DatasetSubject,
    DatasetVerdict,
    Finding,
    Granularity,
    Outcome,
    ResourceResult,
    Ruleset,
)
from ckanext.pdi.compliance.rules import RULES

#: The best of several resources of one period decides.
_BEST_FIRST = (Outcome.PASSED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.FAILED)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PRIVACY = ("hold", "unchecked", "clear")


def judge_dataset(
    subject: DatasetSubject, ruleset: Ruleset, counting: str = "interactions"
) -> DatasetVerdict:
    """The data set's verdict, and the findings that decide whether it counts.

    ``counting`` does not change the verdict: whether a category counts is asked by
    the roll-up. It is accepted so that the setting is stored with the inputs.
    """
    findings = tuple(_findings(subject))
    deciding = deciding_resources(subject.resources)
    if not deciding:
        return DatasetVerdict(
            verdict=Outcome.FAILED,
            pillars={str(p): Outcome.INAPPLICABLE for p in PILLARS},
            granularity=Granularity.NONE,
            privacy="unchecked",
            findings=findings,
            ruleset=ruleset.id,
        )
    best = min(deciding, key=lambda r: _BEST_FIRST.index(r.verdict))
    return DatasetVerdict(
        verdict=_verdict(deciding),
        pillars=best.pillars,
        granularity=best.granularity,
        privacy=_privacy(subject.resources),
        findings=findings,
        ruleset=ruleset.id,
        deciding=tuple(r.id for r in deciding),
        structure=best.structure,
        period=best.period,
    )


def _findings(subject: DatasetSubject) -> Sequence[Finding]:
    rules = (rule for rule in RULES if rule.level == "dataset")
    return [finding for rule in rules for finding in rule.check(subject)]


def _is_data(resource: ResourceResult) -> bool:
    return resource.role == DATA_ROLE and resource.verdict is not Outcome.INAPPLICABLE


def _span(resource: ResourceResult) -> tuple[str, str] | None:
    """Measured, else the years that the resource's name speaks of."""
    if resource.period:
        return resource.period
    years = _YEAR.findall(resource.name)
    return (f"{min(years)}-01-01", f"{max(years)}-12-31") if years else None


def deciding_resources(
    resources: Sequence[ResourceResult],
) -> tuple[ResourceResult, ...]:
    """The data resources of the newest period; one without a period joins them."""
    data = [r for r in resources if _is_data(r)]
    spans = {r.id: span for r in data if (span := _span(r))}
    if not spans:
        return tuple(data)
    start = max(spans.values(), key=lambda span: (span[1], span[0]))[0]
    return tuple(r for r in data if r.id not in spans or spans[r.id][1] >= start)


def _verdict(deciding: Sequence[ResourceResult]) -> Outcome:
    outcomes = {r.verdict for r in deciding}
    if Outcome.PASSED in outcomes:
        return Outcome.PASSED
    return Outcome.FAILED if outcomes == {Outcome.FAILED} else Outcome.CANT_TELL


def _privacy(resources: Sequence[ResourceResult]) -> str:
    """The gravest word of its data resources."""
    said = {r.privacy for r in resources if _is_data(r)}
    return next((word for word in _PRIVACY if word in said), "unchecked")
