"""Does wrong input get a clear message at its field, and is nothing entered lost?"""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

PLACES = ["us-co-place-denver", "us-ak-place-anchorage"]


def _refused(action: str, field: str, **data: Any) -> str:
    with pytest.raises(tk.ValidationError) as error:
        helpers.call_action(action, **data)
    return " ".join(error.value.error_dict[field])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pdi_category", "nonsense", "It is one of: use_of_force"),
        ("pdi_category", "Traffic stops", "Did you mean traffic_stops"),
        ("pdi_jurisdictions", ["nowhere"], '"nowhere" is not a known jurisdiction'),
        ("pdi_jurisdictions", "Denver", "Did you mean us-co-place-denver (Denver, CO)"),
        ("pdi_jurisdictions", {"a": 1}, "A list of slugs"),
        ("pdi_jurisdictions", [1], "A list of slugs"),
        ("pdi_unit_of_record", "x" * 301, "301 characters are too many"),
    ],
)
def test_wrong_dataset_field_says_what_is_right(
    tables: None, field: str, value: Any, said: str
) -> None:
    data = {"name": "bad", "type": "police", field: value}
    assert said in _refused("package_create", field, **data)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pdi_ori", "12345", "An ORI has nine characters"),
        ("pdi_agency_type", "muni", "Did you mean municipal"),
        ("pdi_jurisdictions", "us-co-place-denvr", "Did you mean us-co-place-denver"),
    ],
)
def test_wrong_organization_field_says_what_is_right(
    tables: None, field: str, value: str, said: str
) -> None:
    assert said in _refused("organization_create", field, name="bad", **{field: value})


def test_jurisdictions_are_a_list_however_they_are_given(
    agency: dict[str, Any],
) -> None:
    ways = (PLACES, ", ".join(PLACES), " ".join(PLACES), ";".join(PLACES).upper())
    for number, given in enumerate(ways):
        made = helpers.call_action(
            "package_create",
            name=f"stops-{number}",
            type="police",
            owner_org=agency["id"],
            pdi_jurisdictions=given,
        )
        assert made["pdi_jurisdictions"] == PLACES
    patched = helpers.call_action("package_patch", id=made["id"], title="Stops")
    assert patched["pdi_jurisdictions"] == PLACES


def test_an_ori_is_kept_in_capitals_and_an_organization_needs_none(
    portal: None,
) -> None:
    agency = factories.Organization(pdi_ori=" co0010100 ")
    library = factories.Organization()
    assert agency["pdi_ori"] == "CO0010100"
    patched = helpers.call_action("organization_patch", id=library["id"], title="New")
    assert "pdi_ori" not in patched


def test_a_resource_is_data_unless_it_says_otherwise(agency: dict[str, Any]) -> None:
    dataset = helpers.call_action(
        "package_create", name="stops", type="police", owner_org=agency["id"]
    )
    made = helpers.call_action(
        "resource_create", package_id=dataset["id"], url="https://example.org/a.csv"
    )
    assert made["pdi_role"] == "data"
    data = {"id": made["id"], "url": made["url"], "pdi_role": "notes"}
    assert "It is one of: data" in _refused("resource_update", "pdi_role", **data)


def test_the_form_keeps_what_was_entered_beside_the_message(
    agency: dict[str, Any], app: Any
) -> None:
    admin = factories.SysadminWithToken()
    entered = {
        "title": "Traffic stops",
        "name": "traffic-stops",
        "owner_org": agency["id"],
        "pdi_category": "stops",
        "pdi_jurisdictions": "us-co-place-denver, us-co-place-denvr",
        "pdi_unit_of_record": "one row per person stopped",
        "save": "",
        "_ckan_phase": "dataset_new_1",
    }
    headers = {"Authorization": admin["token"]}
    page = app.post("/police/new", data=entered, headers=headers).body
    assert "Create Police" not in page and "Create Dataset" in page
    assert "Did you mean us-co-place-denver (Denver, CO)" in page
    assert 'value="us-co-place-denver, us-co-place-denvr"' in page
    assert 'value="one row per person stopped"' in page
    assert 'value="Traffic stops"' in page


def test_the_agency_form_keeps_what_was_entered_beside_the_message(
    agency: dict[str, Any], app: Any
) -> None:
    headers = {"Authorization": factories.SysadminWithToken()["token"]}
    page = app.get(f"/organization/edit/{agency['name']}", headers=headers).body
    assert 'value="CO0010100"' in page
    assert 'value="us-co-place-denver"' in page
    entered = {
        "title": "Boulder Police",
        "name": "boulder-pd",
        "pdi_ori": "boulder",
        "pdi_agency_type": "municipal",
        "pdi_jurisdictions": "us-co-place-denver us-ak-place-anchorage",
    }
    page = app.post("/organization/new", data=entered, headers=headers).body
    assert "An ORI has nine characters" in page
    assert 'value="boulder"' in page
    assert 'value="us-co-place-denver us-ak-place-anchorage"' in page


@pytest.mark.ckan_config(
    "scheming.dataset_schemas", "ckanext.scheming:camel_photos.yaml"
)
def test_a_portal_keeps_its_own_schemas_beside_ours(tables: None) -> None:
    kinds = helpers.call_action("scheming_dataset_schema_list")
    assert {"police", "camel-photos"} <= set(kinds)
