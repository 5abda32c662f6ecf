"""Is a text that has no other form a table, or is it prose?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ckanext.pdi.reading import values

#: A column of single values: most of its lines have at most so many words ...
COLUMN_WORDS = 3
COLUMN_SHARE = 0.8
#: ... or it is long, and nearly all lines are names rather than sentences.
NAME_WORDS, NAME_CHARS = 8, 80
NAME_LINES, NAME_SHARE = 10, 0.95
#: Of many lines, shares of numbers and of blanks from which they are no column.
MANY_LINES, MIXED_SHARE, BLANK_SHARE = 20, 0.1, 0.05
#: A lone line is a header when its cells have at most so many words on average.
HEADER_WORDS = 4
#: Blanks between printed columns, and the share of lines that have them.
GAP, FIXED_SHARE = "   ", 0.6
#: The most frequent width of a table's rows has at least this share of them.
TABLE_SHARE = 0.3


def is_fixed_width(lines: Sequence[str]) -> bool:
    """Are columns made by blanks, as for a printer?"""
    filled = [line for line in lines if line.strip()]
    gaps = sum(1 for line in filled if line.strip().count(GAP) >= 2)
    return len(filled) > 2 and gaps >= FIXED_SHARE * len(filled)


def is_prose(rows: Sequence[Sequence[str]], delimiter: str | None) -> bool:
    """Judge by the first rows."""
    filled = [r for r in rows if any(c.strip() for c in r)]
    if not filled:
        return False
    if delimiter is None:
        lines = [r[0] for r in filled if len(r) == 1]
        return not (_is_column(lines) and _is_even(lines, len(rows)))
    if len(filled) == 1:
        cells = [c for c in filled[0] if c.strip()]
        return sum(len(c.split()) for c in cells) > HEADER_WORDS * len(cells)
    return max(Counter(map(len, filled)).values()) < TABLE_SHARE * len(filled)


def _is_column(lines: Sequence[str]) -> bool:
    count = len(lines)
    short = sum(1 for line in lines if len(line.split()) <= COLUMN_WORDS)
    if count >= 2 and short >= COLUMN_SHARE * count:
        return True
    names = sum(1 for line in lines if _is_name(line))
    return count >= NAME_LINES and names >= NAME_SHARE * count


def _is_even(lines: Sequence[str], rows: int) -> bool:
    """Are the values of one sort, without many blank lines between them?

    Pages that were cut into lines mix words, numbers and blanks.
    """
    if len(lines) < MANY_LINES:
        return True
    numbers = sum(1 for line in lines if _is_number(line))
    mixed = MIXED_SHARE * len(lines) < numbers < (1 - MIXED_SHARE) * len(lines)
    blanks = rows - len(lines)
    return not (mixed and blanks > BLANK_SHARE * rows)


def _is_number(line: str) -> bool:
    return values.read(line.strip())[0] in ("integer", "decimal", "percent")


def _is_name(line: str) -> bool:
    text = line.strip()
    sentence = text.endswith((".", "?", "!", ",", ";", ":")) or text[:1] in "#*-<>="
    return not sentence and len(text) <= NAME_CHARS and len(text.split()) <= NAME_WORDS
