"""Which agencies have three of three, and more?"""

from __future__ import annotations

from functools import partial

from ckanext.pdi.demo import events, misfits, stops
from ckanext.pdi.demo.cast.shelf import (
    PER_FORCE,
    PER_PERSON,
    one_file,
    traffic_year,
    use_of_force,
)
from ckanext.pdi.demo.model import (
    DOCUMENT,
    Agency,
    Dataset,
    Expected,
    Resource,
    Standing,
)

_DENVER_STOPS = Dataset(
    "denver-traffic-stops",
    "Traffic stops",
    "traffic_stops",
    PER_PERSON,
    "Traffic stops, one file a year in one package: the newest year decides.",
    tuple(
        traffic_year("Denver", year, 39.737, -104.992) for year in (2023, 2024, 2025)
    ),
)

_DENVER_FORCE = Dataset(
    "denver-use-of-force",
    "Use of force 2025",
    "use_of_force",
    PER_FORCE,
    "Force by officer and subject, with its data dictionary and a printed twin. "
    "An incident number repeats, which is as it should be.",
    (
        Resource(
            "sample_use_of_force_2025.csv",
            "Use of force 2025",
            partial(events.use_of_force, "Denver"),
        ),
        Resource(
            "sample_use_of_force_dictionary.csv",
            "Data dictionary",
            misfits.force_dictionary,
            DOCUMENT,
            role="dictionary",
        ),
        Resource(
            "sample_use_of_force_2025.pdf",
            "Use of force 2025, printed",
            misfits.force_report,
            Expected("failed", "unknown", ("PDI-M02",)),
            format="PDF",
        ),
    ),
)

DENVER = Agency(
    "denver-police",
    "Denver Police Department",
    "CO",
    "municipal",
    Standing(counted=3),
    (
        _DENVER_STOPS,
        _DENVER_FORCE,
        one_file(
            "denver-complaints",
            "Complaints about officers",
            "complaints",
            "one row per allegation and officer",
            "Complaints received in 2024 and 2025, by allegation.",
            "sample_complaints.csv",
            partial(events.complaints, "Denver"),
        ),
    ),
)

CINCINNATI = Agency(
    "cincinnati-police",
    "Cincinnati Police Department",
    "OH",
    "municipal",
    Standing(counted=4, waiting=1),
    (
        one_file(
            "cincinnati-pedestrian-stops",
            "Pedestrian stops 2025",
            "pedestrian_stops",
            PER_PERSON,
            "Pedestrian stops, one row a person.",
            "sample_pedestrian_stops_2025.csv",
            partial(stops.pedestrian_stops, "Cincinnati"),
        ),
        one_file(
            "cincinnati-officer-involved-shootings",
            "Officer-involved shootings since 2010",
            "officer_involved_shootings",
            "one row per incident and subject",
            "Semicolons and an older encoding: odd, and still a good file.",
            "sample_officer_involved_shootings.csv",
            partial(events.shootings, "Cincinnati"),
        ),
        one_file(
            "cincinnati-vehicle-pursuits",
            "Vehicle pursuits",
            "vehicle_pursuits",
            "one row per pursuit",
            "Pursuits from 2023 to 2025.",
            "sample_vehicle_pursuits.csv",
            partial(events.vehicle_pursuits, "Cincinnati"),
        ),
        use_of_force("cincinnati", "Cincinnati", "Force by officer and subject."),
        one_file(
            "cincinnati-weapon-pointing",
            "Weapon pointing 2025",
            "weapon_pointing",
            "one row per pointing",
            "Six rows. They may be all there is: too few to be sure either way.",
            "sample_weapon_pointing_2025.csv",
            partial(misfits.weapon_pointings, "Cincinnati"),
            Expected("cantTell", "unknown"),
            why_not=("verdict_cant_tell",),
        ),
    ),
)
