"""Do the rows fill a grid of periods and groups, each place of it once?

That is how totals are listed, in any language: every month has its row for every
district. Single events never fall so evenly. If rows fell by chance into cells of
which they could fill a part d, the part (1 - exp(-d)) / d of them would differ: for
d = 0.25 that is 0.885, and hardly any table of events comes near 0.995.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import NUMBERS, PERSON_ROLES, Role

#: The filled part of the grid, and the part of the rows that differ; see above.
DENSITY = 0.25
DIFFERENT = 0.995
#: So few rows may stand so by chance: they must leave hardly a gap.
FEW_ROWS, FEW_DENSITY = 12, 0.8
FEWEST_ROWS = 5
TIMES = (Role.YEAR, Role.QUARTER, Role.MONTH, Role.PERIOD, Role.EVENT_DATE)
GROUPS = (
    *(Role.AREA, Role.AGENCY, Role.PLACE, Role.ENTITY_ID, Role.CATEGORY),
    *(Role.DESCRIPTOR, Role.CODE, Role.DAY, Role.TIME, Role.WEEKDAY, Role.FLAG),
    *PERSON_ROLES,
)
AMOUNTS = (*NUMBERS, Role.MONEY, Role.ATTRIBUTE, Role.CONTEXT, Role.HARM)
#: Only records of single events have these.
RECORDS = (Role.NARRATIVE, Role.PERSON_NAME, Role.URL, Role.REPEATED_NUMBER)
DAYS_OF_A_MONTH = 28
#: Groups have several values, and each of them several rows.
FEWEST_VALUES = 2
MOST_VALUES = 0.5


def grid(table: Interpretation) -> tuple[Placed, ...] | None:
    """The axes of the grid that the rows fill; None when they fill none."""
    if table.rows < FEWEST_ROWS or table.own_place or _records(table):
        return None
    density = FEW_DENSITY if table.rows < FEW_ROWS else DENSITY
    for axes, different in _keys(table):
        even = different >= DIFFERENT * table.rows
        if even and table.rows >= density * _cells(axes) and _amounts(table, axes):
            return axes
    return None


def _records(table: Interpretation) -> bool:
    numbers = table.of(Role.RECORD_NUMBER)
    named = any(c.reason.startswith("name:") for c in numbers)
    return named or any(c.view.filled >= 0.1 for c in table.of(*RECORDS))


def _keys(table: Interpretation) -> Iterator[tuple[tuple[Placed, ...], int]]:
    """Times alone and times with groups, and how many of their tuples differ."""
    by_index = {c.view.index: c for c in table.columns if _is_axis(table, c)}
    for time in table.of(*TIMES):
        dates = time.view.dates
        yield (time,), dates.distinct_days if dates else time.view.facts.distinct
    for combination in table.profile.combinations:
        if by_index.keys() >= set(combination.columns):
            axes = tuple(by_index[i] for i in combination.columns)
            if any(c.role in TIMES for c in axes):
                yield axes, combination.distinct


def _is_axis(table: Interpretation, column: Placed) -> bool:
    if column.view.filled < DIFFERENT:
        return False
    values = column.view.facts.distinct
    few = FEWEST_VALUES <= values <= MOST_VALUES * table.rows
    return column.role in TIMES or (column.role in GROUPS and few)


def _cells(axes: tuple[Placed, ...]) -> float:
    """How many places the grid has: days are counted with those in between."""
    cells = 1.0
    for axis in axes:
        cells *= _days(axis) or axis.view.facts.distinct
    return cells


def _days(axis: Placed) -> float | None:
    """The days from the first to the last, in steps of a month where all are firsts."""
    dates = axis.view.dates
    if axis.role not in (Role.EVENT_DATE, Role.PERIOD) or dates is None:
        return None
    if not dates.min or not dates.max:
        return None
    span = (date.fromisoformat(dates.max) - date.fromisoformat(dates.min)).days + 1
    months = dates.first_of_month == dates.count
    return max(span / DAYS_OF_A_MONTH if months else span, dates.distinct_days)


def _amounts(table: Interpretation, axes: tuple[Placed, ...]) -> bool:
    """Something is counted beside the axes: numbers that no header need name."""
    others = [c for c in table.used if c not in axes]
    named = any(c.role in AMOUNTS for c in others)
    counts = (c for c in others if c.role in (Role.CODE, Role.FLAG))
    return named or any(
        c.view.numeric >= 0.9 and not c.reason.startswith("name:") for c in counts
    )
