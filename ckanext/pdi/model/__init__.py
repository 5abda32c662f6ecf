"""Which rows does the extension keep? One table a class, all named ``pdi_*``.

No foreign key points at a core table: core rows may be purged at any time, and what
was found out about them is history that stays.
"""

from ckanext.pdi.model.checks import Attempt, Due, Finding, Profile, Run, State
from ckanext.pdi.model.commitments import Commitment
from ckanext.pdi.model.places import Agency, AgencyJurisdiction, Jurisdiction
from ckanext.pdi.model.queries import due_state

__all__ = [
    "Agency",
    "AgencyJurisdiction",
    "Attempt",
    "Commitment",
    "Due",
    "Finding",
    "Jurisdiction",
    "Profile",
    "Run",
    "State",
    "due_state",
]
