"""How far is one agency, and what is the next thing to do?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Blueprint, Response

import ckan.plugins.toolkit as tk

from ckanext.pdi import places, standings, steps, wording
from ckanext.pdi.logic import organizations
from ckanext.pdi.progress import (
    AgencyProgress,
    DatasetProgress,
    Promise,
    agency_to_csv,
    agency_to_json,
    dumps,
)
from ckanext.pdi.progress.figures import COUNTED, OPEN, PROMISED, WAITING, Arc
from ckanext.pdi.views import http

#: Groups of the list in the order in which they are read.
_GROUPS = (
    ("counted", ("counted",)),
    ("fix", ("hold", "not_counted")),
    ("open", ("waiting", "checking")),
    ("same", ("same",)),
    ("outside", ("outside",)),
)


@dataclass(frozen=True)
class Line:
    """A data set as the list shows it."""

    progress: DatasetProgress
    hint: str
    url: str


@dataclass(frozen=True)
class PromiseLine:
    """A promised line and what became of it."""

    promise: Promise
    state: str  # met, open, overdue


def add_routes(blueprint: Blueprint) -> None:
    """Ours."""
    blueprint.add_url_rule("/pdi/agency/<name>", "agency", page)
    blueprint.add_url_rule("/pdi/agency/<name>.json", "agency_json", as_json)
    blueprint.add_url_rule("/pdi/agency/<name>.csv", "agency_csv", as_csv)


def page(name: str) -> str | Response:
    """An agency's page; members also learn of what is not public."""
    organization = _organization(name)
    member = organizations.is_member(organization.id, tk.current_user.name)
    progress = _progress(organization.id, hidden=member)
    visible = [d for d in progress.datasets if d.state.visible]
    return tk.render(
        "pdi/agency.html",
        {
            "group_dict": _group(organization),
            "group_type": organization.type,
            "progress": progress,
            "arcs": _arcs(progress, visible),
            "step": steps.step(progress.next_step, progress.agency.title),
            "step_url": _step_url(progress),
            "groups": _groups(visible),
            "hidden": [d for d in progress.datasets if not d.state.visible],
            "promises": _promises(progress.promises),
            "places": list(places.names(progress.agency.jurisdictions).values()),
            "checking": sum(d.state.checking for d in visible),
            "can_edit": organizations.may_edit(organization.id, tk.current_user.name),
        },
    )


def as_json(name: str) -> Response:
    """The shape pdi-agency/1."""
    progress = _progress(_organization(name).id)
    text = dumps(agency_to_json(progress))
    return http.export(text, http.JSON, progress.checked, f"{name}.json")


def as_csv(name: str) -> Response:
    """One row a data set."""
    progress = _progress(_organization(name).id)
    text = agency_to_csv(progress)
    return http.export(text, http.CSV, progress.checked, f"pdi-{name}.csv")


def _organization(name: str) -> organizations.Organization:
    try:
        return organizations.find(name)
    except tk.ObjectNotFound:
        tk.abort(404, tk._("Agency not found"))


def _progress(organization_id: str, *, hidden: bool = False) -> AgencyProgress:
    tk.check_access("pdi_progress_show", {}, {"id": organization_id})
    found = standings.agency(organization_id, hidden=hidden)
    return found or tk.abort(404, tk._("Agency not found"))


def _group(organization: organizations.Organization) -> dict[str, str]:
    title = organization.title or organization.name
    return {
        "id": organization.id,
        "name": organization.name,
        "title": title,
        "display_name": title,
        "type": organization.type,
    }


def _arcs(progress: AgencyProgress, visible: Sequence[DatasetProgress]) -> list[Arc]:
    """What stands in each place of the ring, best first, linked where it can be."""
    filled = [
        *(_arc(COUNTED, d) for d in visible if d.counted),
        *(_arc(WAITING, d) for d in visible if d.standing in ("waiting", "checking")),
        *(
            Arc(PROMISED, f"{_title(p.category)}: {wording.sign('promised').word}")
            for p in progress.promises
            if not p.met
        ),
    ]
    empty = Arc(OPEN, tk._("Open"))
    return (filled + [empty] * progress.target)[: progress.target]


def _arc(kind: str, d: DatasetProgress) -> Arc:
    word = wording.sign("counted" if d.counted else d.state.verdict).word
    return Arc(kind, f"{d.state.title}: {word}", _url(d))


def _title(category: str) -> str:
    return wording.category_title(category)


def _url(d: DatasetProgress) -> str:
    return tk.h.url_for("pdi.dataset", id=d.state.name)


def _step_url(progress: AgencyProgress) -> str | None:
    dataset = progress.next_step.dataset
    return tk.h.url_for("pdi.dataset", id=dataset.name) if dataset else None


def _groups(visible: Iterable[DatasetProgress]) -> list[tuple[str, list[Line]]]:
    lines = [Line(d, steps.hint(d), _url(d)) for d in visible]
    groups = [
        (name, [line for line in lines if line.progress.standing in standings_])
        for name, standings_ in _GROUPS
    ]
    return [(name, found) for name, found in groups if found]


def _promises(promises: Iterable[Promise]) -> list[PromiseLine]:
    today = _today()
    return [PromiseLine(p, wording.promise_state(p, today)) for p in promises]


def _today() -> date:
    return datetime.now(UTC).date()
