"""Is the table of a workbook read as its owner sees it?"""

from __future__ import annotations

import io
import zipfile

import pytest

from ckanext.pdi.reading import Limits

from .make import archive, profile, sheet_xml, workbook

HEADER = ["case", "when", "flag", "n"]
DAY = 45_322.0  # 2024-01-31


def rows(count: int = 12) -> list[list[str | float | bool | None]]:
    return [HEADER, *([f"C{i:03}", DAY + i, i % 2 == 0, None] for i in range(count))]


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_dates_booleans_and_types_are_read(prefix: str) -> None:
    result = profile(workbook({"Data": sheet_xml(rows(), style=1, prefix=prefix)}))
    assert result.table is not None
    assert (result.table.rows, result.table.columns) == (12, 4)
    when, flag = result.columns[1], result.columns[2]
    assert when.kinds == {"date": 12}
    assert when.dates is not None
    assert (when.dates.min, when.dates.max) == ("2024-01-31", "2024-02-11")
    assert flag.words["yes_no"] == 12
    assert result.columns[3].filled == 0


def test_a_style_of_ones_own_may_be_a_date() -> None:
    data = [["a", "b"], ["x", DAY + 0.5], ["y", DAY]]
    result = profile(workbook({"S": sheet_xml(data, style=2)}))
    assert result.columns[1].kinds == {"date": 1, "datetime": 1}
    plain = profile(workbook({"S": sheet_xml(data, style=0)}))
    assert plain.columns[1].kinds == {"decimal": 1, "integer": 1}


def test_the_data_sheet_is_chosen_and_hidden_ones_are_not() -> None:
    about = sheet_xml([["About this file"], ["It was made by the records unit"]])
    table = sheet_xml(rows(300), style=1)
    result = profile(
        workbook({"About": about, "Secret": table, "Data": table}, hidden=["Secret"])
    )
    assert result.table is not None
    assert (result.table.sheet, result.table.hidden) == ("Data", False)
    assert result.table.sheets == 2


def test_rows_keep_the_sheets_own_numbers_and_merges_are_told() -> None:
    data = [["Stops 2024"], [], HEADER, *rows()[1:]]
    result = profile(
        workbook({"S": sheet_xml(data, style=1, merged=["A1:D1", "A4:A5"])})
    )
    assert result.table is not None
    assert result.table.preamble_rows == (1,)
    assert result.table.header_rows == (3,)
    assert (result.table.first_row, result.table.last_row) == (4, 15)
    assert result.table.merged == ("A4:A5",)


def test_tables_side_by_side_are_told_and_not_made_one() -> None:
    left = [["Code", "Label"], *([f"A{i}", f"word {i}"] for i in range(9))]
    right = [["Type", "Text"], *([str(i), f"kind {i}"] for i in range(5))]
    beside = [
        [*row, None, *(right[i] if i < len(right) else [])]
        for i, row in enumerate(left)
    ]
    found = profile(workbook({"S": sheet_xml(beside)}))
    assert found.table is not None
    assert (found.table.blocks, found.table.rows) == (2, 9)
    assert [c.name for c in found.columns] == ["Code", "Label"]
    gap = [[*row, None, row[1], row[0]] for row in left]
    whole = profile(workbook({"S": sheet_xml(gap)})).table
    assert whole is not None
    assert (whole.blocks, whole.columns) == (1, 5)


def test_folders_in_the_zip_are_no_matter() -> None:
    book = workbook({"Data": sheet_xml(rows(), style=1)})
    with zipfile.ZipFile(io.BytesIO(book)) as source:
        parts = {
            "_rels/": b"",
            "xl/": b"",
            **{n: source.read(n) for n in source.namelist()},
        }
    result = profile(archive(parts))
    assert (result.container.format, result.method) == ("xlsx", "full")


def test_a_far_cell_breaks_no_memory() -> None:
    far = (
        '<worksheet xmlns="x"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    result = profile(workbook({"S": far}))
    assert result.bytes < 2_000


def test_a_doctype_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet_xml(rows())[21:]
    result = profile(workbook({"S": bomb}))
    assert result.table is None
    problem = result.problem("syntax_error")
    assert problem is not None
    assert problem.data["reason"] == "doctype"


def test_a_ratio_bomb_is_refused() -> None:
    big = sheet_xml([["a", "b"]] * 2_000)
    limits = Limits(unpack_ratio=5, unpack_free_bytes=10_000)
    result = profile(workbook({"S": big}), limits)
    problem = result.problem("limit.unpack_ratio")
    assert problem is not None


def test_broken_workbooks_end_in_a_problem() -> None:
    good = workbook({"S": sheet_xml(rows())})
    for cut in range(100, len(good), 97):
        assert profile(good[:cut]).method == "metadata"
    assert profile(archive({"xl/workbook.xml": b"<x/>"})).problem("syntax_error")
