"""Which signs show a directory as a whole: areas, places, codes, pay, candidates?

Such tables may have figures (a prison its places, a county its people) and even
dates; but each row is a thing that stays, and nothing happens in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.lists import Sign, event_numbers, has_own, told
from ckanext.pdi.compliance.roles import COARSE_TIMES, NUMBERS, Role
from ckanext.pdi.vocabulary import columns as words

#: How the reader names the kind of a shape; "Point" is shorter than all with an extent.
SHAPE = "geometry type"
EXTENDED = 7
#: Points: areas outweigh every figure that may be joined to them.
AREAS, LOCATED, PAID, CANDIDATES, KEYED, ALONE = 9, 4, 4, 6, 3, 4
#: A narrow list has so few columns, and a key that hardly repeats.
NARROW = 5
KEY = 0.98
FEWEST_ROWS = 10
#: Whole numbers that never repeat in so many rows number them.
NUMBERED_ROWS = 100
NAMES = (Role.ENTITY, Role.AGENCY, Role.LABEL, Role.PERSON_NAME, Role.AREA, Role.PLACE)
THINGS = (*NAMES, Role.ENTITY_ID, Role.CODE)
_SEVERAL = 2
#: Records with one key may hold whatever stands below it.
FLAT = ("csv", "xlsx", "xls")


def signs(table: Interpretation) -> Iterator[Sign]:
    """The signs of a directory."""
    if len(table.used) == 1 and table.profile.container.format in FLAT:
        yield Sign("alone", table.used, ALONE)
    if event_numbers(table):
        return
    yield from _candidates(table)
    if table.has_event_day:
        return
    yield from _areas(table)
    yield from _located(table)
    if not told(table):
        yield from _paid(table)
        yield from _keyed(table)


def _candidates(table: Interpretation) -> Iterator[Sign]:
    """Persons with party, office, votes: whatever dates stand beside them."""
    ballot = tuple(c for c in table.used if c.view.says(words.BALLOT))
    if len(ballot) >= _SEVERAL and table.of(Role.PERSON_NAME, Role.ENTITY):
        yield Sign("candidates", ballot, CANDIDATES)


def _areas(table: Interpretation) -> Iterator[Sign]:
    """Shapes with an extent, one for each area, that no events were counted in."""
    shapes = tuple(
        c for c in table.columns if c.name == SHAPE and c.view.mean_length >= EXTENDED
    )
    counted = any(c.view.says(words.COUNTED_EVENTS) for c in table.of(*NUMBERS))
    areas = tuple(c for c in table.of(*THINGS) if has_own(c))
    if shapes and areas and not counted and not table.coarse_times:
        yield Sign("areas", areas, AREAS)


def _located(table: Interpretation) -> Iterator[Sign]:
    """Named things with a point on the map, and no time at all."""
    points = tuple(c for c in table.of(Role.COORDINATE) if c.view.filled >= KEY)
    named = tuple(c for c in table.of(*NAMES) if has_own(c))
    times = table.of(*COARSE_TIMES, Role.EVENT_DATE, Role.TIME, Role.WEEKDAY)
    if len(points) >= _SEVERAL and named and not times and not table.of(Role.MEASURE):
        yield Sign("located", named, LOCATED)


def _paid(table: Interpretation) -> Iterator[Sign]:
    """A post and its pay in each row: employees, whatever their names are called."""
    pay, posts = table.of(Role.MONEY), table.of(Role.RANK)
    if pay and posts and not table.of(Role.MEASURE, Role.PERSON_NAME):
        yield Sign("paid", (*posts, *pay), PAID)


def _keyed(table: Interpretation) -> Iterator[Sign]:
    """A few columns of words or codes that together hardly ever repeat."""
    columns = [c for c in table.used if c.role is not Role.URL]
    numbers = [c for c in table.of(*NUMBERS, Role.MONEY, Role.TIME) if not _numbers(c)]
    if numbers or len(columns) > NARROW or table.rows < FEWEST_ROWS:
        return
    if table.event_dates or not table.of(*NAMES, Role.NARRATIVE, Role.CATEGORY):
        return
    if any(_counts(table, c) for c in columns):
        return
    used = {c.view.index for c in table.used}
    keys = [c.view.facts.distinct for c in table.used]
    keys += [k.distinct for k in table.profile.combinations if used >= set(k.columns)]
    if max(keys, default=0) >= KEY * table.rows:
        yield Sign("keyed", tuple(columns), KEYED)


def _numbers(column: Placed) -> bool:
    """Whole numbers that never repeat number the rows of a long table."""
    view = column.view
    return view.rows >= NUMBERED_ROWS and view.whole >= KEY and view.distinct >= KEY


def _counts(table: Interpretation, column: Placed) -> bool:
    """Few whole numbers may be counts, unless a word or a name stands for each."""
    few = column.role is Role.CODE and column.reason.startswith("values:few")
    return few and not (column.view.says(words.CODE) or _spelled(table, column))


def _spelled(table: Interpretation, code: Placed) -> bool:
    """Another column says the same, each value for each value."""
    values = code.view.facts.distinct
    alike = (c for c in table.used if c.view.facts.distinct == values and c != code)
    return any(table.distinct_of((code, c)) == values for c in alike)
