"""How is a check written down: all at once, once, and in a chain?

One transaction writes run, findings and state, if the lease is still current. Runs are
added when the answer changed and never changed; those of one organization form a chain,
which a lock keeps in one line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection, Row

from ckan.model import meta

from ckanext.pdi import chain, due, leases, rows, twins
from ckanext.pdi.answers import Answer, digest, with_twins
from ckanext.pdi.leases import Lease
from ckanext.pdi.model import Attempt, Finding, Run, State
from ckanext.pdi.model.checks import GENERATIONS
from ckanext.pdi.model.columns import new_id, utc_now

_LOCK = sa.text("SELECT pg_advisory_xact_lock(hashtext('pdi_run'), hashtext(:org))")
#: What a run takes over from the state.
_SHARED = (
    "subject_id",
    "subject_type",
    "package_id",
    "owner_org",
    "verdict",
    "ruleset",
    "engine",
)


def write(lease: Lease, answer: Answer) -> bool:
    """Write an answer down; False when it is too late, and nothing was written."""
    with meta.engine.begin() as connection:
        before = _begin(connection, lease, twins.part_of(answer))
        if before is None:
            return False
        answer = with_twins(answer, twins.older(connection, answer))
        subjects = rows.subjects(answer)
        for subject in subjects:
            _write_subject(connection, subject, before.get(subject.id))
        _forget(connection, before.keys() - {s.id for s in subjects})
        leases.finish(connection, lease)
    return True


def forget(lease: Lease) -> bool:
    """The data set is gone: only its runs stay. False when it is too late."""
    with meta.engine.begin() as connection:
        before = _begin(connection, lease, twins.Part())
        if before is None:
            return False
        _forget(connection, before.keys())
        leases.finish(connection, lease)
    return True


def _begin(
    connection: Connection, lease: Lease, part: twins.Part
) -> dict[str, Row[Any]] | None:
    """Lock what is written, mark the twins that a change concerns, and say what was
    there before; None when the lease is not current."""
    before = _states(connection, lease.subject_id)
    old = twins.part_before(before.get(lease.subject_id))
    _one_at_a_time(connection, {old.owner_org, part.owner_org})
    concerned = twins.concerned(connection, lease.subject_id, old, part)
    # Due rows are locked in the order of their ids, here and wherever they are
    # marked, so that no two writers ever wait for each other.
    for id in sorted({lease.subject_id, *concerned}):
        if id != lease.subject_id:
            due.mark_with(connection, [id], "twin")
        elif not leases.hold(connection, lease):
            connection.rollback()
            return None
    return before


def _states(connection: Connection, package_id: str) -> dict[str, Row[Any]]:
    found = connection.execute(
        sa.select(
            State.subject_id,
            State.name,
            State.owner_org,
            State.run_id,
            State.indexed_run,
            State.data,
            Run.answer,
        )
        .outerjoin(Run, Run.id == State.run_id)
        .where(State.package_id == package_id)
    )
    return {row.subject_id: row for row in found}


def _one_at_a_time(connection: Connection, owners: Iterable[str | None]) -> None:
    """Writers of one organization follow each other."""
    for org in sorted({owner or "" for owner in owners}):
        connection.execute(_LOCK, {"org": org})


def _write_subject(
    connection: Connection, subject: rows.Subject, before: Row[Any] | None
) -> None:
    changed = before is None or before.answer != subject.answer
    state = {
        **subject.state,
        "checked": _first_answered(connection, subject),
        "run_id": _add_run(connection, subject) if changed else before.run_id,
        "indexed_run": before.indexed_run if before else None,
    }
    connection.execute(
        insert(State)
        .values(state)
        .on_conflict_do_update(index_elements=[State.subject_id], set_=state)
    )
    mine = Finding.subject_id == subject.id
    connection.execute(sa.delete(Finding).where(mine))
    if subject.findings:
        connection.execute(sa.insert(Finding), list(subject.findings))


def _first_answered(connection: Connection, subject: rows.Subject) -> datetime:
    """The time at which this very question was first answered."""
    same = (Attempt.subject_id == subject.id) & (Attempt.input_key == subject.key)
    values = {"subject_id": subject.id, "input_key": subject.key, "checked": utc_now()}
    connection.execute(insert(Attempt).values(values).on_conflict_do_nothing())
    return connection.scalar(sa.select(Attempt.checked).where(same))


def _add_run(connection: Connection, subject: rows.Subject) -> str:
    run = {
        "id": new_id(),
        "number": connection.scalar(sa.select(GENERATIONS.next_value())),
        "at": utc_now(),
        "input_key": subject.key,
        "answer": subject.answer,
        "payload_hash": digest(subject.payload),
        "prev_hash": chain.last_hash(connection, subject.state["owner_org"]),
        **{name: subject.state[name] for name in _SHARED},
    }
    run["hash"] = chain.hash_of(run)
    connection.execute(sa.insert(Run).values(**run, payload=subject.payload))
    return run["id"]


def _forget(connection: Connection, ids: Collection[str]) -> None:
    if ids:
        connection.execute(sa.delete(Finding).where(Finding.subject_id.in_(ids)))
        connection.execute(sa.delete(State).where(State.subject_id.in_(ids)))
