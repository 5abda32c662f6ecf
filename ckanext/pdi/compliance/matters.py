"""Which findings of a verdict should one read first, and whose fix is said?"""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.pdi.compliance.model import Finding, Granularity, Outcome, Verdict

LIST_RULES = ("PDI-I16", "PDI-I19")
FEW_ROWS_RULE = "PDI-I15"
#: What a row is could not be told: that is said by another finding.
FOLLOWS = "rows.unknown"
_WORTH = {"must": 0, "should": 1, "nice": 2, "info": 3}


@dataclass(frozen=True)
class Shown:
    """A finding, and whether the steps of its fix are worth reading."""

    finding: Finding
    with_fix: bool = True


def pressing_first(verdict: Verdict) -> tuple[Finding, ...]:
    """All findings: those that matter in their order, then the others as they were."""
    first = [one.finding for one in what_matters(verdict)]
    return (*first, *(f for f in verdict.findings if f not in first))


def what_matters(verdict: Verdict) -> list[Shown]:
    """The findings that keep a file from passing or are worth a repair, most
    pressing first."""
    readable = [Shown(f) for f in _sorted(verdict, "PDI-M")]
    if verdict.pillars["machine_readable"] is Outcome.FAILED:
        return readable[:1]
    # What must not be public comes first: it is the only fault that does harm.
    readable = [*(Shown(f) for f in _sorted(verdict, "PDI-P")), *readable]
    events = _sorted(verdict, "PDI-I")
    if verdict.granularity in (Granularity.AGGREGATE, Granularity.LIST):
        # A table of totals needs its records, not a date column: one fix, many signs.
        is_list = verdict.granularity is Granularity.LIST
        signs = [
            f for f in events if f.weight < 0 and (f.rule in LIST_RULES) is is_list
        ]
        signs.sort(key=lambda f: f.weight)
        return [*readable, *(Shown(f, n == 0) for n, f in enumerate(signs))]
    few = [f for f in events if f.rule == FEW_ROWS_RULE]
    if verdict.granularity is Granularity.INCIDENT or few:
        events = few
    broken_down = _sorted(verdict, "PDI-D")
    return [*readable, *map(Shown, events), *map(Shown, broken_down)]


def _sorted(verdict: Verdict, prefix: str) -> list[Finding]:
    found = [
        f
        for f in verdict.findings
        if f.rule.startswith(prefix) and _presses(f, verdict)
    ]
    return sorted(found, key=lambda f: (not f.gate, _WORTH.get(f.severity, 9)))


def _presses(finding: Finding, verdict: Verdict) -> bool:
    """Does it keep the file from passing, or is it worth a repair?"""
    if finding.outcome is Outcome.CANT_TELL:
        follows = any(e.code == FOLLOWS for e in finding.evidence)
        return finding.gate and not follows and verdict.verdict is not Outcome.FAILED
    return finding.outcome is Outcome.FAILED and finding.severity in ("must", "should")
