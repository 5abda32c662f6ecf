"""What can be chosen in our forms, and how are the choices worded?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk

from ckanext.pdi import places
from ckanext.pdi.model import Jurisdiction
from ckanext.pdi.vocabulary.agencies import AGENCY_TYPES
from ckanext.pdi.vocabulary.categories import categories
from ckanext.pdi.vocabulary.jurisdictions import jurisdictions

Choice = dict[str, str]

#: Places offered in a form; beyond, one types and is told what is near.
OFFERED = 500

ROLES = ("data", "dictionary", "documentation", "summary")


def pdi_category_choices(field: Any = None) -> list[Choice]:
    """The categories, in the order in which they are offered."""
    return [{"value": c.slug, "label": tk._(c.title)} for c in categories().values()]


def pdi_role_choices(field: Any = None) -> list[Choice]:
    """What a resource can be."""
    words = {
        "data": tk._("Data"),
        "dictionary": tk._("Data dictionary"),
        "documentation": tk._("Documentation"),
        "summary": tk._("Summary table"),
    }
    return [{"value": role, "label": words[role]} for role in ROLES]


def pdi_agency_type_choices(field: Any = None) -> list[Choice]:
    """What an agency can be."""
    words = {
        "municipal": tk._("Municipal"),
        "county": tk._("County"),
        "state": tk._("State"),
        "campus": tk._("Campus"),
        "tribal": tk._("Tribal"),
        "transit": tk._("Transit"),
        "federal": tk._("Federal"),
        "other": tk._("Other"),
    }
    return [{"value": kind, "label": words[kind]} for kind in AGENCY_TYPES]


def pdi_jurisdiction_choices() -> list[Choice]:
    """Places to offer in a form, by name."""
    rows = model.Session.execute(
        sa.select(Jurisdiction.slug, Jurisdiction.name, Jurisdiction.state)
        .order_by(Jurisdiction.name, Jurisdiction.slug)
        .limit(OFFERED)
    ).all()
    return [
        {"value": row.slug, "label": places.label(row.name, row.state)}
        for row in rows or sorted(jurisdictions().values(), key=lambda j: j.name)
    ]


def pdi_jurisdiction_names(slugs: Iterable[str]) -> dict[str, str]:
    """The names of these places by slug."""
    return places.names(slugs)
