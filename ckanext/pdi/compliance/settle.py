"""Which columns turn out to be something else once the whole table is seen?

A column alone cannot tell a day of loading from the day of an event, nor persons
hurt in one event from persons hurt in a month. Its neighbours can.
"""

from __future__ import annotations

from dataclasses import replace

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import COARSE_TIMES, Role
from ckanext.pdi.vocabulary import columns as words

#: A table is loaded on a day or a few; its rows are about more periods than that.
LOADING_DAYS = 3
LOADED_PERIODS = 5
#: Persons hurt in one event are few.
HURT_ON_AVERAGE = 3
_HURT_ROLES = (Role.MEASURE, Role.NUMBER, Role.CODE, Role.FLAG, Role.ATTRIBUTE)


def settled(table: Interpretation) -> Interpretation:
    """The table with the roles that its columns have together."""
    columns = tuple(_loaded(table, c) for c in table.columns)
    if _bounded(table):
        columns = tuple(_estimate(c) for c in columns)
    if table.own_place and table.of(Role.EVENT_DATE):
        columns = tuple(_hurt(c) for c in columns)
    if columns == table.columns:
        return table
    return Interpretation(table.profile, table.table, columns)


def _loaded(table: Interpretation, column: Placed) -> Placed:
    """A few days beside many periods: when the table was made."""
    dates = column.view.dates
    if column.role is not Role.EVENT_DATE or dates is None:
        return column
    periods = max((_periods(c.view) for c in table.of(*COARSE_TIMES)), default=0)
    if dates.distinct_days <= LOADING_DAYS and periods >= LOADED_PERIODS:
        return replace(column, role=Role.ADMIN_DATE, reason="table:loaded")
    return column


def _periods(view: View) -> int:
    return view.dates.distinct_days if view.dates else view.facts.distinct


def _bounded(table: Interpretation) -> bool:
    """Two columns of numbers that are the bounds of a third?"""
    numbers = table.of(Role.NUMBER)
    return any(c.view.says(words.LOWER) for c in numbers) and any(
        c.view.says(words.UPPER) for c in numbers
    )


def _estimate(column: Placed) -> Placed:
    """A value and its bounds are estimated for many, never seen in one event."""
    word = column.view.says(words.LOWER, words.UPPER, words.VALUE)
    if column.role is not Role.NUMBER or not word:
        return column
    return replace(column, role=Role.MEASURE, reason=f"name:{word}")


def _hurt(column: Placed) -> Placed:
    """Killed and injured persons of the event that the row is."""
    numbers, word = column.view.numbers, column.view.says(words.HARM)
    if column.role not in _HURT_ROLES or not word or numbers is None:
        return column
    few = numbers.count and numbers.sum <= HURT_ON_AVERAGE * numbers.count
    whole = column.view.whole >= 0.99 and column.view.facts.distinct > 1
    return (
        replace(column, role=Role.HARM, reason=f"name:{word}")
        if few and whole
        else column
    )
