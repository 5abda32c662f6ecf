"""Which police data sets does an organization have, and how do they stand?

Reading only: one query each for data sets, files, findings and what is due, however
many organizations are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import compliance, datasets, visibility
from ckanext.pdi.model import Finding, State, due_state
from ckanext.pdi.progress import DatasetState, Fault


def of_organizations(
    organization_ids: Collection[str], *, hidden: bool
) -> dict[str, list[DatasetState]]:
    """Of each organization: its data sets; hidden ones only when asked for."""
    found: dict[str, list[DatasetState]] = defaultdict(list)
    for state in (*_checked(organization_ids), *_unchecked(organization_ids)):
        if hidden or state.visible:
            found[state.agency].append(state)
    return found


def _checked(organization_ids: Collection[str]) -> list[DatasetState]:
    """Data sets as their last check found them."""
    rows = model.Session.scalars(
        sa.select(State).where(
            State.subject_type == "package", State.owner_org.in_(organization_ids)
        )
    ).all()
    ids = [row.subject_id for row in rows]
    fresh = due_state(ids)
    files = _files(ids)
    faults = _faults(
        [r.subject_id for r in rows if r.verdict in ("failed", "cantTell")]
    )
    return [
        _dataset(
            row,
            checking=fresh.get(row.subject_id) in ("checking", "stale"),
            hashes=_deciding(row, files[row.subject_id]),
            faults=[f for f in faults[row.subject_id] if _decides(f, row.pillars)],
        )
        for row in rows
    ]


def _deciding(row: State, files: Mapping[str, str | None]) -> list[str]:
    """The hashes of the files that decided; of all while none is named."""
    deciding = set(row.data.get("deciding") or files)
    return [sha for id, sha in files.items() if id in deciding and sha]


def _unchecked(organization_ids: Collection[str]) -> list[DatasetState]:
    """Data sets that nobody has checked yet: what their publishers say of them."""
    package = model.Package
    known = sa.select(State.subject_id).where(State.subject_type == "package")
    ids = model.Session.scalars(
        sa.select(package.id).where(
            package.type == visibility.DATASET_TYPE,
            package.owner_org.in_(organization_ids),
            package.state == "active",
            package.id.not_in(known),
        )
    ).all()
    return [
        DatasetState(
            id=d.id,
            name=d.name,
            title=d.title or d.name,
            agency=d.owner_org or "",
            category=d.declared.category,
            public=d.visibility.public,
            active=d.visibility.active,
            jurisdictions=d.known_jurisdictions,
            checking=True,
        )
        for d in datasets.load(ids).values()
    ]


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
            Finding.weight,
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
    rule = compliance.rule(row.rule)
    return Fault(
        rule=row.rule,
        outcome=row.outcome,
        effort_minutes=rule.effort_minutes,
        pillar=str(rule.pillar),
        weight=row.weight,
        severity=row.severity,
        applied=row.applied,
        failed=row.failed,
        evidence=tuple(row.evidence),
    )


def _decides(fault: Fault, pillars: Mapping[str, str]) -> bool:
    """Where its pillar passed all the same, a fault decides nothing."""
    return pillars.get(fault.pillar) != "passed"


def stamp(at: datetime | None) -> str | None:
    """A stored time (UTC) as it is written everywhere."""
    return at.isoformat(timespec="seconds") + "Z" if at else None
