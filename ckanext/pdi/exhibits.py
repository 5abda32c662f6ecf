"""What does a page show of a verdict: sentence, pillars, findings, how we decided?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ckanext.pdi.compliance.model import DATA_ROLE, Outcome

_CHECKING = ("checking", "stale")


@dataclass(frozen=True)
class Place:
    """Where one can see it: a row, a column by name and by spreadsheet letter."""

    row: int | None
    column: str | None
    letter: str | None


@dataclass(frozen=True)
class Shown:
    """A finding in words."""

    rule: str
    title: str
    sentence: str
    fix: tuple[str, ...]
    minutes: int
    outcome: str
    severity: str
    places: tuple[Place, ...]
    datasets: tuple[str, ...] = ()  # names of other data sets that it speaks of

    @property
    def open(self) -> bool:
        """Does it stand against the verdict?"""
        return self.severity == "must" and self.outcome in ("failed", "cantTell")


@dataclass(frozen=True)
class Sign:
    """What spoke for single events (plus) or for totals and lists (minus)."""

    rule: str
    title: str
    weight: float


@dataclass(frozen=True)
class Judged:
    """A data set or a file with its verdict, as pages show it."""

    id: str
    name: str
    verdict: str | None
    state: str  # current, checking, stale, never
    role: str = DATA_ROLE
    privacy: str | None = None
    sentence: str = ""
    pillars: Mapping[str, str] = field(default_factory=dict[str, str])
    findings: tuple[Shown, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()  # rule id, title
    signs: tuple[Sign, ...] = ()
    reasons: Mapping[str, Any] = field(default_factory=dict[str, Any])
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    ruleset: str | None = None
    checked: str | None = None

    @property
    def token(self) -> str | None:
        """The word of its sign: a first check that runs is ``checking``."""
        if self.verdict is None and self.state in _CHECKING:
            return "checking"
        return self.verdict

    @property
    def again(self) -> bool:
        """Is what is shown about to be checked again?"""
        return self.verdict is not None and self.state in _CHECKING

    @property
    def must(self) -> tuple[Shown, ...]:
        return tuple(f for f in self.findings if f.open)

    @property
    def more(self) -> tuple[Shown, ...]:
        """What could be better and decides nothing."""
        return tuple(f for f in self.findings if f.fix and not f.open)

    @property
    def moot(self) -> tuple[Shown, ...]:
        """What does not apply to this file."""
        return tuple(f for f in self.findings if not f.fix)


@dataclass(frozen=True)
class Sheet:
    """A data set and its files."""

    dataset: Judged
    resources: tuple[Judged, ...]

    @property
    def judged_files(self) -> int:
        """How many files have pillars of their own to show?"""
        return sum(not self.harmless(r) for r in self.resources if r.role == DATA_ROLE)

    def harmless(self, judged: Judged) -> bool:
        """Did this file fail while another one speaks for the data set?"""
        passed = self.dataset.verdict == Outcome.PASSED
        return passed and judged.verdict in (Outcome.FAILED, Outcome.CANT_TELL)

    @property
    def must(self) -> tuple[Shown, ...]:
        """What stands against the data set; empty when it passed."""
        if self.dataset.verdict == Outcome.PASSED:
            return ()
        files = [r for r in self.resources if r.role == DATA_ROLE and r.must]
        return min((r.must for r in files), key=len, default=())

    def resource(self, id: str) -> Judged | None:
        """The file of that id."""
        return next((r for r in self.resources if r.id == id), None)
