"""Which row of the agencies' registry is a demo agency?"""

from __future__ import annotations

from ckanext.pdi.demo.model import Agency
from ckanext.pdi.vocabulary import agencies
from ckanext.pdi.vocabulary.jurisdictions import slug_of_name, slug_of_ocd


def entry(agency: Agency) -> agencies.Agency:
    """Its row: ORI, place and source are facts of the registry.

    Raises:
        LookupError: when the registry does not know it.
    """
    for row in agencies.registry():
        if (row.agency, row.state) == (agency.agency, agency.state):
            return row
    raise LookupError(f"{agency.agency} ({agency.state}) is not in the registry")


def jurisdiction(agency: Agency) -> str:
    """The slug of the place it polices."""
    row = entry(agency)
    if row.ocd_id:
        return slug_of_ocd(row.ocd_id)
    return slug_of_name(row.state, row.kind, row.jurisdiction)
