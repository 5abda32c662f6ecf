"""How is an Excel 97-2003 workbook read?

By xlrd, in the child only. Cell types say what is a date; text is never guessed to
be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ckanext.pdi.reading import workbook
from ckanext.pdi.reading.content import Content
from ckanext.pdi.reading.errors import LimitBroken, Malformed, NotSupported
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source
from ckanext.pdi.reading.workbook import Sheet

PORTION = 1_000


def read(content: Content, limits: Limits) -> Source:
    """The data sheet of a workbook."""
    with content.seekable(limits) as stream:
        data = stream.read(limits.buffered_bytes + 1)
    if len(data) > limits.buffered_bytes:
        raise LimitBroken("buffered_bytes")
    book = _open(data)
    sheets = [
        Sheet(s.name, str(i), s.visibility != 0, s.nrows * max(1, s.ncols))
        for i, s in enumerate(book.sheets())
        if s.nrows
    ]
    if not sheets:
        raise Malformed("syntax_error", reason="no worksheet")
    full = [s for s in sheets if _holds_data(book.sheet_by_index(int(s.path)))]
    chosen = workbook.data_sheet(full or sheets)
    return Source(
        _portions(book, book.sheet_by_index(int(chosen.path))),
        sheet_like=True,
        sheet=chosen.name,
        sheets=max(1, len(full)),
        hidden=chosen.hidden,
    )


def _open(data: bytes) -> Any:
    try:
        import xlrd
    except ImportError as error:
        raise NotSupported(format="xls") from error
    try:
        return xlrd.open_workbook(file_contents=data, ragged_rows=True, logfile=_Mute())
    except MemoryError:
        raise
    except Exception as error:  # xlrd lets struct, index and assertion errors through
        encrypted = "encrypt" in str(error).lower()
        code = "encrypted" if encrypted else "syntax_error"
        raise Malformed(code, reason="xls") from error


class _Mute:
    """xlrd reports oddities to a file; nobody reads them."""

    def write(self, text: str) -> None:
        """Drop it."""


def _holds_data(sheet: Any) -> bool:
    rows = range(min(sheet.nrows, workbook.PEEK_ROWS))
    full = sum(1 for i in rows if sum(1 for v in sheet.row_values(i) if v != "") >= 2)
    return full >= workbook.DATA_ROWS


def _portions(book: Any, sheet: Any) -> Iterator[Rows]:
    rows: Rows = []
    for number in range(sheet.nrows):
        row = [_text(book, cell) for cell in sheet.row(number)]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
        if len(rows) >= PORTION:
            yield rows
            rows = []
    yield rows


#: xlrd's cell types.
TEXT, NUMBER, DATE, BOOLEAN, ERROR = 1, 2, 3, 4, 5
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def _text(book: Any, cell: Any) -> str:
    value = cell.value
    if cell.ctype == TEXT:
        return str(value)
    if cell.ctype == DATE:
        epoch = workbook.EPOCH_1904 if book.datemode else workbook.EPOCH_1900
        return workbook.serial_date(value, epoch) or workbook.number_text(value)
    if cell.ctype == NUMBER:
        return workbook.number_text(value)
    if cell.ctype == BOOLEAN:
        return "TRUE" if value else "FALSE"
    return ERRORS.get(value, "") if cell.ctype == ERROR else ""
