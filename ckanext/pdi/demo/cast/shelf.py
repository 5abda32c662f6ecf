"""Which files and data sets occur at several agencies?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ckanext.pdi.demo import events, stops
from ckanext.pdi.demo.model import PASSES, Dataset, Expected, Resource

PER_PERSON = "one row per person stopped"
PER_CHARGE = "one row per arrest and charge"
PER_FORCE = "one row per officer and subject of an incident"


def one_file(
    name: str,
    title: str,
    category: str,
    unit_of_record: str,
    about: str,
    filename: str,
    make: Callable[[], bytes],
    expected: Expected = PASSES,
    **more: Any,
) -> Dataset:
    """A data set of one file, which decides its verdict."""
    ending = filename.rpartition(".")[2].upper()
    resource = Resource(filename, title, make, expected, format=ending)
    return Dataset(
        name,
        title,
        category,
        unit_of_record,
        about,
        (resource,),
        verdict=expected.verdict,
        **more,
    )


def traffic_year(city: str, year: int, lat: float, lng: float) -> Resource:
    """One year of traffic stops."""
    return Resource(
        f"sample_traffic_stops_{year}.csv",
        f"Traffic stops {year}",
        partial(stops.traffic_stops, city, year, lat, lng),
    )


def use_of_force(prefix: str, city: str, about: str, **more: Any) -> Dataset:
    """A year of force in one file."""
    return one_file(
        f"{prefix}-use-of-force",
        "Use of force 2025",
        "use_of_force",
        PER_FORCE,
        about,
        "sample_use_of_force_2025.csv",
        partial(events.use_of_force, city),
        **more,
    )
