"""Do several tables stand side by side in a sheet?

An empty column alone is no sign: many tables have one. But tables of different
heights, or a first column that comes again with the same values, are no one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Row = Sequence[str]
#: A table has at least so many columns and rows.
LEAST_COLUMNS, LEAST_ROWS = 2, 3
#: Share of a table's rows in which something is filled.
FILLED_SHARE = 0.8
#: Tables whose heights differ by so many rows are not one.
LEAST_DIFFERENCE = 2
#: Wider sheets are cross tables, not several tables.
MAX_WIDTH = 400


@dataclass(frozen=True)
class Beside:
    """How many tables there are, and the columns of the largest."""

    tables: int
    columns: slice

    def cut(self, rows: Sequence[Row]) -> list[list[str]]:
        """The largest table's part of rows."""
        return [list(row[self.columns]) for row in rows]


@dataclass(frozen=True)
class _Part:
    """A run of columns between empty ones."""

    columns: slice
    rows: tuple[int, ...]  # those that are filled
    cells: int
    key: tuple[str, ...]  # what stands first in them


def find(rows: Sequence[Row]) -> Beside | None:
    """The tables in the first rows of a sheet; None where there is only one."""
    width = max(map(len, rows), default=0)
    if width > MAX_WIDTH:
        return None
    parts = [_part(rows, run) for run in _runs(rows, width)]
    tables = [p for p in parts if _is_table(p)]
    if len(tables) < 2 or not (_differ(tables) or _repeat(tables)):
        return None
    largest = max(tables, key=lambda p: p.cells)
    return Beside(len(tables), largest.columns)


def _runs(rows: Sequence[Row], width: int) -> list[slice]:
    """Columns that hang together, between columns without any cell."""
    used = [any(i < len(r) and r[i].strip() for r in rows) for i in range(width)]
    edges = [i for i in range(width) if used[i] and (i == 0 or not used[i - 1])]
    ends = [i + 1 for i in range(width) if used[i] and not any(used[i + 1 : i + 2])]
    return [slice(a, b) for a, b in zip(edges, ends, strict=True)]


def _part(rows: Sequence[Row], columns: slice) -> _Part:
    cells = [[c.strip() for c in row[columns]] for row in rows]
    counts = [sum(map(bool, row)) for row in cells]
    least = max(LEAST_COLUMNS, (columns.stop - columns.start) / 2)  # a note has less
    full = tuple(i for i, count in enumerate(counts) if count >= least)
    return _Part(columns, full, sum(counts), tuple(cells[i][0] for i in full))


def _is_table(part: _Part) -> bool:
    wide = part.columns.stop - part.columns.start >= LEAST_COLUMNS
    if not wide or len(part.rows) < LEAST_ROWS:
        return False
    height = part.rows[-1] - part.rows[0] + 1
    return len(part.rows) >= FILLED_SHARE * height


def _differ(tables: Sequence[_Part]) -> bool:
    """Is a table shorter than another, and has a key of its own?"""
    last = max(t.rows[-1] for t in tables)
    shorter = (t for t in tables if last - t.rows[-1] >= LEAST_DIFFERENCE)
    return any(all(t.key) and len(set(t.key)) == len(t.key) for t in shorter)


def _repeat(tables: Sequence[_Part]) -> bool:
    """Does a key come again, in full?"""
    keys = [t.key for t in tables if len(set(t.key)) == len(t.key) and all(t.key)]
    return len(set(keys)) < len(keys)
