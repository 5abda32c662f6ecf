"""Does the doctor say in words what is wrong and what to do?"""

from __future__ import annotations

from typing import Any

import pytest
from making import Publish, jobs, stops

from ckan.cli.cli import ckan
from ckan.lib.redis import connect_to_redis
from ckan.model import meta
from ckan.tests import helpers
from ckan.tests.helpers import CKANCliRunner

from ckanext.pdi import pulse
from ckanext.pdi.doctor import examine


def _pdi(cli: CKANCliRunner, *command: str) -> Any:
    return cli.invoke(ckan, ["pdi", *command])


def _examined() -> str:
    """What the doctor says under the settings of a test; the command reads the file."""
    return " ".join(f"{line.words} {line.remedy}" for line in examine())


@pytest.fixture
def worker(portal: None) -> Any:
    """A worker that is alive."""
    pulse.beat()
    yield
    pulse.stop()


def test_a_sound_portal_has_nothing_wrong(worker: None, cli: CKANCliRunner) -> None:
    assert _pdi(cli, "init").exit_code == 0
    said = _pdi(cli, "doctor")
    assert said.exit_code == 0, said.output
    assert "Nothing is wrong." in said.output
    again = _pdi(cli, "init").output
    assert "0 jurisdiction(s) and 0 agency(ies) added" in again


def test_missing_seed_and_worker_are_named_with_the_command(
    portal: None, cli: CKANCliRunner
) -> None:
    connect_to_redis().flushdb()
    said = _pdi(cli, "doctor")
    assert said.exit_code == 1
    assert "-> Run: ckan pdi init" in said.output
    assert "-> Start one and keep it running: ckan pdi worker" in said.output


def test_a_missing_migration_is_named_with_the_command(
    worker: None, cli: CKANCliRunner, migrate_db_for: Any
) -> None:
    migrate_db_for("pdi", version="base", forward=False)
    said = _pdi(cli, "doctor")
    assert said.exit_code == 1
    assert "-> Run: ckan db upgrade -p pdi" in said.output


@pytest.mark.ckan_config("ckan.plugins", "scheming_datasets scheming_organizations pdi")
@pytest.mark.ckan_config("ckanext.pdi.ruleset", "pdi-1999")
def test_wrong_order_and_option_are_named(tables: None) -> None:
    said = _examined()
    assert "pdi comes after scheming" in said
    assert "ckanext.pdi.ruleset = 'pdi-1999' is unknown" in said
    assert "Set it to one of: pdi-2015" in said


@pytest.mark.ckan_config("ckan.files.default_storages.default", "none")
def test_services_that_do_not_answer_are_named(
    tables: None, no_redis: None, ckan_config: dict[str, Any]
) -> None:
    ckan_config["solr_url"] = "http://127.0.0.1:1/solr/none"
    said = _examined()
    assert "Start Redis, or correct ckan.redis.url." in said
    assert "Solr does not answer" in said
    assert "neither a storage nor ckan.storage_path is configured" in said


def test_an_index_that_fell_behind_is_named_and_swept(
    publish: Publish, cli: CKANCliRunner
) -> None:
    publish("stops", stops())
    jobs.work()
    with meta.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE pdi_state SET indexed_run = NULL")
    assert "show an older verdict in the search" in _pdi(cli, "doctor").output
    _pdi(cli, "sweep")
    assert "The search shows the current verdicts." in _pdi(cli, "doctor").output


def test_check_waits_for_verdicts(agency: dict[str, Any], cli: CKANCliRunner) -> None:
    helpers.call_action(
        "package_create",
        name="linked",
        type="police",
        owner_org=agency["id"],
        resources=[{"url": "http://127.0.0.1:1/stops.csv", "name": "stops"}],
    )
    said = _pdi(cli, "check", "linked", "--wait")
    assert said.exit_code == 0, said.output
    assert "cantTell     unknown    linked" in said.output
    assert _pdi(cli, "check", "nothing").exit_code == 2
    assert '"cannot tell": 1' in _pdi(cli, "status", "--json").output
