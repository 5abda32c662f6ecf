"""How do the rows of our tables become what progress counts? A few queries a page.

Reading only; every decision is taken in ``progress``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import compliance, config
from ckanext.pdi.model import (
    Agency,
    AgencyJurisdiction,
    Commitment,
    Finding,
    State,
    due_state,
)
from ckanext.pdi.progress import (
    AgencyInfo,
    AgencyProgress,
    CommitmentState,
    DatasetState,
    Fault,
    PortalProgress,
    Promise,
    agency_progress,
    portal_progress,
)

#: A commitment that stands; the other status is ``withdrawn``.
OPEN = "open"


def portal() -> PortalProgress:
    """Every agency's progress, from what a visitor may see."""
    return portal_progress(
        _progress(_infos(None), hidden=False),
        ruleset=ruleset_id(),
        counting=config.counting(),
    )


def agency(organization_id: str, *, hidden: bool = False) -> AgencyProgress | None:
    """One agency's progress; None when the organization is no agency.

    ``hidden`` lists what only members see, too: never for an export.
    """
    infos = _infos([organization_id], hidden=hidden)
    return next(iter(_progress(infos, hidden=hidden)), None)


def of_organizations(ids: Collection[str]) -> dict[str, AgencyProgress]:
    """The progress of these organizations, by id; those that are no agency lack."""
    found = _progress(_infos(ids), hidden=False) if ids else []
    return {p.agency.id: p for p in found}


def ruleset_id() -> str:
    """Name and version of the ruleset that verdicts are made with."""
    return compliance.RULESETS[config.ruleset()].id


def stamp(at: datetime | None) -> str | None:
    """A stored time (UTC) as it is written everywhere."""
    return at.isoformat(timespec="seconds") + "Z" if at else None


def _infos(ids: Collection[str] | None, *, hidden: bool = False) -> list[AgencyInfo]:
    """Active organizations that are known as agencies or publish police data."""
    group = model.Group
    seen = State.subject_type == "package"
    if not hidden:
        seen = sa.and_(seen, State.public, State.active)
    publishers = sa.select(State.owner_org).where(seen, State.owner_org.is_not(None))
    query = (
        sa.select(
            group.id, group.name, group.title, Agency.id.label("agency"), Agency.ori
        )
        .outerjoin(Agency, Agency.organization_id == group.id)
        .where(group.is_organization, group.state == model.State.ACTIVE)
        .where(sa.or_(Agency.id.is_not(None), group.id.in_(publishers)))
    )
    if ids is not None:
        query = query.where(group.id.in_(ids))
    rows = model.Session.execute(query).all()
    places = _jurisdictions([row.agency for row in rows if row.agency])
    return [
        AgencyInfo(
            id=row.id,
            name=row.name,
            title=row.title or row.name,
            ori=row.ori,
            jurisdictions=tuple(places[row.agency]),
        )
        for row in rows
    ]


def _jurisdictions(agency_ids: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = model.Session.execute(
        sa.select(AgencyJurisdiction.agency_id, AgencyJurisdiction.jurisdiction)
        .where(AgencyJurisdiction.agency_id.in_(agency_ids))
        .order_by(AgencyJurisdiction.jurisdiction)
    )
    for row in rows:
        found[row.agency_id].append(row.jurisdiction)
    return found


def _progress(infos: Iterable[AgencyInfo], *, hidden: bool) -> list[AgencyProgress]:
    infos = list(infos)
    ids = [info.id for info in infos]
    datasets = _datasets(ids, hidden=hidden)
    commitments = _commitments(ids)
    return [
        agency_progress(
            info,
            datasets[info.id],
            commitments[info.id],
            ruleset=ruleset_id(),
            counting=config.counting(),
            hidden=hidden,
        )
        for info in infos
    ]


def _datasets(
    organization_ids: Collection[str], *, hidden: bool
) -> dict[str, list[DatasetState]]:
    query = sa.select(State).where(
        State.subject_type == "package", State.owner_org.in_(organization_ids)
    )
    if not hidden:
        query = query.where(State.public, State.active)
    rows = model.Session.scalars(query).all()
    ids = [row.subject_id for row in rows]
    fresh = due_state(ids)
    files = _files(ids)
    faults = _faults(
        [r.subject_id for r in rows if r.verdict in ("failed", "cantTell")]
    )
    found: dict[str, list[DatasetState]] = defaultdict(list)
    for row in rows:
        deciding = set(row.data.get("deciding") or files[row.subject_id])
        found[row.owner_org].append(
            _dataset(
                row,
                checking=fresh.get(row.subject_id) in ("checking", "stale"),
                hashes=[
                    sha
                    for resource, sha in files[row.subject_id].items()
                    if resource in deciding and sha
                ],
                faults=[
                    fault
                    for fault in faults[row.subject_id]
                    if row.pillars.get(_pillar(fault)) != "passed"
                ],
            )
        )
    return found


def _dataset(
    row: State, *, checking: bool, hashes: Iterable[str], faults: Iterable[Fault]
) -> DatasetState:
    return DatasetState(
        id=row.subject_id,
        name=row.name,
        title=row.title or row.name,
        agency=row.owner_org,
        category=row.category,
        verdict=row.verdict,
        privacy=row.privacy or "unchecked",
        public=row.public,
        active=row.active,
        has_data=not row.data.get("no_data", False),
        jurisdictions=tuple(row.jurisdictions),
        structure=row.structure,
        period_end=row.period_end,
        hashes=tuple(sorted(set(hashes))),
        checked=stamp(row.checked),
        checking=checking,
        faults=tuple(faults),
        pillars=row.pillars,
    )


def _files(package_ids: Collection[str]) -> dict[str, dict[str, str | None]]:
    """Of each data set: its resources and the hashes of their files."""
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    rows = model.Session.execute(
        sa.select(State.package_id, State.subject_id, State.sha256).where(
            State.subject_type == "resource", State.package_id.in_(package_ids)
        )
    )
    for row in rows:
        found[row.package_id][row.subject_id] = row.sha256
    return found


def _faults(package_ids: Collection[str]) -> dict[str, list[Fault]]:
    """Of each data set: what stands against the file that is nearest to passing."""
    rows = model.Session.execute(
        sa.select(
            Finding.package_id,
            Finding.subject_id,
            Finding.rule,
            Finding.outcome,
            Finding.severity,
            Finding.applied,
            Finding.failed,
            Finding.evidence,
        )
        .where(Finding.package_id.in_(package_ids))
        .where(Finding.subject_id != Finding.package_id)
        .where(Finding.outcome.in_(("failed", "cantTell")))
        .where(sa.or_(Finding.gate, Finding.weight < 0))
        .order_by(Finding.subject_id, Finding.position)
    )
    by_file: dict[str, dict[str, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_file[row.package_id][row.subject_id].append(_fault(row))
    nearest = {p: min(files.values(), key=len) for p, files in by_file.items()}
    return defaultdict(list, nearest)


def _fault(row: Any) -> Fault:
    return Fault(
        rule=row.rule,
        outcome=row.outcome,
        effort_minutes=compliance.rule(row.rule).effort_minutes,
        severity=row.severity,
        applied=row.applied,
        failed=row.failed,
        evidence=tuple(row.evidence),
    )


def _pillar(fault: Fault) -> str:
    """The pillar that the fault speaks against; where it passed, it decides nothing."""
    return str(compliance.rule(fault.rule).pillar)


def _commitments(
    organization_ids: Collection[str],
) -> dict[str, list[CommitmentState]]:
    rows = model.Session.scalars(
        sa.select(Commitment)
        .where(Commitment.organization_id.in_(organization_ids))
        .where(Commitment.status == OPEN)
        .order_by(Commitment.created, Commitment.statement_id, Commitment.position)
    ).all()
    found: dict[str, list[CommitmentState]] = defaultdict(list)
    for row in rows:
        promise = Promise(row.category or "", row.what, row.due or "")
        found[row.organization_id].append(CommitmentState(row.id, row.name, (promise,)))
    return found
