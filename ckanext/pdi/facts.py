"""What is a profile: which facts does reading measure and compliance judge?

This module is the contract between the two halves of the product. ``reading``
fills a :class:`Profile` from bytes and judges nothing; ``compliance`` interprets
it and never sees the bytes. Both sides, the database and the audit bundle speak
its JSON form (:func:`to_json`, :func:`from_json`).

What may never stand in a profile: a value of a name, birth-date, id or free-text
column. Minimum and maximum are kept only for numbers and for dates that are no
birth dates; value *shapes* are kept only where they are short; words are kept
only from the closed lists of the vocabulary. Without a detected header columns
are named ``column_1``, ``column_2``, ...

Facts come in groups, each with its own version (:data:`GROUPS`). A rule names
the groups it needs; a profile that lacks one leaves the rule ``untested``.

Row numbers everywhere are 1-based *physical records* of the table as read, with
the header and anything above it counted (a spreadsheet's own row numbers; in
delimited text a quoted line break does not start a new record). In formats with
no header row, such as JSON, the first record is row 1.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

#: Fact groups and their versions. A change of meaning raises the version, which
#: makes every stored profile of the old version due for reading again.
GROUPS: Mapping[str, int] = {
    "container": 1,
    "table": 2,
    "columns": 2,
    "combinations": 1,
    "privacy": 1,
}

#: What may identify a person, looked for in every cell of every column. Only how
#: many cells and in which rows is kept, never what stands there.
PATTERNS = (
    "ssn",  # 123-45-6789 in the areas that are issued; nine digits where named so
    "email",
    "phone",  # ten digits in a North American form
    "payment_card",  # 13 to 19 digits with a right Luhn check digit
    "driver_license",  # a state's form, where the column's name says so
    "plate",  # a plate's form, where the column's name says so
    "person_name",  # two to four capitalised words, or LAST, FIRST
    "street_address",  # a house number that is no block number, and a street word
    "exact_place",  # coordinates with more than four decimals
)

#: Kinds into which every filled cell of a column falls; exactly one each.
VALUE_KINDS = (
    "integer",  # 12, -3, 1,204, 007 (see Numbers.padded)
    "decimal",  # 1.5, 1e3, $12.00
    "percent",  # 45%, 4.5 %
    "date",  # a day: 2024-01-31, 1/31/2024, 31-JAN-24, 20240131
    "datetime",  # a day and a time in one cell
    "time",  # 13:45, 1:45 PM
    "month",  # a period longer than a day: 2024-01, Jan 2024, 2024 Q1, FY16
    "code",  # one token with letters and digits or separators: 24-00017, A83
    "word",  # one token of letters: Warning, M, W
    "text",  # several tokens
    "url",
    "null_word",  # a spelled null: NA, NULL, None, -, ., n/a, (blank)
    "withheld",  # REDACTED, UNKNOWN, not entered, suppressed, confidential
    "suppressed",  # a number hidden: <5, *, ^, **, #####
)


@dataclass(frozen=True)
class Problem:
    """Something that stood in the way of reading: a code, a place, plain data.

    Codes: ``decode_error``, ``unknown_encoding``, ``nul_byte``, ``unclosed_quote``,
    ``syntax_error`` (JSON, XML), ``limit.<name>`` (a broken limit),
    ``error.<name>`` (the reader or its process failed), ``not_supported`` (a
    recognised structured format that is not read yet), ``encrypted``, ``sampled``.
    """

    code: str
    row: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Container:
    """What the bytes are, before any table is looked for.

    ``format`` is one of ``csv`` (any delimited text), ``xlsx``, ``xls``, ``ods``,
    ``json``, ``jsonl``, ``geojson``, ``xml``, ``kml``, ``parquet``, ``sqlite``,
    ``dbf``, ``shapefile``, ``pdf``, ``doc``, ``docx``, ``ppt``, ``html``, ``rtf``,
    ``image``, ``script``, ``lfs_pointer``, ``lock_file``, ``prose``, ``empty``,
    ``zip``, ``gzip``, ``binary`` (unknown binary). ``signature`` names what was
    seen, for people: ``PDF 1.4``. ``wrapper`` is ``gzip`` or ``zip`` when the
    format was found inside one. ``members`` counts archive members.
    """

    format: str
    signature: str | None = None
    wrapper: str | None = None
    members: int | None = None
    #: utf-8, utf-8-sig, utf-16-le, cp1252, latin-1, cp932, euc_jp, ascii; None: not
    #: text, or text of which it cannot be told (``unknown_encoding``).
    encoding: str | None = None
    newline: str | None = None  # lf, crlf, cr, mixed
    delimiter: str | None = None
    decode_errors: int = 0
    lines: int | None = None


@dataclass(frozen=True)
class Ragged:
    """Data rows whose width differs from the header's."""

    count: int = 0
    short: int = 0
    long: int = 0
    rows: tuple[int, ...] = ()  # the first ten


@dataclass(frozen=True)
class TotalRow:
    """A row that begins with a word for a total, from the closed list of words."""

    row: int
    column: int  # 0-based position of the cell that holds the word
    word: str  # the word of the closed list, never the cell


@dataclass(frozen=True)
class Table:
    """The table that was found in the container."""

    rows: int  # data records: no header, preamble, footer or blank row
    columns: int
    header_rows: tuple[int, ...]  # empty: no header was detected
    first_row: int | None  # first and last data row
    last_row: int | None
    preamble_rows: tuple[int, ...] = ()  # title and note rows above (first ten)
    footer_rows: tuple[int, ...] = ()  # note rows below (first ten)
    blank_rows: int = 0
    repeated_header_rows: tuple[int, ...] = ()
    usable_names: int = 0  # non-empty header names, unique after trim
    empty_names: int = 0
    duplicate_names: tuple[str, ...] = ()  # first ten
    ragged: Ragged = Ragged()
    total_rows: int = 0
    totals: tuple[TotalRow, ...] = ()  # the first ten
    duplicate_rows: int = 0  # rows equal to an earlier one, all columns
    duplicate_rows_exact: bool = True  # False: an estimate, of many different rows
    sheet: str | None = None
    sheets: int | None = None  # sheets that hold data, hidden ones included
    hidden: bool = False  # the table's own sheet is hidden
    merged: tuple[str, ...] = ()  # merged ranges in the data area (first ten)
    blocks: int = 1  # separate tables, stacked or side by side; one of them is read


@dataclass(frozen=True)
class Numbers:
    """Numeric facts of a column; over its integer, decimal and percent cells.

    All finite: JSON has no word for infinity, so 1e999 is a ``code``, no number.
    """

    count: int
    min: float
    max: float
    sum: float
    integers: int
    zeros: int
    ones: int
    negatives: int
    years: int  # integers of four digits, 1900..2100
    padded: int  # integers written with a leading zero
    steps: int  # cells that are their predecessor + 1: a row counter has count - 1


@dataclass(frozen=True)
class Dates:
    """Date facts of a column; over its date and datetime cells.

    ``min`` and ``max`` are ISO days, absent for columns whose name says birth.
    """

    count: int
    distinct_days: int
    min: str | None
    max: str | None
    first_of_month: int
    first_of_year: int
    timed: int  # cells with a time of day other than midnight
    digits_only: int  # written as 20240131, 1312024: numbers may look like these
    ambiguous: int  # day and month could be exchanged
    patterns: Mapping[str, int]  # 9999-99-99 -> cells; at most six
    future: int = 0  # beyond the year 2100 or otherwise impossible
    ancient: int = 0  # before 1900
    consecutive: int = 0  # cells one day after their predecessor, row by row


@dataclass(frozen=True)
class Text:
    """Length facts over the filled cells, as written."""

    min_length: int
    max_length: int
    mean_length: float
    mean_words: float
    with_digit: int
    listed: int  # cells with a list separator between short values: W;W, W, W
    shapes: Mapping[str, int]  # 99-99999 -> cells; at most four, short ones only
    formulas: int = 0  # begin with = + - @ and are no number: spreadsheets run them


@dataclass(frozen=True)
class Sighting:
    """Cells of a column in which one of :data:`PATTERNS` was found."""

    pattern: str
    count: int
    rows: tuple[int, ...] = ()  # the first ten


@dataclass(frozen=True)
class Column:
    """One column's facts."""

    index: int  # 0-based
    name: str  # the raw header, trimmed; column_N without a detected header
    filled: int  # cells that are not empty, not a spelled null
    nulls: int  # empty cells and spelled nulls; filled + nulls = rows
    distinct: int  # over filled cells
    distinct_exact: bool
    kinds: Mapping[str, int]  # of VALUE_KINDS, over non-empty cells
    top: int  # cells that hold the most frequent value (the value is not kept)
    numbers: Numbers | None = None
    dates: Dates | None = None
    text: Text | None = None
    #: Cells whose whole value, or one word of it, is in a closed word list of the
    #: vocabulary (``vocabulary.words``): list name -> cells.
    words: Mapping[str, int] = field(default_factory=dict[str, int])
    sightings: tuple[Sighting, ...] = ()  # the fact group ``privacy``


@dataclass(frozen=True)
class Combination:
    """Distinct value tuples of several columns, over all data rows."""

    columns: tuple[int, ...]
    distinct: int
    exact: bool


@dataclass(frozen=True)
class Profile:
    """All facts of one content, and nothing else."""

    sha256: str
    bytes: int
    method: str  # full, sample, metadata (no table could be read)
    groups: Mapping[str, int]
    container: Container
    table: Table | None = None
    columns: tuple[Column, ...] = ()
    combinations: tuple[Combination, ...] = ()
    problems: tuple[Problem, ...] = ()

    def has(self, *groups: str) -> bool:
        """Are all these fact groups present?"""
        return all(group in self.groups for group in groups)

    def problem(self, *prefixes: str) -> Problem | None:
        """The first problem whose code starts with one of these."""
        return next((p for p in self.problems if p.code.startswith(prefixes)), None)


def to_json(profile: Profile) -> dict[str, Any]:
    """The profile as plain JSON data; default values are left out to keep it small."""
    return _plain(profile)


def from_json(data: Mapping[str, Any]) -> Profile:
    """The profile from its JSON form; unknown keys are ignored.

    Raises:
        KeyError, TypeError: when the data is not a profile.
    """
    table = data.get("table")
    return _make(
        Profile,
        data,
        container=_make(Container, data["container"]),
        table=None if table is None else _table(table),
        columns=tuple(_column(c) for c in data.get("columns", ())),
        combinations=tuple(
            _make(Combination, c, columns=tuple(c["columns"]))
            for c in data.get("combinations", ())
        ),
        problems=tuple(_make(Problem, p) for p in data.get("problems", ())),
    )


def _table(data: Mapping[str, Any]) -> Table:
    lists = {
        name: tuple(data[name])
        for name in (
            "header_rows",
            "preamble_rows",
            "footer_rows",
            "repeated_header_rows",
            "duplicate_names",
            "merged",
        )
        if name in data
    }
    ragged = data.get("ragged", {})
    return _make(
        Table,
        data,
        **lists,
        ragged=_make(Ragged, ragged, rows=tuple(ragged.get("rows", ()))),
        totals=tuple(_make(TotalRow, t) for t in data.get("totals", ())),
    )


def _column(data: Mapping[str, Any]) -> Column:
    parts = {"numbers": Numbers, "dates": Dates, "text": Text}
    sightings = (
        _make(Sighting, s, rows=tuple(s.get("rows", ())))
        for s in data.get("sightings", ())
    )
    return _make(
        Column,
        data,
        **{k: _make(cls, data[k]) for k, cls in parts.items() if data.get(k)},
        sightings=tuple(sightings),
    )


def _make(cls: type, data: Mapping[str, Any], **known: Any) -> Any:
    names = {f.name for f in dataclasses.fields(cls)}
    return cls(**{**{k: v for k, v in data.items() if k in names}, **known})


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for f in dataclasses.fields(value):
            item = getattr(value, f.name)
            if f.default is not dataclasses.MISSING and item == f.default:
                continue
            if f.default_factory is not dataclasses.MISSING and not item:
                continue
            out[f.name] = _plain(item)
        return out
    if isinstance(value, Mapping):
        items = cast("Mapping[str, Any]", value)
        return {k: _plain(v) for k, v in items.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in cast("Sequence[Any]", value)]
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return value
