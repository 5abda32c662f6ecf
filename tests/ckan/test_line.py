"""Does an upload become a verdict that is found by facet, in both kinds of storage?"""

from __future__ import annotations

import io
import socket
from pathlib import Path
from typing import Any

import pytest
from making import Publish, checked, codes, stops, table, upload, verdict, yearly

import ckan.plugins.toolkit as tk
from ckan.lib.uploader import get_resource_uploader
from ckan.tests import factories, helpers

from ckanext.pdi import jobs

FACETS = ["pdi_verdict", "pdi_category", "vocab_pdi_jurisdictions"]


def _found(fq: str) -> list[str]:
    return [d["name"] for d in helpers.call_action("package_search", fq=fq)["results"]]


def _line(publish: Publish) -> None:
    publish("stops", stops())
    publish("counts", yearly(), pdi_category="arrests")
    assert verdict("stops")["state"] == "checking"
    assert _found("pdi_verdict:unchecked dataset_type:police") != []

    jobs.work()

    assert verdict("stops")["verdict"] == "passed"
    assert verdict("stops")["state"] == "current"
    counts = verdict("counts")
    assert (counts["verdict"], counts["granularity"]) == ("failed", "aggregate")
    resource = counts["resources"][0]
    assert verdict(resource["id"])["findings"] == resource["findings"] != []
    assert _found("pdi_verdict:passed") == ["stops"]
    assert _found("pdi_category:arrests") == ["counts"]
    assert table("pdi_due") == []


def test_an_upload_to_a_storage_gets_its_verdict(publish: Publish) -> None:
    assert hasattr(get_resource_uploader({}), "storage")
    _line(publish)
    found = helpers.call_action("package_search", **{"facet.field": FACETS})
    words = {
        item["display_name"]
        for facet in found["search_facets"].values()
        for item in facet["items"]
    }
    assert {"Compliant", "Not compliant", "Denver, CO", "Traffic stops"} <= words


@pytest.mark.ckan_config("ckan.files.default_storages.default", "none")
def test_an_upload_to_the_classic_folder_gets_its_verdict(
    publish: Publish, ckan_config: dict[str, Any], tmp_path: Path
) -> None:
    ckan_config["ckan.storage_path"] = str(tmp_path)
    _line(publish)
    assert any(path.is_file() for path in (tmp_path / "resources").rglob("*"))


def test_a_file_uploaded_in_the_form_gets_its_verdict(
    agency: dict[str, Any], app: Any
) -> None:
    headers = {"Authorization": factories.SysadminWithToken()["token"]}
    described = {
        "title": "Stops",
        "name": "stops",
        "owner_org": agency["id"],
        "private": "False",
        "pdi_category": "traffic_stops",
        "pdi_jurisdictions": "us-co-place-denver",
        "_ckan_phase": "1",
        "save": "",
    }
    app.post("/police/new", data=described, headers=headers)
    file = {
        "upload": (io.BytesIO(stops()), "stops.csv"),
        "name": "Stops",
        "url": "stops.csv",
        "pdi_role": "data",
        "save": "go-metadata",
        "id": "",
    }
    app.post("/police/stops/resource/new", data=file, headers=headers)
    assert checked("stops")["verdict"] == "passed"
    assert _found("pdi_verdict:passed") == ["stops"]


def test_a_replaced_file_is_judged_anew(publish: Publish) -> None:
    dataset = publish("stops", yearly())
    assert checked("stops")["verdict"] == "failed"
    upload(dataset["id"], stops(), id=dataset["resources"][0]["id"])
    assert verdict("stops")["state"] == "stale"
    assert checked("stops")["verdict"] == "passed"
    history = helpers.call_action("pdi_verdict_history", id="stops")
    assert [run["verdict"] for run in history] == ["passed", "failed"]


def test_a_file_that_is_swapped_under_an_old_date_is_judged_anew(
    publish: Publish,
) -> None:
    dataset = publish("stops", stops())
    good = dataset["resources"][0]
    assert checked("stops")["verdict"] == "passed"
    bad = yearly().ljust(good["size"], b"\n")[: good["size"]]
    upload(dataset["id"], bad, id=good["id"])
    helpers.call_action(
        "resource_patch", id=good["id"], last_modified=good["last_modified"]
    )
    again = helpers.call_action("resource_show", id=good["id"])
    assert all(again[k] == good[k] for k in ("url", "size", "last_modified"))
    assert checked("stops")["verdict"] == "failed"


def test_a_link_is_not_followed(agency: dict[str, Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/stops.csv"
        helpers.call_action(
            "package_create",
            name="linked",
            type="police",
            owner_org=agency["id"],
            resources=[{"url": url, "name": "stops"}],
        )
        shown = checked("linked")
        with pytest.raises(TimeoutError):
            server.accept()
    assert shown["verdict"] == "cantTell"
    assert "acquire.link_not_read" in codes(shown["resources"][0])


def test_a_vanished_file_is_no_crash(publish: Publish) -> None:
    dataset = publish("stops", stops())
    _lose(dataset["resources"][0]["id"])
    shown = checked("stops")
    assert shown["verdict"] in ("failed", "cantTell")
    assert shown["resources"][0]["findings"] != []


def test_changed_metadata_decides_anew_without_reading(publish: Publish) -> None:
    dataset = publish("stops", stops(), pdi_category="")
    first = checked("stops")
    assert "PDI-S01" in {f["rule"] for f in first["findings"]}
    _lose(dataset["resources"][0]["id"])  # whoever reads now finds nothing
    helpers.call_action("package_patch", id="stops", pdi_category="traffic_stops")
    second = checked("stops")
    assert second["verdict"] == "passed"
    assert "PDI-S01" not in {f["rule"] for f in second["findings"]}


def test_same_input_makes_no_second_run(publish: Publish) -> None:
    publish("stops", stops())
    before, runs = checked("stops"), table("pdi_run")
    helpers.call_action("pdi_check", id="stops")
    helpers.call_action("package_patch", id="stops", notes="Other words.")
    assert checked("stops") == before
    assert table("pdi_run") == runs


def test_of_twins_the_older_counts_until_it_is_gone(publish: Publish) -> None:
    publish("older", stops())
    publish("younger", stops())
    assert "PDI-S05" in {f["rule"] for f in checked("younger")["findings"]}
    assert verdict("older")["findings"] == []
    helpers.call_action("package_patch", id="older", private=True)
    assert checked("younger")["findings"] == []
    helpers.call_action("package_patch", id="older", private=False)
    assert "PDI-S05" in {f["rule"] for f in checked("younger")["findings"]}
    helpers.call_action("dataset_purge", id="older")
    assert checked("younger")["findings"] == []
    assert {row["package_id"] for row in table("pdi_state")} == {
        verdict("younger")["id"]
    }


def test_a_copy_does_not_name_what_was_hidden(publish: Publish, app: Any) -> None:
    """Before any check: a visitor who reads the copy's verdict learns no name."""
    publish("secret-original", stops())
    publish("younger", stops())
    assert "secret-original" in str(checked("younger"))
    helpers.call_action("package_patch", id="secret-original", private=True)
    assert "secret-original" not in str(verdict("younger"))
    assert "secret-original" not in app.get("/dataset/younger/pdi").body
    helpers.call_action("package_patch", id="secret-original", private=False)
    assert "secret-original" in str(verdict("younger"))


def test_a_private_verdict_is_hidden_at_once(publish: Publish) -> None:
    dataset = publish("stops", stops())
    checked("stops")
    helpers.call_action("package_patch", id="stops", private=True)
    assert {row["public"] for row in table("pdi_state")} == {False}
    visitor = {"user": "", "ignore_auth": False}
    member = {"user": factories.User()["name"], "ignore_auth": False}
    for context in (visitor, member):
        for id in (dataset["id"], dataset["resources"][0]["id"]):
            for action in ("pdi_verdict_show", "pdi_verdict_history", "pdi_check"):
                with pytest.raises(tk.NotAuthorized):
                    helpers.call_action(action, dict(context), id=id)


def test_many_made_private_or_deleted_at_once(publish: Publish) -> None:
    ids = [publish(f"stops-{n}", stops(n))["id"] for n in range(2)]
    jobs.work()
    org = table("pdi_state")[0]["owner_org"]
    for action in ("bulk_update_private", "bulk_update_public", "bulk_update_delete"):
        helpers.call_action(action, datasets=ids, org_id=org)
        seen = {(row["public"], row["active"]) for row in table("pdi_state")}
        assert seen == {(action == "bulk_update_public", not action.endswith("delete"))}
        assert {row["subject_id"] for row in table("pdi_due")} == set(ids)


def _lose(resource_id: str) -> None:
    uploader = get_resource_uploader({})
    location = uploader.get_path(resource_id)
    uploader.storage.remove(uploader.storage.analyze(location))
