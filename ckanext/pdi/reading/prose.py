"""Is a text that has no other form a table, or is it prose?"""

from __future__ import annotations

from collections.abc import Sequence

#: A column of single values: most of its lines have at most so many words.
COLUMN_WORDS = 3
COLUMN_SHARE = 0.8
#: A lone line is a header when its cells have at most so many words on average.
HEADER_WORDS = 4
#: Rows of one width a table has at least, as a share of its rows.
TABLE_SHARE = 0.3


def is_prose(rows: Sequence[Sequence[str]], delimiter: str | None) -> bool:
    """Judge by the first rows."""
    filled = [r for r in rows if any(c.strip() for c in r)]
    if delimiter is None:
        return not _is_column([r[0] for r in filled if len(r) == 1])
    if len(filled) == 1:
        cells = [c for c in filled[0] if c.strip()]
        return sum(len(c.split()) for c in cells) > HEADER_WORDS * len(cells)
    return False


def _is_column(lines: Sequence[str]) -> bool:
    short = sum(1 for line in lines if len(line.split()) <= COLUMN_WORDS)
    return len(lines) >= 2 and short >= COLUMN_SHARE * len(lines)
