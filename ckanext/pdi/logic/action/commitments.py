"""Who promised what, by when, and what became of it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan.types import ActionResult, Context, DataDict

from ckanext.pdi import standings, statements
from ckanext.pdi.logic import organizations, schema
from ckanext.pdi.model import Commitment
from ckanext.pdi.progress import AgencyProgress


@tk.validate_action_data(schema.commitment_create)
def pdi_commitment_create(
    context: Context, data_dict: DataDict
) -> ActionResult.AnyDict:
    """Record a commitment.

    :param who: agency, company, nonprofit, community_organization or researcher
    :param name: whose name stands under it
    :param organization: the agency's organization that it is for (id or name);
        editors name one they may edit, sysadmins may leave it out
    :param city: optional
    :param state: two letters, optional
    :param efforts: existing efforts, optional
    :param promises: one to three of ``{"category", "what", "by": "YYYY-MM-DD"}``
    """
    tk.check_access("pdi_commitment_create", context, data_dict)
    statement_id = statements.create(data_dict, context["user"])
    model.Session.commit()
    return _one(statement_id)


@tk.validate_action_data(schema.commitment_update)
def pdi_commitment_update(
    context: Context, data_dict: DataDict
) -> ActionResult.AnyDict:
    """Say a commitment anew; what it said before stays in its history.

    :param id: the commitment's id; the rest as in ``pdi_commitment_create``
    """
    tk.check_access("pdi_commitment_update", context, data_dict)
    statements.update(_find(data_dict["id"]), data_dict, context["user"])
    model.Session.commit()
    return _one(data_dict["id"])


@tk.validate_action_data(schema.commitment_id)
def pdi_commitment_delete(
    context: Context, data_dict: DataDict
) -> ActionResult.AnyDict:
    """Withdraw a commitment. It stays in the list as withdrawn.

    :param id: the commitment's id
    :param note: why, optional
    """
    tk.check_access("pdi_commitment_delete", context, data_dict)
    lines = _find(data_dict["id"])
    statements.withdraw(lines, context["user"], data_dict.get("note") or "")
    model.Session.commit()
    return _one(data_dict["id"])


@tk.validate_action_data(schema.commitment_id)
def pdi_commitment_undo(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """Take back the last change of a commitment (or the last undo).

    :param id: the commitment's id
    :param note: why, optional
    """
    tk.check_access("pdi_commitment_undo", context, data_dict)
    lines = _find(data_dict["id"])
    statements.undo(lines, context["user"], data_dict.get("note") or "")
    model.Session.commit()
    return _one(data_dict["id"])


@tk.side_effect_free
@tk.validate_action_data(schema.commitment_id)
def pdi_commitment_show(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """One commitment with its history.

    :param id: the commitment's id
    """
    tk.check_access("pdi_commitment_show", context, data_dict)
    return _one(data_dict["id"])


@tk.side_effect_free
@tk.validate_action_data(schema.commitment_list)
def pdi_commitment_list(context: Context, data_dict: DataDict) -> ActionResult.AnyList:
    """Commitments, newest first, withdrawn ones too.

    :param organization: only those for this agency (id or name), optional
    """
    tk.check_access("pdi_commitment_list", context, data_dict)
    asked = data_dict.get("organization")
    ids = [organizations.find(asked).id] if asked else None
    return _shown(statements.every(ids))


def _find(statement_id: str) -> statements.Lines:
    lines = statements.find(statement_id)
    if not lines:
        raise tk.ObjectNotFound(tk._("No commitment has this id."))
    return lines


def _one(statement_id: str) -> dict[str, Any]:
    return _shown([_find(statement_id)])[0]


def _shown(every: Iterable[statements.Lines]) -> list[dict[str, Any]]:
    every = list(every)
    ids = {lines[0].organization_id for lines in every} - {None}
    titles = _organizations(ids)
    progress = standings.of_organizations(ids)
    return [_statement(lines, titles, progress) for lines in every]


def _statement(
    lines: statements.Lines,
    titles: Mapping[str, dict[str, str]],
    progress: Mapping[str, AgencyProgress],
) -> dict[str, Any]:
    first = lines[0]
    open_lines = [line for line in lines if line.status == standings.OPEN]
    return {
        "id": first.statement_id,
        "who": first.who,
        "name": first.name,
        "organization": titles.get(first.organization_id or ""),
        "city": first.city,
        "state": first.state,
        "efforts": first.efforts,
        "status": standings.OPEN if open_lines else statements.WITHDRAWN,
        "created": statements.created(lines),
        "promises": [
            _promise(line, progress.get(line.organization_id or ""))
            for line in open_lines or lines
        ],
        "history": statements.history(lines),
    }


def _promise(line: Commitment, progress: AgencyProgress | None) -> dict[str, Any]:
    said = (line.category, line.what, line.due)
    met = progress is not None and any(
        p.met and (p.category, p.what, p.by) == said for p in progress.promises
    )
    return {
        "category": line.category,
        "what": line.what,
        "by": line.due,
        "status": "met" if met and line.status == standings.OPEN else line.status,
    }


def _organizations(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    rows = model.Session.execute(
        sa.select(model.Group.id, model.Group.name, model.Group.title).where(
            model.Group.id.in_(ids), model.Group.state == "active"
        )
    )
    return {row.id: {"name": row.name, "title": row.title or row.name} for row in rows}
