"""Who may record a commitment? Editors for their own agency, sysadmins for anyone."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict

from ckanext.pdi import statements
from ckanext.pdi.logic import organizations


def pdi_commitment_create(context: Context, data_dict: DataDict) -> AuthResult:
    """Editors name an organization that they may edit."""
    return _for(data_dict.get("organization"), context)


def pdi_commitment_update(context: Context, data_dict: DataDict) -> AuthResult:
    """Editors of the agency it is for, and only to one they may edit."""
    allowed = _of(data_dict["id"], context)
    if allowed["success"] and "promises" in data_dict:
        return _for(data_dict.get("organization"), context)
    return allowed


def pdi_commitment_delete(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may change it."""
    return _of(data_dict["id"], context)


def pdi_commitment_undo(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may change it."""
    return _of(data_dict["id"], context)


@tk.auth_allow_anonymous_access
def pdi_commitment_show(context: Context, data_dict: DataDict) -> AuthResult:
    """A commitment is public."""
    return {"success": True}


@tk.auth_allow_anonymous_access
def pdi_commitment_list(context: Context, data_dict: DataDict) -> AuthResult:
    """Commitments are public."""
    return {"success": True}


def _of(statement_id: str, context: Context) -> AuthResult:
    """Whose is a stored statement? Where its organization is gone: the sysadmins'."""
    lines = statements.find(statement_id)
    if not lines:
        raise tk.ObjectNotFound(tk._("No commitment has this id."))
    try:
        return _for(lines[0].organization_id, context)
    except tk.ObjectNotFound:
        return _for(None, context)


def _for(organization: str | None, context: Context) -> AuthResult:
    if organization:
        organization = organizations.find(organization).id
    if organizations.may_edit(organization, context.get("user")):
        return {"success": True}
    return {
        "success": False,
        "msg": tk._(
            "Only editors of the agency and system administrators may record and "
            "change its commitments."
        ),
    }
