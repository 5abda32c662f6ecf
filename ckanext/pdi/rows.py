"""How does an answer look as rows: state, findings, run?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ckanext.pdi import compliance
from ckanext.pdi.answers import Answer, ResourceAnswer, digest, rules_key
from ckanext.pdi.compliance.model import (
    DATA_ROLE,
    DatasetVerdict,
    Finding,
    Outcome,
    Verdict,
)
from ckanext.pdi.contents import GROUPS

Row = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """One resource or data set, ready to be written."""

    id: str
    key: str  # the input key
    payload: Row  # everything that was asked and answered; what a run keeps
    answer: str  # hash of the answer
    state: Row
    findings: tuple[Row, ...]


def subjects(answer: Answer) -> tuple[Subject, ...]:
    """The data set first, then its resources in their order."""
    return (_package(answer), *(_resource(answer, r) for r in answer.resources))


def _package(answer: Answer) -> Subject:
    dataset, verdict = answer.dataset, answer.verdict
    told = plain(asdict(verdict))
    state = {
        **_common(answer, verdict),
        "subject_id": dataset.id,
        "subject_type": "package",
        "name": dataset.name,
        "title": dataset.title,
        "sha256": None,
        "stamp": None,
        "input_key": answer.key,
        "data": _package_data(answer),
    }
    payload = {"subject": plain(asdict(answer.subject)), "verdict": told}
    findings = _findings(dataset.id, dataset.id, verdict.findings)
    return Subject(dataset.id, answer.key, payload, digest(told), state, findings)


def _resource(answer: Answer, of: ResourceAnswer) -> Subject:
    resource, verdict = of.resource, of.verdict
    told = compliance.verdict_to_json(verdict)
    asked = compliance.subject_to_json(of.subject)
    if asked.pop("profile", None) is not None:
        asked["profile"] = {"sha256": of.content.sha256, "groups": GROUPS}
    state = {
        **_common(answer, verdict),
        "subject_id": resource.id,
        "subject_type": "resource",
        "name": resource.name,
        "title": resource.name,
        "sha256": of.content.sha256,
        "stamp": of.content.stamp,
        "input_key": of.key,
        "data": _resource_data(of),
    }
    findings = _findings(resource.id, answer.dataset.id, verdict.findings)
    payload = {"subject": asked, "verdict": told}
    return Subject(resource.id, of.key, payload, digest(told), state, findings)


def _common(answer: Answer, verdict: Verdict | DatasetVerdict) -> Row:
    dataset = answer.dataset
    start, end = verdict.period or (None, None)
    return {
        "package_id": dataset.id,
        "owner_org": dataset.owner_org,
        "category": dataset.declared.category,
        "verdict": str(verdict.verdict),
        "granularity": str(verdict.granularity),
        "pillars": plain(verdict.pillars),
        "privacy": verdict.privacy,
        "public": dataset.visibility.public,
        "active": dataset.visibility.active,
        "permission_labels": list(dataset.visibility.labels),
        "jurisdictions": list(dataset.known_jurisdictions),
        "structure": verdict.structure,
        "period_start": start,
        "period_end": end,
        "ruleset": verdict.ruleset,
        "engine": compliance.ENGINE,
    }


def _package_data(answer: Answer) -> Row:
    data = [r for r in answer.subject.resources if r.role == DATA_ROLE]
    return {
        "deciding": list(answer.verdict.deciding),
        "no_data": not data,
        "resources": len(answer.subject.resources),
        "unit_of_record": answer.dataset.declared.unit_of_record,
        # What the sweep compares: did the data set or the rules change since?
        "modified": answer.dataset.modified,
        "rules_key": rules_key(),
        # What this data set is to those that hold the same bytes.
        "hashes": sorted(answer.hashes),
        "counts_alone": answer.counts_alone,
    }


def _resource_data(of: ResourceAnswer) -> Row:
    profile = of.content.profile
    table = profile.table if profile else None
    return {
        "role": of.resource.declared.role,
        "position": of.resource.position,
        "acquisition": of.content.acquisition.status,
        "bytes": profile.bytes if profile else of.resource.size,
        "method": profile.method if profile else None,
        "format": profile.container.format if profile else None,
        "encoding": profile.container.encoding if profile else None,
        "rows": table.rows if table else None,
        "columns": table.columns if table else None,
        "category": of.verdict.category,
        "unit_of_record": of.verdict.unit_of_record,
        "reasons": plain(of.verdict.reasons),
    }


def _findings(
    subject_id: str, package_id: str, findings: Iterable[Finding]
) -> tuple[Row, ...]:
    shown = (f for f in findings if f.outcome is not Outcome.PASSED)
    return tuple(
        {
            "subject_id": subject_id,
            "position": position,
            "package_id": package_id,
            "rule": f.rule,
            "rule_version": f.rule_version,
            "outcome": str(f.outcome),
            "severity": f.severity,
            "gate": f.gate,
            "evidence": plain([e.to_json() for e in f.evidence]),
            "applied": f.applied,
            "failed": f.failed,
            "weight": f.weight,
        }
        for position, f in enumerate(shown)
    )


def plain(value: Any) -> Any:
    """The value as the database keeps it, so that hashes of both are the same."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in value]
    return str(value) if isinstance(value, str) else value
