"""Which agency is an organization, and which places does it police?

The shipped registry says who joined the initiative and who says so. An organization
with the ORI of a row is tied to that row; one that is not in the registry gets a row of
its own, whose membership is self-declared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

import ckan.model as model
from ckan.model import meta

from ckanext.pdi.model import Agency, AgencyJurisdiction, Jurisdiction
from ckanext.pdi.model.columns import new_id, utc_now
from ckanext.pdi.vocabulary import agencies as vocabulary
from ckanext.pdi.vocabulary.jurisdictions import (
    jurisdictions,
    slug_of_name,
    slug_of_ocd,
)

SELF_DECLARED = "self-declared"
#: An organization is an agency when one of these is filled.
_FIELDS = ("pdi_ori", "pdi_agency_type", "pdi_jurisdictions")


def seed() -> dict[str, int]:
    """Load the shipped jurisdictions and agencies; what is there already stays.

    Returns:
        How many of each were added.
    """
    with meta.engine.begin() as connection:
        places = _seed_jurisdictions(connection)
        added = _seed_agencies(connection)
    return {"jurisdictions": places, "agencies": added}


def register(organization_id: str) -> None:
    """Bring the row of this organization in line with what it says of itself."""
    group = model.Group.get(organization_id)
    with meta.engine.begin() as connection:
        if group is None or not group.is_organization:
            _release(connection, organization_id)
            return
        said = {name: group.extras.get(name) for name in _FIELDS}
        if group.state != "active" or not any(said.values()):
            _release(connection, group.id)
            return
        agency_id = _tie(connection, group, said)
        slugs = json.loads(said["pdi_jurisdictions"] or "[]")
        if slugs:
            _replace_places(connection, agency_id, slugs)


def _seed_jurisdictions(connection: Connection) -> int:
    rows = [vars(j) for j in jurisdictions().values()]
    done = connection.execute(
        insert(Jurisdiction).values(rows).on_conflict_do_nothing()
    )
    return done.rowcount


def _seed_agencies(connection: Connection) -> int:
    """Each row of the registry has the same id on every portal and every run."""
    added = 0
    for agency in vocabulary.registry():
        slug = (
            slug_of_ocd(agency.ocd_id)
            if agency.ocd_id
            else slug_of_name(agency.state, agency.kind, agency.jurisdiction)
        )
        row = _registry_row(agency, f"{slug}:{agency.ori or agency.agency}")
        done = connection.execute(insert(Agency).values(row).on_conflict_do_nothing())
        if done.rowcount:
            added += 1
            _replace_places(connection, row["id"], [slug])
    return added


def _registry_row(agency: vocabulary.Agency, id: str) -> dict[str, Any]:
    return {
        "id": id,
        "ori": agency.ori,
        "name": agency.agency,
        "state": agency.state,
        "membership": agency.membership,
        "source": agency.source,
        "first_listed": agency.first_listed,
        "population": agency.population,
        "joined": None,
    }


def _tie(connection: Connection, group: model.Group, said: dict[str, Any]) -> str:
    """The id of the row that is this organization's from now on."""
    own = connection.execute(
        sa.select(Agency.id, Agency.ori).where(Agency.organization_id == group.id)
    ).first()
    if own and own.ori != said["pdi_ori"]:
        _release(connection, group.id)
        own = None
    agency_id = own.id if own else _vacant(connection, said["pdi_ori"])
    values = {"organization_id": group.id, "agency_type": said["pdi_agency_type"]}
    if agency_id is None:
        agency_id = new_id()
        values |= {
            "id": agency_id,
            "ori": said["pdi_ori"],
            "name": group.title or group.name,
            "membership": SELF_DECLARED,
            "joined": utc_now(),
        }
        connection.execute(insert(Agency).values(values))
    else:
        connection.execute(
            sa.update(Agency).where(Agency.id == agency_id).values(values)
        )
    return agency_id


def _vacant(connection: Connection, ori: str | None) -> str | None:
    """A row of the registry with this ORI that is no organization's yet."""
    if not ori:
        return None
    return connection.scalar(
        sa.select(Agency.id)
        .where(Agency.ori == ori, Agency.organization_id.is_(None))
        .order_by(Agency.id)
        .limit(1)
    )


def _release(connection: Connection, organization_id: str) -> None:
    """The organization is no agency any longer; the registry keeps its row."""
    mine = Agency.organization_id == organization_id
    declared = sa.select(Agency.id).where(mine, Agency.membership == SELF_DECLARED)
    connection.execute(
        sa.delete(AgencyJurisdiction).where(AgencyJurisdiction.agency_id.in_(declared))
    )
    connection.execute(
        sa.delete(Agency).where(mine, Agency.membership == SELF_DECLARED)
    )
    connection.execute(sa.update(Agency).where(mine).values(organization_id=None))


def _replace_places(
    connection: Connection, agency_id: str, slugs: Iterable[str]
) -> None:
    table = AgencyJurisdiction
    connection.execute(sa.delete(table).where(table.agency_id == agency_id))
    rows = [{"agency_id": agency_id, "jurisdiction": slug} for slug in slugs]
    connection.execute(insert(table).values(rows))
