"""Why this verdict? The evidence page of a data set, ``/dataset/<id>/pdi``."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

import ckan.plugins.toolkit as tk

from ckanext.pdi import evidence, standings, steps
from ckanext.pdi.progress import DatasetProgress
from ckanext.pdi.visibility import DATASET_TYPE

#: Entries of the history that the page lists.
HISTORY = 20


def add_routes(blueprint: Blueprint) -> None:
    """Ours."""
    blueprint.add_url_rule("/dataset/<id>/pdi", "dataset", page)
    blueprint.add_url_rule(
        "/dataset/<id>/pdi/check", "dataset_check", check, methods=["POST"]
    )


def page(id: str) -> str | Response:
    """The evidence for everyone who may see the data set."""
    package = _package(id)
    if id != package["name"]:
        return tk.redirect_to("pdi.dataset", id=package["name"])
    own = _progress(package)
    return tk.render(
        "pdi/dataset.html",
        {
            "pkg_dict": package,
            "dataset_type": package["type"],
            "sheet": evidence.sheet(package["id"], package["title"] or package["name"]),
            "progress": own,
            "hint": steps.hint(own) if own else "",
            "history": tk.get_action("pdi_verdict_history")(
                {}, {"id": package["id"], "limit": HISTORY}
            ),
        },
    )


def check(id: str) -> Response:
    """Have it checked again."""
    try:
        tk.get_action("pdi_check")({}, {"id": id})
    except tk.NotAuthorized:
        tk.abort(403, tk._("Only its editors may have a data set checked."))
    except tk.ObjectNotFound:
        tk.abort(404, tk._("Dataset not found"))
    return tk.redirect_to("pdi.dataset", id=id)


def _package(id: str) -> dict[str, Any]:
    try:
        package = tk.get_action("package_show")({"for_view": True}, {"id": id})
    except (tk.ObjectNotFound, tk.NotAuthorized):
        tk.abort(404, tk._("Dataset not found"))
    if package["type"] != DATASET_TYPE:
        tk.abort(404, tk._("This is no police data set."))
    return package


def _progress(package: dict[str, Any]) -> DatasetProgress | None:
    """Its part in its agency's count. It is listed as hidden when it is: whoever sees
    this page may see the data set."""
    if not package.get("owner_org"):
        return None
    agency = standings.agency(package["owner_org"], hidden=True)
    found = agency.datasets if agency else ()
    return next((d for d in found if d.state.id == package["id"]), None)
