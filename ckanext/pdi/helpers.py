"""Which words and figures do templates ask for?"""

from __future__ import annotations

from ckanext.pdi.choices import (
    pdi_agency_type_choices,
    pdi_category_choices,
    pdi_jurisdiction_choices,
    pdi_jurisdiction_names,
    pdi_role_choices,
)

__all__ = [
    "pdi_agency_type_choices",
    "pdi_category_choices",
    "pdi_jurisdiction_choices",
    "pdi_jurisdiction_names",
    "pdi_role_choices",
]
