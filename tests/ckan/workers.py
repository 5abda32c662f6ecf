"""How do tests run the real worker, and kill it?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

LEASE_SECONDS = 2
PATIENCE = 90


def worker_ini(ckan_config: dict[str, Any], folder: Path) -> Path:
    """The configuration of a test for a process of its own; uploads in this folder."""
    base = Path(ckan_config["__file__"]).resolve()
    ini = folder / "worker.ini"
    ini.write_text(
        f"[app:main]\nuse = config:{base}\n"
        f"ckanext.pdi.lease_seconds = {LEASE_SECONDS}\n"
        "ckanext.pdi.max_attempts = 100\n"
        "ckan.files.default_storages.default = none\n"
        f"ckan.storage_path = {folder}\n"
    )
    return ini


class RealWorker:
    """``ckan pdi worker`` as a process that ends with the block at the latest."""

    def __init__(self, ini: Path) -> None:
        self.ini = ini

    def __enter__(self) -> RealWorker:
        program = Path(sys.executable).parent / "ckan"
        command = [program, "-c", self.ini, "pdi", "worker"]
        self.process = subprocess.Popen(command, start_new_session=True)
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()

    def kill(self) -> None:
        """``kill -9`` of the worker and of the child that reads for it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Tell it to stop, as an operator does."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def until(true: Any) -> None:
    """Wait for this, but not for ever."""
    pause, end = Event(), monotonic() + PATIENCE
    while not true():
        assert monotonic() < end, "it took too long"
        pause.wait(0.01)
