"""Is everything that is no table recognised by its bytes?"""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from .make import archive, delimited, profile, records, sheet_xml, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(name: str) -> bytes:
    """A compound file whose directory, sector 0, names one stream."""
    header = bytearray(512)
    header[:8] = OLE
    header[30:32] = (9).to_bytes(2, "little")
    entry = name.encode("utf-16-le").ljust(128, b"\0")
    return bytes(header) + b"R\0o\0o\0t\0".ljust(128, b"\0") + entry + b"\0" * 512


def lock_file() -> bytes:
    return b"\x08Jane Doe".ljust(55, b" ") + b"J\0a\0n\0e\0".ljust(110, b" ")


PROSE = (
    "Please find below the answer to your request, dated May 1.\n\n"
    "We hold no\nsuch records.\n"
)
FIXED = "".join(
    f"{i:<5}   {i * 7:>12,}   {i * 9:>12,}   County {i}\n" for i in range(40)
)
NOT_TABLES = {
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "pdf"),
    "pdf after rubbish": (b"\r\n\r\n%PDF-1.7\n", "pdf"),
    "word": (ole("WordDocument"), "doc"),
    "excel 97": (ole("Workbook"), "xls"),
    "docx": (archive({"word/document.xml": b"<x/>"}), "docx"),
    "pptx": (archive({"ppt/presentation.xml": b"<x/>"}), "ppt"),
    "ods": (archive({"mimetype": b"x", "content.xml": b"<x/>"}), "ods"),
    "zipped shapefile": (archive({"a.shp": b"x", "a.dbf": b"x"}), "shapefile"),
    "zip of two": (archive({"a.csv": b"a,b\n1,2\n", "b.csv": b"a,b\n1,2\n"}), "zip"),
    "html": (b"<!DOCTYPE html><html><body><table><tr><td>a", "html"),
    "html late": (b"\xef\xbb\xbf\n <!-- made by a\nserver -->\n<HTML><head>", "html"),
    "html table": (b"<table><tr><td>a</td></tr></table>", "html"),
    "rtf": (b"{\\rtf1\\ansi text}", "rtf"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "image"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "image"),
    "lfs": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
        "lfs_pointer",
    ),
    "lock": (lock_file(), "lock_file"),
    "parquet": (b"PAR1\x15\x04" + b"\0" * 50, "parquet"),
    "php": (b"<?php\n$a = array(1, 2);\n$b = array(3, 4);\n", "script"),
    "javascript": (b"all_data = [\n{a: 1, b: 2},\n{a: 3, b: 4}\n];\n", "script"),
    "xml": (b"<?xml version='1.0'?><gmd><a>1</a></gmd>", "xml"),
    "kml": (b"<?xml version='1.0'?>\n<kml xmlns='x'><Document/></kml>", "kml"),
    "prose": (PROSE.encode(), "prose"),
    "error page": (b"Error 404: the requested resource was not found\n", "prose"),
    "fixed width": (FIXED.encode(), "prose"),
    "markdown": (b"| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "prose"),
    "diff": (b"diff --git a/x.csv b/x.csv\n--- a/x.csv\n+++ b/x.csv\n+1,2\n", "prose"),
    "symlink": (b"../data/victims.csv", "prose"),
    "nothing": (b"", "empty"),
    "blanks": (b"\n\n   \r\n", "empty"),
    "noise": (bytes(range(256)) * 40, "binary"),
    "7-zip": (b"7z\xbc\xaf\x27\x1c\0\0", "binary"),
}


@pytest.mark.parametrize("name", NOT_TABLES)
def test_what_is_no_table_is_named(name: str) -> None:
    data, expected = NOT_TABLES[name]
    result = profile(data)
    assert result.container.format == expected
    assert result.method == "metadata"
    assert result.table is None
    assert not result.has("table")


def test_sqlite_is_recognised_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "any"
    with sqlite3.connect(path) as database:
        database.execute("create table stops (id integer)")
    database.close()
    result = profile(path.read_bytes())
    assert result.container.format == "sqlite"
    assert result.problem("not_supported") is not None


def test_a_broken_gzip_is_a_problem_and_no_crash() -> None:
    packed = gzip.compress(delimited(records()).encode())
    for data in (packed[:60], packed[:-6], packed[:20] + b"\xff" * 30):
        assert profile(data).problem("syntax_error") is not None


def test_a_workbook_is_no_plain_archive() -> None:
    data = workbook({"S": sheet_xml([["a", "b"], ["x", 1.0], ["y", 2.0]])})
    assert profile(data).container.format == "xlsx"
    assert profile(data[:300]).table is None
