"""Which agency is an organization, and which places can be chosen?"""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from making import Publish, checked, stops, table

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from ckanext.pdi import agencies, chain, tags
from ckanext.pdi.model import Run

ANCHORAGE = "AK0010100"


def _agency(organization: dict[str, Any]) -> dict[str, Any] | None:
    rows = table("pdi_agency")
    mine = (row for row in rows if row["organization_id"] == organization["id"])
    return next(mine, None)


def test_an_organization_takes_the_registry_row_of_its_ori(portal: None) -> None:
    agencies.seed()
    rows = len(table("pdi_agency"))
    made = factories.Organization(pdi_ori=ANCHORAGE, pdi_agency_type="municipal")
    assert _agency(made)["membership"] == "documented"
    assert len(table("pdi_agency")) == rows
    helpers.call_action("organization_patch", id=made["id"], pdi_ori="CO9990100")
    assert _agency(made)["membership"] == "self-declared"
    assert len(table("pdi_agency")) == rows + 1
    helpers.call_action("organization_delete", id=made["id"])
    assert _agency(made) is None
    assert len(table("pdi_agency")) == rows


def test_an_organization_without_our_fields_is_no_agency(portal: None) -> None:
    assert _agency(factories.Organization()) is None
    assert table("pdi_agency") == []


def test_places_are_found_by_what_was_typed(portal: None) -> None:
    agencies.seed()
    found = helpers.call_action("pdi_jurisdiction_list", q="den")
    assert found[0]["slug"] == "us-co-place-denver"
    assert helpers.call_action("pdi_jurisdiction_list", q="den", state="ak") == []
    anchorage = {"slug": "us-ak-place-anchorage", "name": "Anchorage"}
    for id in ("us-ak-place-anchorage", "0203000", "place-0203000"):
        shown = helpers.call_action("pdi_jurisdiction_show", id=id)
        assert anchorage.items() <= shown.items()
    with pytest.raises(tk.ObjectNotFound):
        helpers.call_action("pdi_jurisdiction_show", id="nowhere")


def test_a_place_becomes_a_tag_when_it_is_first_used(publish: Publish) -> None:
    tags.ensure_vocabulary()
    publish("stops", stops())
    checked("stops")
    shown = helpers.call_action("vocabulary_show", id=tags.VOCABULARY)
    assert [tag["name"] for tag in shown["tags"]] == ["us-co-place-denver"]


def test_a_rewritten_history_is_noticed(publish: Publish) -> None:
    for number in range(3):
        publish(f"stops-{number}", stops(number))
    checked("stops-0")
    runs = table("pdi_run", "number")
    assert len(runs) == 6
    assert chain.first_broken(runs) is None
    erased = [{**run, "payload": None} for run in runs]
    assert chain.first_broken(erased) is None
    model.Session.execute(
        sa.update(Run).where(Run.id == runs[2]["id"]).values(verdict="failed")
    )
    model.Session.commit()
    assert chain.first_broken(table("pdi_run", "number")) == runs[2]["id"]
    assert chain.first_broken(runs[:1] + runs[2:]) == runs[2]["id"]
