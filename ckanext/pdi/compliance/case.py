"""What does a rule look at, and how does it say its answer?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ckanext.pdi.compliance.daily import Daily, daily_totals
from ckanext.pdi.compliance.grid import grid
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.model import (
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Rule,
    Ruleset,
    Subject,
)
from ckanext.pdi.facts import Profile

#: So many rows or columns are named in evidence; the counts are always complete.
EXAMPLES = 10
#: Categories whose records are people: a roster is record-level there (PDI-I17).
ROSTER_CATEGORIES = ("workforce_demographics",)


@dataclass(frozen=True)
class Case:
    """A subject, what was interpreted from it, and the ruleset it is held to.

    ``granularity`` is known to the rules of the pillar "disaggregated" only: they
    run after the incident-level rules have decided it. ``category`` is the declared
    one or else the one the content shows; ``category_declared`` tells which.
    """

    subject: Subject
    ruleset: Ruleset
    table: Interpretation | None
    granularity: Granularity = Granularity.UNKNOWN
    category: str | None = None
    category_declared: bool = False

    @property
    def roster_counts(self) -> bool:
        """Is a list of people what the publisher promised? (PDI-I17)"""
        declared = self.category if self.category_declared else None
        return self.granularity is Granularity.LIST and declared in ROSTER_CATEGORIES

    @cached_property
    def daily(self) -> Daily | None:
        """What gives the rows away as totals of a day, when they are."""
        return daily_totals(self.table) if self.table else None

    @cached_property
    def grid(self) -> tuple[Placed, ...] | None:
        """The axes of the grid that the rows fill, when they do."""
        return grid(self.table) if self.table else None

    @property
    def profile(self) -> Profile | None:
        return self.subject.profile


def answer(
    rule: Rule,
    outcome: Outcome,
    *evidence: Evidence,
    applied: int = 1,
    failed: int | None = None,
    gate: bool = False,
    weight: float = 0,
    severity: str | None = None,
) -> Finding:
    """The rule's finding; what is not said follows from the rule and the outcome."""
    bad = int(outcome is Outcome.FAILED) if failed is None else failed
    return Finding(
        rule=rule.id,
        rule_version=rule.version,
        outcome=outcome,
        severity=severity or rule.severity,
        evidence=evidence,
        applied=applied,
        failed=bad,
        gate=gate,
        weight=weight,
    )
