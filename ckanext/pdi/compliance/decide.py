"""What follows from the findings for one resource?

Three-valued, to the letter of the design: a pillar fails by one failed gate, cannot
tell by one gate without an answer, and passes otherwise. A failed first pillar
decides alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ckanext.pdi.compliance import names
from ckanext.pdi.compliance.case import Case
from ckanext.pdi.compliance.granularity import ENOUGH_ROWS_RULE, Sums
from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.matters import pressing_first
from ckanext.pdi.compliance.messages import Row, row_sentence
from ckanext.pdi.compliance.model import (
    PILLARS,
    Finding,
    Granularity,
    Outcome,
    Pillar,
    Verdict,
)
from ckanext.pdi.compliance.roles import Role
from ckanext.pdi.compliance.rules import RULES

_PILLAR_OF = {rule.id: rule.pillar for rule in RULES}
_NO_ANSWER = (Outcome.CANT_TELL, Outcome.UNTESTED)
#: Rules that can hold a file back, whatever its verdict (RULES.md, P).
HOLDING_RULES = frozenset({"PDI-P01", "PDI-P02", "PDI-P03", "PDI-P04", "PDI-P05"})
#: Columns listed in the reasons; very wide tables would swell every stored verdict.
ROLES_SHOWN = 60
FINGERPRINT = 16


def undecided(case: Case) -> Verdict:
    """A document beside the data: not judged, and said so."""
    return Verdict(
        verdict=Outcome.INAPPLICABLE,
        pillars={str(p): Outcome.INAPPLICABLE for p in PILLARS},
        granularity=Granularity.NONE,
        unit_of_record=None,
        category=case.category,
        privacy="unchecked",
        findings=(),
        ruleset=case.ruleset.id,
        structure=structure(case.table),
        reasons={"role": case.subject.declared.role},
    )


def decide(case: Case, findings: Sequence[Finding], sums: Sums) -> Verdict:
    """The verdict, with everything it rests on."""
    pillars = _pillars(case, findings, sums)
    settled = tuple(_settle(f, pillars) for f in findings)
    verdict = Verdict(
        verdict=_verdict(case, pillars, sums),
        pillars={str(p): outcome for p, outcome in pillars.items()},
        granularity=case.granularity,
        unit_of_record=_unit_of_record(case),
        category=case.category,
        privacy=privacy(findings),
        findings=settled,
        ruleset=case.ruleset.id,
        structure=structure(case.table),
        period=case.table.period if case.table else None,
        reasons=_reasons(case, sums),
    )
    return replace(verdict, findings=pressing_first(verdict))


def _pillars(
    case: Case, findings: Sequence[Finding], sums: Sums
) -> dict[Pillar, Outcome]:
    readable = gated(_of(findings, Pillar.MACHINE_READABLE))
    if readable is Outcome.FAILED or _is_reference(case, sums):
        inner = Outcome.INAPPLICABLE
        return dict(zip(PILLARS, (readable, inner, inner), strict=True))
    return {
        Pillar.MACHINE_READABLE: readable,
        Pillar.INCIDENT_LEVEL: _incident_level(case),
        Pillar.DISAGGREGATED: gated(_of(findings, Pillar.DISAGGREGATED)),
    }


def gated(findings: Iterable[Finding]) -> Outcome:
    """A pillar's outcome from its gates; no applicable gate is "cannot tell"."""
    outcomes = {f.outcome for f in findings if f.gate}
    outcomes.discard(Outcome.INAPPLICABLE)
    if Outcome.FAILED in outcomes:
        return Outcome.FAILED
    if not outcomes or outcomes & set(_NO_ANSWER):
        return Outcome.CANT_TELL
    return Outcome.PASSED


def _of(findings: Iterable[Finding], pillar: Pillar) -> Iterable[Finding]:
    return (f for f in findings if _PILLAR_OF[f.rule] is pillar)


def _incident_level(case: Case) -> Outcome:
    if case.granularity is Granularity.INCIDENT or case.roster_counts:
        return Outcome.PASSED
    if case.granularity in (Granularity.AGGREGATE, Granularity.LIST):
        return Outcome.FAILED
    return Outcome.CANT_TELL


def _is_reference(case: Case, sums: Sums) -> bool:
    is_list = case.granularity is Granularity.LIST
    return is_list and sums.reference and not case.roster_counts


def _verdict(case: Case, pillars: Mapping[Pillar, Outcome], sums: Sums) -> Outcome:
    outcomes = set(pillars.values())
    if Outcome.FAILED in outcomes:
        return Outcome.FAILED
    if _is_reference(case, sums):
        return Outcome.INAPPLICABLE
    return Outcome.CANT_TELL if Outcome.CANT_TELL in outcomes else Outcome.PASSED


def privacy(findings: Iterable[Finding]) -> str:
    """hold: a rule found what must not be public; clear: all that could hold were
    asked and found nothing; unchecked otherwise. It never changes a verdict."""
    asked = [f for f in findings if f.rule in HOLDING_RULES]
    if any(f.gate and f.outcome is Outcome.FAILED for f in asked):
        return "hold"
    unsure = any(f.outcome in _NO_ANSWER for f in asked)
    return "unchecked" if unsure or not asked else "clear"


def _settle(finding: Finding, pillars: Mapping[Pillar, Outcome]) -> Finding:
    """The finding as it stands once the pillars are decided: evidence against events
    is only advice where the file passed, and rules without a say do not apply."""
    pillar = _PILLAR_OF[finding.rule]
    if pillar not in pillars:
        return finding
    if pillars[pillar] is Outcome.INAPPLICABLE and finding.rule != "PDI-I16":
        return replace(finding, outcome=Outcome.INAPPLICABLE, evidence=(), weight=0)
    level = pillars[Pillar.INCIDENT_LEVEL]
    if pillar is Pillar.INCIDENT_LEVEL:
        return _settle_level(finding, level)
    if pillar is Pillar.DISAGGREGATED and level is Outcome.FAILED:
        return replace(
            finding, severity="should"
        )  # first the records, then their dates
    return finding


def _settle_level(finding: Finding, level: Outcome) -> Finding:
    """What speaks against events decides where the pillar failed, and is a remark
    where it passed; what is missing matters in doubt only."""
    if finding.rule == ENOUGH_ROWS_RULE:
        return replace(finding, gate=level is Outcome.CANT_TELL)
    if finding.outcome is not Outcome.FAILED:
        return finding
    if level is Outcome.PASSED:
        return replace(finding, severity="info")
    if level is Outcome.FAILED:
        against = finding.weight < 0
        return replace(finding, gate=against, severity="must" if against else "nice")
    return finding


def structure(table: Interpretation | None) -> str | None:
    """The same for files of one series: a hash of the column names."""
    if table is None or not table.has_names:
        return None
    plain = sorted(names.series_name(c.name) for c in table.columns)
    return hashlib.sha256("\n".join(plain).encode()).hexdigest()[:FINGERPRINT]


def _key(table: Interpretation) -> str | None:
    """The column that numbers the records, each once."""
    numbers = table.of(Role.RECORD_NUMBER)
    named = (c.name for c in numbers if c.reason.startswith("name:"))
    return next(named, None)


def _unit_of_record(case: Case) -> str | None:
    table = case.table
    if table is None or case.granularity in (Granularity.NONE, Granularity.UNKNOWN):
        return None
    row = Row(case.granularity, case.category, table.rows, table.period)
    return row_sentence(row, _key(table))


def _reasons(case: Case, sums: Sums) -> dict[str, Any]:
    table = case.table
    reasons: dict[str, Any] = {
        "events": sums.events,
        "totals": sums.totals,
        "entities": sums.entities,
        "category_declared": case.category_declared,
    }
    if table is not None:
        reasons["key"] = _key(table)
        reasons["roles"] = [
            {"column": c.name, "role": str(c.role), "reason": c.reason}
            for c in table.columns[:ROLES_SHOWN]
        ]
    return reasons
