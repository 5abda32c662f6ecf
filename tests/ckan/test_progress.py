"""Do pages and exports count what everyone may see, and nothing else?"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

import pytest
import sqlalchemy as sa
from making import Publish, checked, stops, upload, yearly

import ckan.plugins as p
from ckan.cli.cli import ckan
from ckan.lib.plugins import DefaultPermissionLabels
from ckan.model import meta
from ckan.tests import factories, helpers

from ckanext.pdi import compliance

EXPORTS = (
    "/pdi.json",
    "/pdi.csv",
    "/pdi/agency/denver-pd.json",
    "/pdi/agency/denver-pd.csv",
    "/pdi/commitments.json",
)
PAGES = (
    "/pdi",
    "/pdi/agency/denver-pd",
    "/pdi/commitments",
    "/pdi/method",
    "/pdi/rule/PDI-I08",
    "/dataset/good/pdi",
)
EVIL = "\"><img src=x onerror=alert(1)><script>alert('pdi')</script>"


class HiddenLabel(p.SingletonPlugin, DefaultPermissionLabels):
    """Hides every data set whose title says so, whatever its private flag says."""

    p.implements(p.IPermissionLabels)

    def get_dataset_labels(self, dataset_obj: Any) -> list[str]:
        hidden = "hidden" in dataset_obj.title
        return ["nobody"] if hidden else super().get_dataset_labels(dataset_obj)


def token(user: dict[str, Any]) -> dict[str, str]:
    """The headers of a request by this user."""
    made = helpers.call_action(
        "api_token_create", {"ignore_auth": True}, user=user["name"], name="t"
    )
    return {"Authorization": made["token"]}


def member(agency: dict[str, Any], capacity: str) -> dict[str, str]:
    """A new user with that capacity in the agency, as request headers."""
    user = factories.User()
    helpers.call_action(
        "organization_member_create",
        id=agency["id"],
        username=user["name"],
        role=capacity,
    )
    return token(user)


def body(page: str) -> str:
    """What a page says, without the site's frame and its random tokens."""
    return page.split('role="main"')[1].split("site-footer")[0]


@pytest.fixture
def line(publish: Publish) -> None:
    """A data set that counts and one that does not, both checked."""
    publish("good", stops())
    publish("bad", yearly(), pdi_category="use_of_force")
    checked("good")


@pytest.mark.usefixtures("line")
def test_agency_json_is_what_the_contract_says(app: Any) -> None:
    data = json.loads(app.get("/pdi/agency/denver-pd.json").body)
    assert {k: data[k] for k in ("schema", "counting", "target", "counted")} == {
        "schema": "pdi-agency/1",
        "counting": "interactions",
        "target": 3,
        "counted": 1,
    }
    assert data["agency"] == {
        "name": "denver-pd",
        "title": "Denver Police Department",
        "ori": "CO0010100",
        "jurisdictions": ["us-co-place-denver"],
    }
    bad, good = data["datasets"]
    assert (bad["name"], bad["counted"], bad["why_not"]) == (
        "bad",
        False,
        ["verdict_failed"],
    )
    assert (good["verdict"], good["counted"], good["why_not"]) == ("passed", True, [])
    assert data == helpers.call_action("pdi_progress_show", id="denver-pd")


@pytest.mark.usefixtures("line")
def test_csv_portal_and_command_line_say_the_same(app: Any, cli: Any) -> None:
    agency = app.get("/pdi/agency/denver-pd.csv").body
    assert [r["counted"] for r in csv.DictReader(io.StringIO(agency))] == [
        "false",
        "true",
    ]
    portal = json.loads(app.get("/pdi.json").body)
    assert portal["totals"]["counted"] == 1
    assert portal == helpers.call_action("pdi_progress_list")
    for args, url in (
        (["--format", "json"], "/pdi.json"),
        (["--format", "csv", "--agency", "denver-pd"], "/pdi/agency/denver-pd.csv"),
    ):
        said = cli.invoke(ckan, ["pdi", "report", *args]).stdout
        assert said.splitlines() == app.get(url).body.splitlines()
    text = cli.invoke(ckan, ["pdi", "report", "--agency", "denver-pd"]).stdout
    assert "1 of 3 counted" in text
    assert cli.invoke(ckan, ["pdi", "report", "--agency", "nope"]).exit_code == 1


@pytest.mark.provide_plugin("pdi_test_label", HiddenLabel)
@pytest.mark.ckan_config(
    "ckan.plugins", "pdi scheming_datasets scheming_organizations pdi_test_label"
)
@pytest.mark.usefixtures("line")
def test_what_is_not_public_changes_no_public_byte(app: Any, publish: Publish) -> None:
    before = {url: app.get(url).body for url in EXPORTS}
    shown = {url: body(app.get(url).body) for url in PAGES}
    publish("secret", stops(1000), private=True, pdi_category="arrests")
    publish("draft", stops(2000), pdi_category="arrests")
    helpers.call_action("package_patch", id="draft", state="draft")
    publish("hidden-1", stops(3000), title="hidden", pdi_category="arrests")
    publish("gone", stops(4000), pdi_category="arrests")
    publish("a-twin", stops(), private=True, pdi_category="arrests")
    helpers.call_action("package_delete", id="gone")
    for when in ("before they are checked", "and after"):
        assert {url: app.get(url).body for url in EXPORTS} == before, when
        assert {url: body(app.get(url).body) for url in PAGES} == shown, when
        checked("good")


def test_a_data_set_that_awaits_its_first_check_says_so(
    app: Any, publish: Publish
) -> None:
    publish("fresh", stops())
    data = helpers.call_action("pdi_progress_show", id="denver-pd")
    assert (data["counted"], data["waiting"]) == (0, 1)
    assert data["datasets"][0]["why_not"] == ["unchecked"]
    for url in ("/pdi/agency/denver-pd", "/dataset/fresh/pdi", "/police/fresh"):
        assert "Checking…" in app.get(url).body, url


@pytest.mark.usefixtures("line")
def test_exports_are_for_any_cache_and_pages_of_a_person_for_none(app: Any) -> None:
    sysadmin = token(factories.Sysadmin())
    for url in EXPORTS:
        answer = app.get(url, headers=sysadmin)
        assert answer.body == app.get(url).body
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "public" in answer.headers["Cache-Control"]
        again = app.get(url, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.body) == (304, "")
    for url in PAGES:
        for headers in ({}, sysadmin):
            answer = app.get(url, headers=headers)
            assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "public" not in answer.headers["Cache-Control"]


@pytest.mark.usefixtures("line")
def test_unknown_and_hidden_things_are_not_found(app: Any, publish: Publish) -> None:
    publish("secret", stops(1000), private=True)
    factories.Organization(name="fire-department")
    for url in (
        "/pdi/agency/nobody",
        "/pdi/agency/fire-department.json",
        "/pdi/rule/PDI-X99",
        "/dataset/nothing/pdi",
        "/dataset/secret/pdi",
    ):
        assert app.get(url).status_code == 404, url


@pytest.mark.usefixtures("line")
def test_only_members_read_of_what_is_not_public(
    app: Any, agency: dict[str, Any], publish: Publish
) -> None:
    publish("secret", stops(1000), private=True, pdi_category="arrests")
    checked("secret")
    url = "/pdi/agency/denver-pd"
    stranger = token(factories.User())
    for headers in ({}, stranger):
        assert "not public" not in app.get(url, headers=headers).body
    seen = app.get(url, headers=member(agency, "member")).body
    assert "1 data set is not public and does not count." in seen
    assert '/dataset/secret/pdi"' in seen


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements that the database is asked meanwhile."""
    asked: list[str] = []

    def note(conn: Any, cursor: Any, statement: str, *rest: Any) -> None:
        asked.append(statement)

    sa.event.listen(meta.engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(meta.engine, "before_cursor_execute", note)


@pytest.mark.usefixtures("line")
def test_more_agencies_and_data_sets_cost_no_more_queries(
    app: Any, publish: Publish
) -> None:
    urls = ("/pdi.json", "/pdi", "/pdi/agency/denver-pd.json", "/pdi/commitments")
    app.get("/pdi")
    counts: list[list[int]] = []
    for more in range(2):
        for n in range(2 * more, 2 + 2 * more):
            org = factories.Organization(pdi_ori=f"CO00{n}0000")
            name = f"more-{n}"
            publish(name, stops(100 * n), owner_org=org["id"], pdi_category="arrests")
            publish(f"own-{n}", yearly(), pdi_category="searches")
            helpers.call_action(
                "pdi_commitment_create",
                organization=org["id"],
                who="agency",
                name=name,
                promises=[{"category": "stops", "what": "x", "by": "2027-01-01"}],
            )
        checked("good")
        counts.append([])
        for url in urls:
            with queries() as asked:
                app.get(url)
            counts[-1].append(len(asked))
    few, many = counts
    assert many == few
    assert max(few) <= 15


class Alive(HTMLParser):
    """Finds what a browser would run: event handlers, and scripts of the payload."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._in_script = tag == "script"
        self.found += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self._in_script and "alert('pdi')" in data:
            self.found.append(data)


def test_markup_in_titles_and_headers_stays_text(
    app: Any, agency: dict[str, Any], publish: Publish
) -> None:
    headers = stops().replace(b"reason", f'"{EVIL}"'.replace('">', '"">').encode(), 1)
    publish("good", headers + b"Total,,,,,,,\n", title=EVIL)
    upload("good", yearly(), name=EVIL)
    helpers.call_action("organization_patch", id=agency["id"], title=EVIL)
    helpers.call_action(
        "pdi_commitment_create",
        organization=agency["id"],
        who="company",
        name=EVIL,
        city=EVIL,
        efforts=EVIL,
        promises=[{"category": "stops", "what": EVIL, "by": "2027-01-01"}],
    )
    checked("good")
    resource = helpers.call_action("package_show", id="good")["resources"][0]["id"]
    for url in (*PAGES, "/police/good", f"/police/good/resource/{resource}"):
        page = app.get(url).body
        assert Alive(page).found == [], url
        assert "<script>alert('pdi')" not in page, url
    said = body(app.get("/dataset/good/pdi").body)
    assert "alert(&#39;pdi&#39;)" in said


@pytest.mark.usefixtures("line")
def test_the_verdict_stands_where_people_look(app: Any) -> None:
    resource = helpers.call_action("package_show", id="bad")["resources"][0]["id"]
    for url in (
        "/dataset/",
        "/organization/denver-pd",
        "/police/bad",
        f"/police/bad/resource/{resource}",
        "/dataset/bad/pdi",
    ):
        page = app.get(url).body
        assert "pdi-chip pdi-no" in page, url
        assert "Not compliant" in page, url
    assert "/pdi/agency/denver-pd" in app.get("/organization/denver-pd").body


@pytest.mark.usefixtures("tables")
def test_every_rule_has_its_page(app: Any) -> None:
    listed = app.get("/pdi/method").body
    for rule in compliance.rules():
        assert f"/pdi/rule/{rule.id}" in listed
        assert "Why it matters" in app.get(f"/pdi/rule/{rule.id}").body


@pytest.mark.usefixtures("portal")
def test_an_empty_portal_says_what_makes_an_agency(app: Any) -> None:
    assert "No agency yet." in app.get("/pdi").body
    assert json.loads(app.get("/pdi.json").body)["agencies"] == []


@pytest.mark.usefixtures("agency")
def test_an_agency_without_data_says_how_to_start(app: Any) -> None:
    page = app.get("/pdi/agency/denver-pd").body
    assert "No public police data set yet." in page
    assert "has not published a police data set here yet" in page
