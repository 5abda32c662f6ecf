"""Who may see a data set now, and which data sets are ours?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

import ckan.model as model
from ckan.lib.plugins import get_permission_labels
from ckan.model import meta

from ckanext.pdi import due
from ckanext.pdi.model import State

DATASET_TYPE = "police"
PUBLIC_LABEL = "public"


@dataclass(frozen=True)
class Visibility:
    """Who may see a data set, and whether it is active."""

    labels: tuple[str, ...]
    active: bool

    @property
    def public(self) -> bool:
        """May a visitor see it?"""
        return PUBLIC_LABEL in self.labels


#: Of a data set that is gone.
GONE = Visibility(labels=(), active=False)


def of(package: model.Package) -> Visibility:
    """Who may see this data set by the portal's own rules?"""
    labels = get_permission_labels().get_dataset_labels(package)
    return Visibility(tuple(labels), package.state == "active")


def note(ids: Collection[str], reason: str) -> list[str]:
    """Write down who may see these data sets, and that they are due.

    Takes ids and names; answers with the ids of those that are ours. One short
    transaction on a connection of its own, which leaves the caller's session alone.
    """
    if not ids:
        return []
    ours = _present(ids)
    with meta.engine.begin() as connection:
        gone = _gone(connection, ids)
        seen = {**dict.fromkeys(gone, GONE), **ours}
        # Due rows first and in order, as everywhere: nobody waits in a circle.
        due.mark_with(connection, list(seen), reason)
        _write(connection, seen)
    return list(seen)


def package_of(resource_id: str | None) -> str | None:
    """The data set of a resource, also of a deleted one."""
    resource = model.Resource.get(resource_id) if resource_id else None
    return resource.package_id if resource else None


def packages_of(organization_id: str) -> list[str]:
    """The data sets of an organization, also if it was purged; by its id or name."""
    found = model.Group.get(organization_id)
    owner = found.id if found else organization_id
    known = model.Session.scalars(
        sa.select(State.subject_id).where(
            State.subject_type == "package", State.owner_org == owner
        )
    )
    return list(known)


def _present(ids: Collection[str]) -> dict[str, Visibility]:
    rows = model.Session.scalars(
        sa.select(model.Package).where(
            sa.or_(model.Package.id.in_(ids), model.Package.name.in_(ids)),
            model.Package.type == DATASET_TYPE,
        )
    )
    return {package.id: of(package) for package in rows}


def _gone(connection: Connection, ids: Collection[str]) -> Iterable[str]:
    """Data sets of which only our own rows know, or that are ours no longer."""
    known = sa.select(State.subject_id).where(
        State.subject_type == "package",
        sa.or_(State.subject_id.in_(ids), State.name.in_(ids)),
    )
    return connection.scalars(known).all()


def _write(connection: Connection, seen: Mapping[str, Visibility]) -> None:
    for package_id, now in sorted(seen.items()):
        connection.execute(
            sa.update(State)
            .where(State.package_id == package_id)
            .values(
                public=now.public,
                active=now.active,
                permission_labels=list(now.labels),
            )
        )
