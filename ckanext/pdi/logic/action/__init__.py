"""Which actions are ours?"""

from ckanext.pdi.logic.action.checks import (
    pdi_check,
    pdi_verdict_history,
    pdi_verdict_show,
)
from ckanext.pdi.logic.action.commitments import (
    pdi_commitment_create,
    pdi_commitment_delete,
    pdi_commitment_list,
    pdi_commitment_show,
    pdi_commitment_undo,
    pdi_commitment_update,
)
from ckanext.pdi.logic.action.jurisdictions import (
    pdi_jurisdiction_list,
    pdi_jurisdiction_show,
)
from ckanext.pdi.logic.action.progress import pdi_progress_list, pdi_progress_show

__all__ = [
    "pdi_check",
    "pdi_commitment_create",
    "pdi_commitment_delete",
    "pdi_commitment_list",
    "pdi_commitment_show",
    "pdi_commitment_undo",
    "pdi_commitment_update",
    "pdi_jurisdiction_list",
    "pdi_jurisdiction_show",
    "pdi_progress_list",
    "pdi_progress_show",
    "pdi_verdict_history",
    "pdi_verdict_show",
]
