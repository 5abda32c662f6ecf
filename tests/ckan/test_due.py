"""Is what is due in the database, whatever happens to workers and queue?"""

from __future__ import annotations

import io
import os
from time import monotonic
from typing import Any

import rq
from making import Publish, checked, codes, stops, table, upload, verdict, yearly

import ckan.plugins.toolkit as tk
from ckan.lib.jobs import get_queue
from ckan.lib.redis import connect_to_redis
from ckan.model import meta
from ckan.tests import helpers

from ckanext.pdi import jobs, leases, reading, storage, sweep
from ckanext.pdi.due import QUEUE
from ckanext.pdi.worker import Worker

#: Tables that hold nothing but results.
RESULTS = ("pdi_finding", "pdi_run", "pdi_state", "pdi_profile")


def test_an_answer_that_came_too_late_is_not_written(publish: Publish) -> None:
    publish("stops", stops())
    taken = leases.take(10)
    helpers.call_action("package_patch", id="stops", pdi_category="arrests")
    assert jobs.check(taken) == 0
    assert table("pdi_state") == []
    assert table("pdi_run") == []
    checked("stops")
    assert {row["category"] for row in table("pdi_state")} == {"arrests"}


def test_what_one_worker_holds_no_other_takes(publish: Publish) -> None:
    publish("stops", stops())
    first = leases.take(10)
    assert len(first) == 1
    assert leases.take(10) == []
    assert verdict("stops")["state"] == "checking"
    leases.give_back(first)
    assert [le.attempts for le in leases.take(10)] == [1]


def test_a_check_under_way_does_not_hold_up_the_publisher(publish: Publish) -> None:
    publish("stops", stops())
    taken = leases.take(10)
    with leases.kept(taken):
        began = monotonic()
        helpers.call_action("package_patch", id="stops", title="Other")
        assert monotonic() - began < 2
    assert jobs.check(taken) == 0


def test_a_row_locked_for_long_costs_the_publisher_nothing(publish: Publish) -> None:
    dataset = publish("stops", stops())
    checked("stops")
    helpers.call_action("pdi_check", id="stops")
    (lease,) = leases.take(1)
    with meta.engine.begin() as connection:
        assert leases.hold(connection, lease)
        helpers.call_action("package_patch", id="stops", pdi_category="arrests")
        leases.finish(connection, lease)
    assert table("pdi_due") == []  # the mark was lost, the publisher's change was not
    assert sweep.sweep() == 1
    checked("stops")
    assert {row["category"] for row in table("pdi_state")} == {"arrests"}
    assert helpers.call_action("package_show", id=dataset["id"])["pdi_category"]


def test_losing_the_queue_loses_nothing(publish: Publish) -> None:
    publish("stops", stops())
    connect_to_redis().flushdb()
    sweep.sweep()
    rq.SimpleWorker([get_queue(QUEUE)], connection=connect_to_redis()).work(burst=True)
    assert verdict("stops")["verdict"] == "passed"


def test_without_redis_a_publisher_publishes(
    agency: dict[str, Any], no_redis: None
) -> None:
    dataset = helpers.call_action(
        "package_create", name="stops", type="police", owner_org=agency["id"]
    )
    upload(dataset["id"], stops())
    assert [row["subject_id"] for row in table("pdi_due")] == [dataset["id"]]
    assert Worker().run(once=True) == 1


def test_results_can_be_thrown_away_and_made_again(publish: Publish) -> None:
    publish("older", stops())
    publish("younger", stops())
    publish("counts", yearly())
    jobs.work()
    before = [verdict(name) for name in ("older", "younger", "counts")]
    states = _comparable()
    with meta.engine.begin() as connection:
        for name in RESULTS:
            connection.exec_driver_sql(f"DELETE FROM {name}")
    assert verdict("older")["state"] == "never"
    sweep.sweep()
    jobs.work()
    assert [verdict(name) for name in ("older", "younger", "counts")] == before
    assert _comparable() == states


def test_a_file_that_cannot_be_checked_ends_in_cannot_tell(publish: Publish) -> None:
    publish("stops", stops())
    for _ in range(tk.config["ckanext.pdi.max_attempts"]):
        assert len(leases.take(10)) == 1  # and the worker dies
        with meta.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE pdi_due SET lease_until = '2000-01-01'")
    shown = checked("stops")
    assert shown["verdict"] == "cantTell"
    assert "acquire.error" in codes(shown["resources"][0])
    assert verdict("stops")["state"] == "current"


def test_a_tried_data_set_is_tried_alone(publish: Publish) -> None:
    for number in range(3):
        publish(f"stops-{number}", stops(number))
    assert len(leases.take(10)) == 3
    with meta.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE pdi_due SET lease_until = '2000-01-01'")
    assert [len(leases.take(10)) for _ in range(3)] == [1, 1, 1]


def test_a_new_ruleset_makes_everything_due_without_reading(
    publish: Publish, ckan_config: dict[str, Any]
) -> None:
    publish("stops", stops())
    checked("stops")
    assert sweep.sweep() == 0
    profiles = table("pdi_profile")
    ckan_config["ckanext.pdi.ruleset"] = "pdi-protected-group"
    assert sweep.sweep() == 1
    assert checked("stops")["ruleset"].startswith("pdi-protected-group/")
    assert table("pdi_profile") == profiles


def test_copies_that_a_killed_worker_left_are_deleted() -> None:
    left, fresh = (reading.spool(io.BytesIO(b"x"), 9).path for _ in range(2))
    os.utime(left, (0, 0))
    storage.tidy()
    assert not left.exists()
    assert fresh.exists()
    fresh.unlink()


def _comparable() -> list[dict[str, Any]]:
    runs = {"run_id", "indexed_run"}
    rows = table("pdi_state", "subject_id")
    return [{k: v for k, v in row.items() if k not in runs} for row in rows]
