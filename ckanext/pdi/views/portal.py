"""How far is everyone? The page ``/pdi`` and its JSON and CSV."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response
from markupsafe import Markup

import ckan.plugins.toolkit as tk

from ckanext.pdi import places, standings, steps
from ckanext.pdi.progress import (
    AgencyProgress,
    Cell,
    PortalProgress,
    coverage,
    dumps,
    figures,
    portal_to_csv,
    portal_to_json,
)
from ckanext.pdi.progress.exports import totals
from ckanext.pdi.progress.places import TILES, state_of
from ckanext.pdi.views import http
from ckanext.pdi.vocabulary.categories import categories

#: Fewer agencies are seen at a glance: no filters.
FILTER_FROM = 6
#: A map of one or two states says nothing.
MAP_FROM = 3
#: Rows of one page; beyond, the filters and the exports serve.
PAGE_ROWS = 200


@dataclass(frozen=True)
class Row:
    """An agency as the table shows it."""

    progress: AgencyProgress
    url: str
    place: str
    state: str | None
    step: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Tile:
    """A state on the map of tiles."""

    code: str
    column: int
    row: int
    agencies: int = 0
    reached: int = 0


def add_routes(blueprint: Blueprint) -> None:
    """Ours."""
    blueprint.add_url_rule("/pdi", "portal", page)
    blueprint.add_url_rule("/pdi.json", "portal_json", as_json)
    blueprint.add_url_rule("/pdi.csv", "portal_csv", as_csv)


def page() -> str:
    """The portal's page."""
    tk.check_access("pdi_progress_list", {}, {})
    portal = standings.portal()
    asked = _asked()
    columns = _columns(portal)
    rows = _rows(portal, columns)
    shown = [row for row in rows if _matches(row, asked)]
    return tk.render(
        "pdi/portal.html",
        {
            "portal": portal,
            "totals": totals(portal),
            "rows": _sorted(shown, asked["sort"])[:PAGE_ROWS],
            "shown": len(shown),
            "columns": columns,
            "dataset_url": tk.h.url_for("pdi.dataset", id="DATASET"),
            "missing": [c for c in _counting(portal) if c not in columns],
            "tiles": _tiles(rows),
            "spread": _spread(portal.target),
            "states": sorted({row.state for row in rows if row.state}),
            "filters": len(rows) >= FILTER_FROM,
            "asked": asked,
        },
    )


def as_json() -> Response:
    """The shape pdi-portal/1."""
    portal = standings.portal()
    return http.export(
        dumps(portal_to_json(portal)), http.JSON, portal.checked, "pdi.json"
    )


def as_csv() -> Response:
    """One row an agency."""
    portal = standings.portal()
    return http.export(portal_to_csv(portal), http.CSV, portal.checked, "pdi.csv")


def _asked() -> dict[str, str]:
    args = tk.request.args
    return {name: args.get(name, "") for name in ("state", "n", "q", "sort")}


def _counting(portal: PortalProgress) -> list[str]:
    return [c.slug for c in categories().values() if c.counts(portal.counting)]


def _columns(portal: PortalProgress) -> list[str]:
    """Categories that count and of which any agency has or promised something."""
    used = {d.state.category for a in portal.agencies for d in a.datasets}
    used |= {p.category for a in portal.agencies for p in a.promises}
    return [slug for slug in _counting(portal) if slug in used]


def _rows(portal: PortalProgress, columns: Sequence[str]) -> list[Row]:
    slugs = {s for a in portal.agencies for s in a.agency.jurisdictions}
    names = places.names(slugs)
    return [
        Row(
            progress=a,
            url=tk.h.url_for("pdi.agency", name=a.agency.name),
            place="; ".join(names.get(s, s) for s in a.agency.jurisdictions[:2]),
            state=state_of(a.agency.jurisdictions),
            step=steps.step(a.next_step, a.agency.title, short=True),
            cells=coverage(a, columns),
        )
        for a in portal.agencies
    ]


def _spread(target: int) -> list[tuple[int, Markup]]:
    """The steps from three down to none, each with its marks."""
    return [
        (n, Markup(figures.pips(figures.kinds(n, 0, 0, target))))  # noqa: S704 - fixed
        for n in range(target, -1, -1)
    ]


def _matches(row: Row, asked: Mapping[str, str]) -> bool:
    target = row.progress.target
    return (
        (not asked["state"] or row.state == asked["state"])
        and (not asked["n"] or asked["n"] == str(min(row.progress.counted, target)))
        and asked["q"].casefold()
        in f"{row.progress.agency.title} {row.place}".casefold()
    )


def _sorted(rows: Iterable[Row], by: str) -> list[Row]:
    """By name as they come; ``counted`` puts the furthest first."""
    if by != "counted":
        return list(rows)
    return sorted(rows, key=lambda row: (-row.progress.counted, -row.progress.waiting))


def _tiles(rows: Sequence[Row]) -> list[Tile]:
    """The map, where there are enough states for one."""
    agencies = Counter(row.state for row in rows if row.state)
    if len(agencies) < MAP_FROM:
        return []
    reached: dict[str, int] = defaultdict(int)
    for row in rows:
        reached[row.state or ""] += row.progress.reached
    return [
        Tile(code, column + 1, line + 1, agencies[code], reached[code])
        for code, (column, line) in sorted(TILES.items())
        if agencies[code] or line < 8
    ]
