"""Which sample files are published as open police data, and are not what PDI asks?

Each one is a mistake that real portals show: counts instead of records, totals among
the records, a report, a sign-in page, a list, too few rows to be sure. And two that
are fine and count nothing: other categories than police-citizen interactions.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random

from ckanext.pdi.demo.containers import delimited, pdf, workbook
from ckanext.pdi.demo.dice import (
    Sheet,
    block,
    draw,
    flag,
    moment,
    numbered,
    one_of,
    whole,
)
from ckanext.pdi.demo.stops import arrest_sheet
from ckanext.pdi.demo.words import AGE_RANGE, DISTRICT, RACE, SEX, STREETS, year

FORCE_TYPES = ("Physical control", "Electronic", "Strike", "Canine", "Chemical")
NIBRS = {
    "23F": "Theft from motor vehicle",
    "13B": "Simple assault",
    "290": "Vandalism",
    "220": "Burglary",
}
QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))


def force_by_year(city: str) -> bytes:
    """Counts per year and force type: a summary, whatever its title."""
    dice = Random(f"force by year {city}")  # noqa: S311
    rows: list[list[str]] = []
    for number in range(2010, 2026):
        for force in FORCE_TYPES:
            count = dice.randrange(4, 180)
            rows.append([str(number), force, str(count), f"{count / 3.84:.1f}"])
    return delimited(["Year", "Force Type", "Count", "Rate per 100,000"], rows)


def calls_by_day(city: str) -> bytes:
    """Daily totals whose rows carry an id: a row number does not make a record."""
    dice = Random(f"calls by day {city}")  # noqa: S311
    kinds = ("Disturbance", "Traffic", "Alarm")
    days = (year(2025) + timedelta(days=n) for n in range(365))
    cells = ((day, kind) for day in days for kind in kinds)
    rows = (
        [str(n), f"{day:%Y-%m-%d}", kind, str(dice.randrange(3, 95))]
        for n, (day, kind) in enumerate(cells, start=1)
    )
    return delimited(["id", "date", "type", "count"], rows)


def arrests_with_totals(city: str) -> bytes:
    """Good records, spoiled by a title above and totals between: one fix away."""
    sheet = arrest_sheet(city, 2025, events=500)
    rows: list[list[str | int]] = [[f"{city}: arrests by charge, 2025"], []]
    rows.append([*sheet.header])
    records = [_numeric(row) for row in draw(sheet)]
    for first, last in QUARTERS:
        quarter = [r for r in records if first <= int(str(r[1])[5:7]) <= last]
        rows += [*quarter, _total("Subtotal", len(quarter), len(sheet.header))]
    rows.append(_total("Grand Total", len(records), len(sheet.header)))
    return workbook(rows)


def _numeric(row: list[str]) -> list[str | int]:
    return [int(cell) if cell.isdigit() else cell for cell in row]


def _total(word: str, count: int, width: int) -> list[str | int]:
    return [word, count, *("" for _ in range(width - 2))]


def complaints_report() -> bytes:
    """The yearly report, printed: people can read it, programs cannot."""
    years = (
        f"  {y}    {180 + y % 7 * 9:>5}    {31 + y % 5:>5}" for y in range(2016, 2026)
    )
    return pdf(
        [
            "ANNUAL COMPLAINTS REPORT",
            "",
            "  Year    Received  Sustained",
            *years,
            "",
            "Sample document made for this demo.",
        ]
    )


def force_report() -> bytes:
    """The PDF twin of a good CSV: does no harm beside it."""
    return pdf(
        ["USE OF FORCE 2025", "", "The records are in the CSV file beside this."]
    )


def sign_in_page() -> bytes:
    """What a browser saved when the download link led to a sign-in page."""
    return (
        b"<!DOCTYPE html>\n<html lang='en'>\n<head><meta charset='utf-8'>"
        b"<title>Sign in - records portal</title></head>\n<body>\n"
        b"<h1>Sign in to continue</h1>\n<form method='post' action='/login'>"
        b"<label>User <input name='user'></label>"
        b"<label>Password <input type='password' name='password'></label>"
        b"<button>Sign in</button></form>\n</body>\n</html>\n"
    )


def roster(place: str) -> bytes:
    """Sworn staff at a date: rows are people, not events."""
    sheet = Sheet(
        f"roster {place}",
        events=220,
        start=year(1998),
        days=9800,
        event={
            "employee_id": numbered("E{:04d}"),
            "rank": one_of(("Officer", 70), ("Sergeant", 16), ("Lieutenant", 6)),
            "assignment": one_of("Patrol", "Investigations", "Community", "Training"),
            "hire_date": moment("%Y-%m-%d"),
            "race": RACE,
            "sex": SEX,
            "education": one_of("Some college", "Bachelor", "Master"),
        },
    )
    return delimited(sheet.header, draw(sheet))


def weapon_pointings(city: str) -> bytes:
    """Six rows: perhaps all there is, and too few to be sure."""
    sheet = Sheet(
        f"pointings {city}",
        events=6,
        start=year(2025),
        days=300,
        event={
            "incident_id": numbered("WP{moment:%y}-{:02d}"),
            "date": moment("%Y-%m-%d"),
            "reason": one_of("Warrant", "Felony stop"),
            "district": DISTRICT,
            "subject_race": RACE,
            "subject_sex": SEX,
            "subject_age_range": AGE_RANGE,
        },
    )
    return delimited(sheet.header, draw(sheet))


def engagement_events(place: str) -> bytes:
    """Meetings and open days: good records of what is no police-citizen interaction
    under the default counting."""
    sheet = Sheet(
        f"engagement {place}",
        events=230,
        start=year(2024),
        days=690,
        event={
            "event_id": numbered("CE-{:04d}"),
            "event_date": moment("%Y-%m-%d"),
            "start_time": moment("%H:%M"),
            "event_type": one_of("Meeting", "Safety class", "Open house", "Sports"),
            "location": one_of("Student center", "Library", "Residence hall", "Field"),
            "district": DISTRICT,
            "partner": one_of("Student council", "Athletics", "City", "None"),
            "officers_present": whole(1, 6),
        },
    )
    return delimited(sheet.header, draw(sheet))


def crime_incidents(place: str) -> bytes:
    """Reported crime: good records, and context rather than interaction."""
    sheet = Sheet(
        f"crime {place}",
        events=800,
        start=year(2025),
        days=300,
        event={
            "Incident ID": numbered("2025{:05d}"),
            "Dispatch Date / Time": moment("%m/%d/%Y %I:%M:%S %p"),
            "NIBRS Code": one_of(*NIBRS),
            "Crime Name": lambda one: NIBRS[one.cells["NIBRS Code"]],
            "Block Address": block(*STREETS),
            "Police District": DISTRICT,
            "Cleared": flag(0.3, "Yes", "No"),
        },
    )
    return delimited(sheet.header, draw(sheet))


def force_dictionary() -> bytes:
    """What the columns of the use-of-force file mean."""
    rows = [
        ["incident_id", "text", "Number of the incident; repeats for each officer"],
        ["incident_date", "date", "Day of the incident"],
        ["incident_time", "time", "Local time"],
        ["service_type", "text", "What brought the officer there"],
        ["location_block", "text", "Hundred-block of the incident"],
        ["district", "text", "Police district"],
        ["officer_id", "text", "Stable surrogate, not a badge number"],
        ["officer_years_of_service", "integer", "Whole years at the incident"],
        ["force_type", "text", "Highest force used by this officer"],
        ["force_reason", "text", "Why force was used"],
        ["subject_race", "text", "As perceived by the officer"],
        ["subject_sex", "text", "As perceived by the officer"],
        ["subject_age_range", "text", "Range; people under 18 are one range"],
        ["subject_injured", "boolean", "Injury of any level"],
        ["officer_injured", "boolean", "Injury of any level"],
    ]
    return delimited(["column", "type", "description"], rows)
