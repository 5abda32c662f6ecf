"""How far is the checking of the demo, and what does each agency show?"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.demo.cast import AGENCIES
from ckanext.pdi.demo.portal import Crew, Portal


def unchecked(crew: Crew) -> list[str]:
    """The data sets that are there and whose verdict is not yet current."""
    waiting: list[str] = []
    for dataset in (d for agency in AGENCIES for d in agency.datasets):
        verdict = crew.editor.show("pdi_verdict_show", id=dataset.name)
        if verdict is not None and verdict["state"] != "current":
            waiting.append(dataset.name)
    return waiting


def standings(portal: Portal) -> Iterator[tuple[str, int, int, int]]:
    """Title, counted, waiting and promised of each agency, as a visitor sees them."""
    for agency in AGENCIES:
        progress = portal.show("pdi_progress_show", id=agency.name)
        if progress is not None:
            yield (
                progress["agency"]["title"],
                progress["counted"],
                progress["waiting"],
                progress["promised"],
            )
