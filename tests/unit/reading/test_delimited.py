"""Is a delimited table found whatever dress it wears?"""

from __future__ import annotations

import gzip

import pytest

from ckanext.pdi.facts import Profile

from .make import HEADER, ROWS, archive, delimited, profile, records

PLAIN = delimited(records())


def table_of(result: Profile) -> tuple[int, int, tuple[int, ...]]:
    assert result.table is not None, result.container
    return result.table.rows, result.table.columns, result.table.header_rows


def mixed_ends() -> str:
    lines = PLAIN.split("\n")[:-1]
    return "".join(f"{t}\r\n" if i % 3 else f"{t}\n" for i, t in enumerate(lines))


def smart_quotes() -> bytes:
    rows = [[r[0], "suspect\u2019s \u201ccar\u201d", *r[2:]] for r in records()]
    return delimited(rows).encode("cp1252")


ENCODED = {
    "utf-8": (PLAIN.encode(), "utf-8", "lf"),
    "bom": (b"\xef\xbb\xbf" + PLAIN.encode(), "utf-8-sig", "lf"),
    "utf-16-le": (b"\xff\xfe" + PLAIN.encode("utf-16-le"), "utf-16-le", "lf"),
    "utf-16-be": (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "utf-16-be", "lf"),
    "utf-16 unmarked": (PLAIN.encode("utf-16-le"), "utf-16-le", "lf"),
    "latin-1": (PLAIN.encode("latin-1"), "latin-1", "lf"),
    "cp1252": (smart_quotes(), "cp1252", "lf"),
    "crlf": (PLAIN.replace("\n", "\r\n").encode(), "utf-8", "crlf"),
    "cr": (PLAIN.replace("\n", "\r").encode(), "utf-8", "cr"),
    "mixed": (mixed_ends().encode(), "utf-8", "mixed"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encoding_and_newlines_are_found(name: str) -> None:
    data, encoding, newline = ENCODED[name]
    result = profile(data)
    assert table_of(result) == (ROWS, 5, (1,))
    assert (result.container.encoding, result.container.newline) == (encoding, newline)
    assert result.columns[0].name == "incident_id"


def test_a_foreign_byte_in_the_last_row_is_found() -> None:
    ascii_rows = [[r[0], "X", *r[2:]] for r in records(2_000)]
    ascii_rows[-1][1] = "Müller"
    result = profile(delimited(ascii_rows).encode("latin-1"))
    assert result.container.encoding == "latin-1"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
def test_delimiter_is_found(delimiter: str) -> None:
    result = profile(delimited(records(), delimiter))
    assert result.container.delimiter == delimiter
    assert table_of(result) == (ROWS, 5, (1,))


def test_japanese_is_known_by_its_kana() -> None:
    rows = [[r[0], "コード（署）", *r[2:]] for r in records()]
    for encoding in ("cp932", "euc_jp"):
        result = profile(delimited(rows).encode(encoding))
        assert result.container.encoding == encoding
        assert table_of(result) == (ROWS, 5, (1,))


@pytest.mark.parametrize("encoding", ["gb18030", "cp1251", "koi8-r", "euc_kr"])
def test_no_encoding_is_claimed_for_what_cannot_be_told(encoding: str) -> None:
    word = "Кража в доме" if encoding in ("cp1251", "koi8-r") else "事故種別"
    rows = [[r[0], word, *r[2:]] for r in records()]
    result = profile(delimited(rows).encode(encoding))
    assert result.container.encoding is None
    assert result.problem("unknown_encoding") is not None
    assert table_of(result) == (ROWS, 5, (1,))


def decimal_comma() -> str:
    return delimited([[*r[:4], f"{i},5"] for i, r in enumerate(records())], ";")


def single_quotes() -> str:
    lines = [f"{r[0]},'THEFT, AUTO',{r[2]},{r[3]},{r[4]}" for r in records()]
    return "\n".join([",".join(HEADER), *lines]) + "\n"


def backslashes() -> str:
    lines = [f'{r[0]},"said \\"hi\\", left",{r[2]},{r[3]},{r[4]}' for r in records()]
    return "\n".join([",".join(HEADER), *lines]) + "\n"


def broken_lines() -> str:
    rows = records()
    for row in rows[::7]:
        row[1] = 'line one\nline two, "q"\nline three'
    return delimited(rows)


def inches() -> str:
    rows = [
        [r[0], "6' 2\" TALL" if i % 9 == 7 else "X", *r[2:]]
        for i, r in enumerate(records())
    ]
    return "\n".join([",".join(HEADER), *(",".join(r) for r in rows)]) + "\n"


DRESSES = {
    "decimal comma": (decimal_comma(), ROWS, 5, (1,)),
    "single quotes": (single_quotes(), ROWS, 5, (1,)),
    "backslash escapes": (backslashes(), ROWS, 5, (1,)),
    "blank after comma": (
        PLAIN.replace(",", ", ").replace("NOISE,  L", "NOISE, L"),
        ROWS,
        5,
        (1,),
    ),
    "quoted line breaks": (broken_lines(), ROWS, 5, (1,)),
    "inch marks": (inches(), ROWS, 5, (1,)),
    "sep line": ("sep=;\n" + delimited(records(), ";"), ROWS, 5, (2,)),
    "title and blank": ("City Police\nMade 2024-05-01\n\n" + PLAIN, ROWS, 5, (4,)),
    "padded title": ("City Police,,,,\nMade 2024,,,,\n,,,,\n" + PLAIN, ROWS, 5, (4,)),
    "band row": ("Incident,,When,Where,Stats\n" + PLAIN, ROWS, 5, (1, 2)),
    "blank lines": (PLAIN.replace("\n", "\n\n"), ROWS, 5, (1,)),
    "trailing commas": (
        "\n".join(t + ",,," for t in PLAIN.split("\n")[:-1]) + "\n",
        ROWS,
        8,
        (1,),
    ),
    "years as names": (
        "beat,2021,2022\n" + "".join(f"{i:03},{i},{i}\n" for i in range(9)),
        9,
        3,
        (1,),
    ),
    "only a header": (",".join(HEADER), 0, 5, (1,)),
    "no header": (delimited(records(), header=None), ROWS, 5, ()),
    "no header, all words": ("alpha,beta,gamma\ndelta,eps,zeta\n" * 9, 18, 3, ()),
    "one column": (
        "incident_id\n" + "".join(r[0] + "\n" for r in records()),
        ROWS,
        1,
        (1,),
    ),
    "no header, codes of one form": (
        "".join(f"{a}{b},Word {a} {b}\n" for a in "ABCD" for b in "PQRS"),
        16,
        2,
        (),
    ),
    "bands of years and quarters": (
        ",2023,,,2024,,\n,Q1,,,Q1,,\nOffense,1,2,3,1,2,3\n"
        + "".join(f"Kind {i},{i}0,5,{i},7,8,9{i}\n" for i in range(9)),
        9,
        7,
        (1, 2, 3),
    ),
    "one row": (",".join(HEADER) + "\n" + ",".join(records()[0]), 1, 5, (1,)),
}


@pytest.mark.parametrize("name", DRESSES)
def test_table_is_found_in_its_dress(name: str) -> None:
    text, rows, columns, header = DRESSES[name]
    result = profile(text)
    assert table_of(result) == (rows, columns, header)
    assert result.table is not None
    assert result.table.ragged.count == 0
    assert not result.problems


def test_pages_cut_into_lines_are_prose_and_a_column_is_not() -> None:
    page = "APPENDIX A\n\nTotal\nNumber\n12\n\n3\n2009\nPercent of\n0\n\n" * 40
    assert profile(page).container.format == "prose"
    for column in (
        "id\n" + "12\n" * 50,
        "name\n" + "".join(f"A{i}\n" for i in range(50)),
    ):
        assert table_of(profile(column)) == (50, 1, (1,))


def test_notes_below_are_no_records_but_a_total_is() -> None:
    table = profile(PLAIN + "Total,,,,800\n\nSource: Records Division\n").table
    assert table is not None
    assert table.rows == ROWS + 1
    assert table.footer_rows == (ROWS + 4,)
    assert [(t.row, t.column, t.word) for t in table.totals] == [(ROWS + 2, 0, "total")]


def test_a_name_that_begins_like_a_total_is_none() -> None:
    rows = [["1", "Total Wine", "x"], ["2", "TOTAL CLAIMS", ""], ["3", "a", "y"]] * 5
    table = profile(delimited(rows, header=("n", "shop", "text"))).table
    assert table is not None
    assert {t.row for t in table.totals} == {3, 6, 9, 12, 15}


def test_ragged_rows_are_counted_and_placed() -> None:
    rows = records()
    rows[10] = rows[10][:3]
    rows[30] = [*rows[30], "x", "y"]
    rows[33] = [*rows[33], ""]
    table = profile(delimited(rows)).table
    assert table is not None
    assert (table.ragged.count, table.ragged.short, table.ragged.long) == (3, 1, 2)
    assert table.ragged.rows == (12, 32, 35)


@pytest.mark.parametrize("place", [0, 20, ROWS])
def test_an_open_quote_costs_one_record_only(place: int) -> None:
    lines = PLAIN.split("\n")[:-1]
    lines.insert(1 + place, 'A-9999,"oops,2024-01-01 10:00:00,02100,1')
    result = profile("\n".join(lines) + "\n")
    assert table_of(result) == (ROWS + 1, 5, (1,))
    problem = result.problem("unclosed_quote")
    assert problem is not None
    assert (problem.row, problem.data["count"]) == (2 + place, 1)


def test_repeated_headers_are_no_records() -> None:
    table = profile(PLAIN + PLAIN + "\n" + PLAIN).table
    assert table is not None
    assert table.rows == 3 * ROWS
    assert table.repeated_header_rows == (ROWS + 2, 2 * ROWS + 4)
    assert table.blocks == 2


def test_nul_bytes_are_told_and_do_not_break_the_table() -> None:
    result = profile(PLAIN.replace("A-0010,", "A-0\x00010,").encode() + b"\0" * 64)
    assert table_of(result) == (ROWS, 5, (1,))
    assert result.problem("nul_byte") is not None


@pytest.mark.parametrize("wrapper", ["gzip", "zip"])
def test_wrapped_text_is_read(wrapper: str) -> None:
    data = PLAIN.encode()
    packed = (
        gzip.compress(data)
        if wrapper == "gzip"
        else archive({"README.txt": b"notes", "any.bin": data, "__MACOSX/._a": b"x"})
    )
    result = profile(packed)
    assert table_of(result) == (ROWS, 5, (1,))
    assert (result.container.format, result.container.wrapper) == ("csv", wrapper)


def test_names_are_judged_as_written() -> None:
    table = profile(delimited(records(), header=("id", "", "when", "zip", "Zip"))).table
    assert table is not None
    assert (table.usable_names, table.empty_names) == (2, 1)
    assert table.duplicate_names == ("zip", "Zip")


def test_open_quotes_everywhere_cost_linear_time() -> None:
    text = "id,text,n\n" + "".join(f'{i},"open {i},3\n' for i in range(5_000))
    table = profile(text).table
    assert table is not None
    assert (table.rows, table.ragged.count) == (5_000, 0)


def test_archives_in_archives_are_not_opened() -> None:
    nested = gzip.compress(gzip.compress(PLAIN.encode()))
    assert profile(nested).problem("not_supported") is not None
    boxed = archive({"a.zip": archive({"a.csv": PLAIN.encode()})})
    assert profile(boxed).problem("not_supported") is not None
