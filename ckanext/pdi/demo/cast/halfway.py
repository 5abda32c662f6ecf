"""Which agencies have two or one of three, and what keeps them there?"""

from __future__ import annotations

from functools import partial

from ckanext.pdi.demo import events, misfits, stops
from ckanext.pdi.demo.cast.shelf import (
    PER_CHARGE,
    PER_FORCE,
    PER_PERSON,
    one_file,
    traffic_year,
)
from ckanext.pdi.demo.model import Agency, Dataset, Expected, Standing

AGGREGATE = Expected("failed", "aggregate")
FAILED = ("verdict_failed",)

NEW_ORLEANS = Agency(
    "new-orleans-police",
    "New Orleans Police Department",
    "LA",
    "municipal",
    Standing(counted=2),
    (
        one_file(
            "new-orleans-calls-for-service",
            "Calls for service 2025",
            "calls_for_service",
            "one row per call",
            "Calls of the first months of 2025, by block.",
            "sample_calls_for_service_2025.csv",
            partial(events.calls_for_service, "New Orleans"),
        ),
        one_file(
            "new-orleans-citations",
            "Citations 2025",
            "citations",
            "one row per citation and violation",
            "Citations by violation.",
            "sample_citations_2025.csv",
            partial(stops.citations, "New Orleans"),
        ),
        one_file(
            "new-orleans-arrests",
            "Arrests 2025",
            "arrests",
            PER_CHARGE,
            "A spreadsheet with a title above and totals between its records: "
            "one fix from the third data set.",
            "sample_arrests_2025.xlsx",
            partial(misfits.arrests_with_totals, "New Orleans"),
            Expected("failed", "incident", ("PDI-D01",)),
            why_not=FAILED,
        ),
        one_file(
            "new-orleans-use-of-force-by-year",
            "Use of force by year",
            "use_of_force",
            PER_FORCE,
            "Counts and rates by year: a summary of records, not the records.",
            "sample_use_of_force_by_year.csv",
            partial(misfits.force_by_year, "New Orleans"),
            AGGREGATE,
            why_not=FAILED,
        ),
    ),
)


def _arrest_year(year: int) -> Dataset:
    return one_file(
        f"norman-arrests-{year}",
        f"Arrests {year}",
        "arrests",
        PER_CHARGE,
        f"Arrests made in {year}. One of three packages that are one series: together "
        "they count as one of three.",
        f"sample_arrests_{year}.csv",
        partial(stops.arrests, "Norman", year),
        why_not=() if year == 2025 else ("series",),
    )


NORMAN = Agency(
    "norman-police",
    "Norman Police Department",
    "OK",
    "municipal",
    Standing(counted=1),
    (
        *(_arrest_year(year) for year in (2023, 2024, 2025)),
        one_file(
            "norman-complaints-report",
            "Annual complaints report",
            "complaints",
            "one row per complaint",
            "A printed report: people can read it, programs cannot.",
            "sample_complaints_report.pdf",
            misfits.complaints_report,
            Expected("failed", "unknown", ("PDI-M02",)),
            why_not=FAILED,
        ),
        one_file(
            "norman-traffic-stops",
            "Traffic stops 2025",
            "traffic_stops",
            PER_PERSON,
            "A web page that was saved under the name of a data file.",
            "sample_traffic_stops_2025.csv",
            misfits.sign_in_page,
            Expected("failed", "unknown", ("PDI-M03",)),
            why_not=FAILED,
        ),
    ),
)

_MONTGOMERY_STOPS = traffic_year("Montgomery County", 2025, 39.105, -77.188)

MONTGOMERY = Agency(
    "montgomery-county-police",
    "Montgomery County Police Department",
    "MD",
    "county",
    Standing(counted=1),
    (
        Dataset(
            "montgomery-traffic-stops",
            "Traffic stops 2025",
            "traffic_stops",
            PER_PERSON,
            "Traffic stops, one row a person.",
            (_MONTGOMERY_STOPS,),
        ),
        Dataset(
            "montgomery-traffic-stops-copy",
            "Traffic stops 2025 (the same file again)",
            "stops",
            PER_PERSON,
            "The very same file in a second data set: it is counted once.",
            (_MONTGOMERY_STOPS,),
            why_not=("PDI-S05",),
        ),
        one_file(
            "montgomery-calls-by-day",
            "Calls for service by day 2025",
            "calls_for_service",
            "one row per call",
            "Daily totals whose rows carry an id. Declared as one row per call; "
            "the file says otherwise.",
            "sample_calls_by_day_2025.csv",
            partial(misfits.calls_by_day, "Montgomery County"),
            AGGREGATE,
            why_not=FAILED,
        ),
        one_file(
            "montgomery-crime-incidents",
            "Reported crime 2025",
            "incidents",
            "one row per incident and offence",
            "A good file about something else than police-citizen interactions.",
            "sample_crime_incidents_2025.csv",
            partial(misfits.crime_incidents, "Montgomery County"),
            why_not=("category_not_counted",),
        ),
    ),
)
