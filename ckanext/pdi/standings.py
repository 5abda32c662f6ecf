"""How far is each agency, by the rows of our tables? A few queries a page.

Reading only; every decision is taken in ``progress``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import compliance, config, states
from ckanext.pdi.model import Agency, AgencyJurisdiction, Commitment, State
from ckanext.pdi.progress import (
    AgencyInfo,
    AgencyProgress,
    CommitmentState,
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
    datasets = states.of_organizations(ids, hidden=hidden)
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
