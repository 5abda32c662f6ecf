"""Which other data sets of the same agency hold the same bytes?

Of data sets with the same bytes the oldest that counts for itself is counted. So a
change of one may concern the others: they are marked due, and the change settles.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckanext.pdi.answers import Answer
from ckanext.pdi.compliance.model import DATA_ROLE
from ckanext.pdi.model import State

_OLDER = sa.text(
    """
    SELECT DISTINCT p.name
      FROM pdi_state r
      JOIN pdi_state p ON p.subject_id = r.package_id
      JOIN package k ON k.id = p.subject_id
     WHERE r.subject_type = 'resource' AND r.data->>'role' = :role
       AND r.sha256 = ANY(:hashes)
       AND p.owner_org = :owner_org AND p.subject_id <> :id
       AND p.public AND p.active AND CAST(p.data->>'counts_alone' AS boolean)
       AND (k.metadata_created, k.id) < (CAST(:created AS timestamp), :id)
     ORDER BY p.name
    """
)

_SHARING = sa.text(
    """
    SELECT DISTINCT package_id
      FROM pdi_state
     WHERE subject_type = 'resource' AND sha256 = ANY(:hashes)
       AND owner_org = ANY(:owners) AND package_id <> :id
     ORDER BY package_id
    """
)


@dataclass(frozen=True)
class Part:
    """What of a data set matters to its twins."""

    owner_org: str | None = None
    name: str = ""
    counts: bool = False
    hashes: frozenset[str] = frozenset()


def part_of(answer: Answer) -> Part:
    """The part that a data set plays from now on."""
    seen = answer.dataset.visibility
    return Part(
        owner_org=answer.dataset.owner_org,
        name=answer.dataset.name,
        counts=answer.counts_alone and seen.public and seen.active,
        hashes=answer.hashes,
    )


def part_before(state: State | None) -> Part:
    """The part that it played until now. Who may see it was rewritten already, so
    what counts is what was written down by the last check."""
    if state is None:
        return Part()
    return Part(
        owner_org=state.owner_org,
        name=state.name,
        counts=bool(state.data.get("counts_alone")),
        hashes=frozenset(state.data.get("hashes", ())),
    )


def older(connection: Connection, answer: Answer) -> tuple[str, ...]:
    """Names of data sets that hold one of these contents and count before this one."""
    dataset = answer.dataset
    if not answer.hashes or dataset.owner_org is None:
        return ()
    values = {
        "role": DATA_ROLE,
        "hashes": sorted(answer.hashes),
        "owner_org": dataset.owner_org,
        "id": dataset.id,
        "created": dataset.created,
    }
    return tuple(connection.scalars(_OLDER, values))


def concerned(
    connection: Connection, package_id: str, before: Part, now: Part
) -> Collection[str]:
    """Data sets that have to be decided again because this one changed."""
    hashes = sorted(before.hashes | now.hashes)
    owners = [org for org in {before.owner_org, now.owner_org} if org]
    if before == now or not hashes or not owners:
        return ()
    values = {"hashes": hashes, "owners": owners, "id": package_id}
    return connection.scalars(_SHARING, values).all()
