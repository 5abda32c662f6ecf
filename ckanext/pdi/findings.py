"""Which current findings may be shown, and in which order?

A finding may name other data sets (PDI-S05). Between the moment in which one of them
is hidden and the next check the stored finding still names it, so names are shown only
while a visitor may see what they name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import make_transient

import ckan.model as model

from ckanext.pdi.model import Finding, State

#: Where evidence names other data sets.
NAMED = "datasets"


def current(which: Any) -> list[Finding]:
    """The findings that did not pass and meet this condition. Two queries at most."""
    rows = model.Session.scalars(
        sa.select(Finding).where(which).order_by(Finding.subject_id, Finding.position)
    ).all()
    named = {name for row in rows for name in _names(row.evidence)}
    visible = _visible(named) if named else named
    return [row for row in rows if _keep(row, named - visible)]


def _keep(row: Finding, hidden: Collection[str]) -> bool:
    """Take hidden names out of a finding; is something left of it?"""
    names = _names(row.evidence)
    if names.isdisjoint(hidden):
        return True
    make_transient(row)  # what is taken out here is not written
    row.evidence = [_without(one, hidden) for one in row.evidence]
    row.failed = len(names.difference(hidden))
    return bool(row.failed)


def _without(evidence: dict[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    data = evidence["data"]
    kept = [name for name in data.get(NAMED, ()) if name not in hidden]
    return {**evidence, "data": {**data, NAMED: kept}}


def _names(evidence: Iterable[dict[str, Any]]) -> set[str]:
    return {name for one in evidence for name in one["data"].get(NAMED, ())}


def _visible(names: Collection[str]) -> set[str]:
    return set(
        model.Session.scalars(
            sa.select(State.name).where(
                State.subject_type == "package",
                State.name.in_(names),
                State.public,
                State.active,
            )
        )
    )
