"""What was missed: which data sets changed without anyone marking them due?

Marks are lost when a subscriber could not write, when rows are changed by hand, when
results were deleted, and they are never made when the rules change. All of that shows
in a comparison of what the portal holds with what the last check saw.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import due, visibility
from ckanext.pdi.answers import rules_key
from ckanext.pdi.model import State
from ckanext.pdi.visibility import DATASET_TYPE

#: Data sets compared at a time.
CHUNK = 500


def sweep() -> int:
    """Mark whatever is not up to date; the number of data sets marked."""
    marked = 0
    for reason, ids in _missed():
        marked += len(visibility.note(ids, reason))
    if due.waiting():
        due.hint()
    return marked


def everything(owner_org: str | None = None) -> list[str]:
    """All police data sets, or those of one organization."""
    query = sa.select(model.Package.id).where(model.Package.type == DATASET_TYPE)
    if owner_org:
        query = query.where(model.Package.owner_org == owner_org)
    return list(model.Session.scalars(query.order_by(model.Package.id)))


def _missed() -> Iterator[tuple[str, list[str]]]:
    key = rules_key()
    after = ""
    while chunk := _chunk(after):
        after = chunk[-1].id
        states = _states([package.id for package in chunk])
        changed = [p.id for p in chunk if _differs(p, states.get(p.id), key)]
        if changed:
            yield "sweep", changed
    gone = _without_package()
    if gone:
        yield "gone", gone


def _chunk(after: str) -> list[model.Package]:
    rows = model.Session.scalars(
        sa.select(model.Package)
        .where(model.Package.type == DATASET_TYPE, model.Package.id > after)
        .order_by(model.Package.id)
        .limit(CHUNK)
    )
    return list(rows)


def _states(ids: list[str]) -> dict[str, State]:
    rows = model.Session.scalars(sa.select(State).where(State.subject_id.in_(ids)))
    return {row.subject_id: row for row in rows}


def _differs(package: model.Package, state: State | None, key: str) -> bool:
    if state is None:
        return package.state != "deleted"
    seen = visibility.of(package)
    return (
        state.data.get("modified") != package.metadata_modified.isoformat()
        or state.data.get("rules_key") != key
        or state.owner_org != (package.owner_org or None)
        or set(state.permission_labels) != set(seen.labels)
        or state.active != seen.active
    )


def _without_package() -> list[str]:
    """Results of data sets that were purged behind our back."""
    rows = model.Session.scalars(
        sa.select(State.package_id)
        .distinct()
        .outerjoin(model.Package, model.Package.id == State.package_id)
        .where(
            sa.or_(model.Package.id.is_(None), model.Package.type != DATASET_TYPE),
        )
    )
    return list(rows)
