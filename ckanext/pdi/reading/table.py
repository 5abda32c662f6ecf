"""What are the facts of a table whose rows stream by?

The layout is found on the first rows; the last rows are held back until the end,
so that notes below the table are no records. Everything between is handed to the
columns in portions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from ckanext.pdi.facts import Column, Combination, Ragged, Table, TotalRow
from ckanext.pdi.reading import beside
from ckanext.pdi.reading import layout as layouts
from ckanext.pdi.reading.columns import ColumnFacts
from ckanext.pdi.reading.combinations import Combinations
from ckanext.pdi.reading.distinct import Distinct
from ckanext.pdi.reading.errors import LimitBroken
from ckanext.pdi.reading.layout import Layout
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.names import count_names
from ckanext.pdi.reading.notes import HELD_ROWS, is_sparse, split_notes
from ckanext.pdi.reading.source import Rows, Source
from ckanext.pdi.reading.totals import may_hold_total, total_word

#: Cells and rows of one portion.
PORTION_CELLS, PORTION_ROWS = 200_000, 8_192
#: Places kept in a profile.
MAX_PLACES = 10
#: Different values counted exactly, over all columns and for one.
COLUMN_CAPS = (1_000_000, 100_000)
ROWS_CAP = 100_000


class TableReader:
    """Reads one source to its end."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._row = 1  # number of the next row
        self._rows = self._blank = 0
        self._first: int | None = None
        self._last: int | None = None
        self._ragged: list[tuple[int, int]] = []
        self._short = self._long = 0
        self._repeated: list[int] = []
        self._blocks = 1
        self._gap = False  # was the row before a blank one?
        self._totals: list[TotalRow] = []
        self._total_rows = 0
        self._layout: Layout | None = None
        self._columns: list[ColumnFacts] = []
        self._combinations = Combinations()
        self._whole = Distinct(ROWS_CAP)
        self.footer: list[int] = []

    def read(self) -> tuple[Table, tuple[Column, ...], tuple[Combination, ...]] | None:
        """The facts; None where there is no table."""
        blocks = iter(self._source.rows)
        head: Rows = []
        for block in blocks:
            head.extend(block)
            if len(head) >= layouts.LOOK_ROWS:
                break
        found = self._beside(head)
        if found:
            self._blocks = found.tables
            head, blocks = found.cut(head), map(found.cut, blocks)
        layout = self._begin(head)
        if layout is None:
            return None
        self._stream(chain([head[layout.first :]], blocks))
        return self._table(layout), self._column_facts(), self._combinations.facts()

    def _beside(self, head: Rows) -> beside.Beside | None:
        if not self._source.sheet_like or self._source.header is not None:
            return None
        return beside.find(head[: layouts.LOOK_ROWS])

    def _begin(self, head: Rows) -> Layout | None:
        skip, names = self._source.skip, self._source.header
        if names is not None:
            width = len(names)
            layout: Layout | None = Layout(width, (), (), 0, names, None)
        else:
            layout = layouts.find(
                head[skip : skip + layouts.LOOK_ROWS], sheet=self._source.sheet_like
            )
        if layout is None:
            return None
        if layout.width > self._limits.columns:
            raise LimitBroken("columns", columns=layout.width)
        layout = _shifted(layout, skip)
        self._layout = layout
        self._row = layout.first + 1
        cap = min(COLUMN_CAPS[1], COLUMN_CAPS[0] // max(1, layout.width))
        self._columns = [
            ColumnFacts(i, name, cap) for i, name in enumerate(layout.names)
        ]
        self._header_key = self._key_of_header(head)
        self._notes_stand_out = layout.width > 2 and not is_sparse(
            head[layout.first : layout.first + layouts.LOOK_ROWS]
        )
        return layout

    def _key_of_header(self, head: Rows) -> list[str] | None:
        layout = self._layout
        if layout is None or not layout.header or layout.width < 2:
            return None
        row = head[layout.header[-1]]
        return row if sum(1 for c in row if c.strip()) >= 2 else None

    def _stream(self, blocks: Iterator[Rows]) -> None:
        width = max(1, len(self._columns))
        portion = max(64, min(PORTION_ROWS, PORTION_CELLS // width))
        held: Rows = []
        for block in blocks:
            held = held + block if held else block
            at = 0
            while len(held) - at >= portion + HELD_ROWS:
                self._take(held[at : at + portion])
                at += portion
            held = held[at:]
        outside = self._source.header is not None
        stand_out = self._notes_stand_out and not outside
        data, notes = split_notes(held, stand_out=stand_out)
        if data:
            self._take(data)
        self._note_footer(notes)

    def _note_footer(self, notes: Rows) -> None:
        for i, row in enumerate(notes):
            if any(c.strip() for c in row):
                self.footer.append(self._row + i)
            else:
                self._blank += 1

    def _take(self, rows: Rows) -> None:
        first, width = self._row, len(self._columns)
        self._row += len(rows)
        numbers: Sequence[int] = range(first, self._row)
        lengths = set(map(len, rows))
        if lengths != {width} or not all(map(any, rows)) or _has_space_rows(rows):
            rows, numbers = self._tidy(rows, numbers)
        if self._header_key:
            rows, numbers = self._drop_headers(rows, numbers)
        if not rows:
            return
        self._first = self._first or numbers[0]
        self._last = numbers[-1]
        self._rows += len(rows)
        columns = list(zip(*rows, strict=True))
        for facts, cells in zip(self._columns, columns, strict=True):
            facts.add(cells, numbers)
        self._find_totals(rows, columns, numbers)
        self._whole.add(map(hash, zip(*columns, strict=True)), len(rows))
        self._combinations.add(columns, self._columns)

    def _tidy(self, rows: Rows, numbers: Sequence[int]) -> tuple[Rows, Sequence[int]]:
        """Drop blank rows; pad or cut the others to the width, counting raggedness."""
        width = len(self._columns)
        layout = self._layout
        expected = layout.header_width if layout and layout.header_width else width
        tidy: Rows = []
        kept: list[int] = []
        for number, row in zip(numbers, rows, strict=True):
            if not any(c and not c.isspace() for c in row):
                self._blank += 1
                self._gap = self._rows > 0 or bool(tidy)
                continue
            if self._gap and layout and row != self._header_key:
                self._blocks += layouts.begins_again(row, layout.kinds)
            self._gap = False
            size = len(row)
            if not self._source.sheet_like and size != expected:
                self._note_ragged(number, size, expected)
            elif self._source.sheet_like and size > width:
                self._note_ragged(number, size, width)
            if size != width:
                row = (row + [""] * (width - size))[:width]
            tidy.append(row)
            kept.append(number)
        return tidy, kept

    def _note_ragged(self, number: int, size: int, expected: int) -> None:
        if size < expected:
            self._short += 1
        else:
            self._long += 1
        if len(self._ragged) < MAX_PLACES:
            self._ragged.append((number, size))

    def _drop_headers(
        self, rows: Rows, numbers: Sequence[int]
    ) -> tuple[Rows, Sequence[int]]:
        key = self._header_key or []
        width = len(self._columns)
        padded = (key + [""] * (width - len(key)))[:width]
        if padded not in rows:
            return rows, numbers
        pairs = list(zip(rows, numbers, strict=True))
        for i, (row, number) in enumerate(pairs):
            if row == padded:
                self._repeated.append(number)
                # After a gap a new table begins; without one, files were joined.
                self._blocks += i > 0 and number - pairs[i - 1][1] > 1
        kept = [(r, n) for r, n in pairs if r != padded]
        return [r for r, _ in kept], [n for _, n in kept]

    def _find_totals(
        self,
        rows: Rows,
        columns: Sequence[Sequence[str]],
        numbers: Sequence[int],
    ) -> None:
        hits: dict[int, TotalRow] = {}
        for position, cells in enumerate(columns[:3]):
            different = set(cells)
            if not may_hold_total(different):
                continue
            starts = {c for c in different if total_word(c)}
            for i, cell in enumerate(cells):
                if cell not in starts or i in hits:
                    continue
                word = total_word(cell, rows[i], position)
                if word:
                    hits[i] = TotalRow(numbers[i], position, word)
        self._total_rows += len(hits)
        room = MAX_PLACES - len(self._totals)
        self._totals.extend(hits[i] for i in sorted(hits)[:room])

    def _column_facts(self) -> tuple[Column, ...]:
        return tuple(facts.column() for facts in self._columns)

    def _table(self, layout: Layout) -> Table:
        named = bool(layout.header) or self._source.header is not None
        names = count_names([n.strip() for n in layout.names] if named else [])
        return Table(
            rows=self._rows,
            columns=layout.width,
            header_rows=tuple(i + 1 for i in layout.header),
            first_row=self._first,
            last_row=self._last,
            preamble_rows=tuple(i + 1 for i in layout.preamble[:MAX_PLACES]),
            footer_rows=tuple(self.footer[:MAX_PLACES]),
            blank_rows=self._blank,
            repeated_header_rows=tuple(self._repeated[:MAX_PLACES]),
            usable_names=names.usable,
            empty_names=names.empty,
            duplicate_names=names.duplicates,
            ragged=Ragged(
                self._short + self._long,
                self._short,
                self._long,
                tuple(n for n, _ in self._ragged),
            ),
            total_rows=self._total_rows,
            totals=tuple(self._totals),
            duplicate_rows=max(0, self._rows - self._whole.count),
            duplicate_rows_exact=self._whole.exact,
            sheet=self._source.sheet,
            sheets=self._source.sheets,
            hidden=self._source.hidden,
            blocks=self._blocks,
            merged=tuple(self._merged_in_table(layout)),
        )

    def _merged_in_table(self, layout: Layout) -> list[str]:
        """The merged ranges that reach into the header or the data."""
        top = (layout.header[0] if layout.header else layout.first) + 1
        inside = (m for m in self._source.merged if _last_row(m) >= top)
        return list(islice(inside, MAX_PLACES))


def _last_row(reference: str) -> int:
    """The last row of a range like B2:D4."""
    digits = reference.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return int(digits) if digits.isdecimal() else 0


def _shifted(layout: Layout, skip: int) -> Layout:
    if not skip:
        return layout
    return replace(
        layout,
        header=tuple(i + skip for i in layout.header),
        preamble=tuple(i + skip for i in layout.preamble),
        first=layout.first + skip,
    )


def _has_space_rows(rows: Rows) -> bool:
    """May a row hold nothing but blanks? (Only then its first cell is blank.)"""
    return any(not row[0].strip() and not "".join(row).strip() for row in rows)
