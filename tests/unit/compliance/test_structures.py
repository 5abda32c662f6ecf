"""Is a row told by the structure of its table, where words alone would mislead?"""

from __future__ import annotations

import json

import pytest
from tables import finding, judge, rows

CANDIDATES = rows(
    "last_name,first_name,party,office,filing_date,status,city",
    "Alder{i},Ann,Red,Council,{d},Active,Town{i}",
    "Birch{i},Bob,Blue,Mayor,{d},Withdrawn,Town{i}",
)
PRISONS = rows(
    "Prison,Capacity,Opened,Gender,Classification,Latitude,Longitude",
    "House {i} Prison,{n},19{n:02d},men,High security,4{i}.123{i},7{i}.25{i}",
)
PAIRS = rows("borough,neighbourhood", "North,Elm {i} Quarter", "South,Oak {i} Quarter")
PAY = rows(
    "EMPLOYEE,POSITION,DEPARTMENT,COMPENSATION",
    "Alder{i},Constable,Police,9{n}{i}",
    "Birch{i},Sergeant,Police,8{n}{i}",
)
CLUSTERS = rows(
    "key,group,events,start,end,lat,lon,offense",
    "k{i},anti,{n}3,{d},{d},3{i}.12{i},7{i}.34{i},Assault",
)
AREAS = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"district": f"D{i * 7}", "population": 1000 + 37 * i},
                "geometry": {"type": "Polygon", "coordinates": []},
            }
            for i in range(20)
        ],
    }
)
FEW_YEARS = rows("year,offences", "20{i:02d},{n}7", count=6)
MONTH_ENDS = "month_end,region,cases\n" + "".join(
    f"20{y}-{m},{region},{y * 7 % 31}\n"
    for y in range(10, 22)
    for m in ("03-31", "06-30", "09-30", "12-31")
    for region in ("North", "South")
)
STORIES = rows(
    "id,date,description,street",
    "R{i},{d},The officer walked up to the car and asked number {i} to step out and"
    " then searched the trunk without any reason at all,{n}{i} Main Street",
)


@pytest.mark.parametrize(
    ("content", "granularity"),
    [
        (CANDIDATES, "list"),
        (PRISONS, "list"),
        (PAIRS, "list"),
        (PAY, "list"),
        (AREAS, "list"),
        (CLUSTERS, "aggregate"),
        (FEW_YEARS, "aggregate"),
        (MONTH_ENDS, "aggregate"),
        (STORIES, "incident"),
    ],
    ids=[
        "candidates",
        "prisons",
        "pairs",
        "pay",
        "areas",
        "clusters",
        "few years",
        "month ends",
        "stories",
    ],
)
def test_structure_tells_what_a_row_is(content: str, granularity: str) -> None:
    verdict = judge(content)
    assert str(verdict.granularity) == granularity, verdict.reasons


def test_a_rate_joined_to_each_record_is_no_measure() -> None:
    text = rows(
        "case_number,occurred,reason,race,sex,national rate",
        "24-{i:05d},2023-{m}-17,Speeding,White,M,4.5",
        "24-{i:05d},2024-{m}-17,Equipment,Black,F,6.7",
        count=240,
    )
    verdict = judge(text)
    assert str(verdict.granularity) == "incident"
    assert finding(verdict, "PDI-I06").outcome == "passed"


def test_a_day_in_the_first_row_of_each_number_may_be_enough() -> None:
    text = rows(
        "case_number,occurred,offense,race",
        "24-{i:05d},{d},Theft,White",
        count=120,
    )
    lines = text.splitlines()
    doubled = [lines[0]]
    for line in lines[1:]:
        number, _, offense, race = line.split(",")
        doubled += [line, f"{number},,{offense} again,{race}"]
    verdict = judge("\n".join(doubled) + "\n")
    when = finding(verdict, "PDI-D02")
    assert (str(when.outcome), when.evidence[0].code) == ("cantTell", "when.first_rows")


def test_what_happened_may_stand_in_another_file() -> None:
    text = rows("incident_id,incident_date,state_count", "{i}7,{d},{n}")
    told = finding(judge(text), "PDI-D03")
    assert (str(told.outcome), told.evidence[0].code) == ("cantTell", "what.elsewhere")
