"""Which signs say that the rows are no events: a reference table, a roster, names?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.roles import LEXICON, NUMBERS, Role
from ckanext.pdi.vocabulary import columns as words

#: Different values in nearly every row: each row has its own.
UNIQUE = 0.95
FILLED = 0.9
#: Values from the word lists of what happens, in this part of the cells.
TELLING_VALUES = 0.5
TELLING = words.DESCRIPTOR - words.WEAK_DESCRIPTOR
MANY_ROWS = 50
#: A dictionary or code table has few columns.
DICTIONARY_COLUMNS = 15
#: A survey asks several whole questions.
QUESTIONS = 3
QUESTION_WORDS = 5
LOOKUP_COLUMNS = 8


@dataclass(frozen=True)
class Sign:
    """One sign, the columns that show it and what it is worth."""

    kind: str
    columns: tuple[Placed, ...]
    points: float = 0


def reference(table: Interpretation) -> Sign | None:
    """A dictionary or a list of links, when the columns say so."""
    if table.has_event_day or event_numbers(table):
        return None
    fields = _named(table, words.FIELD_NAMES)
    meanings = tuple(c for c in _named(table, words.MEANING) if c not in fields)
    narrow = len(table.used) <= DICTIONARY_COLUMNS
    if fields and meanings and narrow and not table.of(Role.MEASURE):
        return Sign("dictionary", (*fields, *meanings))
    links = table.of(Role.URL)
    if links and len(_named(table, words.CATALOGUE)) >= 2:
        return Sign("catalogue", links)
    return None


def _named(table: Interpretation, vocabulary: frozenset[str]) -> tuple[Placed, ...]:
    return tuple(c for c in table.used if c.view.says(vocabulary))


def event_numbers(table: Interpretation) -> tuple[Placed, ...]:
    numbers = table.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER)
    return tuple(c for c in numbers if c.reason.startswith("name:"))


def entity_signs(table: Interpretation) -> Iterator[Sign]:
    """The signs of rows that are persons, places or things."""
    if event_numbers(table):
        return
    yield from _careers(table)
    if table.has_event_day:
        return
    yield from _persons(table)
    yield from _things(table)
    yield from _lookup(table)


def told(table: Interpretation) -> tuple[Placed, ...]:
    """Columns that tell what happened, in words that stand for nothing else."""
    return tuple(
        c
        for c in table.of(Role.DESCRIPTOR, Role.NARRATIVE, Role.HARM)
        if c.role is Role.HARM
        or (c.view.says(TELLING) and not _all_different(c))
        or c.view.listed(*LEXICON) >= TELLING_VALUES
    )


def _all_different(column: Placed) -> bool:
    """A reason or an outcome repeats; what never repeats numbers or quotes."""
    many = column.view.rows >= MANY_ROWS and column.role is Role.DESCRIPTOR
    return many and column.view.distinct >= UNIQUE


def _careers(table: Interpretation) -> Iterator[Sign]:
    """Persons with the days of their careers, whatever other dates there are."""
    careers = table.of(Role.CAREER_DATE)
    persons = (*table.of(Role.PERSON_NAME), *_officer_ids(table))
    questions = _questions(table)
    if len(questions) >= QUESTIONS:
        yield Sign("answers", questions, 4)
    if told(table):
        return
    births = table.of(Role.BIRTH_DATE)
    if births and table.of(Role.PERSON_NAME):
        yield Sign("person", births, 4)
    badges = tuple(c for c in table.used if c.view.says(words.OFFICER_ID))
    if table.of(Role.PERSON_NAME) and badges:
        yield Sign("roster", badges, 3)
    if not careers:
        return
    yield Sign("career", careers, 3)
    if persons:
        yield Sign("roster", persons, 4)


def _questions(table: Interpretation) -> tuple[Placed, ...]:
    """Headers that are whole questions: each row is a person's answers."""
    return tuple(
        c
        for c in table.used
        if c.view.tokens[:1]
        and c.view.tokens[0] in words.QUESTION
        and len(c.view.tokens) >= QUESTION_WORDS
    )


def _officer_ids(table: Interpretation) -> tuple[Placed, ...]:
    ids = table.of(Role.ENTITY_ID, Role.ROW_COUNTER)
    return tuple(c for c in ids if c.view.says(words.OFFICER_ID))


def _persons(table: Interpretation) -> Iterator[Sign]:
    """Names or ids of persons, and nothing that happened to them."""
    persons = table.of(Role.PERSON_NAME)
    own = tuple(c for c in (*persons, *_officer_ids(table)) if has_own(c))
    if told(table):
        return
    jobs = (*table.of(Role.RANK), *_named(table, words.ROSTER))
    if own and (jobs or table.of(Role.MONEY) or len(table.used) <= 4):
        yield Sign("person", own, 6)
    elif persons and jobs:
        yield Sign("person", persons, 4)
    elif jobs and _officer_ids(table):
        yield Sign("person", _officer_ids(table), 3)
    elif persons:
        yield Sign("person", persons, 2)


def has_own(column: Placed) -> bool:
    """Each row has its own value."""
    return column.view.distinct >= UNIQUE and column.view.filled >= FILLED


def _things(table: Interpretation) -> Iterator[Sign]:
    """A name, an id or a place of its own for each row."""
    textual = (
        *(Role.ENTITY, Role.AGENCY, Role.AREA, Role.PLACE, Role.LABEL),
        *(Role.DESCRIPTOR, Role.PERSON_NAME, Role.NARRATIVE, Role.ENTITY_ID),
    )
    own = tuple(c for c in table.of(*textual) if has_own(c))
    counted = table.of(*NUMBERS, Role.TIME)
    if own and not counted:
        yield Sign("named", own, 3)
    elif any(c.role is Role.ENTITY_ID for c in own):
        yield Sign("numbered", own, 2)
    links = table.of(Role.URL)
    if links:
        yield Sign("links", links, 1)


def _lookup(table: Interpretation) -> Iterator[Sign]:
    """A few columns of words with nothing to count."""
    if table.of(*NUMBERS):
        return
    if len(table.used) <= 2:
        yield Sign("narrow", table.used, 2)
    elif len(table.used) <= 4:
        yield Sign("narrow", table.used, 1)
    lookup = _named(table, words.LOOKUP)
    if lookup and len(table.used) <= LOOKUP_COLUMNS:
        yield Sign("lookup", lookup, 1)
