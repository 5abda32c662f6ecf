"""How do judgements become plain JSON data, and judgements again?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import ckanext.pdi.facts as facts
from ckanext.pdi.compliance.engine import ENGINE
from ckanext.pdi.compliance.model import (
    Acquisition,
    Declared,
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Subject,
    Verdict,
)

_LISTS = ("record_key", "jurisdictions")


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """The whole verdict, passed findings and weights included."""
    return {
        "verdict": str(verdict.verdict),
        "pillars": {k: str(v) for k, v in verdict.pillars.items()},
        "granularity": str(verdict.granularity),
        "unit_of_record": verdict.unit_of_record,
        "category": verdict.category,
        "privacy": verdict.privacy,
        "findings": [_finding_to_json(f) for f in verdict.findings],
        "ruleset": verdict.ruleset,
        "structure": verdict.structure,
        "period": list(verdict.period) if verdict.period else None,
        "reasons": dict(verdict.reasons),
    }


def verdict_from_json(data: Mapping[str, Any]) -> Verdict:
    """The verdict from its JSON form.

    Raises:
        KeyError, ValueError: when the data is not a verdict.
    """
    period = data.get("period")
    return Verdict(
        verdict=Outcome(data["verdict"]),
        pillars={k: Outcome(v) for k, v in data["pillars"].items()},
        granularity=Granularity(data["granularity"]),
        unit_of_record=data["unit_of_record"],
        category=data["category"],
        privacy=data["privacy"],
        findings=tuple(finding_from_json(f) for f in data["findings"]),
        ruleset=data["ruleset"],
        structure=data.get("structure"),
        period=(period[0], period[1]) if period else None,
        reasons=dict(data.get("reasons", {})),
    )


def _finding_to_json(finding: Finding) -> dict[str, Any]:
    return finding.to_json() | {"gate": finding.gate, "weight": finding.weight}


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """A finding from its public or its stored form."""
    counts = data.get("counts", {})
    return Finding(
        rule=data["rule"],
        rule_version=data["rule_version"],
        outcome=Outcome(data["outcome"]),
        severity=data["severity"],
        evidence=tuple(
            Evidence(e["code"], e.get("row"), e.get("column"), dict(e.get("data", {})))
            for e in data.get("evidence", ())
        ),
        applied=counts.get("applied", 0),
        failed=counts.get("failed", 0),
        gate=data.get("gate", False),
        weight=data.get("weight", 0),
    )


def subject_to_json(subject: Subject) -> dict[str, Any]:
    """All inputs of a resource's verdict, so that it can be made again."""
    profile = subject.profile
    declared = {
        name: list(value) if name in _LISTS else value
        for name, value in vars(subject.declared).items()
    }
    return {
        "acquisition": {
            "status": subject.acquisition.status,
            "data": dict(subject.acquisition.data),
        },
        "profile": facts.to_json(profile) if profile else None,
        "declared": declared,
        "as_of": subject.as_of.isoformat() if subject.as_of else None,
    }


def subject_from_json(data: Mapping[str, Any]) -> Subject:
    """The inputs from their JSON form.

    Raises:
        KeyError, TypeError, ValueError: when the data is not a subject.
    """
    acquisition, as_of = data["acquisition"], data.get("as_of")
    return Subject(
        acquisition=Acquisition(acquisition["status"], dict(acquisition["data"])),
        profile=facts.from_json(data["profile"]) if data.get("profile") else None,
        declared=declared_from_json(data["declared"]),
        as_of=date.fromisoformat(as_of) if as_of else None,
    )


def declared_from_json(data: Mapping[str, Any]) -> Declared:
    """What the publisher says; lists may come as lists.

    Raises:
        TypeError: for an unknown name, or a value that is no text or list of texts.
    """
    values: dict[str, Any] = {}
    for name, value in data.items():
        values[name] = _texts(name, value) if name in _LISTS else _text(name, value)
    return Declared(**values)


def _text(name: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{name} is no text")


def _texts(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        items = cast("Sequence[object]", value)
        return tuple(str(_text(name, item)) for item in items)
    raise TypeError(f"{name} is no list")


def result_json(
    file_name: str,
    profile: facts.Profile | None,
    verdict: Verdict,
    seconds: float,
    passed: bool = False,
) -> dict[str, Any]:
    """The stable object of one file; passed findings only on request."""
    container = profile.container if profile else None
    table = profile.table if profile else None
    return {
        "file": file_name,
        "sha256": profile.sha256 if profile else None,
        "bytes": profile.bytes if profile else None,
        "format": container.format if container else None,
        "encoding": container.encoding if container else None,
        "rows": table.rows if table else None,
        "columns": table.columns if table else None,
        "method": profile.method if profile else "metadata",
        "granularity": str(verdict.granularity),
        "unit_of_record": verdict.unit_of_record,
        "category": verdict.category,
        "verdict": str(verdict.verdict),
        "pillars": {k: str(v) for k, v in verdict.pillars.items()},
        "privacy": verdict.privacy,
        "findings": public_findings(verdict, passed),
        "ruleset": verdict.ruleset,
        "engine": ENGINE,
        "seconds": round(seconds, 3),
    }


def public_findings(verdict: Verdict, passed: bool = False) -> list[dict[str, Any]]:
    """The findings in their public shape; passed ones only on request."""
    return [
        f.to_json()
        for f in verdict.findings
        if passed or f.outcome is not Outcome.PASSED
    ]
