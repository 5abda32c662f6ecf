"""Which columns of groups identify every row of a table of totals?"""

from __future__ import annotations

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import (
    CATEGORY_SHARE,
    CATEGORY_VALUES,
    COARSE_TIMES,
    NUMBERS,
    PERSON_ROLES,
    Role,
)

#: Columns that sort rows into groups. Names of persons and free text never do.
GROUPS = (
    Role.AREA,
    Role.PLACE,
    Role.AGENCY,
    Role.CATEGORY,
    Role.DESCRIPTOR,
    Role.CODE,
    Role.WEEKDAY,
    Role.DAY,
    *COARSE_TIMES,
    *PERSON_ROLES,
)
#: Columns one of which may name the group of each row all by itself.
NAMES = (
    Role.AREA,
    Role.AGENCY,
    Role.PLACE,
    Role.ENTITY,
    Role.ENTITY_ID,
    Role.LABEL,
    Role.DESCRIPTOR,
    Role.RACE,
    *COARSE_TIMES,
)
#: A key identifies this share of the rows at least.
IDENTIFIES = 0.98
FEWEST_ROWS = 3


def cube(table: Interpretation) -> tuple[Placed, ...] | None:
    """The identifying columns of a table of totals; None when it is none."""
    numbered = any(
        c.reason.startswith("name:")
        for c in table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    )
    if numbered or table.varied_dates or table.split_date:
        return None
    if table.rows < FEWEST_ROWS or not table.of(*NUMBERS):
        return None
    return _single(table) or _combined(table)


def _single(table: Interpretation) -> tuple[Placed, ...] | None:
    """One column that names the place, agency or group of each row."""
    for column in table.used:
        unique = column.view.distinct >= IDENTIFIES and column.view.filled >= 0.9
        if column.role in NAMES and unique and column.view.mean_words < 6:
            return (column,)
    return None


def _combined(table: Interpretation) -> tuple[Placed, ...] | None:
    groups = {c.view.index for c in table.of(*GROUPS, *NAMES) if _sorts(table, c)}
    for combination in table.profile.combinations:
        columns = set(combination.columns)
        if columns <= groups and combination.distinct >= IDENTIFIES * table.rows:
            return tuple(c for c in table.columns if c.view.index in columns)
    return None


def _sorts(table: Interpretation, column: Placed) -> bool:
    """Few values, each repeated; a place, agency or time may have more of them."""
    facts = column.view.facts
    if facts.distinct > CATEGORY_SHARE * table.rows:
        return False
    wide = column.role in (Role.AREA, Role.AGENCY, Role.PLACE, *COARSE_TIMES)
    return wide or facts.distinct <= CATEGORY_VALUES
