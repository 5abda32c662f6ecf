"""Where is the table in these rows: title lines, header rows, width, first record?

Looks at the first rows only. A header is told from data by types: its cells read
as words where the cells below read as numbers, dates or codes. Without typed
columns it must at least not occur again below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ckanext.pdi.reading import values
from ckanext.pdi.reading.names import joined_names

Row = Sequence[str]
#: Rows looked at to find the table.
LOOK_ROWS = 1_000
#: A header stands within the first rows.
HEADER_WITHIN = 40
MAX_HEADER_ROWS = 4
#: Rows whose cells are read to find a column's type.
TYPED_ROWS = 200
#: Share of a column's filled cells that must be of one kind to give it a type.
TYPED_SHARE = 0.8
#: Codes of one form in a column without types: their length, share and number.
MAX_CODE, CODED_SHARE, CODED_ROWS = 6, 0.9, 5
#: A table's row fills at least this share of what its rows usually fill.
FILL_SHARE = 0.5
_TYPED = frozenset(
    {"integer", "decimal", "percent", "date", "datetime", "time", "month", "number"}
)
_TEXTY = frozenset({"word", "text", "code", "url"})
#: A group of columns may well be called "Unknown", "None" or "Q1 2024".
_NAMING = _TEXTY | {"withheld", "null_word", "month", "digit_code"}
#: Numbers by which months, days and quarters are named in a header.
LAST_ORDINAL = 31


@dataclass(frozen=True)
class Layout:
    """0-based positions of the rows above the data, and the table's width."""

    width: int
    header: tuple[int, ...]
    preamble: tuple[int, ...]
    first: int  # the first data row
    names: tuple[str, ...]  # of the header; column_1... without one
    header_width: int | None  # fields of the header row as written
    kinds: tuple[str | None, ...] = ()  # the type of each column, where it has one


def find(rows: Sequence[Row], *, sheet: bool) -> Layout | None:
    """The layout of a table that begins with these rows; None: no table at all."""
    filled = [sum(1 for c in row if c and not c.isspace()) for row in rows]
    if not any(filled):
        return None
    width = usual_width(rows, filled)
    usual = _usual_fill(rows, filled, None if sheet else width)
    start = _start(rows, filled, width, usual, sheet=sheet)
    if sheet:
        width = max(len(row) for row in rows[start:])
    body = [r for r, n in zip(rows[start:], filled[start:], strict=True) if n]
    kinds = _column_kinds(body[1:], width)
    header = _header(rows, filled, start, kinds, body)
    above = [i for i in range(start) if filled[i] and i not in header]
    names = joined_names([rows[i] for i in header], width)
    return Layout(
        width=width,
        header=tuple(header),
        preamble=tuple(above),
        first=header[-1] + 1 if header else start,
        names=names,
        header_width=_header_width(rows, header, sheet=sheet),
        kinds=tuple(kinds),
    )


def _header_width(rows: Sequence[Row], header: list[int], *, sheet: bool) -> int | None:
    return len(rows[header[-1]]) if header and not sheet else None


def usual_width(rows: Sequence[Row], filled: list[int]) -> int:
    widths = Counter(len(r) for r, n in zip(rows, filled, strict=True) if n)
    return max((n * (w - 1) ** 0.5, w) for w, n in widths.items())[1]


def _usual_fill(rows: Sequence[Row], filled: list[int], width: int | None) -> int:
    fills = [
        n
        for r, n in zip(rows, filled, strict=True)
        if n and (width is None or len(r) == width)
    ]
    fills = sorted(fills[len(fills) // 3 :])
    return fills[len(fills) // 2] if fills else 1


def _start(
    rows: Sequence[Row], filled: list[int], width: int, usual: int, *, sheet: bool
) -> int:
    """The first row of the table, its header if it has one."""
    least = max(min(2, width, usual), usual * FILL_SHARE)
    start = next(
        (
            i
            for i in range(len(rows))
            if filled[i] >= least and (sheet or _may_begin(rows, filled, i, width))
        ),
        next(i for i, n in enumerate(filled) if n),
    )
    return _fuller_header(rows, filled, start)


def _may_begin(rows: Sequence[Row], filled: list[int], i: int, width: int) -> bool:
    """May a row of delimited text begin the table? A header may be off by a few."""
    row = rows[i]
    if len(row) == width:
        return True
    following = next((r for r, n in zip(rows[i + 1 :], filled[i + 1 :]) if n), None)  # noqa: B905
    full = filled[i] == len(row) and len(row) >= width * FILL_SHARE and len(row) > 1
    return full and following is not None and abs(len(following) - width) <= 1


def _fuller_header(rows: Sequence[Row], filled: list[int], start: int) -> int:
    """A row of words soon below that is much fuller is the header of sparse data."""
    for i in range(start + 1, min(start + 6, len(rows))):
        if filled[i] < 2 * filled[start] or filled[start] > 4:
            continue
        if _all_names(rows[i]) and max(filled[start:i]) * 2 <= filled[i]:
            return i
    return start


def _all_names(row: Row) -> bool:
    """Words, or years as column names."""
    named = (_is_year(c) or _kind(c) in _NAMING for c in row if c.strip())
    return all(named)


def _kind(cell: str) -> str:
    """The kind of a cell; codes that hold a digit are told apart."""
    text = cell.strip()
    if not text:
        return "empty"
    kind = values.read(text)[0]
    if kind == "code" and any(map(str.isdigit, text)):
        return "number" if not any(map(str.isalpha, text)) else "digit_code"
    return kind


def _column_kinds(rows: Sequence[Row], width: int) -> list[str | None]:
    """The type of each column, None where there is none."""
    kinds: list[str | None] = []
    for column in range(width):
        seen = Counter(
            _family(_kind(row[column]))
            for row in rows[:TYPED_ROWS]
            if column < len(row)
        )
        seen.pop("empty", None)
        seen.pop("missing", None)
        kind, count = max(seen.items(), key=lambda item: item[1], default=("empty", 0))
        typed = kind not in ("words", "empty") and count >= TYPED_SHARE * seen.total()
        kinds.append(kind if typed else None)
    return kinds


def _family(kind: str) -> str:
    if kind in ("integer", "decimal", "percent"):
        return "number"
    if kind in ("date", "datetime", "month"):
        return "date"
    if kind in ("null_word", "withheld", "suppressed"):
        return "missing"
    return "words" if kind in _TEXTY else kind


def _header(
    rows: Sequence[Row],
    filled: list[int],
    start: int,
    kinds: list[str | None],
    body: list[Row],
) -> list[int]:
    bands = _bands(rows, filled, start)
    if not (_is_header(rows[start], kinds, body[1:]) or _counts_on(rows[start], bands)):
        return []
    header = [start]
    for i in range(start + 1, min(start + MAX_HEADER_ROWS, len(rows))):
        if not (filled[i] and _continues(rows[i], kinds)):
            break
        header.append(i)
    if len(header) == MAX_HEADER_ROWS:  # rather a text block than a header
        header = [start]
    return [*bands, *header]


def _bands(rows: Sequence[Row], filled: list[int], start: int) -> list[int]:
    """The rows of group names directly above a header, from the top."""
    bands: list[int] = []
    below = start
    while below > 0 and _is_band(rows[below - 1], filled[below - 1], rows[below]):
        below -= 1
        bands.insert(0, below)
    return bands


def _counts_on(row: Row, bands: list[int]) -> bool:
    """Do small numbers below bands name months, quarters or years again and again?"""
    cells = [c.strip() for c in row if c.strip()]
    numbers = [c for c in cells if c.isdecimal()]
    counted = all(
        _is_year(n) or (len(n) < 3 and int(n) <= LAST_ORDINAL) for n in numbers
    )
    return bool(bands) and counted and len(set(numbers)) < len(numbers) > 3


def _is_header(row: Row, kinds: list[str | None], below: Sequence[Row]) -> bool:
    cells = [_kind(c) for c in row]
    if not below:
        return all(k in _TEXTY or k == "empty" for k in cells)
    hits = misses = 0
    for cell, kind, text in zip(cells, kinds, row, strict=False):
        if kind is None or cell in ("empty", "null_word", "withheld"):
            continue
        family = _family(cell)
        if family == kind:
            misses += not _is_year(text)
        else:
            hits += 1
    if hits or misses:
        return hits >= misses
    years = [text for text in row if _is_year(text)]
    if len(years) > 1 and len(years) == len(set(years)):
        return True
    if any(kinds):
        return any(k in _TEXTY for k in cells)
    nameable = all(k in _TEXTY or k in ("digit_code", "empty") for k in cells)
    if not nameable or not any(k in _TEXTY for k in cells):
        return False
    return not (_recurs(row, below) or _is_coded_alike(row, below))


def _is_year(text: str) -> bool:
    text = text.strip()
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def _is_coded_alike(row: Row, below: Sequence[Row]) -> bool:
    """Is a cell of the row a code like nearly all below it (AB, AC, ZZ)?"""
    for i, cell in enumerate(row):
        text = cell.strip()
        shapes = Counter(
            r[i].strip().translate(values.SHAPE)
            for r in below[:TYPED_ROWS]
            if i < len(r) and r[i].strip()
        )
        shape, count = max(shapes.items(), key=lambda s: s[1], default=("", 0))
        coded = (
            1 < len(shape) <= MAX_CODE and shape == shape.upper() and " " not in shape
        )
        alike = coded and text.translate(values.SHAPE) == shape
        if alike and count >= CODED_SHARE * shapes.total() and count >= CODED_ROWS:
            return True
    return False


def _recurs(row: Row, below: Sequence[Row]) -> bool:
    """Does a cell of the row stand in its column again?"""
    return any(
        len(cell) > 1 and any(i < len(r) and r[i] == cell for r in below)
        for i, cell in enumerate(row)
    )


def begins_again(row: Row, kinds: Sequence[str | None]) -> bool:
    """Is a row after a gap the header of another table, over the same columns?"""
    return sum(1 for c in row if c.strip()) > 1 and _continues(row, kinds)


def _continues(row: Row, kinds: Sequence[str | None]) -> bool:
    """Is a row below the header still header: words where types are expected?"""
    typed = [_kind(c) for c, kind in zip(row, kinds, strict=False) if kind]
    wordy = sum(k in ("word", "text") for k in typed)
    return wordy > 0 and all(k in _TEXTY or k == "empty" for k in typed)


def _is_band(row: Row, filled: int, header: Row) -> bool:
    """Is the row above a header a band of group names over it?"""
    count = sum(1 for c in header if c.strip())
    spread = len(row) >= 3 and sum(1 for c in row[1:] if c.strip()) >= 2
    return 2 <= filled <= count and spread and _all_names(row)
