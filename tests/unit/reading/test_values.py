"""Is each cell of the right kind, and each day the right day?"""

from __future__ import annotations

import pytest

from ckanext.pdi.facts import VALUE_KINDS
from ckanext.pdi.reading import values

from .make import delimited, profile

KINDS = {
    "integer": "12 -3 1,204 007 0 +5 12,345,678",
    "decimal": "1.5 -0.25 $12.00 $1,200 (5.00) .5 1e3 1.5E-7 12,5 £3",
    "percent": "45% 4.5% -3%",
    "date": "2024-01-31 1/31/2024 31-JAN-24 09-NOV-07 2024/1/5 01.02.2024 3Jan2024",
    "time": "13:45 1:45PM 0:00:00 23:59:59.9",
    "month": "2024-01 FY16 2024Q1 Jan-2024 2019-20 2019-2020 01/2024 Q3-2021",
    "code": "24-00017 A83 18-0052973 GO-2020813480 12-34-5678 555-123-4567 2024-17",
    "word": "Warning M W O'Brien",
    "url": "https://example.org/a?b=1 www.example.org",
    "null_word": "NA N/A NULL (null) None - . nan",
    "withheld": "REDACTED unknown ? UNK",
    "suppressed": "<5 * ** ^ ##### <10",
}
SPACED = {
    "date": (
        "January 3, 2019",
        "Thursday, January 3, 2019",
        "EOW: Monday, January 3, 1791",
        "3 March 2020",
        "Jan 3rd, 2019",
    ),
    "datetime": (
        "12/31/2015 12:00:00 AM",
        "2016/01/17 00:00:00+00",
        "12:45 a.m. June 14, 2019",
        "2015-01-01 315",
        "2024-01-31T13:45:00Z",
        "2024-01-31 13:45:00.000 -0500",
        "Jan 31 2024 1:45PM",
    ),
    "time": ("1:45 PM", "12:00 a.m."),
    "month": ("Jan 2024", "2024 Q1", "FY 2016", "September 2019"),
    "text": ("-\n22130", "W, W", "100 BLOCK MAIN ST", "a b", "6 feet", "12 May St"),
    "withheld": ("NOT ENTERED", "name redacted"),
    "percent": ("4.5 %",),
}
CASES = [(k, c) for k, t in KINDS.items() for c in t.split()]
CASES += [(k, c) for k, cells in SPACED.items() for c in cells]


@pytest.mark.parametrize(("kind", "cell"), CASES)
def test_kind_of_a_cell(kind: str, cell: str) -> None:
    assert values.read(cell)[0] == kind
    assert kind in VALUE_KINDS


DAYS = [
    ("2024-03-05", 2024, 3, 5, False),
    ("12/31/2015 12:00:00 AM", 2015, 12, 31, False),
    ("12/31/2015 12:00:00 PM", 2015, 12, 31, True),
    ("2016/01/17 00:00:00+00", 2016, 1, 17, False),
    ("12:45 a.m. June 14, 2019", 2019, 6, 14, True),
    ("2015-01-01 315", 2015, 1, 1, True),
    ("09-NOV-07", 2007, 11, 9, False),
    ("09-NOV-77", 1977, 11, 9, False),
    ("Thursday, January 3, 2019", 2019, 1, 3, False),
]


@pytest.mark.parametrize(("cell", "year", "month", "day", "timed"), DAYS)
def test_day_of_a_cell(cell: str, year: int, month: int, day: int, timed: bool) -> None:
    read = values.read(cell)[1]
    assert (read.year, read.first, read.second, read.timed) == (year, month, day, timed)


def column(*cells: str, name: str = "c"):
    rows = [[cell, "x"] for cell in cells]
    return profile(delimited(rows, "\t", header=(name, "other"))).columns[0]


def test_the_column_decides_the_order_of_day_and_month() -> None:
    british = column("01/02/2024", "13/02/2024", "28/02/2024").dates
    american = column("01/02/2024", "02/13/2024", "02/28/2024").dates
    assert british is not None and american is not None
    assert (british.min, british.max) == ("2024-02-01", "2024-02-28")
    assert (american.min, american.max) == ("2024-01-02", "2024-02-28")
    assert british.ambiguous == american.ambiguous == 1


def test_digits_are_days_only_where_nearly_all_are() -> None:
    days = column("20240131", "20240201", "1312024", "12312023")
    assert days.dates is not None
    assert (days.dates.digits_only, days.dates.count) == (4, 4)
    assert days.kinds == {"date": 4}
    people = column("20240131", "18765432", "12345678", "99999999")
    assert people.dates is None
    assert people.kinds == {"integer": 4}


def test_seconds_since_1970_are_days_where_the_name_says_so() -> None:
    cells = ("1706659200000", "1706702400000", "1709164800000")
    dates = column(*cells, name="created_date").dates
    assert dates is not None
    assert (dates.min, dates.max, dates.timed) == ("2024-01-31", "2024-02-29", 1)
    assert column(*cells, name="parcel").dates is None


def test_impossible_days_are_counted() -> None:
    dates = column(
        "2024-02-31", "13/45/2020", "9999-12-31", "1850-01-01", "2024-01-01"
    ).dates
    assert dates is not None
    assert (dates.count, dates.future, dates.ancient) == (5, 3, 1)
    assert (dates.min, dates.max) == ("2024-01-01", "2024-01-01")


def test_numbers_of_a_column() -> None:
    numbers = column("1", "2", "3", "007", "0", "-5", "1999").numbers
    assert numbers is not None
    assert (numbers.count, numbers.min, numbers.max, numbers.sum) == (7, -5, 1999, 2007)
    assert (numbers.zeros, numbers.ones, numbers.negatives) == (1, 1, 1)
    assert (numbers.years, numbers.padded, numbers.steps) == (1, 1, 2)


def test_lists_and_words_are_counted() -> None:
    facts = column("W;W", "W, B", "White", "Black/W", "M", "RESISTING ARREST")
    assert facts.text is not None
    assert facts.text.listed == 3
    assert facts.words["race"] >= 2
    assert facts.words["outcome"] == 1
