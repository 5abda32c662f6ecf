"""How is a total row shown as evidence? Two rules find the same rows."""

from __future__ import annotations

from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.compliance.model import Evidence


def evidence(table: Interpretation) -> tuple[Evidence, ...]:
    """One piece for each of the first total rows; the counts are complete."""
    rows, found = table.rows, table.table.total_rows
    return tuple(
        Evidence(
            "total_row",
            total.row,
            _column_name(table, total.column),
            {"word": total.word, "rows": rows, "found": found},
        )
        for total in table.table.totals
    )


def _column_name(table: Interpretation, index: int) -> str | None:
    return next((c.name for c in table.columns if c.view.index == index), None)
