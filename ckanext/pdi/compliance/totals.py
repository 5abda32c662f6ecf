"""Which total rows are credible, and how are they shown? Two rules ask."""

from __future__ import annotations

from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence
from ckanext.pdi.compliance.roles import NUMBERS, Role
from ckanext.pdi.facts import TotalRow

#: These words say total whatever stands around them; others also name a person
#: ("Overall") or a place, and need the first or the last row.
STRONG = ("total", "sum", "gesamt", "razem", "i alt", "yhteens", "totaal", "suma")


def count(table: Interpretation) -> int:
    """How many rows are credible totals; without numbers there is nothing to add."""
    if not table.of(*NUMBERS, Role.MONEY, Role.ATTRIBUTE, Role.CODE):
        return 0
    shown = table.table.totals
    credible = sum(_credible(table, total) for total in shown)
    if len(shown) and credible == len(shown):
        return table.table.total_rows
    return credible


def _credible(table: Interpretation, total: TotalRow) -> bool:
    ends = (table.table.first_row, table.table.last_row)
    strong = any(word in total.word.lower() for word in STRONG)
    return strong or total.row in ends


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
