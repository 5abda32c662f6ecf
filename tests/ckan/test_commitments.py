"""Who may record, change, withdraw and bring back a commitment, and is it kept?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from making import Publish, checked, stops

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

PROMISE = {"category": "complaints", "what": "Since 2020", "by": "2027-03-31"}
FORM = {
    "who": "agency",
    "name": "Denver Police Department",
    "organization": "denver-pd",
    "city": "Denver",
    "state": "CO",
    "efforts": "A dashboard",
    "category-0": "complaints",
    "what-0": "Since 2020",
    "by-0": "2027-03-31",
}


def user(agency: dict[str, Any], role: str) -> str | None:
    """The name of a new user of that role."""
    if role == "visitor":
        return None
    if role == "sysadmin":
        return factories.Sysadmin()["name"]
    name = factories.User()["name"]
    where = agency["id"]
    if role.startswith("other"):
        where = factories.Organization()["id"]
    if role != "stranger":
        helpers.call_action(
            "organization_member_create",
            id=where,
            username=name,
            role=role.removeprefix("other "),
        )
    return name


def headers(name: str) -> dict[str, str]:
    made = helpers.call_action(
        "api_token_create", {"ignore_auth": True}, user=name, name="t"
    )
    return {"Authorization": made["token"]}


def as_user(action: str, user_name: str | None, **data: Any) -> Any:
    context = {"user": user_name or "", "ignore_auth": False}
    return helpers.call_action(action, context, **data)


def commit(**changes: Any) -> dict[str, Any]:
    data = {
        "who": "agency",
        "name": "Denver Police Department",
        "organization": "denver-pd",
        "promises": [PROMISE],
        **changes,
    }
    return helpers.call_action("pdi_commitment_create", **data)


ROLES = {
    "visitor": False,
    "stranger": False,
    "member": False,
    "other editor": False,
    "editor": True,
    "admin": True,
    "sysadmin": True,
}


def test_editors_of_the_agency_and_sysadmins_write_everyone_reads(
    agency: dict[str, Any],
) -> None:
    said = {"who": "agency", "name": "x", "organization": "denver-pd"}
    said |= {"promises": [PROMISE]}
    id = commit()["id"]
    for role, allowed in ROLES.items():
        name = user(agency, role)
        for action, data in (
            ("pdi_commitment_create", said),
            ("pdi_commitment_update", {**said, "id": id}),
            ("pdi_commitment_delete", {"id": id}),
            ("pdi_commitment_undo", {"id": id}),
        ):
            try:
                as_user(action, name, **data)
            except tk.NotAuthorized:
                assert not allowed, (role, action)
            else:
                assert allowed, (role, action)
        assert as_user("pdi_commitment_show", name, id=id)["name"], role
        assert as_user("pdi_commitment_list", name), role


def test_editors_give_no_commitment_to_an_agency_that_is_not_theirs(
    agency: dict[str, Any],
) -> None:
    name = user(agency, "editor")
    other = factories.Organization()
    stands = commit()
    with pytest.raises(tk.NotAuthorized):
        as_user(
            "pdi_commitment_update",
            name,
            id=stands["id"],
            who="agency",
            name="x",
            organization=other["id"],
            promises=[PROMISE],
        )
    with pytest.raises(tk.NotAuthorized):
        as_user(
            "pdi_commitment_create", name, who="agency", name="x", promises=[PROMISE]
        )


WRONG = (
    ({"who": "martian"}, "who", "Choose who commits"),
    ({"name": "  "}, "name", "fill this in"),
    ({"name": "x" * 201}, "name", "201 characters are too many"),
    ({"state": "ZZ"}, "state", "two letters"),
    ({"organization": "nobody"}, "organization", "No organization"),
    ({"promises": []}, "lines", "at least one line"),
    ({"promises": [PROMISE] * 4}, "lines", "At most 3"),
)
WRONG_LINE = (
    ("category", "nonsense", "from the list"),
    ("what", "", "fill this in"),
    ("by", "31 March", "year-month-day"),
    ("by", "2027-02-30", "year-month-day"),
    ("by", "0207-03-31", "between 2015 and 2100"),
)


@pytest.mark.usefixtures("agency")
def test_what_is_wrong_is_said_at_its_field() -> None:
    for changes, field, says in WRONG:
        with pytest.raises(tk.ValidationError) as raised:
            commit(**changes)
        assert says in raised.value.error_dict[field][0]
    for field, value, says in WRONG_LINE:
        with pytest.raises(tk.ValidationError) as raised:
            commit(promises=[PROMISE, {**PROMISE, field: value}])
        assert says in raised.value.error_dict["promises"][1][field][0]
    assert helpers.call_action("pdi_commitment_list") == []


def test_a_promise_stands_on_the_agency_until_a_data_set_meets_it(
    app: Any, publish: Publish
) -> None:
    commit(promises=[{**PROMISE, "category": "traffic_stops"}, PROMISE])
    shown = helpers.call_action("pdi_progress_show", id="denver-pd")
    assert (shown["counted"], shown["promised"]) == (0, 2)
    publish("good", stops())
    checked("good")
    shown = helpers.call_action("pdi_progress_show", id="denver-pd")
    assert (shown["counted"], shown["promised"]) == (1, 1)
    data = json.loads(app.get("/pdi/commitments.json").body)
    assert data["schema"] == "pdi-commitments/1"
    promises = data["commitments"][0]["promises"]
    assert [p["status"] for p in promises] == ["met", "open"]
    assert "Since 2020" in app.get("/pdi/agency/denver-pd").body


@pytest.mark.usefixtures("agency")
def test_every_change_is_kept_and_can_be_undone() -> None:
    first = commit(promises=[PROMISE, {**PROMISE, "category": "arrests"}])
    said = {"id": first["id"], "who": "agency", "organization": "denver-pd"}
    helpers.call_action(
        "pdi_commitment_update",
        **said,
        name="New name",
        promises=[{**PROMISE, "by": "2028-01-01"}],
        note="More time",
    )

    def show() -> dict[str, Any]:
        return helpers.call_action("pdi_commitment_show", id=first["id"])

    changed = show()
    assert (changed["name"], len(changed["promises"])) == ("New name", 1)
    assert changed["history"][-1]["note"] == "More time"
    helpers.call_action("pdi_commitment_undo", id=first["id"])
    keys = ("name", "promises", "status")
    assert {k: show()[k] for k in keys} == {k: first[k] for k in keys}
    helpers.call_action("pdi_commitment_undo", id=first["id"])
    assert {k: show()[k] for k in keys} == {k: changed[k] for k in keys}
    helpers.call_action("pdi_commitment_delete", id=first["id"])
    assert show()["status"] == "withdrawn"
    assert helpers.call_action("pdi_progress_show", id="denver-pd")["promised"] == 0
    helpers.call_action("pdi_commitment_undo", id=first["id"])
    assert show()["status"] == "open"
    assert len(show()["history"]) == 6
    assert all(set(entry) == {"at", "status", "note"} for entry in show()["history"])


def test_the_form_keeps_what_was_entered_and_says_what_is_wrong(
    app: Any, agency: dict[str, Any]
) -> None:
    who = headers(user(agency, "editor") or "")
    wrong = {**FORM, "by-0": "soon", "what-2": "A third without a category"}
    page = app.post("/pdi/commitments/new", data=wrong, headers=who).body
    assert helpers.call_action("pdi_commitment_list") == []
    for kept in ("Denver Police Department", "A dashboard", "soon", "A third without"):
        assert kept in page
    assert 'id="f-by-0-error"' in page
    assert 'id="f-category-2-error"' in page
    assert 'id="f-category-1-error"' not in page
    answer = app.post(
        "/pdi/commitments/new", data=FORM, headers=who, follow_redirects=False
    )
    assert answer.status_code == 302
    page = app.get("/pdi/commitments", headers=who).body
    assert "Since 2020" in page
    assert "/withdraw" in page
    assert "/withdraw" not in app.get("/pdi/commitments").body


def test_the_form_is_for_editors(app: Any, agency: dict[str, Any]) -> None:
    url = "/pdi/commitments/new"
    visitor = app.get(url, follow_redirects=False)
    assert visitor.status_code == 302
    assert "/user/login" in visitor.headers["Location"]
    stranger = headers(user(agency, "stranger") or "")
    assert app.get(url, headers=stranger).status_code == 403
    assert app.post(url, data=FORM, headers=stranger).status_code == 403
    assert app.get("/pdi/commitments/nothing/edit", headers=stranger).status_code == 404


def test_what_an_agency_that_is_gone_promised_stays_and_sysadmins_keep_it(
    app: Any, agency: dict[str, Any]
) -> None:
    stands = commit(name="Gone PD")
    editor = user(agency, "editor")
    helpers.call_action("organization_purge", id=agency["id"])
    assert "Gone PD" in app.get("/pdi/commitments").body
    with pytest.raises(tk.NotAuthorized):
        as_user("pdi_commitment_delete", editor, id=stands["id"])
    sysadmin = user(agency, "sysadmin")
    left = as_user("pdi_commitment_delete", sysadmin, id=stands["id"])
    assert (left["status"], left["organization"]) == ("withdrawn", None)
