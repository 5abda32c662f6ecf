"""Who may see and ask for verdicts? Whoever may see and change the data set."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.types import AuthResult, Context, DataDict

from ckanext.pdi.logic import subjects


def pdi_check(context: Context, data_dict: DataDict) -> AuthResult:
    """Checking follows changing."""
    return _as("package_update", context, data_dict)


@tk.auth_allow_anonymous_access
def pdi_verdict_show(context: Context, data_dict: DataDict) -> AuthResult:
    """Reading a verdict follows reading the data set."""
    return _as("package_show", context, data_dict)


@tk.auth_allow_anonymous_access
def pdi_verdict_history(context: Context, data_dict: DataDict) -> AuthResult:
    """Reading old verdicts follows reading the data set."""
    return _as("package_show", context, data_dict)


def _as(action: str, context: Context, data_dict: DataDict) -> AuthResult:
    found = subjects.find(data_dict["id"])
    # A context remembers the package it met first: ask with one that met none.
    return authz.is_authorized(
        action, tk.fresh_context(context), {"id": found.package_id}
    )
