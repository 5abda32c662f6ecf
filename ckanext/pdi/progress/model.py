"""What does the roll-up need to know, and what does it answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: "At least three data sets": the Police Data Initiative's request to an agency.
TARGET = 3

PASSED = "passed"
FAILED = "failed"
CANT_TELL = "cantTell"
HOLD = "hold"


@dataclass(frozen=True)
class Fault:
    """A finding that stands between a data set and being counted."""

    rule: str
    outcome: str  # failed, cantTell
    effort_minutes: int = 0
    severity: str = "must"
    pillar: str = ""
    weight: float = 0  # what a sign of totals or lists counts, below zero
    applied: int = 0  # cases looked at, and those that failed: rows, columns, files
    failed: int = 0
    evidence: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class DatasetState:
    """The current state of one data set, as it stands in the state table."""

    id: str
    name: str
    title: str
    agency: str  # the organization's id
    category: str | None = None
    verdict: str | None = None  # an EARL outcome; None while it was never checked
    privacy: str = "unchecked"  # clear, hold, unchecked
    public: bool = True
    active: bool = True
    has_data: bool = True  # any resource that is data rather than documentation
    jurisdictions: tuple[str, ...] = ()  # those that the portal knows
    structure: str | None = None
    period_end: str | None = None  # ISO day
    hashes: tuple[str, ...] = ()  # sha256 of the files that decided
    checked: str | None = None  # ISO time, UTC
    checking: bool = False
    faults: tuple[Fault, ...] = ()
    pillars: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def visible(self) -> bool:
        """May a visitor see it?"""
        return self.public and self.active


@dataclass(frozen=True)
class Promise:
    """One line of a commitment: which category, what exactly, by when."""

    category: str
    what: str
    by: str  # ISO day
    met: bool = False


@dataclass(frozen=True)
class CommitmentState:
    """A commitment to an agency's three data sets that still stands."""

    id: str
    name: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class AgencyInfo:
    """Who polices and publishes."""

    id: str
    name: str
    title: str
    ori: str | None = None
    jurisdictions: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetProgress:
    """A data set's part in its agency's progress."""

    state: DatasetState
    counted: bool
    why_not: tuple[str, ...]  # codes; empty exactly when counted

    @property
    def standing(self) -> str:
        """One word for lists: counted, outside (of a category that does not count),
        hold, checking, waiting, same, not_counted."""
        if self.counted:
            return "counted"
        if "category_not_counted" in self.why_not:
            return "outside"
        if HOLD in self.why_not:
            return HOLD
        if self.state.checking and self.state.verdict is None:
            return "checking"
        if set(self.why_not) <= {"verdict_cant_tell", "unchecked"}:
            return "waiting"
        return "same" if self.why_not[0] in ("series", "PDI-S05") else "not_counted"


@dataclass(frozen=True)
class NextStep:
    """The one thing to do that brings the agency closest to three.

    ``kind``: ``done`` (three reached), ``fix`` (a finding of ``dataset``), ``label``
    (its category or jurisdiction), ``open`` (make it public), ``release`` (its hold),
    ``wait`` (a check runs), ``keep`` (a promise is open), ``start`` (no data set at
    all), ``publish``.
    """

    kind: str
    dataset: DatasetState | None = None
    code: str | None = None  # rule id or why_not code
    fault: Fault | None = None
    further: int = 0  # other faults of the same data set
    reaches: int = 0  # n of three afterwards
    promise: Promise | None = None


@dataclass(frozen=True)
class AgencyProgress:
    """An agency's n of three, with everything it rests on."""

    agency: AgencyInfo
    ruleset: str
    counting: str
    counted: int
    waiting: int
    promised: int
    datasets: tuple[DatasetProgress, ...]
    promises: tuple[Promise, ...]
    next_step: NextStep
    target: int = TARGET

    @property
    def checked(self) -> str | None:
        """The newest run's time among the data sets; the stamp of exports."""
        return max((d.state.checked or "" for d in self.datasets), default="") or None

    @property
    def reached(self) -> bool:
        return self.counted >= self.target


@dataclass(frozen=True)
class PortalProgress:
    """All agencies of a portal."""

    ruleset: str
    counting: str
    agencies: tuple[AgencyProgress, ...]
    target: int = TARGET

    @property
    def checked(self) -> str | None:
        """The newest run's time on the portal; the stamp of exports."""
        return max((a.checked or "" for a in self.agencies), default="") or None
