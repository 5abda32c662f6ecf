"""Which words do the sample records use, and how often?"""

from __future__ import annotations

from datetime import datetime

from ckanext.pdi.demo.dice import one_of

RACE = one_of(
    ("White", 45), ("Black", 24), ("Hispanic", 21), ("Asian", 5), ("Unknown", 5)
)
RACE_CODE = one_of(("W", 48), ("B", 26), ("H", 20), ("A", 4), ("I", 1), ("U", 1))
SEX = one_of(("Male", 67), ("Female", 32), ("Nonbinary", 1))
SEX_CODE = one_of(("M", 68), ("F", 32))
AGE_RANGE = one_of(
    ("Under 18", 4), ("18-24", 22), ("25-34", 30), ("35-44", 21), ("45-64", 19), "65+"
)
STREETS = ("MAIN ST", "OAK AVE", "2ND ST", "RIVER RD", "PARK BLVD", "MILL LN")
DISTRICT = one_of("1", "2", "3", "4", "5", "6")
BEAT = one_of(*(f"{d}{b}" for d in "1234" for b in "ABCD"))

STOP_REASON = one_of(
    ("Speeding", 40), ("Equipment", 25), ("Registration", 15), ("Signal", 12), "Other"
)
CHARGE = one_of(
    ("Theft under 500", 20),
    ("Simple assault", 16),
    ("Driving under the influence", 15),
    ("Warrant", 14),
    ("Trespass", 12),
    ("Possession of a controlled substance", 10),
    ("Disorderly conduct", 8),
)


def year(number: int) -> datetime:
    """The first moment of a year."""
    return datetime(number, 1, 1)
