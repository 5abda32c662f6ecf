"""Does ``kill -9`` of the real worker lose, double or falsify anything?"""

from __future__ import annotations

import random
import signal
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from making import STOPS, Publish, jobs, stops, table, upload, verdict
from workers import RealWorker, until, worker_ini

from ckan.lib.redis import connect_to_redis
from ckan.model import meta
from ckan.tests import helpers

from ckanext.pdi import chain, sweep

#: Enough rows that reading takes longer than it takes to see the lease and to kill.
BLOCKS = 1000
STORM_SECONDS = 12
#: How a worker ends that is told to: well, or at once when it is still starting.
ENDED = {0, -signal.SIGTERM}
RESULTS = ("pdi_finding", "pdi_run", "pdi_state", "pdi_profile")

pytestmark = [
    pytest.mark.ckan_config("ckan.files.default_storages.default", "none"),
    pytest.mark.ckan_config("ckan.max_resource_size", 100),
]


@pytest.fixture
def ini(ckan_config: dict[str, Any], tmp_path: Path) -> Path:
    """The configuration that the workers and this process share."""
    ckan_config["ckan.storage_path"] = str(tmp_path)
    return worker_ini(ckan_config, tmp_path)


def test_kill_in_the_middle_of_a_check_loses_nothing(
    publish: Publish, ini: Path
) -> None:
    publish("stops", _long())

    with RealWorker(ini) as worker:
        until(lambda: table("pdi_due")[0]["lease"] is not None)
        worker.kill()
    assert table("pdi_state") == []
    assert len(table("pdi_due")) == 1

    connect_to_redis().flushdb()  # the queue is lost as well
    with RealWorker(ini):
        until(lambda: table("pdi_due") == [])
    assert verdict("stops")["verdict"] == "passed"
    assert len(table("pdi_run")) == len(table("pdi_state")) == 2


def test_a_worker_that_is_told_to_stop_ends_well(portal: None, ini: Path) -> None:
    connect_to_redis().flushdb()
    with RealWorker(ini) as worker:
        until(_pulse)
        assert worker.stop() == 0
    assert _pulse() == []


def test_a_storm_of_kills_and_changes_ends_in_the_truth(
    publish: Publish, ini: Path
) -> None:
    """Two workers, killed again and again, on data sets that are twins of each other
    and are published and hidden meanwhile."""
    names = [f"stops-{number}" for number in range(12)]
    for number, name in enumerate(names):
        dataset = publish(name, stops(number % 4))
        upload(dataset["id"], stops(number % 4 + 1))
    chance = random.Random(3)
    with RealWorker(ini) as one, RealWorker(ini) as two:
        end = monotonic() + STORM_SECONDS
        while monotonic() < end:
            helpers.call_action(
                "package_patch", id=chance.choice(names), private=chance.random() < 0.4
            )
            if chance.random() < 0.2:
                victim = chance.choice((one, two))
                victim.kill()
                victim.__enter__()
        until(lambda: table("pdi_due") == [])
        assert {one.stop(), two.stop()} <= ENDED
    runs = table("pdi_run", "number")
    assert chain.first_broken(runs) is None
    assert _doubled(runs) == []
    _results_are_the_truth(names)


def _long() -> bytes:
    header, _, _ = stops().partition(b"\n")
    rows = (stops(n * STOPS).partition(b"\n")[2] for n in range(BLOCKS))
    return b"\n".join([header, b"".join(rows)])


def _pulse() -> list[bytes]:
    return list(connect_to_redis().scan_iter("*:pdi:worker:*"))


def _doubled(runs: list[dict[str, Any]]) -> list[str]:
    """Runs that say what the run before them said."""
    last: dict[str, str] = {}
    doubled = []
    for run in runs:
        if last.get(run["subject_id"]) == run["answer"]:
            doubled.append(run["id"])
        last[run["subject_id"]] = run["answer"]
    return doubled


def _results_are_the_truth(names: list[str]) -> None:
    """They are what one undisturbed worker finds from nothing."""
    shown = [verdict(name) for name in names]
    with meta.engine.begin() as connection:
        for name in RESULTS:
            connection.exec_driver_sql(f"DELETE FROM {name}")
    sweep.sweep()
    jobs.work()
    assert [verdict(name) for name in names] == shown
