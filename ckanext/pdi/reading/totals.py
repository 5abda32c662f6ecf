"""Does a row begin with a word for a total?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ckanext.pdi.reading import values
from ckanext.pdi.vocabulary import words

_EDGES = " \t\u00a0.:;,-–—*#()[]\"'0123456789"
#: Kinds of the other cells in a row that adds up.
_ADDED = frozenset(
    {"integer", "decimal", "percent", "null_word", "suppressed", "withheld"}
)
MAX_LENGTH = 60
#: Parts of which each listed word has one: looked for before any cell is.
_HINTS = ("tot", "all", "wide", "gesamt", "sum", "razem", "yhteens")


def may_hold_total(cells: Iterable[str]) -> bool:
    """A quick look: may one of these cells be a word for a total?"""
    text = "\n".join(cells).lower()
    return any(hint in text for hint in _HINTS)


def total_word(
    cell: str, row: Sequence[str] | None = None, position: int = 0
) -> str | None:
    """The word of the closed list that the cell is, or begins with.

    A cell that only begins with such a word (``TOTAL CLAIMS``, ``Total Wine``) counts
    in a row whose other cells are numbers or empty. Without a row: may it count?
    """
    if len(cell) > MAX_LENGTH or not cell:
        return None
    text = cell.strip(_EDGES).lower()
    if text in words.TOTALS:
        return text
    for start in words.TOTAL_STARTS:
        if text.startswith(start) and not text[len(start) : len(start) + 1].isalnum():
            return start if row is None or _adds_up(row, position) else None
    return None


def _adds_up(row: Sequence[str], position: int) -> bool:
    """Are the other filled cells numbers, and is there at least one?"""
    kinds = [
        values.read(c.strip())[0]
        for i, c in enumerate(row)
        if i != position and c.strip()
    ]
    return bool(kinds) and all(k in _ADDED for k in kinds)
