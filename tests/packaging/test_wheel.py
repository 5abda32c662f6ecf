"""Is the wheel whole, and does it work where there is neither CKAN nor a checkout?"""

from __future__ import annotations

import fnmatch
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NOT_SHIPPED = shutil.ignore_patterns("__pycache__", "*.pyc")
TOP_LEVEL = ("setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE")
# One of each kind that a portal cannot do without.
NEEDED = (
    "config_declaration.yaml",
    "schemas/*.yaml",
    "vocabulary/categories.csv",
    "migration/pdi/alembic.ini",
    "migration/pdi/script.py.mako",
    "migration/pdi/env.py",
    "migration/pdi/versions/001_*.py",
    "templates/*.html",
    "assets/*.css",
    "py.typed",
)


def _pip(python: Path | str, *words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(python), "-q", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that a stale build/ folder cannot lend it anything."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in TOP_LEVEL:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "ckanext", folder / "ckanext", ignore=NOT_SHIPPED)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=NOT_SHIPPED)
    _pip(sys.executable, "wheel", "--no-deps", "-w", folder / "dist", folder)
    (built,) = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh virtual environment with the wheel in it, no CKAN."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder)
    _pip(folder / "bin/python", "install", wheel)
    return folder / "bin"


def _shipped(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "ckanext" / "pdi"
    ours = {
        str(file.relative_to(ROOT))
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert sorted(ours - _shipped(wheel)) == []


@pytest.mark.parametrize("pattern", NEEDED)
def test_wheel_has_what_a_portal_needs(wheel: Path, pattern: str) -> None:
    assert fnmatch.filter(_shipped(wheel), f"ckanext/pdi/{pattern}")


def test_wheel_has_nothing_beside_the_package(wheel: Path) -> None:
    beside = {name for name in _shipped(wheel) if not name.startswith("ckanext/pdi/")}
    assert {name.split("/")[0].rpartition(".")[2] for name in beside} <= {
        "dist-info",
        "pth",
    }


def test_installed_package_runs_without_ckan_or_checkout(installed: Path) -> None:
    code = (
        "import importlib.util, ckanext.pdi as p, ckanext.pdi.reading,"
        " ckanext.pdi.compliance, ckanext.pdi.progress, ckanext.pdi.vocabulary;"
        "print(importlib.util.find_spec('ckan'), p.__file__)"
    )
    done = subprocess.run(
        [installed / "python", "-I", "-c", code],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("None ")
    assert "site-packages" in done.stdout


def test_installed_command_says_its_version(installed: Path, wheel: Path) -> None:
    done = subprocess.run(
        [installed / "pdi", "--version"],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert wheel.name.split("-")[1] in done.stdout
