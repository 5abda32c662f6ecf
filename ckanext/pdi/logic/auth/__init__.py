"""Who may use which of our actions? One function for each."""

from ckanext.pdi.logic.auth.checks import (
    pdi_check,
    pdi_verdict_history,
    pdi_verdict_show,
)
from ckanext.pdi.logic.auth.jurisdictions import (
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
