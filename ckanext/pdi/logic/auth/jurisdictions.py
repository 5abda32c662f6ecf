"""Who may look up jurisdictions? Everyone: they are public facts."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict


@tk.auth_allow_anonymous_access
def pdi_jurisdiction_show(context: Context, data_dict: DataDict) -> AuthResult:
    """Everyone."""
    return {"success": True}


@tk.auth_allow_anonymous_access
def pdi_jurisdiction_list(context: Context, data_dict: DataDict) -> AuthResult:
    """Everyone."""
    return {"success": True}
