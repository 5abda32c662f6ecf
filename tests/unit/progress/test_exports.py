"""Do machines get the promised shapes, and spreadsheets nothing to execute?"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from progress_makers import GOOD, another, progress

from ckanext.pdi.progress import (
    AgencyInfo,
    agency_progress,
    agency_to_csv,
    agency_to_json,
    dumps,
    portal_progress,
    portal_to_csv,
    portal_to_json,
)
from ckanext.pdi.progress.sheets import guard, to_csv

EMPTY = AgencyInfo("x", "adams-pd", "Adams Police")


def portal():
    agencies = [
        progress(GOOD, another(2, verdict="cantTell"), another(3), another(4)),
        agency_progress(EMPTY, (), ruleset="r/1"),
    ]
    return portal_progress(agencies, ruleset="r/1")


def test_agency_json_has_the_shape_of_the_contract():
    data = agency_to_json(progress(GOOD, another(2, verdict=None, checked=None)))
    assert list(data) == [
        "schema",
        "agency",
        "ruleset",
        "counting",
        "target",
        "counted",
        "waiting",
        "promised",
        "datasets",
    ]
    assert data["schema"] == "pdi-agency/1"
    assert data["agency"] == {
        "name": "denver-pd",
        "title": "Denver Police",
        "ori": "CO0160000",
        "jurisdictions": ["us-co"],
    }
    assert data["datasets"] == [
        {
            "name": "set-2",
            "title": "Stops",
            "category": "stops",
            "verdict": None,
            "counted": False,
            "why_not": ["unchecked"],
            "checked": None,
        },
        {
            "name": "stops",
            "title": "Stops",
            "category": "stops",
            "verdict": "passed",
            "counted": True,
            "why_not": [],
            "checked": "2026-01-02T03:04:05Z",
        },
    ]


def test_portal_json_lists_agencies_without_data_sets_and_totals():
    data = portal_to_json(portal())
    assert data["schema"] == "pdi-portal/1"
    assert [a["agency"]["name"] for a in data["agencies"]] == ["adams-pd", "denver-pd"]
    assert all("datasets" not in a for a in data["agencies"])
    assert data["totals"] == {
        "agencies": 2,
        "reached": 1,
        "by_counted": {"0": 1, "1": 0, "2": 0, "3": 1},
        "counted": 3,
        "waiting": 1,
        "promised": 0,
        "datasets": 4,
    }


def test_csv_has_the_same_facts_as_json():
    rows = list(csv.DictReader(io.StringIO(agency_to_csv(progress(GOOD)))))
    assert rows == [
        {
            "name": "stops",
            "title": "Stops",
            "category": "stops",
            "verdict": "passed",
            "counted": "true",
            "why_not": "",
            "checked": "2026-01-02T03:04:05Z",
        }
    ]
    agencies = list(csv.DictReader(io.StringIO(portal_to_csv(portal()))))
    assert [(a["name"], a["ori"], a["counted"]) for a in agencies] == [
        ("adams-pd", "", "0"),
        ("denver-pd", "CO0160000", "3"),
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+cmd", "'+1+cmd"),
        ("-2", "-2"),
        ("-2.5", "-2.5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("plain = text", "plain = text"),
        ("-", "'-"),
    ],
)
def test_no_cell_starts_a_formula(cell, written):
    assert guard(cell) == written
    text = to_csv(["a", "b"], [{"a": cell, "b": "x"}])
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [written, "x"]


def test_json_stays_raw_and_equal_content_is_equal_bytes():
    title = '=1,"é"\u2028</script>'
    one = dumps(agency_to_json(progress(replace(GOOD, title=title), another(2))))
    two = dumps(agency_to_json(progress(another(2), replace(GOOD, title=title))))
    assert one == two
    assert title in {d["title"] for d in json.loads(one)["datasets"]}
