"""What does one column hold: which role, and why?

Every role needs the values' consent; the header alone gives none. The table
:data:`ROLES` is asked from top to bottom and the first answer stands.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ckanext.pdi.compliance import identity, people, quantities, times, wheres
from ckanext.pdi.compliance.columns import View
from ckanext.pdi.vocabulary import columns as words


class Role(StrEnum):
    """What a column can hold."""

    EMPTY = "empty"
    EVENT_DATE = "event_date"
    BIRTH_DATE = "birth_date"
    CAREER_DATE = "career_date"
    ADMIN_DATE = "admin_date"
    PERIOD = "period"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    TIME = "time"
    RECORD_NUMBER = "record_number"
    REPEATED_NUMBER = "repeated_record_number"
    ROW_COUNTER = "row_counter"
    ENTITY_ID = "entity_id"
    COORDINATE = "coordinate"
    PLACE = "place"
    AREA = "area"
    AGENCY = "agency"
    RACE = "race"
    SEX = "sex"
    AGE = "age"
    PERSON_NAME = "person_name"
    RANK = "rank"
    FLAG = "flag"
    MEASURE = "measure"
    MONEY = "money"
    CONTEXT = "context"
    HARM = "persons_harmed"
    ATTRIBUTE = "attribute"
    NUMBER = "number"
    CODE = "code"
    DESCRIPTOR = "descriptor"
    NARRATIVE = "text"
    ENTITY = "entity"
    URL = "url"
    CATEGORY = "category"
    LABEL = "label"


#: Times that are no days: they cannot say when a single event was.
COARSE_TIMES = (Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH)
PERSON_ROLES = (Role.RACE, Role.SEX, Role.AGE)
NUMBERS = (Role.MEASURE, Role.NUMBER)

#: Words in a cell from which a text is told, on average (a category is shorter).
NARRATIVE_WORDS = 6
#: Categories have few values (RULES.md, PDI-I10).
CATEGORY_VALUES = 60
CATEGORY_SHARE = 0.5
#: At this share of its cells a column is taken to be of a kind.
MOSTLY = 0.8

#: Word lists whose words tell what happened.
LEXICON = (
    "offence",
    "outcome",
    "force",
    "stop_reason",
    "weapon",
    "allegation",
    "person_role",
)

Test = Callable[[View], str | None]


def _empty(view: View) -> str | None:
    return "values:none" if view.facts.filled == 0 else None


def _flag(view: View) -> str | None:
    if view.binary:
        return "values:0/1"
    counted = view.numbers and view.numbers.max > 1 and view.says(words.COUNT)
    if view.listed("yes_no") >= 0.9 and view.facts.distinct <= 5 and not counted:
        return "values:yes/no"
    return None


def _url(view: View) -> str | None:
    return "values:url" if view.share("url") >= 0.6 else None


def _narrative(view: View) -> str | None:
    if view.mean_words >= NARRATIVE_WORDS and view.distinct > 0.2:
        return f"values:{view.mean_words:.0f} words"
    return None


def _descriptor(view: View) -> str | None:
    word = view.says(words.DESCRIPTOR)
    if word and (view.numeric < MOSTLY or _few(view)):
        return f"name:{word}"
    listed = max(
        LEXICON,
        key=lambda name: view.listed(name),
    )
    if view.listed(listed) >= 0.5 and view.textual >= 0.5:
        return f"values:{listed}"
    return None


def _few(view: View) -> bool:
    """So few values, so often repeated, that they sort the rows into groups?"""
    return (
        view.facts.distinct <= CATEGORY_VALUES
        and view.distinct <= CATEGORY_SHARE
        and view.whole >= 0.99
    )


def _code(view: View) -> str | None:
    return "values:few whole numbers" if view.numeric >= MOSTLY and _few(view) else None


def _number(view: View) -> str | None:
    if view.numeric + view.share("suppressed") >= MOSTLY:
        return "values:numbers"
    return None


def _entity(view: View) -> str | None:
    word = view.says(words.ENTITY)
    return f"name:{word}" if word and view.distinct > CATEGORY_SHARE else None


def _category(view: View) -> str | None:
    few = view.facts.distinct <= max(CATEGORY_VALUES, view.rows // 20)
    if few and view.distinct <= CATEGORY_SHARE:
        return f"values:{view.facts.distinct} different"
    return None


def _label(view: View) -> str | None:
    return "values:other"


ROLES: tuple[tuple[Role, Test], ...] = (
    (Role.EMPTY, _empty),
    (Role.BIRTH_DATE, times.birth_date),
    (Role.CAREER_DATE, times.career_date),
    (Role.ADMIN_DATE, times.admin_date),
    (Role.PERIOD, times.period),
    (Role.EVENT_DATE, times.event_date),
    (Role.YEAR, times.year),
    (Role.QUARTER, times.quarter),
    (Role.MONTH, times.month),
    (Role.DAY, times.day),
    (Role.WEEKDAY, times.weekday),
    (Role.TIME, times.time_of_day),
    (Role.URL, _url),
    (Role.FLAG, _flag),
    (Role.ROW_COUNTER, identity.row_counter),
    (Role.COORDINATE, wheres.coordinate),
    (Role.RACE, people.race),
    (Role.SEX, people.sex),
    (Role.AGE, people.age),
    (Role.RECORD_NUMBER, identity.record_number),
    (Role.REPEATED_NUMBER, identity.repeated_number),
    (Role.ENTITY_ID, identity.entity_id),
    (Role.PERSON_NAME, people.person_name),
    (Role.CONTEXT, quantities.context),
    (Role.MEASURE, quantities.measure),
    (Role.MONEY, quantities.money),
    (Role.ATTRIBUTE, quantities.attribute),
    (Role.NARRATIVE, _narrative),
    (Role.RANK, people.rank),
    (Role.AGENCY, wheres.agency),
    (Role.PLACE, wheres.place),
    (Role.AREA, wheres.area),
    (Role.DESCRIPTOR, _descriptor),
    (Role.CODE, _code),
    (Role.CODE, identity.one_length),
    (Role.NUMBER, _number),
    (Role.RECORD_NUMBER, identity.shaped_number),
    (Role.ENTITY, _entity),
    (Role.CATEGORY, _category),
    (Role.LABEL, _label),
)


def role_of(view: View) -> tuple[Role, str]:
    """The column's role and the reason for it."""
    for role, test in ROLES:
        reason = test(view)
        if reason:
            return role, reason
    return Role.LABEL, "values:other"
