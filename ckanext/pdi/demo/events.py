"""Which sample files of force, complaints, calls and pursuits are what PDI asks for?

One function a file, one row one event; columns follow the category's unit of record,
in the spellings that records systems really export. No names, no exact addresses,
officers as surrogates, ages of the young as ranges.
"""

from __future__ import annotations

from ckanext.pdi.demo.containers import delimited
from ckanext.pdi.demo.dice import (
    Sheet,
    block,
    draw,
    flag,
    later,
    moment,
    numbered,
    one_of,
    part,
    surrogate,
    whole,
)
from ckanext.pdi.demo.words import (
    AGE_RANGE,
    DISTRICT,
    RACE,
    SEX,
    STREETS,
    year,
)


def use_of_force(city: str) -> bytes:
    """Force: one row per officer and subject, so an incident number repeats."""
    sheet = Sheet(
        f"use of force {city}",
        events=420,
        start=year(2025),
        days=365,
        event={
            "incident_id": numbered("UOF{moment:%Y}-{:04d}"),
            "incident_date": moment("%Y-%m-%d"),
            "incident_time": moment("%H:%M"),
            "service_type": one_of("Call for service", "Traffic stop", "Warrant"),
            "location_block": block(*STREETS),
            "district": DISTRICT,
        },
        row={
            "officer_id": surrogate("F", 160),
            "officer_years_of_service": whole(1, 27),
            "force_type": one_of(
                ("Physical control", 50), ("Electronic", 15), ("Strike", 12), "Canine"
            ),
            "force_reason": one_of("Resisting", "Flight", "Assault", "Weapon"),
            "subject_race": RACE,
            "subject_sex": SEX,
            "subject_age_range": AGE_RANGE,
            "subject_injured": flag(0.22),
            "officer_injured": flag(0.08),
        },
        parts=(45, 35, 15, 5),
    )
    return delimited(sheet.header, draw(sheet))


def shootings(city: str) -> bytes:
    """Officer-involved shootings since 2010: semicolons, Latin-1, day before month.

    Odd for a parser, and still fine: data is not judged by its separator.
    """
    sheet = Sheet(
        f"shootings {city}",
        events=210,
        start=year(2010),
        days=5800,
        event={
            "Case No.": numbered("OIS-{moment:%Y}-{:03d}"),
            "Date": moment("%d-%b-%Y"),
            "Location": block("CAFÉ ROW", *STREETS),
            "Subject Race": RACE,
            "Subject Sex": SEX,
            "Subject Age Range": AGE_RANGE,
            "Subject Armed": flag(0.7, "Yes", "No"),
            "Injury": one_of(("None", 40), ("Injured", 38), ("Fatal", 22)),
            "Shots Fired": whole(1, 9),
            "Disposition": one_of(
                ("Within policy", 80), "Not within policy", "Pending"
            ),
        },
    )
    return delimited(sheet.header, draw(sheet), delimiter=";", encoding="latin-1")


def complaints(city: str) -> bytes:
    """Complaints: one row per allegation and officer."""
    sheet = Sheet(
        f"complaints {city}",
        events=180,
        start=year(2024),
        days=700,
        event={
            "Complaint Number": numbered("C{moment:%Y}-{:03d}"),
            "Date Received": moment("%m/%d/%Y"),
            "Source": one_of(("External", 70), ("Internal", 30)),
            "District": DISTRICT,
            "Complainant Race": RACE,
            "Complainant Gender": SEX,
            "Complainant Age Range": AGE_RANGE,
        },
        row={
            "Allegation Number": part,
            "Allegation": one_of("Courtesy", "Procedure", "Force", "Search", "Conduct"),
            "Officer ID": surrogate("K", 140),
            "Finding": one_of(
                ("Not sustained", 30),
                ("Exonerated", 26),
                ("Sustained", 18),
                "Unfounded",
            ),
        },
        parts=(55, 28, 12, 5),
    )
    return delimited(sheet.header, draw(sheet))


def calls_for_service(city: str) -> bytes:
    """Calls: one row per call, not per unit sent."""
    sheet = Sheet(
        f"calls {city}",
        events=2000,
        start=year(2025),
        days=120,
        event={
            "NOPD_Item": numbered("A{:05d}25"),
            "TypeText": one_of(
                "DISTURBANCE",
                "TRAFFIC INCIDENT",
                "BURGLAR ALARM",
                "SUSPICIOUS PERSON",
                "AUTO ACCIDENT",
                "WELFARE CHECK",
            ),
            "Priority": one_of(("1A", 20), ("2A", 12), ("0G", 8), ("1H", 6)),
            "InitiatedBy": one_of(("public", 72), ("officer", 20), ("alarm", 8)),
            "TimeCreate": moment("%m/%d/%Y %I:%M:%S %p"),
            "TimeClosed": later("%m/%d/%Y %I:%M:%S %p", hours=3),
            "DispositionText": one_of("NECESSARY ACTION TAKEN", "GONE ON ARRIVAL"),
            "BLOCK_ADDRESS": block(*STREETS),
            "PoliceDistrict": DISTRICT,
        },
    )
    return delimited(sheet.header, draw(sheet))


def vehicle_pursuits(city: str) -> bytes:
    """Pursuits: one row each."""
    sheet = Sheet(
        f"pursuits {city}",
        events=240,
        start=year(2023),
        days=1050,
        event={
            "pursuit_id": numbered("VP-{:04d}"),
            "start_datetime": moment("%Y-%m-%dT%H:%M:%S"),
            "initial_reason": one_of("Traffic violation", "Felony", "Stolen vehicle"),
            "district": DISTRICT,
            "location_began": block(*STREETS),
            "max_speed": whole(45, 110),
            "duration_minutes": whole(1, 18),
            "concluded_by": one_of("Apprehended", "Terminated", "Eluded", "Crashed"),
            "collision": flag(0.2, "Y", "N"),
            "follows_policy": flag(0.9, "Y", "N"),
        },
    )
    return delimited(sheet.header, draw(sheet))
