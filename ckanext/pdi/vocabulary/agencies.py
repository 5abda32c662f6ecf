"""Which agencies are known, and who says that they joined the initiative?

A starting registry, never "the official list": each row names the source of its
claim, and ``membership`` says whether it is documented or inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ckanext.pdi.vocabulary.tables import rows

#: All 18,459 agencies of the FBI's list match; Nebraska's start with NB.
ORI = re.compile(r"[A-Z]{2}[A-Z0-9]{7}")

AGENCY_TYPES = (
    "municipal",
    "county",
    "state",
    "campus",
    "tribal",
    "transit",
    "federal",
    "other",
)


@dataclass(frozen=True)
class Agency:
    """One row of the registry (pdi_agencies.csv)."""

    jurisdiction: str
    state: str
    kind: str
    agency: str
    membership: str  # documented, inferred
    first_listed: str
    ori: str | None
    ocd_id: str | None
    geoid: str | None
    population: int | None
    lat: float | None
    lng: float | None
    source: str


@cache
def registry() -> tuple[Agency, ...]:
    """The shipped registry, in file order."""
    return tuple(
        Agency(
            jurisdiction=row["jurisdiction"],
            state=row["state"],
            kind=row["kind"],
            agency=row["agency"],
            membership=row["membership"],
            first_listed=row["first_listed"],
            ori=row["ori"] or None,
            ocd_id=row["ocd_id"] or None,
            geoid=row["geoid"] or None,
            population=int(row["population"]) if row["population"] else None,
            lat=float(row["lat"]) if row["lat"] else None,
            lng=float(row["lng"]) if row["lng"] else None,
            source=row["source"],
        )
        for row in rows("pdi_agencies.csv")
    )
