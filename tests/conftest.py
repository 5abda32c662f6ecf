"""What does every test session share? No skip in CI, the outside files, a running site.

This file is read with and without CKAN installed; it imports neither.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
# The marks of CKAN's pytest plugin, which it does not register itself.
CKAN_MARKS = ("ckan_config", "with_plugins", "provide_plugin")


def pytest_configure(config: pytest.Config) -> None:
    for mark in CKAN_MARKS:
        config.addinivalue_line("markers", f"{mark}: see CKAN's test documentation")


def _fail_instead_of_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI a test that cannot run is a failure: nobody reads the skips there."""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[-1] if isinstance(report.longrepr, tuple) else "skipped"
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: a skip is a failure in CI: {why}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    report = yield
    _fail_instead_of_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    report = yield
    _fail_instead_of_skip(report)
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside material beside the checkout (corpus, reference data)."""
    folder = Path(os.environ.get("PDI_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no {folder}: the outside material is not here (PDI_SHARED)")
    return folder


@pytest.fixture(scope="session")
def site() -> dict[str, Any]:
    """The running demo site: url, services, and three users with password and token."""
    described = os.environ.get("PDI_SITE")
    if not described:
        pytest.skip("no running site: `make browser` brings one up (PDI_SITE)")
    return json.loads(Path(described).read_text("utf-8"))
