"""Which sample files of stops, citations and arrests are what PDI asks for?

One function a file, one row one event; columns follow the category's unit of record,
in the spellings that records systems really export. No names, no exact addresses,
officers as surrogates, ages of the young as ranges.
"""

from __future__ import annotations

from ckanext.pdi.demo.containers import delimited
from ckanext.pdi.demo.dice import (
    Cell,
    Sheet,
    block,
    draw,
    flag,
    moment,
    near,
    numbered,
    one_of,
    only_if,
    part,
    surrogate,
)
from ckanext.pdi.demo.words import (
    AGE_RANGE,
    BEAT,
    CHARGE,
    RACE,
    RACE_CODE,
    SEX,
    SEX_CODE,
    STOP_REASON,
    STREETS,
    year,
)


def traffic_stops(city: str, number: int, lat: float, lng: float) -> bytes:
    """A year of traffic stops: one row per person stopped."""
    searched: dict[str, Cell] = {
        "search_conducted": flag(0.06),
        "contraband_found": only_if("search_conducted", "true", flag(0.25), "false"),
    }
    sheet = Sheet(
        f"traffic stops {city} {number}",
        events=900,
        start=year(number),
        days=365,
        event={
            "stop_id": numbered("TS{moment:%y}-{:06d}"),
            "stop_datetime": moment("%Y-%m-%d %H:%M"),
            "stop_reason": STOP_REASON,
            "location_block": block(*STREETS),
            "beat": BEAT,
            "latitude": near(lat),
            "longitude": near(lng),
            "officer_id": surrogate("P", 120),
        },
        row={
            "person_number": part,
            "subject_race": RACE,
            "subject_sex": SEX,
            "subject_age_range": AGE_RANGE,
            **searched,
            "outcome": one_of(("Warning", 52), ("Citation", 44), ("Arrest", 4)),
        },
        parts=(95, 5),
    )
    return delimited(sheet.header, draw(sheet))


def pedestrian_stops(city: str) -> bytes:
    """Pedestrian stops and field contacts share this shape: one row a person."""
    sheet = Sheet(
        f"pedestrian stops {city}",
        events=600,
        start=year(2025),
        days=365,
        event={
            "STOP_NO": numbered("{moment:%Y}-P-{:05d}"),
            "STOP_DATE": moment("%m/%d/%Y"),
            "STOP_TIME": moment("%H%M"),
            "REASON": one_of("Suspicious activity", "Call for service", "Warrant"),
            "BLOCK": block(*STREETS),
            "BEAT": BEAT,
        },
        row={
            "PERSON": part,
            "RACE": RACE_CODE,
            "SEX": SEX_CODE,
            "AGE_RANGE": AGE_RANGE,
            "FRISKED": flag(0.12, "Y", "N"),
            "RESULT": one_of(("No action", 60), ("Warning", 28), ("Arrest", 12)),
        },
        parts=(84, 12, 4),
    )
    return delimited(sheet.header, draw(sheet))


def citations(city: str) -> bytes:
    """Citations: one row per violation on a citation."""
    sheet = Sheet(
        f"citations {city}",
        events=700,
        start=year(2025),
        days=365,
        event={
            "citation_number": numbered("E{:07d}"),
            "citation_date": moment("%Y-%m-%d"),
            "citation_time": moment("%H:%M"),
            "location": block(*STREETS),
            "race": RACE_CODE,
            "sex": SEX_CODE,
            "age_range": AGE_RANGE,
        },
        row={
            "violation_seq": part,
            "violation_description": one_of(
                "Speed 11-15 over", "No insurance", "Expired plate", "Red light"
            ),
            "type": one_of(("traffic", 88), ("non_traffic", 12)),
        },
        parts=(80, 15, 5),
    )
    return delimited(sheet.header, draw(sheet))


def arrest_sheet(city: str, number: int, events: int) -> Sheet:
    """A year of arrests: one row per charge."""
    return Sheet(
        f"arrests {city} {number}",
        events=events,
        start=year(number),
        days=365,
        event={
            "arrest_number": numbered("A{moment:%y}-{:05d}"),
            "arrest_date": moment("%Y-%m-%d"),
            "arrest_time": moment("%H:%M"),
            "location_block": block(*STREETS),
            "race": RACE,
            "sex": SEX,
            "age_range": AGE_RANGE,
        },
        row={
            "charge_seq": part,
            "charge_description": CHARGE,
            "charge_severity": one_of(("Misdemeanor", 70), ("Felony", 30)),
            "warrant": flag(0.2, "Y", "N"),
        },
        parts=(70, 22, 8),
    )


def arrests(city: str, number: int) -> bytes:
    """A year of arrests as delimited text."""
    sheet = arrest_sheet(city, number, events=350)
    return delimited(sheet.header, draw(sheet))
