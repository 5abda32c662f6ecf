"""Which columns identify persons, and are they the public or the officers?

Only counts of sightings are known here, never what stands in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.interpret import Interpretation, Placed
from ckanext.pdi.compliance.lists import told
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Rule
from ckanext.pdi.compliance.roles import PERSON_ROLES, Role
from ckanext.pdi.facts import Sighting
from ckanext.pdi.vocabulary import columns as words

#: A column of names has this part of cells that are written like names.
LIKE_NAMES = 0.3
#: A column about a person that does not say name has more of them.
MOSTLY_NAMES = 0.5
#: From this part of its cells on, a column holds exact places.
MANY_PLACES = 0.1
DAYS = 0.5
_PERSONAL = (*PERSON_ROLES, Role.BIRTH_DATE, Role.CAREER_DATE, Role.RANK)


def sighting(column: Placed, pattern: str) -> Sighting | None:
    found = column.view.facts.sightings
    return next((s for s in found if s.pattern == pattern), None)


def share(column: Placed, pattern: str) -> float:
    """The part of the filled cells in which the pattern was seen."""
    seen, filled = sighting(column, pattern), column.view.facts.filled
    return seen.count / filled if seen and filled else 0.0


def named(table: Interpretation) -> tuple[Placed, ...]:
    """Columns of names of persons; places called name are none.

    A bare name in a table that tells nothing else of persons or of events is the name
    of a thing.
    """
    persons = table.of(*_PERSONAL) or table.has_event_day
    return tuple(
        c
        for c in table.columns
        if _names(c) and (persons or is_part(c) or c.view.says(words.PERSON))
    )


def _names(column: Placed) -> bool:
    view = column.view
    if view.says(words.PLACE, words.AREA, words.AGENCY) and not view.says(words.PERSON):
        return False
    if column.role is Role.PERSON_NAME:
        return is_part(column) or share(column, "person_name") >= LIKE_NAMES
    about = bool(view.says(words.PERSON)) and share(column, "person_name")
    return about >= MOSTLY_NAMES


def is_part(column: Placed) -> bool:
    """First name, last name: one word a cell, which no pattern can tell."""
    view = column.view
    said = set(view.tokens) - {"1", "2", "3"}
    return bool(view.says(words.NAME_PART)) and (
        "name" in view.letters or said <= words.NAME_PART
    )


def births(table: Interpretation) -> tuple[Placed, ...]:
    """Columns of birth dates to the day."""
    return tuple(c for c in table.of(Role.BIRTH_DATE) if c.view.days >= DAYS)


def exact_places(table: Interpretation) -> tuple[Placed, ...]:
    """Columns of house numbers or of points as exact as a house."""
    kinds = ("street_address", "exact_place")
    return tuple(
        c for c in table.columns if max(share(c, k) for k in kinds) >= MANY_PLACES
    )


def is_officer(table: Interpretation, column: Placed) -> bool:
    """Is the column about officers: by its own name, or in a table of theirs?"""
    if column.view.says(words.PUBLIC):
        return False
    if column.view.says(words.OFFICER):
        return True
    roster = (words.BADGE, words.ROSTER)
    badges = any(c.view.says(*roster) for c in table.used)
    careers = table.of(Role.RANK, Role.CAREER_DATE)
    if told(table):
        return False
    return bool(badges or careers) and not any(
        c.view.says(words.PUBLIC) for c in table.used
    )


def evidence(code: str, column: Placed, *patterns: str) -> Evidence:
    """The column, how many cells, and the first rows: never a value."""
    seen = [s for p in patterns if (s := sighting(column, p))]
    count = max((s.count for s in seen), default=column.view.facts.filled)
    rows = seen[0].rows if seen else ()
    data = {"cells": count, "rows": list(rows)}
    return Evidence(code, rows[0] if rows else None, column.name, data)


def report(
    rule: Rule, case: Case, *found: Evidence, holds: bool = True
) -> Iterator[Finding]:
    """Failed with what was found; a sample that shows nothing proves nothing."""
    profile = case.profile
    if found:
        severity = "must" if holds else "should"
        yield answer(
            rule,
            Outcome.FAILED,
            *found,
            failed=len(found),
            gate=holds,
            severity=severity,
        )
    elif profile is not None and profile.method == "sample":
        yield answer(rule, Outcome.CANT_TELL, Evidence("privacy.sampled"))
    else:
        yield answer(rule, Outcome.PASSED)
