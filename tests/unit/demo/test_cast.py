"""Is the demo honest: real agencies, labelled files, the same bytes every time?"""

import csv
import io
import re
import zipfile

import pytest

from ckanext.pdi.demo import AGENCIES, PROMISES
from ckanext.pdi.demo.registry import entry, jurisdiction
from ckanext.pdi.vocabulary.categories import categories

DATASETS = [d for agency in AGENCIES for d in agency.datasets]
RESOURCES = [r for d in DATASETS for r in d.resources]
UPLOADS = [r for r in RESOURCES if r.make]


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda a: a.name)
def test_agency_is_a_real_one_of_the_registry(agency):
    assert entry(agency).ori
    assert jurisdiction(agency).startswith(f"us-{agency.state.lower()}-")


@pytest.mark.parametrize("resource", UPLOADS, ids=lambda r: r.filename)
def test_file_is_the_same_bytes_every_time(resource):
    assert resource.make() == resource.make()


def test_file_names_say_sample():
    assert all(r.filename.startswith("sample_") for r in UPLOADS)


def test_every_name_is_used_once():
    names = [a.name for a in AGENCIES] + [d.name for d in DATASETS]
    assert len(set(names)) == len(names)


def test_links_go_to_reserved_hosts_only():
    links = [r.url for r in RESOURCES if r.url]
    assert links
    assert all(re.match(r"https://[a-z]+\.example\.org/", link) for link in links)


def test_categories_are_of_the_vocabulary():
    used = {d.category for d in DATASETS}
    used |= {line.category for promise in PROMISES for line in promise.lines}
    assert used <= set(categories())


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda a: a.name)
def test_standing_follows_from_the_data_sets(agency):
    counted = [d for d in agency.datasets if not d.why_not]
    waiting = [d for d in agency.datasets if d.why_not == ("verdict_cant_tell",)]
    assert len(counted) == agency.standing.counted
    assert len(waiting) == agency.standing.waiting


def test_range_from_none_to_more_than_three_is_shown():
    assert {a.standing.counted for a in AGENCIES} >= {0, 1, 2, 3, 4}


def test_agencies_without_data_have_promised():
    promised = {p.agency for p in PROMISES}
    assert {a.name for a in AGENCIES if not a.standing.counted} <= promised


def test_good_files_have_rows_enough_and_no_names():
    for resource in UPLOADS:
        if resource.format != "CSV" or resource.expected.verdict != "passed":
            continue
        text = resource.make().decode("latin-1")
        delimiter = ";" if ";" in text[:40] else ","
        header, *rows = csv.reader(io.StringIO(text), delimiter=delimiter)
        assert 200 <= len(rows) <= 2000, resource.filename
        assert not [h for h in header if "birth" in h.lower()]
        assert {len(row) for row in rows} == {len(header)}


def test_workbook_opens_as_a_zip_of_a_spreadsheet():
    book = next(r for r in UPLOADS if r.format == "XLSX")
    with zipfile.ZipFile(io.BytesIO(book.make())) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("Subtotal") == 4
    assert "Grand Total" in sheet
