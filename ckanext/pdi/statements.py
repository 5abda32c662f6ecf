"""How is a commitment kept, changed, withdrawn and brought back?

A statement is up to three lines that one form brought. Nothing is ever deleted: each
change adds an entry with what was there before to the history of the lines it touched,
so that the last change can be undone, and the undoing too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi.model import Commitment
from ckanext.pdi.model.columns import new_id, utc_now
from ckanext.pdi.standings import OPEN
from ckanext.pdi.states import stamp

WITHDRAWN = "withdrawn"
#: Statements that one page or answer holds at most.
LIST_MAX = 500
_LINES_MAX = 3 * LIST_MAX

Lines = list[Commitment]

_WHO = ("organization_id", "who", "name", "city", "state", "efforts")
_LINE = ("category", "what", "due", "status")


def find(statement_id: str) -> Lines:
    """The statement's lines in order, withdrawn ones too; empty when unknown."""
    rows = model.Session.scalars(
        sa.select(Commitment)
        .where(Commitment.statement_id == statement_id)
        .order_by(Commitment.position)
    )
    return list(rows)


def every(organization_ids: Collection[str] | None = None) -> list[Lines]:
    """Statements, newest first."""
    query = sa.select(Commitment).order_by(
        Commitment.created.desc(), Commitment.statement_id
    )
    if organization_ids is not None:
        query = query.where(Commitment.organization_id.in_(organization_ids))
    found: dict[str, Lines] = {}
    for row in model.Session.scalars(query.limit(_LINES_MAX)):
        found.setdefault(row.statement_id, []).append(row)
    for lines in found.values():
        lines.sort(key=lambda line: line.position)
    return list(found.values())


def create(statement: Mapping[str, Any], user: str) -> str:
    """Keep a new statement; its id. The caller commits."""
    statement_id = new_id()
    _write(statement_id, {}, statement, user, statement.get("note") or "")
    return statement_id


def update(lines: Lines, statement: Mapping[str, Any], user: str) -> None:
    """Replace what the statement says; lines left out are withdrawn."""
    there = {line.position: line for line in lines}
    _write(lines[0].statement_id, there, statement, user, statement.get("note") or "")


def withdraw(lines: Lines, user: str, note: str) -> None:
    """Withdraw every line that stands."""
    change = _change(user, note)
    for line in lines:
        if line.status == OPEN:
            _set(line, {"status": WITHDRAWN}, change)


def undo(lines: Lines, user: str, note: str) -> None:
    """Take back the last change of the statement."""
    last = max((line.history[-1] for line in lines), key=lambda entry: entry["at"])
    change = _change(user, note)
    for line in lines:
        entry = line.history[-1]
        if entry["change"] == last["change"]:
            _set(line, entry["before"] or {"status": WITHDRAWN}, change)


def _write(
    statement_id: str,
    there: Mapping[int, Commitment],
    statement: Mapping[str, Any],
    user: str,
    note: str,
) -> None:
    change = _change(user, note)
    who = {
        "organization_id": statement.get("organization") or None,
        **{field: statement.get(field) or None for field in _WHO[1:]},
    }
    promises: Sequence[Mapping[str, str]] = statement["promises"]
    for position, promise in enumerate(promises):
        values = {**who, **_said(promise)}
        line = there.get(position)
        if line is None:
            _add(statement_id, position, values, change)
        elif any(getattr(line, field) != value for field, value in values.items()):
            _set(line, values, change)
    for position, line in there.items():
        if position >= len(promises):
            _set(line, {**who, "status": WITHDRAWN}, change)


def _said(promise: Mapping[str, str]) -> dict[str, str]:
    return {
        "category": promise["category"],
        "what": promise["what"],
        "due": promise["by"],
        "status": OPEN,
    }


def _add(
    statement_id: str, position: int, values: dict[str, Any], change: dict[str, Any]
) -> None:
    entry = {**change, "status": OPEN, "before": None}
    model.Session.add(
        Commitment(
            statement_id=statement_id,
            position=position,
            created_by=change["by"],
            history=[entry],
            **values,
        )
    )


def _set(line: Commitment, values: Mapping[str, Any], change: dict[str, Any]) -> None:
    before = {field: getattr(line, field) for field in (*_WHO, *_LINE)}
    for field, value in values.items():
        setattr(line, field, value)
    entry = {**change, "status": line.status, "before": before}
    line.history = [*line.history, entry]


def _change(user: str, note: str) -> dict[str, Any]:
    at = utc_now().isoformat(timespec="microseconds") + "Z"
    return {"change": new_id(), "at": at, "by": user, "note": note}


def history(lines: Lines) -> list[dict[str, str]]:
    """When did what happen to the statement? Who did it is not for everyone."""
    entries: dict[str, dict[str, str]] = {}
    for line in lines:
        for entry in line.history:
            entries.setdefault(
                entry["change"],
                {"at": entry["at"], "status": entry["status"], "note": entry["note"]},
            )
    return sorted(entries.values(), key=lambda entry: entry["at"])


def created(lines: Lines) -> str | None:
    """When was it first said?"""
    return stamp(min(line.created for line in lines))
