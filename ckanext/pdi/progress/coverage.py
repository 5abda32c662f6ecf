"""Which agency covers which category: what stands in each cell of the grid?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ckanext.pdi.progress.model import AgencyProgress, DatasetProgress

#: Standings from best to worst: the best one of a cell speaks for it.
_BEST_FIRST = ("counted", "checking", "waiting", "hold", "not_counted")


@dataclass(frozen=True)
class Cell:
    """One agency and one category.

    ``standing`` is one of counted, checking, waiting, hold, not_counted, promised,
    none; ``count`` is the number of data sets of that standing (counted ones: units);
    ``dataset`` is the name of the first of them.
    """

    standing: str = "none"
    count: int = 0
    dataset: str | None = None


def coverage(agency: AgencyProgress, categories: Sequence[str]) -> Mapping[str, Cell]:
    """The agency's cell for each of these categories."""
    promised = {p.category for p in agency.promises if not p.met}
    cells: dict[str, Cell] = {}
    for slug in categories:
        own = [d for d in agency.datasets if d.state.category == slug]
        cells[slug] = _cell(own, slug in promised)
    return cells


def _cell(datasets: Sequence[DatasetProgress], promised: bool) -> Cell:
    for standing in _BEST_FIRST:
        same = [d for d in datasets if d.standing == standing]
        if standing == "not_counted" and promised:
            break
        if same:
            return Cell(standing, len(same), same[0].state.name)
    return Cell("promised", 1) if promised else Cell()
