"""Does the demo enter by public actions, once, get its verdicts, and rebuild alike?

One portal for the whole module: it is loaded once, in the names of its own accounts,
and read by every test.
"""

import json
import stat

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

import ckan.model as model
import ckan.plugins as plugins
import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from ckanext.pdi import jobs, sweep
from ckanext.pdi.cli.demo import Actions, demo
from ckanext.pdi.demo import AGENCIES, PROMISES, accounts, clear, load, watch
from ckanext.pdi.demo.portal import Crew, NotOurs

DATASETS = [(a, d) for a in AGENCIES for d in a.datasets]
#: Everything that is derived from files and metadata: it may be lost at any time.
DERIVED = ("pdi_finding", "pdi_run", "pdi_state", "pdi_profile", "pdi_due")


def run(steps) -> int:
    return sum(step.run() for step in steps)


def site_user() -> Actions:
    return Actions(tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"])


@pytest.fixture(scope="module")
def secrets_file(tmp_path_factory):
    return tmp_path_factory.mktemp("secrets") / "demo.json"


@pytest.fixture(scope="module")
def app():
    """CKAN's own fixture of this name lives for one test, and each new one forgets the
    uploads of the storage in memory; this one serves the whole module."""
    yield helpers._get_test_app()
    plugins.unload_all()


@pytest.fixture(scope="module")
def crew(app, reset_db, reset_index, migrate_db_for, secrets_file):
    reset_db()
    migrate_db_for("pdi")
    reset_index()
    secrets_file.write_text('{"url": "http://kept.example.org"}')
    accounts.ensure(site_user(), secrets_file)
    names = accounts.NAMES
    crew = Crew(Actions(names["sysadmin"]), Actions(names["editor"]), accounts.ROLES)
    run(load.steps(crew))
    jobs.work()
    return crew


def visitor(action: str, **data):
    return tk.get_action(action)({"user": ""}, data)


def command(*words: str) -> Result:
    return CliRunner().invoke(demo, words)


def public_files(app) -> dict[str, str]:
    """What a visitor can download about the whole portal."""
    paths = ["/pdi.json", "/pdi.csv", "/pdi/commitments.json"]
    for agency in AGENCIES:
        paths += [f"/pdi/agency/{agency.name}.{kind}" for kind in ("json", "csv")]
    return {path: app.get(path, status=200).body for path in paths}


@pytest.mark.parametrize(
    ("agency", "dataset"), DATASETS, ids=[d.name for _, d in DATASETS]
)
def test_data_set_gets_its_verdict(crew, agency, dataset):
    verdict = crew.editor.show("pdi_verdict_show", id=dataset.name)
    assert (verdict["state"], verdict["verdict"]) == ("current", dataset.verdict)
    files = {r["name"]: (r["verdict"], r["granularity"]) for r in verdict["resources"]}
    assert files == {
        r.title: (r.expected.verdict, r.expected.granularity) for r in dataset.resources
    }


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda a: a.name)
def test_agency_stands_where_it_must(crew, agency):
    progress = visitor("pdi_progress_show", id=agency.name)
    shown = (progress["counted"], progress["waiting"], progress["promised"])
    standing = agency.standing
    assert shown == (standing.counted, standing.waiting, standing.promised)
    why = {d["name"]: tuple(d["why_not"]) for d in progress["datasets"]}
    hidden = [d for d in agency.datasets if d.private or d.draft]
    assert why == {d.name: d.why_not for d in agency.datasets if d not in hidden}


def test_second_run_makes_nothing(crew):
    before = counts()
    assert run(load.steps(crew)) == 0
    assert counts() == before
    assert watch.unchecked(crew) == []


def test_accounts_are_made_once_and_kept_secret(crew, secrets_file):
    assert stat.S_IMODE(secrets_file.stat().st_mode) == 0o600
    before = secrets_file.read_bytes()
    assert accounts.ensure(site_user(), secrets_file) is False
    assert secrets_file.read_bytes() == before
    assert json.loads(before)["url"] == "http://kept.example.org"


def test_account_of_somebody_is_left_alone(crew, secrets_file):
    name = accounts.NAMES["member"]
    site_user().act("user_patch", id=name, email="somebody@example.com")
    try:
        with pytest.raises(NotOurs):
            accounts.ensure(site_user(), secrets_file)
        with pytest.raises(NotOurs):
            accounts.remove(site_user())
    finally:
        site_user().act("user_patch", id=name, email=f"{name}@example.org")
    assert model.User.get(accounts.NAMES["sysadmin"]).state == "active"


def test_accounts_may_do_what_their_roles_say(crew):
    names = accounts.NAMES
    for agency in AGENCIES:
        data = {"id": agency.name, "object_type": "user"}
        members = tk.get_action("member_list")({"ignore_auth": True}, data)
        assert {m[2] for m in members} == {"Admin", "Editor", "Member"}
    assert model.User.get(names["sysadmin"]).sysadmin
    assert not model.User.get(names["editor"]).sysadmin


def test_everything_says_that_it_is_sample_data(crew):
    found = visitor("package_search", q="*:*", rows=100)
    assert found["count"] == len([d for _, d in DATASETS if not d.private | d.draft])
    for package in found["results"]:
        assert "Sample data" in package["notes"]
        assert all("Sample data" in r["description"] for r in package["resources"])


def test_everything_derived_can_be_lost_and_comes_back_alike(crew, app):
    before = public_files(app)
    for table in DERIVED:
        model.Session.execute(sa.text(f"DELETE FROM {table}"))
    model.Session.commit()
    assert public_files(app) != before
    assert sweep.sweep() == len(DATASETS)
    jobs.work()
    assert public_files(app) == before


def test_what_was_deleted_comes_back(crew):
    name = DATASETS[0][1].name
    crew.admin.act("package_delete", id=name)
    assert run(load.steps(crew)) == 1
    jobs.work()
    verdict = crew.editor.show("pdi_verdict_show", id=name)
    assert (verdict["state"], verdict["verdict"]) == ("current", "passed")


def test_command_says_what_is_there(crew, secrets_file):
    said = command("--credentials", str(secrets_file), "--wait")
    assert said.exit_code == 0, said.output
    assert "Everything was there already." in said.output
    assert "Lincoln Police Department                    0 of 3" in said.output


def test_command_says_that_no_worker_is_alive(crew):
    crew.admin.act("pdi_check", id=DATASETS[0][1].name)
    try:
        said = command("--wait", "--timeout", "0")
    finally:
        jobs.work()
    assert said.exit_code == 1
    assert f"such as {DATASETS[0][1].name}" in said.output
    assert "start one with `ckan pdi worker`" in said.output


def test_foreign_agency_of_the_same_name_is_left_alone(crew):
    first = AGENCIES[0].name
    organization = crew.admin.show("organization_show", id=first)
    text = organization["description"]
    crew.admin.act("organization_patch", id=first, description="Ours since 1859.")
    try:
        with pytest.raises(NotOurs):
            run(load.steps(crew))
        with pytest.raises(NotOurs):
            run(clear.steps(crew))
        said = command()
        assert said.exit_code == 1
        assert f"'{first}' exists here and was not made by this command" in said.output
    finally:
        crew.admin.act("organization_patch", id=first, description=text)


def test_cleared_and_loaded_again_stands_as_before(crew, secrets_file):
    """Last: it takes the portal apart."""
    shown = {a.name: visitor("pdi_progress_show", id=a.name) for a in AGENCIES}
    assert run(clear.steps(crew)) == len(DATASETS) + len(AGENCIES) + len(PROMISES)
    jobs.work()
    assert visitor("pdi_progress_list")["agencies"] == []
    assert visitor("package_search", q="*:*")["count"] == 0
    assert {t: rows(t) for t in ("pdi_state", "pdi_finding", "pdi_due")} == {
        "pdi_state": 0,
        "pdi_finding": 0,
        "pdi_due": 0,
    }
    run(load.steps(crew))
    jobs.work()
    again = {a.name: visitor("pdi_progress_show", id=a.name) for a in AGENCIES}
    assert without_times(again) == without_times(shown)
    assert len(visitor("pdi_commitment_list")) == len(PROMISES)


def counts() -> dict[str, int]:
    tables = ("package", "resource", "group", "member", "activity", "pdi_commitment")
    known = sa.inspect(model.Session.get_bind()).get_table_names()
    return {t: rows(t) for t in (*tables, "pdi_run", "pdi_due") if t in known}


def rows(table: str) -> int:
    return model.Session.execute(sa.text(f'SELECT count(*) FROM "{table}"')).scalar()


def without_times(progress):
    return {
        name: {
            **shown,
            "datasets": [{**d, "checked": None} for d in shown["datasets"]],
        }
        for name, shown in progress.items()
    }
