"""What do our actions accept?"""

from ckanext.pdi.logic.schema.checks import history, subject
from ckanext.pdi.logic.schema.commitments import (
    commitment_create,
    commitment_id,
    commitment_list,
    commitment_update,
)
from ckanext.pdi.logic.schema.jurisdictions import jurisdiction_list, jurisdiction_show
from ckanext.pdi.logic.schema.progress import agency

__all__ = [
    "agency",
    "commitment_create",
    "commitment_id",
    "commitment_list",
    "commitment_update",
    "history",
    "jurisdiction_list",
    "jurisdiction_show",
    "subject",
]
