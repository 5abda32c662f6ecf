"""Which agencies have none yet: only a link, only promises, only private work?"""

from __future__ import annotations

from functools import partial

from ckanext.pdi.demo import misfits
from ckanext.pdi.demo.cast.shelf import (
    PER_FORCE,
    PER_PERSON,
    one_file,
    traffic_year,
    use_of_force,
)
from ckanext.pdi.demo.model import Agency, Dataset, Expected, Resource, Standing

_LINK = Dataset(
    "delaware-use-of-force",
    "Use of force",
    "use_of_force",
    PER_FORCE,
    "Only a link to another site. It is not followed, so nobody can tell.",
    (
        Resource(
            "use_of_force.csv",
            "Use of force (link)",
            None,
            Expected("cantTell", "unknown"),
            url="https://data.example.org/police/use_of_force.csv",
        ),
    ),
    verdict="cantTell",
    why_not=("verdict_cant_tell",),
)

DELAWARE = Agency(
    "university-of-delaware-police",
    "University of Delaware Police Department",
    "DE",
    "campus",
    Standing(counted=0, waiting=1, promised=2),
    (
        _LINK,
        one_file(
            "delaware-workforce",
            "Sworn staff",
            "workforce_demographics",
            "one row per employee at a date",
            "A roster: its rows are people, not events.",
            "sample_sworn_staff.csv",
            partial(misfits.roster, "University of Delaware"),
            Expected("failed", "list"),
            why_not=("verdict_failed", "category_not_counted"),
        ),
        one_file(
            "delaware-community-engagement",
            "Community engagement",
            "community_engagement",
            "one row per event",
            "A good file; engagement counts only under the setting 'policing'.",
            "sample_community_engagement.csv",
            partial(misfits.engagement_events, "University of Delaware"),
            why_not=("category_not_counted",),
        ),
    ),
)

LINCOLN = Agency(
    "lincoln-police",
    "Lincoln Police Department",
    "NE",
    "municipal",
    Standing(counted=0, promised=3),
)

KELSO = Agency(
    "kelso-police",
    "Kelso Police Department",
    "WA",
    "municipal",
    Standing(counted=0, promised=1),
    (
        Dataset(
            "kelso-traffic-stops",
            "Traffic stops 2025",
            "traffic_stops",
            PER_PERSON,
            "Compliant, and private: a visitor sees nothing of it.",
            (traffic_year("Kelso", 2025, 46.144, -122.913),),
            why_not=("PDI-O01",),
            private=True,
        ),
        use_of_force(
            "kelso",
            "Kelso",
            "Compliant, and still a draft: a visitor sees nothing of it.",
            why_not=("PDI-O01",),
            draft=True,
        ),
    ),
)
