"""What is the verdict, what was it before, and please check again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan.types import ActionResult, Context, DataDict

from ckanext.pdi import due, findings
from ckanext.pdi.logic import schema, subjects
from ckanext.pdi.model import Finding, Run, State, due_state

#: Runs that one answer of ``pdi_verdict_history`` holds at most.
HISTORY_MAX = 200


@tk.validate_action_data(schema.subject)
def pdi_check(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """Have a data set checked now.

    :param id: a data set's id or name, or a resource's id (its data set is checked)
    :returns: ``{"id": <data set's id>, "state": "checking"}``
    """
    tk.check_access("pdi_check", context, data_dict)
    found = subjects.find(data_dict["id"])
    due.mark([found.package_id], "asked")
    due.hint()
    return {"id": found.package_id, "state": due_state([found.id])[found.id]}


@tk.side_effect_free
@tk.validate_action_data(schema.subject)
def pdi_verdict_show(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """The current verdict of a data set or a resource.

    :param id: a data set's id or name, or a resource's id
    :returns: ``id, type, verdict, pillars, granularity, findings`` (those that did not
        pass), ``privacy, ruleset, checked, state``; a data set adds ``resources``
    """
    tk.check_access("pdi_verdict_show", context, data_dict)
    found = subjects.find(data_dict["id"])
    states = _states(found)
    known = {found.id, *states}
    fresh = due_state(known)
    told = _findings(known)
    answer = _verdict(found.id, found.type, states.get(found.id), fresh, told)
    if found.type == "package":
        answer["resources"] = [
            {"name": s.name, "role": s.data.get("role")}
            | _verdict(s.subject_id, "resource", s, fresh, told)
            for s in _in_order(states.values())
        ]
    return answer


@tk.side_effect_free
@tk.validate_action_data(schema.history)
def pdi_verdict_history(context: Context, data_dict: DataDict) -> ActionResult.AnyList:
    """What was answered before, newest first; one entry for each change.

    :param id: a data set's id or name, or a resource's id
    :param limit: how many entries (20 unless given, 200 at most)
    """
    tk.check_access("pdi_verdict_history", context, data_dict)
    found = subjects.find(data_dict["id"])
    runs = model.Session.scalars(
        sa.select(Run)
        .where(Run.subject_id == found.id)
        .order_by(Run.number.desc())
        .limit(min(data_dict["limit"], HISTORY_MAX))
    )
    return [run.to_json() for run in runs]


def _states(found: subjects.Found) -> dict[str, State]:
    column = State.package_id if found.type == "package" else State.subject_id
    rows = model.Session.scalars(sa.select(State).where(column == found.id))
    return {row.subject_id: row for row in rows}


def _in_order(states: Iterable[State]) -> list[State]:
    resources = (s for s in states if s.subject_type == "resource")
    return sorted(resources, key=lambda s: s.data.get("position", 0))


def _findings(ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in findings.current(Finding.subject_id.in_(ids)):
        found.setdefault(row.subject_id, []).append(row.to_json())
    return found


def _verdict(
    id: str,
    kind: str,
    state: State | None,
    fresh: Mapping[str, str],
    told: Mapping[str, list[dict[str, Any]]],
) -> dict[str, Any]:
    known = state is not None
    return {
        "id": id,
        "type": kind,
        "verdict": state.verdict if known else None,
        "pillars": state.pillars if known else {},
        "granularity": state.granularity if known else None,
        "findings": told.get(id, []),
        "privacy": state.privacy if known else None,
        "ruleset": state.ruleset if known else None,
        "checked": state.checked.isoformat() if known and state.checked else None,
        "state": fresh[id],
    }
