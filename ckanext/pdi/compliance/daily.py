"""Is each row the total of a day, or of a day and a group?

Asked by three rules: such a table has dates and often ids, and neither speaks for
single events then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import NUMBERS, PERSON_ROLES, Role
from ckanext.pdi.vocabulary import columns as words

#: The date, or date and group, identifies this share of the rows (RULES.md, I12).
IDENTIFIES = 0.98
#: A measure whose sum exceeds the rows by this counts more than one a row.
MORE_THAN_ROWS = 1.05
FEWEST_ROWS = 5
SEVERAL = 2
#: From this share of the columns on, counts are what the table is about.
COUNTING = 0.2
HOURS = 24
#: What only the record of a single event has.
_SINGLE = (
    *(Role.RECORD_NUMBER, Role.REPEATED_NUMBER, Role.NARRATIVE, Role.URL),
    *(Role.PERSON_NAME, Role.COORDINATE, Role.HARM),
)
#: Groups by which daily totals are usually broken down.
GROUPS = (
    Role.AREA,
    Role.PLACE,
    Role.AGENCY,
    Role.CATEGORY,
    Role.DESCRIPTOR,
    Role.CODE,
    Role.ENTITY,
    Role.ENTITY_ID,
    Role.LABEL,
    Role.FLAG,
    *PERSON_ROLES,
)


@dataclass(frozen=True)
class Daily:
    """The key columns and the measure that give the table away."""

    key: tuple[str, ...]
    measure: str
    more_than_rows: bool


def daily_totals(table: Interpretation) -> Daily | None:
    """The table's key and measure when its rows are totals by day."""
    counted = _several(table) or _counted(table)
    if counted is not None:
        return counted
    measures = table.of(Role.MEASURE)
    # In a wide table one small count is the event's own: shots, officers present.
    if len(measures) < COUNTING * len(table.used):
        measures = tuple(m for m in measures if m.view.says(words.COUNTED_EVENTS))
    if table.rows < FEWEST_ROWS or not measures or _timed_rows(table):
        return None
    if table.describes_persons or table.own_place:
        return None
    key = next(_keys(table), None)
    if key is None:
        return None
    for measure in measures:
        more = _sum_exceeds_rows(table, measure)
        if more or not _strong_number(table):
            return Daily(tuple(c.name for c in key), measure.name, more)
    return None


def _several(table: Interpretation) -> Daily | None:
    """Every row says of how many events it is, and all are of two or more."""
    for measure in table.of(Role.MEASURE):
        n = measure.view.numbers
        events = measure.view.says(words.COUNTED_EVENTS)
        if events and n and measure.view.filled >= IDENTIFIES and n.min >= SEVERAL:
            return Daily((), measure.name, True)
    return None


def _counted(table: Interpretation) -> Daily | None:
    """One count, mostly 1 and sometimes more, of what the other columns say.

    Nothing names the single event: no number, place of its own, person or text.
    """
    measures = table.of(*NUMBERS, Role.CODE)
    counts = [m for m in measures if m.view.says(words.COUNT) and _counts(m)]
    if len(counts) != 1 or table.own_place or table.of(*_SINGLE, *PERSON_ROLES):
        return None
    keyed = {c.view.index for c in table.used if c is not counts[0]}
    names = tuple(c.name for c in table.used if c is not counts[0])
    for combination in table.profile.combinations:
        columns = set(combination.columns)
        if columns <= keyed and _identifies(table, combination.distinct):
            return Daily(names, counts[0].name, True)
    return None


def _counts(column: Placed) -> bool:
    """Whole, never nothing, and more than one in some rows."""
    n = column.view.numbers
    if n is None or not n.count or column.view.filled < IDENTIFIES:
        return False
    return column.view.whole >= 0.99 and n.min >= 1 and n.sum > n.count


def _timed_rows(table: Interpretation) -> bool:
    """A time of day that varies by more than the hours: rows are moments."""
    times = (*table.of(Role.TIME), *table.moments)
    return any(c.view.facts.distinct > HOURS for c in times)


def _keys(table: Interpretation) -> Iterator[tuple[Placed, ...]]:
    """Keys that identify the rows: a day alone, or a day and groups."""
    days: list[tuple[Placed, ...]] = [
        (date,) for date in table.event_dates if not _timed(date)
    ]
    if table.split_date:
        days.append(table.split_date)
    for day in days:
        if _identifies(table, table.distinct_of(day)):
            yield day
    dated = {c.view.index for day in days for c in day}
    allowed = dated | {c.view.index for c in table.of(*GROUPS)}
    for combination in table.profile.combinations:
        columns = set(combination.columns)
        keyed = columns <= allowed and columns & dated
        if keyed and _identifies(table, combination.distinct):
            yield tuple(c for c in table.columns if c.view.index in columns)


def _timed(date: Placed) -> bool:
    """A time of day in most cells: the cell is a moment, not a day."""
    dates = date.view.dates
    return dates is not None and dates.timed > dates.count / 2


def _identifies(table: Interpretation, distinct: int | None) -> bool:
    return distinct is not None and distinct >= IDENTIFIES * table.rows


def _strong_number(table: Interpretation) -> bool:
    numbers = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    return any(c.reason.startswith("name:") for c in numbers)


def _sum_exceeds_rows(table: Interpretation, measure: Placed) -> bool:
    numbers = measure.view.numbers
    return numbers is not None and numbers.sum > MORE_THAN_ROWS * table.rows
