"""What is one row: an event, a total, a person or thing?

The incident-level rules give points. Three sums are compared: the points that speak
for events, for totals and for entities. The numbers below began as those of the rule
catalogue (RULES.md, section 3) and were set by hand on real files of many publishers;
they were not fitted, nor cross-validated. ``bench/weights.py`` moves each by one and
draws the publishers anew, to show how much they matter. Doubt stays "unknown".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ckanext.pdi.compliance.model import Finding, Granularity, Outcome

#: Rules whose points speak for a list of entities.
LIST_RULES = frozenset({"PDI-I16", "PDI-I19"})
#: Neither date nor number: speaks against events, but for nothing else.
BARE_RULE = "PDI-I13"
REFERENCE_RULE = "PDI-I16"
ENOUGH_ROWS_RULE = "PDI-I15"
#: Without one of these no table is called one of totals (RULES.md, section 3).
TOTAL_SIGNALS = frozenset(
    {"PDI-I06", "PDI-I07", "PDI-I08", "PDI-I10", "PDI-I12", "PDI-I14"}
)
#: Together these two are a signal as well.
TOTAL_PAIR = frozenset({"PDI-I09", "PDI-I11"})
#: Rules whose evidence only events give, and the points of a case number.
SPECIFIC_RULES = frozenset({"PDI-I03", "PDI-I05"})
CASE_NUMBER = 2
#: Where no header is understood the values alone must say it this clearly.
BY_VALUES_ALONE = 7
#: Too few rows: only such strong evidence of totals decides (RULES.md, PDI-I15).
STRONG_TOTALS = 4


@dataclass(frozen=True)
class Sums:
    """The three sums of points and what else the decision needs."""

    events: float = 0
    totals: float = 0
    entities: float = 0
    bare: float = 0
    signal: bool = False
    specific: bool = False
    understood: bool = True
    reference: bool = False
    few_rows: bool = False


def add_up(findings: Iterable[Finding], understood: bool = True) -> Sums:
    """The sums of the incident-level findings."""
    told = tuple(findings)
    events = totals = entities = bare = 0.0
    failed: set[str] = set()
    few = False
    for finding in told:
        if finding.rule == ENOUGH_ROWS_RULE:
            few = finding.outcome is Outcome.CANT_TELL
        if finding.weight < 0:
            failed.add(finding.rule)
        if finding.weight > 0:
            events += finding.weight
        elif finding.rule in LIST_RULES:
            entities -= finding.weight
        elif finding.rule == BARE_RULE:
            bare -= finding.weight
        else:
            totals -= finding.weight
    specific = any(_is_specific(f) for f in told)
    signal = bool(failed & TOTAL_SIGNALS) or failed >= TOTAL_PAIR
    return Sums(
        events=events,
        totals=totals,
        entities=entities,
        bare=bare,
        signal=signal,
        specific=specific,
        understood=understood,
        reference=REFERENCE_RULE in failed,
        few_rows=few,
    )


def _is_specific(finding: Finding) -> bool:
    """Only events have a case number, a time of day, or say what happened to whom;
    a date and a place stand in catalogues and inventories, too."""
    numbered = finding.rule == "PDI-I01" and finding.weight >= CASE_NUMBER
    return numbered or (finding.rule in SPECIFIC_RULES and finding.weight > 0)


def decide_granularity(sums: Sums) -> Granularity:
    """One of incident, aggregate, list, unknown."""
    if _is_incident(sums):
        found = Granularity.INCIDENT
    elif _is_aggregate(sums):
        found = Granularity.AGGREGATE
    elif _is_list(sums):
        found = Granularity.LIST
    else:
        return Granularity.UNKNOWN
    if sums.few_rows and not _sure_with_few_rows(sums, found):
        return Granularity.UNKNOWN
    return found


def _is_incident(sums: Sums) -> bool:
    events, against = sums.events, sums.totals + sums.entities + sums.bare
    if not sums.specific:
        return False
    if not sums.understood:
        return events - against >= BY_VALUES_ALONE
    if events >= 4 and against <= 1:
        return True
    return (events >= 6 and against <= 3) or events - against >= 5


def _is_aggregate(sums: Sums) -> bool:
    if not sums.signal or sums.totals < sums.entities:
        return False
    return (sums.totals >= 4 and sums.events <= 3) or sums.totals - sums.events >= 2


def _is_list(sums: Sums) -> bool:
    return sums.entities >= 3 and sums.entities - sums.events >= 1


def _sure_with_few_rows(sums: Sums, found: Granularity) -> bool:
    if found is Granularity.AGGREGATE:
        return sums.totals >= STRONG_TOTALS
    return found is Granularity.LIST and sums.reference
