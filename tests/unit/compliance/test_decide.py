"""Do pillars, verdicts and data sets follow from findings as the design says?"""

from __future__ import annotations

import dataclasses
import json

import pytest
from tables import fixture, judge, profile_of

from ckanext.pdi import compliance
from ckanext.pdi.compliance.decide import gated
from ckanext.pdi.compliance.model import (
    PILLARS,
    Acquisition,
    DatasetSubject,
    Declared,
    Finding,
    Granularity,
    Outcome,
    ResourceResult,
    Subject,
)

P, F, C, U, N = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.UNTESTED,
    Outcome.INAPPLICABLE,
)


def _gate(outcome: Outcome, gate: bool = True) -> Finding:
    return Finding("PDI-M02", "1.0.0", outcome, "must", gate=gate)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((P, P), P),
        ((P, C), C),
        ((P, U), C),
        ((F, C), F),
        ((F, U, P), F),
        ((P, N), P),
        ((N,), C),
        ((), C),
    ],
)
def test_a_pillar_follows_from_its_gates(
    outcomes: tuple[Outcome, ...], expected: Outcome
) -> None:
    assert gated([_gate(o) for o in outcomes]) is expected


def test_advice_decides_nothing() -> None:
    assert gated([_gate(P), _gate(F, gate=False)]) is P


def test_what_programs_cannot_read_is_judged_no_further() -> None:
    verdict = judge(b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    assert verdict.verdict is F
    assert list(verdict.pillars.values()) == [F, N, N]
    assert not any(f.outcome is F for f in verdict.findings if f.rule[4] in "ID")


@pytest.mark.parametrize("role", ["documentation", "dictionary", "summary"])
def test_documents_are_not_judged(role: str) -> None:
    verdict = judge(fixture("yearly_counts.csv"), role=role)
    assert verdict.verdict is N
    assert set(verdict.pillars.values()) == {N}


def test_a_roster_passes_incident_level_only_where_it_was_declared() -> None:
    roster = fixture("officer_roster.csv")
    declared = judge(roster, category="workforce_demographics")
    assert declared.granularity is Granularity.LIST
    assert declared.pillars["incident_level"] is P
    assert judge(roster).pillars["incident_level"] is F
    assert judge(roster, category="stops").verdict is F


def test_a_link_nobody_opened_is_cannot_tell() -> None:
    subject = Subject(Acquisition("link_not_read"), None)
    verdict = compliance.evaluate(subject)
    assert verdict.verdict is C
    codes = [e.code for f in verdict.findings for e in f.evidence]
    assert "acquire.link_not_read" in codes


def test_a_sample_never_passes() -> None:
    profile = dataclasses.replace(
        profile_of(fixture("stops_incident.csv")), method="sample"
    )
    assert compliance.evaluate(Subject(Acquisition(), profile)).verdict is C


def test_protected_group_ruleset_wants_race() -> None:
    text = fixture("stops_incident.csv").replace("driver_race", "driver_hair")
    text = text.replace("White", "x1").replace("Black", "x2").replace("Hispanic", "x3")
    text = text.replace("Asian", "x4")
    assert judge(text, category="stops").verdict is P
    assert judge(text, "pdi-protected-group", category="stops").verdict is F


def test_files_of_one_series_have_one_structure() -> None:
    text = fixture("stops_incident.csv")
    twin = text.replace("2023", "2024").replace("stop_date", "Stop Date")
    assert judge(text).structure == judge(twin).structure is not None
    assert judge(text).structure != judge(fixture("yearly_counts.csv")).structure


def test_judgements_survive_json() -> None:
    subject = Subject(
        Acquisition(),
        profile_of(fixture("stops_incident.csv")),
        Declared(category="stops", jurisdictions=("us-dc",)),
    )
    stored = json.loads(json.dumps(compliance.subject_to_json(subject)))
    again = compliance.subject_from_json(stored)
    verdict = compliance.evaluate(subject)
    assert compliance.evaluate(again) == verdict
    told = json.loads(json.dumps(compliance.verdict_to_json(verdict)))
    assert compliance.verdict_from_json(told) == verdict


# --- data sets ------------------------------------------------------------------


def _resource(
    name: str,
    verdict: Outcome,
    period: tuple[str, str] | None = None,
    role: str = "data",
) -> ResourceResult:
    return ResourceResult(
        id=name,
        name=name,
        role=role,
        verdict=verdict,
        pillars={str(p): verdict for p in PILLARS},
        granularity=Granularity.INCIDENT,
        privacy="unchecked",
        period=period,
    )


def _dataset(*resources: ResourceResult, **changes: object) -> DatasetSubject:
    subject = DatasetSubject(
        declared=Declared(category="stops", jurisdictions=("us-dc",)),
        public=True,
        active=True,
        known_jurisdictions=("us-dc",),
        resources=resources,
    )
    return dataclasses.replace(subject, **changes)  # type: ignore[arg-type]


Y22, Y23 = ("2022-01-03", "2022-12-30"), ("2023-01-02", "2023-12-29")


@pytest.mark.parametrize(
    ("resources", "expected", "deciding"),
    [
        ([], F, []),
        ([_resource("a", P, role="documentation")], F, []),
        ([_resource("a", N)], F, []),
        ([_resource("a", P)], P, ["a"]),
        ([_resource("a", P), _resource("a.pdf", F)], P, ["a", "a.pdf"]),
        ([_resource("a", F), _resource("b", C)], C, ["a", "b"]),
        ([_resource("a", P, Y22), _resource("b", F, Y23)], F, ["b"]),
        ([_resource("a", F, Y22), _resource("b", P, Y23)], P, ["b"]),
        (
            [_resource("a", P, Y22), _resource("Stops 2023.pdf", F)],
            F,
            ["Stops 2023.pdf"],
        ),
        ([_resource("a", U, Y23)], C, ["a"]),
    ],
)
def test_the_newest_period_decides(
    resources: list[ResourceResult], expected: Outcome, deciding: list[str]
) -> None:
    verdict = compliance.judge_dataset(_dataset(*resources), compliance.DEFAULT_RULESET)
    assert verdict.verdict is expected
    assert list(verdict.deciding) == deciding


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"public": False}, "PDI-O01"),
        ({"active": False}, "PDI-O01"),
        ({"declared": Declared(jurisdictions=("us-dc",))}, "PDI-S01"),
        (
            {"declared": Declared(category="nonsense", jurisdictions=("us-dc",))},
            "PDI-S01",
        ),
        ({"declared": Declared(category="stops")}, "PDI-S03"),
        ({"known_jurisdictions": ()}, "PDI-S03"),
        ({"same_bytes_as": ("twin",)}, "PDI-S05"),
        ({}, ""),
    ],
)
def test_what_keeps_a_data_set_from_counting(
    changes: dict[str, object], rule: str
) -> None:
    subject = _dataset(_resource("a", P), **changes)
    verdict = compliance.judge_dataset(subject, compliance.DEFAULT_RULESET)
    failed = [f.rule for f in verdict.findings if f.outcome is F]
    assert failed == ([rule] if rule else [])
    assert verdict.verdict is P
