"""What is due, what was measured, what was answered, and what holds now?"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

import ckan.plugins.toolkit as tk

from ckanext.pdi.model.columns import new_id, utc_now

#: Numbers every change of a due subject and every lease, once and for all: a number
#: never comes back, so a worker that wakes up late can never pass for a current one.
GENERATIONS = sa.Sequence("pdi_generation", metadata=tk.BaseModel.metadata)


class Due(tk.BaseModel):
    """One data set to check. Gone once it was checked and nothing came after."""

    __tablename__ = "pdi_due"

    subject_id = sa.Column(sa.Text, primary_key=True)  # the data set's id
    reason = sa.Column(sa.Text, nullable=False)
    generation = sa.Column(sa.BigInteger, nullable=False)
    due_at = sa.Column(sa.DateTime, nullable=False, default=utc_now, index=True)
    lease = sa.Column(sa.BigInteger)
    lease_until = sa.Column(sa.DateTime)
    attempts = sa.Column(sa.Integer, nullable=False, default=0)


class Profile(tk.BaseModel):
    """The facts of one content, read once: no judgement and no personal value."""

    __tablename__ = "pdi_profile"

    sha256 = sa.Column(sa.Text, primary_key=True)
    groups = sa.Column(sa.Text, primary_key=True)  # columns=1,container=1,...
    bytes = sa.Column(sa.BigInteger, nullable=False)
    profile = sa.Column(JSONB, nullable=False)


class Attempt(tk.BaseModel):
    """When was this question first answered for this subject?

    The same inputs give the same answer, so this is the time of the answer. It may
    be pruned; it is kept apart so that state can be thrown away and built again with
    the same stamps.
    """

    __tablename__ = "pdi_attempt"

    subject_id = sa.Column(sa.Text, primary_key=True)
    input_key = sa.Column(sa.Text, primary_key=True)
    checked = sa.Column(sa.DateTime, nullable=False)


class Run(tk.BaseModel):
    """One assertion: a subject, all inputs, the verdict. Append-only.

    Written when the answer changed. ``hash`` covers ``prev_hash`` (the run before it
    of the same organization) and ``payload_hash``, not the payload itself, which can
    be lawfully erased without breaking the chain.
    """

    __tablename__ = "pdi_run"

    id = sa.Column(sa.Text, primary_key=True, default=new_id)
    number = sa.Column(sa.BigInteger, nullable=False, unique=True)
    subject_id = sa.Column(sa.Text, nullable=False, index=True)
    subject_type = sa.Column(sa.Text, nullable=False)
    package_id = sa.Column(sa.Text, nullable=False, index=True)
    owner_org = sa.Column(sa.Text, index=True)
    at = sa.Column(sa.DateTime, nullable=False)
    verdict = sa.Column(sa.Text, nullable=False)
    ruleset = sa.Column(sa.Text, nullable=False)
    engine = sa.Column(sa.Text, nullable=False)
    input_key = sa.Column(sa.Text, nullable=False)
    answer = sa.Column(sa.Text, nullable=False)  # hash of the verdict
    payload = sa.Column(JSONB)  # {"subject": ..., "verdict": ...}; null when erased
    payload_hash = sa.Column(sa.Text, nullable=False)
    prev_hash = sa.Column(sa.Text, nullable=False)
    hash = sa.Column(sa.Text, nullable=False)

    def to_json(self) -> dict[str, Any]:
        """The run as the history shows it."""
        return {
            "run": self.id,
            "at": self.at.isoformat(),
            "verdict": self.verdict,
            "ruleset": self.ruleset,
            "engine": self.engine,
            "hash": self.hash,
            "prev_hash": self.prev_hash,
        }


class Finding(tk.BaseModel):
    """A current finding of a subject that did not pass."""

    __tablename__ = "pdi_finding"

    subject_id = sa.Column(sa.Text, primary_key=True)
    position = sa.Column(sa.Integer, primary_key=True)  # the order to show them in
    package_id = sa.Column(sa.Text, nullable=False, index=True)
    rule = sa.Column(sa.Text, nullable=False, index=True)
    rule_version = sa.Column(sa.Text, nullable=False)
    outcome = sa.Column(sa.Text, nullable=False)
    severity = sa.Column(sa.Text, nullable=False)
    gate = sa.Column(sa.Boolean, nullable=False)
    evidence = sa.Column(JSONB, nullable=False)
    applied = sa.Column(sa.Integer, nullable=False)
    failed = sa.Column(sa.Integer, nullable=False)
    weight = sa.Column(sa.Float, nullable=False, default=0)

    def to_json(self) -> dict[str, Any]:
        """The finding in its public shape."""
        return {
            "rule": self.rule,
            "rule_version": self.rule_version,
            "outcome": self.outcome,
            "severity": self.severity,
            "evidence": self.evidence,
            "counts": {"applied": self.applied, "failed": self.failed},
        }


class State(tk.BaseModel):
    """What holds now for a resource or a data set; every page reads this."""

    __tablename__ = "pdi_state"

    subject_id = sa.Column(sa.Text, primary_key=True)
    subject_type = sa.Column(sa.Text, nullable=False)  # package, resource
    package_id = sa.Column(sa.Text, nullable=False, index=True)
    owner_org = sa.Column(sa.Text, index=True)
    name = sa.Column(sa.Text, nullable=False)
    title = sa.Column(sa.Text, nullable=False)
    category = sa.Column(sa.Text)
    verdict = sa.Column(sa.Text)
    granularity = sa.Column(sa.Text)
    pillars = sa.Column(JSONB, nullable=False, default=dict)
    privacy = sa.Column(sa.Text)
    # Who may see it: kept current by the write itself, not by the check.
    public = sa.Column(sa.Boolean, nullable=False)
    active = sa.Column(sa.Boolean, nullable=False)
    permission_labels = sa.Column(JSONB, nullable=False, default=list)
    jurisdictions = sa.Column(JSONB, nullable=False, default=list)
    structure = sa.Column(sa.Text)
    period_start = sa.Column(sa.Text)
    period_end = sa.Column(sa.Text)
    sha256 = sa.Column(sa.Text, index=True)
    stamp = sa.Column(sa.Text)  # of the stored file: same stamp, no need to read it
    ruleset = sa.Column(sa.Text)
    engine = sa.Column(sa.Text)
    checked = sa.Column(sa.DateTime)
    run_id = sa.Column(sa.Text)
    input_key = sa.Column(sa.Text)
    indexed_run = sa.Column(sa.Text)  # the run that the search index shows
    data = sa.Column(JSONB, nullable=False, default=dict)
