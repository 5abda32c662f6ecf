"""Is what we know of these subjects current, being checked, stale or nothing yet?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import sqlalchemy as sa

import ckan.model as model

Freshness = Literal["current", "checking", "stale", "never"]

_DUE_STATE = sa.text(
    """
    SELECT i.id,
           s.verdict IS NOT NULL AS known,
           d.subject_id IS NOT NULL AS due,
           coalesce(d.lease_until > timezone('utc', now()), false) AS leased
      FROM unnest(CAST(:ids AS text[])) AS i(id)
      LEFT JOIN pdi_state s ON s.subject_id = i.id
      LEFT JOIN resource r ON r.id = i.id
      LEFT JOIN pdi_due d
             ON d.subject_id = coalesce(s.package_id, r.package_id, i.id)
    """
)


def due_state(ids: Collection[str]) -> dict[str, Freshness]:
    """How fresh is the state of these data sets and resources? One query.

    ``checking``: a first verdict is awaited, or a worker holds the data set now.
    ``stale``: the verdict shown is about to be checked again.
    """
    if not ids:
        return {}
    found = model.Session.execute(_DUE_STATE, {"ids": list(ids)})
    return {row.id: _freshness(row.known, row.due, row.leased) for row in found}


def _freshness(known: bool, due: bool, leased: bool) -> Freshness:
    if due:
        return "stale" if known and not leased else "checking"
    return "current" if known else "never"
