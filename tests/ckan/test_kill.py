"""Does ``kill -9`` of the real worker in the middle of a check lose anything?"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from making import STOPS, stops, table, verdict
from werkzeug.datastructures import FileStorage

from ckan.lib.redis import connect_to_redis
from ckan.tests import helpers

LEASE_SECONDS = 2
#: Enough rows that reading takes longer than it takes to see the lease and to kill.
BLOCKS = 2500
PATIENCE = 60


@pytest.fixture
def worker_ini(ckan_config: dict[str, Any], tmp_path: Path) -> Path:
    """The configuration of these tests, for a process of its own."""
    base = Path(ckan_config["__file__"]).resolve()
    ini = tmp_path / "worker.ini"
    ini.write_text(
        f"[app:main]\nuse = config:{base}\n"
        f"ckanext.pdi.lease_seconds = {LEASE_SECONDS}\n"
        f"ckan.files.default_storages.default = none\n"
        f"ckan.storage_path = {tmp_path}\n"
    )
    return ini


@contextmanager
def _worker(ini: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [Path(sys.executable).parent / "ckan", "-c", ini, "pdi", "worker"]
    process = subprocess.Popen([*command, *options], start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _until(true: Any) -> None:
    pause = Event()
    for _ in range(PATIENCE * 100):
        if true():
            return
        pause.wait(0.01)
    raise AssertionError("it took too long")


@pytest.mark.ckan_config("ckan.files.default_storages.default", "none")
@pytest.mark.ckan_config("ckan.max_resource_size", 100)
def test_kill_in_the_middle_of_a_check_loses_nothing(
    agency: dict[str, Any],
    worker_ini: Path,
    ckan_config: dict[str, Any],
    tmp_path: Path,
) -> None:
    ckan_config["ckan.storage_path"] = str(tmp_path)
    header, _, _ = stops().partition(b"\n")
    rows = (stops(n * STOPS).partition(b"\n")[2] for n in range(BLOCKS))
    dataset = helpers.call_action(
        "package_create",
        name="stops",
        type="police",
        owner_org=agency["id"],
        pdi_category="traffic_stops",
        pdi_jurisdictions=["us-co-place-denver"],
    )
    helpers.call_action(
        "resource_create",
        package_id=dataset["id"],
        name="stops",
        upload=FileStorage(
            io.BytesIO(b"\n".join([header, b"".join(rows)])), filename="stops.csv"
        ),
    )

    with _worker(worker_ini) as worker:
        _until(lambda: table("pdi_due")[0]["lease"] is not None)
        worker.kill()
        worker.wait()
    assert table("pdi_state") == []
    assert len(table("pdi_due")) == 1

    connect_to_redis().flushdb()  # the queue is lost as well
    with _worker(worker_ini):
        _until(lambda: table("pdi_due") == [])
    assert verdict("stops")["verdict"] == "passed"
    assert len(table("pdi_run")) == len(table("pdi_state")) == 2


@pytest.mark.ckan_config("ckan.files.default_storages.default", "none")
def test_a_worker_that_is_told_to_stop_ends_well(
    portal: None, worker_ini: Path
) -> None:
    connect_to_redis().flushdb()
    with _worker(worker_ini) as worker:
        _until(lambda: list(connect_to_redis().scan_iter("*:pdi:worker:*")))
        worker.terminate()
        assert worker.wait(PATIENCE) == 0
    assert list(connect_to_redis().scan_iter("*:pdi:worker:*")) == []
