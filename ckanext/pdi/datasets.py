"""What does the portal hold of these data sets right now?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import places, visibility
from ckanext.pdi.compliance.model import DATA_ROLE, Declared
from ckanext.pdi.visibility import Visibility


@dataclass(frozen=True)
class Resource:
    """A resource as its publisher describes it."""

    id: str
    name: str
    url: str | None
    url_type: str | None
    changed: str
    size: int | None
    position: int
    declared: Declared


@dataclass(frozen=True)
class Dataset:
    """A police data set as its publisher describes it."""

    id: str
    name: str
    title: str
    owner_org: str | None
    created: str
    modified: str
    visibility: Visibility
    declared: Declared
    known_jurisdictions: tuple[str, ...]
    resources: tuple[Resource, ...]


def load(ids: Collection[str]) -> dict[str, Dataset]:
    """These data sets by id; those that are gone or are no police data are left out."""
    packages = model.Session.scalars(
        sa.select(model.Package).where(
            model.Package.id.in_(ids), model.Package.type == visibility.DATASET_TYPE
        )
    ).all()
    resources = _resources([p.id for p in packages])
    return {p.id: _dataset(p, resources.get(p.id, [])) for p in packages}


def _resources(package_ids: Collection[str]) -> dict[str, list[model.Resource]]:
    rows = model.Session.scalars(
        sa.select(model.Resource)
        .where(
            model.Resource.package_id.in_(package_ids),
            model.Resource.state == "active",
        )
        .order_by(model.Resource.package_id, model.Resource.position)
    )
    found: dict[str, list[model.Resource]] = {}
    for row in rows:
        found.setdefault(row.package_id or "", []).append(row)
    return found


def _dataset(package: model.Package, resources: list[model.Resource]) -> Dataset:
    slugs = _slugs(package.extras.get("pdi_jurisdictions"))
    declared = Declared(
        category=package.extras.get("pdi_category") or None,
        unit_of_record=package.extras.get("pdi_unit_of_record") or None,
        jurisdictions=slugs,
    )
    return Dataset(
        id=package.id,
        name=package.name,
        title=package.title or package.name,
        owner_org=package.owner_org or None,
        created=package.metadata_created.isoformat(),
        modified=package.metadata_modified.isoformat(),
        visibility=visibility.of(package),
        declared=declared,
        known_jurisdictions=tuple(places.known(slugs)),
        resources=tuple(_described(resources, declared)),
    )


def _described(rows: list[model.Resource], declared: Declared) -> Iterator[Resource]:
    for position, row in enumerate(rows):
        extras: Mapping[str, Any] = row.extras or {}
        yield Resource(
            id=row.id,
            name=row.name or PurePosixPath(row.url or "").name or row.id,
            url=row.url or None,
            url_type=row.url_type or None,
            changed=str(row.metadata_modified),
            size=row.size,
            position=position,
            declared=Declared(
                category=declared.category,
                format=row.format or None,
                role=extras.get("pdi_role") or DATA_ROLE,
                unit_of_record=declared.unit_of_record,
                jurisdictions=declared.jurisdictions,
            ),
        )


def _slugs(stored: str | None) -> tuple[str, ...]:
    try:
        slugs = json.loads(stored or "[]")
    except ValueError:
        return ()
    listed = slugs if isinstance(slugs, list) else ()
    return tuple(slug for slug in listed if isinstance(slug, str))
