"""Are the records of an XML document found, and its traps refused?"""

from __future__ import annotations

from .make import profile

ROWS = "".join(
    f'<stop id="{i}"><date>2024-01-{1 + i % 28:02}</date>'
    "<who><race>W</race></who></stop>"
    for i in range(20)
)


def test_repeated_elements_are_records() -> None:
    result = profile(f"<?xml version='1.0'?><r><meta><a>1</a></meta>{ROWS}</r>")
    assert result.table is not None
    assert (result.container.format, result.table.rows) == ("xml", 20)
    assert [c.name for c in result.columns] == ["id", "date", "race"]


def test_a_report_with_a_list_in_it_is_the_record() -> None:
    own = "<day>2024-01-31</day><what>Theft</what><who>B</who>"
    report = "<report><no>{}</no>" + own + "{}</report>"
    item = "<item><a>1</a><b>2</b></item>"
    made = "".join(report.format(i, item * (i % 3)) for i in range(5))
    table = profile(f"<?xml version='1.0'?><all>{made}</all>").table
    assert table is not None
    assert table.rows == 5


def test_folders_of_records_are_no_records() -> None:
    folder = "<folder><name>F</name>" + ROWS + "</folder>"
    table = profile(f"<?xml version='1.0'?><all>{folder * 3}</all>").table
    assert table is not None
    assert table.rows == 20


def test_placemarks_are_records_without_their_shapes() -> None:
    places = "".join(
        f"<Placemark><name>B{i}</name><Polygon><c>1,2</c></Polygon></Placemark>"
        for i in range(5)
    )
    result = profile(f"<?xml version='1.0'?><kml><Document>{places}</Document></kml>")
    assert result.container.format == "kml"
    assert [c.name for c in result.columns] == ["name", "geometry type"]


def test_metadata_is_no_table() -> None:
    result = profile("<?xml version='1.0'?><gmd><a>1</a><b><c>2</c></b></gmd>")
    assert result.problem("not_supported") is not None


def test_a_doctype_and_deep_nesting_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    problem = profile(bomb).problem("syntax_error")
    assert problem is not None
    assert problem.data["reason"] == "doctype"
    assert profile("<?xml version='1.0'?>" + "<a>" * 5_000).problem("limit.xml_depth")
