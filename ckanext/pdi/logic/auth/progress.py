"""Who may see progress? Everyone: it is computed from what everyone may see."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict


@tk.auth_allow_anonymous_access
def pdi_progress_show(context: Context, data_dict: DataDict) -> AuthResult:
    """One agency's progress."""
    return {"success": True}


@tk.auth_allow_anonymous_access
def pdi_progress_list(context: Context, data_dict: DataDict) -> AuthResult:
    """Everyone's progress."""
    return {"success": True}
