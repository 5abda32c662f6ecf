"""What do the rules find in one subject, and what follows?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ckanext.pdi.compliance.case import Case
from ckanext.pdi.compliance.decide import decide, undecided
from ckanext.pdi.compliance.engine import DEFAULT_RULESET
from ckanext.pdi.compliance.granularity import Sums, add_up, decide_granularity
from ckanext.pdi.compliance.interpret import interpret
from ckanext.pdi.compliance.matter import guess_category
from ckanext.pdi.compliance.model import (
    DOCUMENT_ROLES,
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Pillar,
    Rule,
    Ruleset,
    Subject,
    Verdict,
)
from ckanext.pdi.compliance.rules import RULES
from ckanext.pdi.compliance.settle import settled

#: Rules that decide their pillar whatever they find; others say so in the finding.
GATES = frozenset(
    [
        "PDI-M01",
        "PDI-M02",
        "PDI-M03",
        "PDI-M04",
        "PDI-M05",
        "PDI-M16",
        "PDI-D01",
        "PDI-D02",
        "PDI-D03",
        "PDI-D04",
        "PDI-D07",
    ]
)
#: Rules that ask what the incident-level rules decided.
AFTER_GRANULARITY = frozenset({"PDI-I17"})
LATE_PILLARS = (Pillar.DISAGGREGATED, Pillar.PRIVACY, Pillar.CONFLICTS)


def evaluate(subject: Subject, ruleset: Ruleset = DEFAULT_RULESET) -> Verdict:
    """Run all rules on one resource and decide; the findings include passed ones."""
    case = opened(subject, ruleset)
    if subject.declared.role in DOCUMENT_ROLES:
        return undecided(case)
    first = first_findings(case)
    understood = case.table is not None and case.table.understood
    sums = add_up((f for f in first if f.rule.startswith("PDI-I")), understood)
    case = replace(case, granularity=_granularity(case, sums))
    second = tuple(f for rule in _second_rules() for f in run(rule, case))
    return decide(case, _in_order(first + second), sums)


def first_findings(case: Case) -> tuple[Finding, ...]:
    """What the rules find that run before the granularity is known."""
    return tuple(f for rule in _first_rules() for f in run(rule, case))


def opened(subject: Subject, ruleset: Ruleset = DEFAULT_RULESET) -> Case:
    """The subject with what its columns hold and what it is about."""
    table = interpret(subject.profile)
    table = settled(table) if table else None
    declared = subject.declared.category
    guessed = None if declared or table is None else guess_category(table)
    return Case(
        subject=subject,
        ruleset=ruleset,
        table=table,
        category=declared or guessed,
        category_declared=declared is not None,
    )


def _granularity(case: Case, sums: Sums) -> Granularity:
    profile = case.profile
    if profile is None or profile.container.format == "empty":
        return Granularity.NONE if profile else Granularity.UNKNOWN
    if case.table is None:
        return Granularity.UNKNOWN
    if case.table.rows == 0:
        return Granularity.NONE
    return decide_granularity(sums)


def _first_rules() -> Iterator[Rule]:
    early = (Pillar.MACHINE_READABLE, Pillar.INCIDENT_LEVEL)
    for rule in RULES:
        if rule.pillar in early and rule.id not in AFTER_GRANULARITY:
            yield rule


def _second_rules() -> Iterator[Rule]:
    for rule in RULES:
        if rule.level == "resource" and (
            rule.pillar in LATE_PILLARS or rule.id in AFTER_GRANULARITY
        ):
            yield rule


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    place = {rule.id: number for number, rule in enumerate(RULES)}
    return tuple(sorted(findings, key=lambda f: place[f.rule]))


def run(rule: Rule, subject: Case) -> tuple[Finding, ...]:
    """The rule's findings; a rule without its facts is untested, and one that
    breaks cannot tell: it never takes the others with it."""
    profile = subject.profile
    if profile is not None and not profile.has(*rule.needs):
        return (_without_answer(rule, Outcome.UNTESTED, "facts.missing"),)
    try:
        return tuple(rule.check(subject))
    except Exception:
        return (_without_answer(rule, Outcome.CANT_TELL, "error.rule_failed"),)


def _without_answer(rule: Rule, outcome: Outcome, code: str) -> Finding:
    return Finding(
        rule=rule.id,
        rule_version=rule.version,
        outcome=outcome,
        severity=rule.severity,
        evidence=(Evidence(code),),
        gate=rule.id in GATES,
    )
