"""Who promised what? The list, and the form with which editors record a commitment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response
from flask.views import MethodView

import ckan.plugins.toolkit as tk

from ckanext.pdi import wording
from ckanext.pdi.logic import organizations
from ckanext.pdi.logic.schema.commitments import MAX_PROMISES, WHO
from ckanext.pdi.progress import dumps
from ckanext.pdi.progress.places import STATES
from ckanext.pdi.views import http
from ckanext.pdi.vocabulary.categories import categories

SCHEMA = "pdi-commitments/1"

_FIELDS = ("who", "name", "organization", "city", "state", "efforts", "note")
_LINE = ("category", "what", "by")


def add_routes(blueprint: Blueprint) -> None:
    """Ours."""
    rule = blueprint.add_url_rule
    rule("/pdi/commitments", "commitments", page)
    rule("/pdi/commitments.json", "commitments_json", as_json)
    rule("/pdi/commitments/new", view_func=New.as_view("commitment_new"))
    rule("/pdi/commitments/<id>/edit", view_func=Edit.as_view("commitment_edit"))
    for name, action in (
        ("withdraw", "pdi_commitment_delete"),
        ("undo", "pdi_commitment_undo"),
    ):
        rule(
            f"/pdi/commitments/<id>/{name}",
            f"commitment_{name}",
            _changer(action),
            methods=["POST"],
        )


def page() -> str:
    """All commitments; those who may change one find the buttons beside it."""
    found = tk.get_action("pdi_commitment_list")({}, {})
    today = datetime.now(UTC).date().isoformat()
    mine = {o["name"] for o in _organizations()}
    for statement in found:
        agency = statement["organization"] or {}
        statement["can_edit"] = _sysadmin() or agency.get("name") in mine
        for line in statement["promises"]:
            late = line["status"] == "open" and line["by"] < today
            line["state"] = "overdue" if late else line["status"]
    return tk.render(
        "pdi/commitments.html",
        {
            "statements": [s for s in found if s["status"] == "open"],
            "withdrawn": [s for s in found if s["status"] != "open"],
            "can_create": bool(mine) or _sysadmin(),
        },
    )


def as_json() -> Response:
    """All commitments, as everyone sees them."""
    found = tk.get_action("pdi_commitment_list")({}, {})
    text = dumps({"schema": SCHEMA, "commitments": found})
    newest = max((s["history"][-1]["at"] for s in found), default=None)
    stamp = f"{newest[:19]}Z" if newest else None
    return http.export(text, http.JSON, stamp, "commitments.json")


class New(MethodView):
    """The form for a new commitment."""

    def get(self) -> str | Response:
        if not tk.current_user.is_authenticated:
            return tk.h.redirect_to("user.login", came_from=tk.request.path)
        data = {
            "organization": tk.request.args.get("organization", ""),
            "who": "agency",
        }
        return _form(data)

    def post(self) -> str | Response:
        return _save("pdi_commitment_create", _sent())


class Edit(MethodView):
    """The form for what a commitment says."""

    def get(self, id: str) -> str | Response:
        _require("pdi_commitment_update", id)
        return _form(_stored(id), id=id)

    def post(self, id: str) -> str | Response:
        return _save("pdi_commitment_update", _sent(), id=id)


def _changer(action: str) -> Callable[[str], Response]:
    """A view that does one thing to a commitment and shows the list again."""

    def change(id: str) -> Response:
        try:
            tk.get_action(action)({}, {"id": id})
        except tk.NotAuthorized:
            tk.abort(403, tk._("Only editors of the agency may change this."))
        except tk.ObjectNotFound:
            tk.abort(404, tk._("Commitment not found"))
        return tk.redirect_to(tk.url_for("pdi.commitments", _anchor=f"c-{id}"))

    return change


def _save(action: str, data: dict[str, Any], id: str | None = None) -> str | Response:
    asked = {**data, "promises": [p for p in data["promises"] if any(p.values())]}
    try:
        saved = tk.get_action(action)({}, {**asked, **({"id": id} if id else {})})
    except tk.ValidationError as e:
        return _form(data, _placed(e.error_dict, data["promises"]), id=id)
    except tk.NotAuthorized:
        if not tk.current_user.is_authenticated:
            return tk.h.redirect_to("user.login", came_from=tk.request.path)
        said = tk._("Choose an agency whose editor you are.")
        return _form(data, {"organization": [said]}, id=id)
    except tk.ObjectNotFound:
        tk.abort(404, tk._("Commitment not found"))
    return tk.redirect_to(tk.url_for("pdi.commitments", _anchor=f"c-{saved['id']}"))


def _placed(errors: dict[str, Any], lines: list[dict[str, str]]) -> dict[str, Any]:
    """Errors of lines, where empty lines between them were left out before."""
    said = iter(errors.get("promises") or [])
    filled = [next(said, {}) if any(line.values()) else {} for line in lines]
    return {**errors, "promises": filled}


def _form(
    data: Mapping[str, Any],
    errors: Mapping[str, Any] | None = None,
    id: str | None = None,
) -> str:
    mine = _organizations()
    if not mine and not _sysadmin():
        tk.abort(403, tk._("Only editors of an agency may record its commitments."))
    lines = [*data.get("promises", []), *({} for _ in range(MAX_PROMISES))]
    return tk.render(
        "pdi/commitment_form.html",
        {
            "data": {**data, "promises": lines[:MAX_PROMISES]},
            "errors": errors or {},
            "id": id,
            "organizations": mine,
            "sysadmin": _sysadmin(),
            "who": [(kind, wording.who(kind)) for kind in WHO],
            "states": sorted(STATES),
            "categories": list(categories().values()),
        },
    )


def _sent() -> dict[str, Any]:
    form = tk.request.form
    promises = [
        {name: form.get(f"{name}-{n}", "").strip() for name in _LINE}
        for n in range(MAX_PROMISES)
    ]
    return {**{f: form.get(f, "") for f in _FIELDS}, "promises": promises}


def _stored(id: str) -> dict[str, Any]:
    found = tk.get_action("pdi_commitment_show")({}, {"id": id})
    organization = found["organization"] or {}
    return {**found, "organization": organization.get("name", "")}


def _require(action: str, id: str) -> None:
    try:
        tk.check_access(action, {}, {"id": id})
    except tk.NotAuthorized:
        tk.abort(403, tk._("Only editors of the agency may change this."))
    except tk.ObjectNotFound:
        tk.abort(404, tk._("Commitment not found"))


def _organizations() -> list[dict[str, str]]:
    """The organizations for which the reader may speak, by title."""
    if not tk.current_user.is_authenticated:
        return []
    found = tk.get_action("organization_list_for_user")(
        {}, {"permission": organizations.EDIT}
    )
    return sorted(
        ({"name": o["name"], "title": o["display_name"]} for o in found),
        key=lambda o: o["title"].casefold(),
    )


def _sysadmin() -> bool:
    return tk.current_user.is_authenticated and tk.current_user.sysadmin
