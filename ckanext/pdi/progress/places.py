"""Where does a state stand on a map of equal tiles?

Every state is one square in about its place, so that a large state weighs no more
than a small one: area is not people. Territories stand below.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Rows from north to south; a dot is an empty place.
_TILES = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. ..
AS GU MP .. .. .. .. .. .. PR VI
"""

#: Two letters -> (column, row) of the tile.
TILES = {
    code: (column, row)
    for row, line in enumerate(_TILES.split("\n")[1:])
    for column, code in enumerate(line.split())
    if code != ".."
}

#: The two-letter codes that the postal service gives to states and territories.
STATES = frozenset(TILES)


def state_of(jurisdictions: Iterable[str]) -> str | None:
    """The state in which these jurisdictions lie, by their slugs; the first known.

    >>> state_of(["us-co-place-denver"])
    'CO'
    """
    for slug in jurisdictions:
        code = slug.removeprefix("us-")[:2].upper()
        if slug.startswith("us-") and code in STATES:
            return code
    return None
