"""Which organization is meant, and what may this user do for it?"""

from __future__ import annotations

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan import authz

Organization = model.Group

#: What core lets editors do and members not; commitments follow it.
EDIT = "create_dataset"
#: What core lets every member do.
READ = "read"


def find(id_or_name: str) -> Organization:
    """The active organization of this id or name.

    Raises:
        tk.ObjectNotFound: when there is none.
    """
    group = model.Group.get(id_or_name)
    if group is None or not group.is_organization or group.state != "active":
        raise tk.ObjectNotFound(tk._("No organization has this id or name."))
    return group


def may_edit(organization_id: str | None, user: str | None) -> bool:
    """May this user speak for the organization? Without one: only a sysadmin."""
    if not organization_id:
        return authz.is_sysadmin(user)
    return authz.has_user_permission_for_group_or_org(organization_id, user, EDIT)


def is_member(organization_id: str, user: str | None) -> bool:
    """May this user see the organization's data sets that are not public?"""
    if not user:
        return False
    return authz.has_user_permission_for_group_or_org(organization_id, user, READ)
