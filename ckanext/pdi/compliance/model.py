"""Which words do judgements speak: outcome, evidence, finding, subject, verdict?

Plain frozen values shared by rules, evaluation and decision, and by everything
that shows or stores them. Standard library only, like the whole package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ckanext.pdi.facts import Profile


class Outcome(StrEnum):
    """The outcome of a test, in the words of the W3C's EARL 1.0 schema."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Granularity(StrEnum):
    """What one row is."""

    INCIDENT = "incident"
    AGGREGATE = "aggregate"
    LIST = "list"
    NONE = "none"
    UNKNOWN = "unknown"


class Pillar(StrEnum):
    """The three parts of PDI's definition, and the other subjects of rules."""

    MACHINE_READABLE = "machine_readable"
    INCIDENT_LEVEL = "incident_level"
    DISAGGREGATED = "disaggregated"
    OPENNESS = "openness"
    TIMELINESS = "timeliness"
    SCOPE = "scope"
    PRIVACY = "privacy"
    CONFLICTS = "conflicts"


#: The pillars that decide a verdict, in the order in which they are shown.
PILLARS = (Pillar.MACHINE_READABLE, Pillar.INCIDENT_LEVEL, Pillar.DISAGGREGATED)

#: Resource roles that are judged; the others are documentation.
DATA_ROLE = "data"
DOCUMENT_ROLES = ("documentation", "dictionary", "summary")


@dataclass(frozen=True)
class Evidence:
    """A fact one can check again: code, place, plain data. Never prose, never a
    cell's text."""

    code: str
    row: int | None = None
    column: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "row": self.row,
            "column": self.column,
            "data": dict(self.data),
        }


@dataclass(frozen=True)
class Finding:
    """One rule's answer for one subject.

    ``severity`` is one of must, should, nice, info; ``gate`` says whether this
    finding decides its pillar (or, for scope rules, counting). ``applied`` and
    ``failed`` count the cases looked at and those that failed (rows, columns or
    files, as the rule's page says). ``weight`` is what an incident-level rule adds
    to the sum of its pillar, 0 elsewhere.
    """

    rule: str
    rule_version: str
    outcome: Outcome
    severity: str
    evidence: tuple[Evidence, ...] = ()
    applied: int = 0
    failed: int = 0
    gate: bool = False
    weight: float = 0

    def to_json(self) -> dict[str, Any]:
        """The stable public shape (design, section 7)."""
        return {
            "rule": self.rule,
            "rule_version": self.rule_version,
            "outcome": str(self.outcome),
            "severity": self.severity,
            "evidence": [e.to_json() for e in self.evidence],
            "counts": {"applied": self.applied, "failed": self.failed},
        }


@dataclass(frozen=True)
class Acquisition:
    """How the bytes were got. ``status``: ok, missing (no file where one was
    expected), empty, link_not_read, unreachable, over_limit, error."""

    status: str = "ok"
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Declared:
    """What the publisher says. Everything is optional; nothing is believed alone."""

    category: str | None = None
    format: str | None = None
    role: str = DATA_ROLE
    granularity: str | None = None
    unit_of_record: str | None = None
    record_key: tuple[str, ...] = ()
    date_column: str | None = None
    jurisdictions: tuple[str, ...] = ()
    coverage_start: str | None = None
    coverage_end: str | None = None


@dataclass(frozen=True)
class Subject:
    """Everything a rule may look at for one resource; stored with the run."""

    acquisition: Acquisition
    profile: Profile | None
    declared: Declared = Declared()
    as_of: date | None = None


@dataclass(frozen=True)
class Ruleset:
    """The rules' versions and thresholds a verdict was made with."""

    name: str = "pdi-2015"
    version: str = "1.0.0"
    require_protected_group: bool = False

    @property
    def id(self) -> str:
        return f"{self.name}/{self.version}"


@dataclass(frozen=True)
class Verdict:
    """The outcome for one resource, with everything it rests on."""

    verdict: Outcome
    pillars: Mapping[str, Outcome]
    granularity: Granularity
    unit_of_record: str | None
    category: str | None
    privacy: str  # clear, hold, unchecked
    findings: tuple[Finding, ...]
    ruleset: str
    #: Hash of the normalised column names: the same for files of one series.
    structure: str | None = None
    #: First and last event day, ISO, when dates are known.
    period: tuple[str, str] | None = None
    #: The facts the decision used, for "how we decided": sums, thresholds, roles.
    reasons: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class ResourceResult:
    """What the data set's roll-up needs to know of one of its resources."""

    id: str
    name: str
    role: str
    verdict: Outcome
    pillars: Mapping[str, Outcome]
    granularity: Granularity
    privacy: str
    structure: str | None = None
    period: tuple[str, str] | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class DatasetSubject:
    """Everything a data set's rules may look at; stored with the run.

    ``known_jurisdictions`` is the part of ``declared.jurisdictions`` that the
    portal knows. ``same_bytes_as`` names other public data sets of the same agency
    that hold a data file with the same sha256 and count before this one.
    """

    declared: Declared
    public: bool
    active: bool
    known_jurisdictions: tuple[str, ...]
    resources: tuple[ResourceResult, ...]
    same_bytes_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetVerdict:
    """The outcome for a data set: its newest period decides."""

    verdict: Outcome
    pillars: Mapping[str, Outcome]
    granularity: Granularity
    privacy: str
    findings: tuple[Finding, ...]  # scope and openness: they decide counting
    ruleset: str
    deciding: tuple[str, ...] = ()  # ids of the resources that decided
    structure: str | None = None
    period: tuple[str, str] | None = None


@dataclass(frozen=True)
class Rule:
    """One question. Declared beside its function, in a module of its own.

    ``check`` is a pure function of a subject and what was interpreted from it. The
    module's docstring is the rule's web page: What it does, Why it matters, Remedy,
    Reference. ``needs`` names fact groups; ``level`` is ``resource`` or ``dataset``.
    """

    id: str
    version: str
    pillar: Pillar
    title: str
    failure_title: str
    severity: str
    needs: tuple[str, ...]
    check: Callable[..., Iterator[Finding]]
    remedy: tuple[str, ...]  # the steps of the fix, in order
    effort_minutes: int
    reference: str
    level: str = "resource"
