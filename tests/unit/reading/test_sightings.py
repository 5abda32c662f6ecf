"""Are people seen in cells, and are numbers of cases left alone?"""

from __future__ import annotations

import time

import pytest

from ckanext.pdi.reading import personal
from ckanext.pdi.reading.forms import Context
from ckanext.pdi.reading.sightings import SightingFacts

SEEN = (
    ("notes", "ssn", "his number is 219-09-9999."),
    ("ssn", "ssn", "219099999"),
    ("notes", "email", "write to a.b-c@example.org today"),
    ("notes", "phone", "call (302) 555-0142 or"),
    ("cell", "phone", "3025550142"),
    ("notes", "payment_card", "4111-1111-1111-1111"),
    ("driver_license", "driver_license", "D123-4567"),
    ("license_plate", "plate", "ABC 1234"),
    ("who", "person_name", "Maria Lopez"),
    ("who", "person_name", "JOHNSON, MICHAEL T"),
    ("officer_name", "person_name", "Sgt. Xiomara O'Rourke-Diaz"),
    ("notes", "street_address", "stopped at 1423 N Elm St."),
    ("place", "exact_place", "POINT (-75.123456 39.123456)"),
    ("lat", "exact_place", "39.12345"),
)
UNSEEN = (
    ("notes", "000-12-3456 666-12-3456 900-12-3456 219-00-1234 219-12-0000"),
    ("notes", "2019-09-9999 219-09-9999-1 A219-09-9999"),
    ("id", "219099999"),
    ("number", "3025550142"),
    ("notes", "911-555-0142 302-155-0142 24-000123"),
    ("notes", "4111 1111 1111 1112"),
    ("plate_state", "TX"),
    ("license_type", "CDL 1234"),
    ("offense", "Simple Assault"),
    ("offense", "THEFT, AUTO"),
    ("city", "San Jose"),
    ("block", "1400 ELM ST"),
    ("block", "1423 BLOCK ELM ST"),
    ("block", "14XX ELM ST"),
    ("lat", "39.1234"),
    ("score", "39.12345"),
    ("share by geography", "0.12345"),
    ("when", "2024-01-31 10:00:00"),
)


def look(name: str, *cells: str) -> dict[str, int]:
    facts = SightingFacts(name)
    facts.look(dict.fromkeys(cells))
    facts.place(cells, range(2, 2 + len(cells)))
    facts.count({cell: cells.count(cell) for cell in cells})
    return {s.pattern: s.count for s in facts.facts(len(cells))}


@pytest.mark.parametrize(("name", "pattern", "cell"), SEEN)
def test_a_person_is_seen(name: str, pattern: str, cell: str) -> None:
    assert look(name, cell) == {pattern: 1}


@pytest.mark.parametrize(("name", "cell"), UNSEEN)
def test_what_is_no_person_is_not_seen(name: str, cell: str) -> None:
    assert look(name, cell) == {}


def test_the_first_ten_rows_are_kept_over_portions() -> None:
    facts = SightingFacts("note")
    for start in (2, 9, 16):
        cells = ["x", "219-09-9999", *("y", "219-09-9998", "") * 2]
        facts.look(dict.fromkeys(cells) if start == 2 else ())
        facts.place(cells, range(start, start + len(cells)))
    facts.count({"219-09-9999": 3, "219-09-9998": 6})
    (seen,) = facts.facts(20)
    assert seen.count == 9
    assert seen.rows == (3, 5, 8, 10, 12, 15, 17, 19, 22)


def test_case_numbers_of_a_persons_form_are_none() -> None:
    cases = [f"219-{10 + i}-{1000 + i}" for i in range(50)]
    assert look("case_number", *cases) == {}
    mixed = [*cases[:2], *(f"24-{i:05}" for i in range(48))]
    assert look("case_number", *mixed) == {"ssn": 2}


def test_numbers_that_pass_a_check_by_chance_are_no_cards() -> None:
    ids = [str(4_000_000_000_000_000 + 7 * i) for i in range(200)]
    assert look("event", *ids) == {}


CHARS = ["a", "A", "1", "a ", "A ", "1 ", "1-", "a@", "a.", "1.123456 ", "A'", "1 a "]


@pytest.mark.parametrize("char", CHARS)
@pytest.mark.parametrize("name", ["notes", "ssn_name_phone_lat_plate", "dl"])
def test_no_pattern_is_slow(char: str, name: str) -> None:
    text, context = (char * 20_000)[:20_000], Context.of(name)
    began = time.process_time()
    for check in personal.CHECKS.values():
        check(text, context)
    context.forms(text)
    assert time.process_time() - began < 0.5
