"""Which place is this: what is a jurisdiction's slug, name and Census code?

Slugs come from Open Civic Data division ids: ``country``, ``state``, ``district``
and ``territory`` lose their key, everything else keeps key and value
(``us-co-place-denver``). Places without such an id (campuses, transit systems,
tribal land) are ``us-<state>-<kind>-<name>``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ckanext.pdi.vocabulary.agencies import registry

_KEYLESS = ("country", "state", "district", "territory")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Jurisdiction:
    """A place with a police."""

    slug: str
    name: str
    state: str  # two letters
    kind: str  # city, county, state, campus, tribal, transit, ...
    ocd_id: str | None
    geoid: str | None  # Census GEOID, digits only
    lat: float | None
    lng: float | None


def slug_of_ocd(ocd_id: str) -> str:
    """The slug of an OCD division id.

    >>> slug_of_ocd("ocd-division/country:us/state:co/place:denver")
    'us-co-place-denver'
    >>> slug_of_ocd("ocd-division/country:us/district:dc")
    'us-dc'

    Raises:
        ValueError: when the text is no OCD division id.
    """
    head, *parts = ocd_id.split("/")
    if head != "ocd-division" or not parts or not all(":" in p for p in parts):
        raise ValueError(f"not an OCD division id: {ocd_id!r}")
    words: list[str] = []
    for part in parts:
        key, value = part.split(":", 1)
        words += [value] if key in _KEYLESS else [key, value]
    return "-".join(_slugify(w) for w in words)


def slug_of_name(state: str, kind: str, name: str) -> str:
    """The slug of a place that has no OCD id.

    >>> slug_of_name("TX", "campus", "Rice University")
    'us-tx-campus-rice-university'
    """
    return "-".join(("us", _slugify(state), _slugify(kind), _slugify(name)))


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """The jurisdictions of the shipped registry by slug."""
    found: dict[str, Jurisdiction] = {}
    for a in registry():
        slug = (
            slug_of_ocd(a.ocd_id)
            if a.ocd_id
            else slug_of_name(a.state, a.kind, a.jurisdiction)
        )
        found.setdefault(
            slug,
            Jurisdiction(
                slug=slug,
                name=a.jurisdiction,
                state=a.state,
                kind=a.kind,
                ocd_id=a.ocd_id,
                geoid=a.geoid,
                lat=a.lat,
                lng=a.lng,
            ),
        )
    return found


def _slugify(text: str) -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-")
