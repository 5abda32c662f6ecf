"""Which signs say that the rows are no events: a reference table, a roster, names?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import NUMBERS, Role
from ckanext.pdi.vocabulary import columns as words

#: Different values in nearly every row: each row has its own.
UNIQUE = 0.95
FILLED = 0.9


@dataclass(frozen=True)
class Sign:
    """One sign, the columns that show it and what it is worth."""

    kind: str
    columns: tuple[Placed, ...]
    points: float = 0


def reference(table: Interpretation) -> Sign | None:
    """A dictionary or a list of links, when the columns say so."""
    if table.varied_dates or table.of(Role.REPEATED_NUMBER):
        return None
    fields = _named(table, words.FIELD_NAMES)
    meanings = _named(table, words.MEANING)
    if fields and meanings and not table.of(Role.MEASURE):
        return Sign("dictionary", (*fields, *meanings))
    types = tuple(c for c in table.columns if c.view.listed("datatype") >= 0.6)
    if types and len(table.used) <= 15:
        return Sign("dictionary", types)
    links = table.of(Role.URL)
    if links and len(_named(table, words.CATALOGUE)) >= 2:
        return Sign("catalogue", links)
    return None


def _named(table: Interpretation, vocabulary: frozenset[str]) -> tuple[Placed, ...]:
    return tuple(c for c in table.used if c.view.says(vocabulary))


def entity_signs(table: Interpretation) -> Iterator[Sign]:
    """The signs of rows that are persons, places or things."""
    if table.event_dates or table.split_date:
        return
    yield from _roster(table)
    yield from _named_things(table)
    yield from _lookup(table)


def _roster(table: Interpretation) -> Iterator[Sign]:
    persons = table.of(Role.PERSON_NAME)
    careers = table.of(Role.CAREER_DATE)
    jobs = tuple(c for c in table.used if c.view.says(words.ROSTER))
    if persons and (careers or jobs):
        yield Sign("roster", persons, 4)
    elif persons:
        yield Sign("person", persons, 2)
    if careers:
        yield Sign("career", careers, 2)


def _named_things(table: Interpretation) -> Iterator[Sign]:
    """A name, an id or a place of its own for each row."""
    things = (Role.ENTITY, Role.ENTITY_ID, Role.AGENCY, Role.AREA, Role.PLACE)
    unique = tuple(
        c
        for c in table.of(*things, Role.LABEL)
        if c.view.distinct >= UNIQUE and c.view.filled >= FILLED
    )
    if unique and not table.of(*NUMBERS):
        yield Sign("named", unique, 3)
    elif unique and any(c.role is Role.ENTITY_ID for c in unique):
        yield Sign("numbered", unique, 2)
    links = table.of(Role.URL)
    if links:
        yield Sign("links", links, 1)


def _lookup(table: Interpretation) -> Iterator[Sign]:
    """A few columns of words with neither numbers nor record numbers."""
    counted = table.of(*NUMBERS, Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    if not counted and len(table.used) <= 2:
        yield Sign("narrow", table.used, 2)
    elif not counted and len(table.used) <= 4:
        yield Sign("narrow", table.used, 1)
    lookup = _named(table, words.LOOKUP)
    if lookup and not counted and len(table.used) <= 8:
        yield Sign("lookup", lookup, 1)
