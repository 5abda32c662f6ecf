"""Which findings of a verdict should one read first, and whose fix is said?"""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.pdi.compliance.model import Finding, Granularity, Outcome, Verdict

#: More findings than this are not read.
SHOWN = 5
LIST_RULES = ("PDI-I16", "PDI-I19")
_WORTH = {"must": 0, "should": 1, "nice": 2, "info": 3}


@dataclass(frozen=True)
class Shown:
    """A finding, and whether the steps of its fix are worth reading."""

    finding: Finding
    with_fix: bool = True


def what_matters(verdict: Verdict) -> tuple[list[Shown], int]:
    """The findings to show, most pressing first, and how many are left out."""
    pressing = _pressing(verdict)
    return pressing[:SHOWN], max(0, len(pressing) - SHOWN)


def _pressing(verdict: Verdict) -> list[Shown]:
    readable = [Shown(f) for f in _sorted(verdict, "PDI-M")]
    if verdict.pillars["machine_readable"] is Outcome.FAILED:
        return readable[:1]
    events = _sorted(verdict, "PDI-I")
    if verdict.granularity in (Granularity.AGGREGATE, Granularity.LIST):
        # A table of totals needs its records, not a date column: one fix, many signs.
        is_list = verdict.granularity is Granularity.LIST
        signs = [
            f for f in events if f.weight < 0 and (f.rule in LIST_RULES) is is_list
        ]
        signs.sort(key=lambda f: f.weight)
        return [*readable, *(Shown(f, n == 0) for n, f in enumerate(signs))]
    if verdict.granularity is Granularity.INCIDENT:
        events = []
    broken_down = _sorted(verdict, "PDI-D")
    return [*readable, *map(Shown, events), *map(Shown, broken_down)]


def _sorted(verdict: Verdict, prefix: str) -> list[Finding]:
    found = [
        f for f in verdict.findings if f.rule.startswith(prefix) and _presses(f, verdict)
    ]
    return sorted(found, key=lambda f: (not f.gate, _WORTH.get(f.severity, 9)))


def _presses(finding: Finding, verdict: Verdict) -> bool:
    """Does it keep the file from passing, or is it worth a repair?"""
    if finding.outcome is Outcome.CANT_TELL:
        failed = verdict.verdict is Outcome.FAILED
        return not failed and (finding.gate or finding.rule == "PDI-I15")
    return finding.outcome is Outcome.FAILED and finding.severity in ("must", "should")
