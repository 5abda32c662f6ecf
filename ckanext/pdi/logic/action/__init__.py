"""Which actions are ours?"""

from ckanext.pdi.logic.action.checks import (
    pdi_check,
    pdi_verdict_history,
    pdi_verdict_show,
)
from ckanext.pdi.logic.action.jurisdictions import (
    pdi_jurisdiction_list,
    pdi_jurisdiction_show,
)

__all__ = [
    "pdi_check",
    "pdi_jurisdiction_list",
    "pdi_jurisdiction_show",
    "pdi_verdict_history",
    "pdi_verdict_show",
]
