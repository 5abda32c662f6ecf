"""How is an Excel workbook read row by row, in constant memory?

Sheet XML is streamed by the standard library; a sheet's dimension tag is never
believed. Numbers whose style is a date format become ISO dates. The sheet that is
read is the first visible one that is not tiny beside the largest.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from xml.etree.ElementTree import Element

from ckanext.pdi.reading import archive as archives
from ckanext.pdi.reading import sheetxml, workbook, xmlsafe
from ckanext.pdi.reading.content import Content
from ckanext.pdi.reading.errors import LimitBroken, Malformed
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source
from ckanext.pdi.reading.workbook import Sheet

#: Rows handed over at once.
PORTION = 1_000
#: Number formats that Excel builds in for dates and times.
DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))

_FORMAT_NOISE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True)
class Book:
    archive: zipfile.ZipFile
    limits: Limits
    sheets: tuple[Sheet, ...]
    epoch: datetime
    dates: frozenset[int]  # cell styles that show a date
    strings: list[str]


def read(content: Content, limits: Limits) -> Source:
    """The data sheet of a workbook."""
    book = _open(content, limits)
    if not book.sheets:
        raise Malformed("syntax_error", reason="no worksheet")
    full = [s for s in book.sheets[: workbook.PEEK_SHEETS] if _holds_data(book, s)]
    sheet = workbook.data_sheet(full or list(book.sheets))
    source = Source(
        iter(()),
        sheet_like=True,
        sheet=sheet.name,
        sheets=max(1, len(full)),
        hidden=sheet.hidden,
    )
    source.rows = _portions(book, sheet, source.merged)
    return source


def _open(content: Content, limits: Limits) -> Book:
    archive = archives.open_zip(content, limits)
    try:
        root = _tree(archive, "xl/workbook.xml", limits)
        targets = _targets(archive, limits)
    except KeyError as error:
        raise Malformed("syntax_error", reason="no workbook part") from error
    return Book(
        archive,
        limits,
        tuple(_sheets(archive, root, targets)),
        _epoch(root),
        _date_styles(archive, limits),
        _strings(archive, limits),
    )


def _tree(archive: zipfile.ZipFile, name: str, limits: Limits) -> Element:
    with archives.open_member(archive, name, limits) as stream:
        data = stream.read(limits.buffered_bytes + 1)
    if len(data) > limits.buffered_bytes:
        raise LimitBroken("buffered_bytes")
    return xmlsafe.parse(data, limits)


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _find(root: Element, name: str) -> Iterator[Element]:
    return (e for e in root.iter() if _local(e.tag) == name)


def _targets(archive: zipfile.ZipFile, limits: Limits) -> Mapping[str, tuple[str, str]]:
    """Relation id -> (kind, path of the part)."""
    rels = _tree(archive, "xl/_rels/workbook.xml.rels", limits)
    found: dict[str, tuple[str, str]] = {}
    for rel in _find(rels, "Relationship"):
        target = rel.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        kind = rel.get("Type", "").rsplit("/", 1)[-1]
        found[rel.get("Id", "")] = (kind, posixpath.normpath(path))
    return found


def _sheets(
    archive: zipfile.ZipFile, root: Element, targets: Mapping[str, tuple[str, str]]
) -> Iterator[Sheet]:
    names = set(archive.namelist())
    for sheet in _find(root, "sheet"):
        relation = next((v for k, v in sheet.items() if _local(k) == "id"), "")
        kind, path = targets.get(relation, ("", ""))
        if kind == "worksheet" and path in names:
            hidden = sheet.get("state", "visible") != "visible"
            size = archive.getinfo(path).file_size
            yield Sheet(sheet.get("name", ""), path, hidden, size)


def _epoch(root: Element) -> datetime:
    props = next(_find(root, "workbookPr"), None)
    flag = props.get("date1904", "0") if props is not None else "0"
    return workbook.EPOCH_1904 if flag in ("1", "true") else workbook.EPOCH_1900


def _date_styles(archive: zipfile.ZipFile, limits: Limits) -> frozenset[int]:
    try:
        styles = _tree(archive, "xl/styles.xml", limits)
    except KeyError:
        return frozenset()
    custom = {
        int(f.get("numFmtId", "-1")): f.get("formatCode", "")
        for f in _find(styles, "numFmt")
    }
    cell_formats = next(_find(styles, "cellXfs"), ())
    shown: set[int] = set()
    for index, xf in enumerate(cell_formats):
        number = int(xf.get("numFmtId", "0"))
        if number in custom:
            is_date = _is_date_format(custom[number])
        else:
            is_date = number in DATE_FORMATS
        if is_date:
            shown.add(index)
    return frozenset(shown)


def _is_date_format(code: str) -> bool:
    plain = _FORMAT_NOISE.sub("", code.split(";")[0]).lower()
    return "general" not in plain and bool(re.search(r"[ymdhs]", plain))


def _strings(archive: zipfile.ZipFile, limits: Limits) -> list[str]:
    name = next(
        (n for n in archive.namelist() if n.lower() == "xl/sharedstrings.xml"), None
    )
    strings: list[str] = []
    if name is None:
        return strings
    chars = 0
    with archives.open_member(archive, name, limits) as stream:
        for element in xmlsafe.stream(stream, "si", limits):
            text = "".join(_texts(element))
            chars += len(text)
            if chars > limits.shared_text_chars:
                raise LimitBroken("shared_text_chars")
            strings.append(text)
    return strings


def _texts(element: Element) -> Iterator[str]:
    """Text runs, phonetic hints left out."""
    for child in element:
        tag = _local(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag == "r":
            yield from _texts(child)


def _holds_data(book: Book, sheet: Sheet) -> bool:
    """Has a sheet at least two rows of two cells?"""
    full = 0
    for _, row in islice(_rows(book, sheet, []), workbook.PEEK_ROWS):
        full += sum(1 for c in row if c) >= 2
        if full >= workbook.DATA_ROWS:
            break
    return full >= workbook.DATA_ROWS


def _portions(book: Book, sheet: Sheet, merged: list[str]) -> Iterator[Rows]:
    rows: Rows = []
    number = 0
    for at, row in _rows(book, sheet, merged):
        while number + 1 < at:  # rows without a cell are not written
            rows.append([])
            number += 1
            if len(rows) >= PORTION:
                yield rows
                rows = []
        rows.append(row)
        number += 1
        if len(rows) >= PORTION:
            yield rows
            rows = []
    yield rows


def _rows(
    book: Book, sheet: Sheet, merged: list[str]
) -> Iterator[tuple[int, list[str]]]:
    number = 0
    with archives.open_member(book.archive, sheet.path, book.limits) as stream:
        for element in sheetxml.elements(stream, book.limits):
            if element.tag.endswith("mergeCell"):
                merged.append(element.get("ref", ""))
                continue
            number = max(number + 1, _row_number(element.get("r"), number + 1))
            if number > book.limits.sheet_rows:
                raise LimitBroken("sheet_rows")
            yield number, _cells(book, element)


def _row_number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _cells(book: Book, row: Element) -> list[str]:
    cells: list[str] = []
    value_tag = row.tag[: -len("row")] + "v"
    strings = book.strings
    for cell in row:
        value = cell.find(value_tag)
        text = value.text if value is not None else None
        kind = cell.get("t")
        if kind == "s" and text:
            index = int(text)
            text = strings[index] if index < len(strings) else ""
        elif text or kind == "inlineStr":
            text = _value(book, cell, kind, text or "")
        if not text:
            continue
        column = _column(cell.get("r"), len(cells))
        if column == len(cells):
            cells.append(text)
        else:
            _place(cells, column, text, book.limits)
    return cells


def _place(cells: list[str], column: int, text: str, limits: Limits) -> None:
    """A cell that does not follow the one before it."""
    if column >= limits.columns:
        raise LimitBroken("columns", columns=column + 1)
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = text


def _column(reference: str | None, otherwise: int) -> int:
    if not reference:
        return otherwise
    number = 0
    for letter in reference:
        if letter < "A":
            break
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else otherwise


def _value(book: Book, cell: Element, kind: str | None, text: str) -> str:
    if kind in (None, "n"):
        return _number(book, text, cell.get("s"))
    if kind == "inlineStr":
        return "".join(t for part in cell for t in _texts(part))
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if kind == "d":
        return text.replace("T", " ")
    return text


def _number(book: Book, text: str, style: str | None) -> str:
    try:
        number = float(text)
    except ValueError:
        return text
    if style and style.isdecimal() and int(style) in book.dates:
        shown = workbook.serial_date(number, book.epoch)
        if shown:
            return shown
    return text if text.isdecimal() else workbook.number_text(number)
