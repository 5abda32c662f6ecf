"""Which of the last rows are notes below the table?"""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.pdi.reading.source import Rows
from ckanext.pdi.reading.totals import total_word

#: Notes below a table are looked for in so many last rows.
HELD_ROWS = 60
#: Share of records with a single filled cell from which it tells nothing.
SPARSE_SHARE = 0.1


def split_notes(rows: Rows, *, stand_out: bool) -> tuple[Rows, Rows]:
    """Split the last rows into records and what stands below them."""
    cut = len(rows)
    for i in range(len(rows) - 1, max(-1, len(rows) - HELD_ROWS - 1), -1):
        if not any(c.strip() for c in rows[i]):
            continue
        if not (stand_out and _is_note(rows[i])):
            break
        cut = i
    return rows[:cut], rows[cut:]


def is_sparse(rows: Rows) -> bool:
    """Do records have a single filled cell often, so that it tells nothing?"""
    filled = [sum(1 for c in row if c.strip()) for row in rows]
    single = sum(1 for n in filled if n == 1)
    return single > max(HELD_ROWS, SPARSE_SHARE * len(rows))


def _is_note(row: Sequence[str]) -> bool:
    """Is a row with one filled cell a note rather than a record or a total?"""
    filled = [(i, c.strip()) for i, c in enumerate(row) if c.strip()]
    if len(filled) > 1:
        return False
    position, text = filled[0]
    return position <= 1 and not total_word(text) and not text.isdecimal()
