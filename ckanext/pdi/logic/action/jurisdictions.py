"""Which places are there to choose from?"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan.types import ActionResult, Context, DataDict

from ckanext.pdi.logic import schema
from ckanext.pdi.model import Jurisdiction

#: Places that one answer of ``pdi_jurisdiction_list`` holds at most.
LIST_MAX = 1000
#: The prefix under which the Census' place list writes the codes of its rows.
GEOID_PREFIX = "place-"


@tk.side_effect_free
@tk.validate_action_data(schema.jurisdiction_list)
def pdi_jurisdiction_list(context: Context, data_dict: DataDict) -> Any:
    """Places whose name or slug contains what was typed; those that begin with it
    come first.

    :param q: what was typed so far
    :param state: two letters, to look in one state only
    :param limit: how many (20 unless given)
    """
    tk.check_access("pdi_jurisdiction_list", context, data_dict)
    typed = (data_dict.get("q") or "").strip().lower()
    query = sa.select(Jurisdiction).limit(min(data_dict["limit"], LIST_MAX))
    if typed:
        query = query.where(_contains(typed)).order_by(~_begins(typed))
    if data_dict.get("state"):
        query = query.where(Jurisdiction.state == data_dict["state"].upper())
    query = query.order_by(Jurisdiction.name, Jurisdiction.slug)
    return [_shown(row) for row in model.Session.scalars(query)]


@tk.side_effect_free
@tk.validate_action_data(schema.jurisdiction_show)
def pdi_jurisdiction_show(
    context: Context, data_dict: DataDict
) -> ActionResult.AnyDict:
    """One place.

    :param id: its slug or Census GEOID
    """
    tk.check_access("pdi_jurisdiction_show", context, data_dict)
    asked = data_dict["id"]
    row = model.Session.get(Jurisdiction, asked) or model.Session.scalar(
        sa.select(Jurisdiction)
        .where(Jurisdiction.geoid == asked.removeprefix(GEOID_PREFIX))
        .limit(1)
    )
    if row is None:
        raise tk.ObjectNotFound(tk._("No jurisdiction has this slug or GEOID."))
    return _shown(row)


def _contains(typed: str) -> Any:
    return sa.or_(
        sa.func.lower(Jurisdiction.name).contains(typed, autoescape=True),
        Jurisdiction.slug.contains(typed, autoescape=True),
    )


def _begins(typed: str) -> Any:
    return sa.func.lower(Jurisdiction.name).startswith(typed, autoescape=True)


def _shown(row: Jurisdiction) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name": row.name,
        "state": row.state,
        "kind": row.kind,
        "ocd_id": row.ocd_id,
        "geoid": row.geoid,
        "lat": row.lat,
        "lng": row.lng,
    }
