"""How far is an agency, and how far is everyone, toward three?"""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import ActionResult, Context, DataDict

from ckanext.pdi import standings
from ckanext.pdi.logic import organizations, schema
from ckanext.pdi.progress import agency_to_json, portal_to_json


@tk.side_effect_free
@tk.validate_action_data(schema.agency)
def pdi_progress_show(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """An agency's n of three, from what a visitor may see, whoever asks.

    :param id: an organization's id or name
    :returns: the shape ``pdi-agency/1``
    """
    tk.check_access("pdi_progress_show", context, data_dict)
    organization = organizations.find(data_dict["id"])
    found = standings.agency(organization.id)
    if found is None:
        raise tk.ObjectNotFound(tk._("This organization is no police agency."))
    return agency_to_json(found)


@tk.side_effect_free
def pdi_progress_list(context: Context, data_dict: DataDict) -> ActionResult.AnyDict:
    """Every agency's n of three, and totals.

    :returns: the shape ``pdi-portal/1``
    """
    tk.check_access("pdi_progress_list", context, data_dict)
    return portal_to_json(standings.portal())
