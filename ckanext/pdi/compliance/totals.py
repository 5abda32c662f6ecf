"""Which total rows are credible, and how are they shown? Two rules ask."""

from __future__ import annotations

from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence
from ckanext.pdi.compliance.roles import NUMBERS, Role
from ckanext.pdi.facts import TotalRow

#: These words say total whatever stands around them; others also name a person
#: ("Overall") or a place, and need the first or the last row.
LAST_ROWS = 3
_ADDED = (*NUMBERS, Role.MONEY, Role.ATTRIBUTE, Role.CODE)
STRONG = ("total", "sum", "gesamt", "razem", "i alt", "yhteens", "totaal", "suma")


def count(table: Interpretation) -> int:
    """How many rows are credible totals?"""
    shown = table.table.totals
    credible = sum(_credible(table, total) for total in shown)
    if len(shown) and credible == len(shown):
        return table.table.total_rows
    return credible


def _credible(table: Interpretation, total: TotalRow) -> bool:
    """A word for nothing but totals where there are numbers to add, or any such word
    at an end of the table."""
    facts = table.table
    first, last = facts.first_row or 0, facts.last_row or 0
    at_end = total.row <= first or total.row > last - LAST_ROWS
    strong = any(word in total.word.lower() for word in STRONG)
    return at_end or (strong and bool(table.of(*_ADDED)))


def evidence(table: Interpretation) -> tuple[Evidence, ...]:
    """One piece for each of the first total rows; the counts are complete."""
    rows, found = table.rows, count(table)
    return tuple(
        Evidence(
            "total_row",
            total.row,
            _column_name(table, total.column),
            {"word": total.word, "rows": rows, "found": found},
        )
        for total in table.table.totals
        if _credible(table, total)
    )


def _column_name(table: Interpretation, index: int) -> str | None:
    return next((c.name for c in table.columns if c.view.index == index), None)
