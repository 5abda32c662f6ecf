"""What is missing on this machine, and how does it get here?"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dev import place, say
from dev.place import LOGS, ROOT, STACK, Stamp
from dev.versions import Version

SOLR_LIB = STACK / "solr" / "lib"
UNIT_VENV = STACK / "venv-unit"
LINT_VENV = STACK / "venv-lint"
PACKAGE_INPUTS = (ROOT / "setup.py", ROOT / "pyproject.toml")
ONLINE = "is this machine online? (settings of apt, pip and Maven are left as they are)"


def _has(*programs: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(program) for program in programs)


def _has_postgres() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _has_python_headers() -> bool:
    return Path(sysconfig.get_path("include"), "Python.h").exists()


@dataclass(frozen=True)
class Package:
    """A Debian package, and how to see that what it brings is there already."""

    name: str
    present: Callable[[], bool]
    service: str | None = None  # wanted only when this service is private


PYTHON_PACKAGES = (Package("python3-venv", lambda: find_spec("ensurepip") is not None),)
STACK_PACKAGES = (
    *PYTHON_PACKAGES,
    Package("postgresql", _has_postgres, "postgres"),
    Package("redis-server", _has("redis-server"), "redis"),
    Package("libpq-dev", _has("pg_config")),  # psycopg2 has no wheel for Linux
    Package("gcc", _has("gcc")),
    Package("libc6-dev", Path("/usr/include/stdio.h").exists),
    Package("python3-dev", _has_python_headers),
    Package("libmagic1", lambda: ctypes.util.find_library("magic") is not None),
    # javac: Solr's starter is one source file, which a JRE cannot run
    Package("openjdk-17-jdk-headless", _has("java", "javac"), "solr"),
    Package("maven", _has("mvn"), "solr"),
)
BROWSER_PACKAGES = (
    Package("chromium", _has("chromium")),
    Package("chromium-driver", _has("chromedriver")),
)


def debian_packages(wanted: Sequence[Package]) -> None:
    missing = [package.name for package in wanted if not package.present()]
    if not missing:
        return
    names = " ".join(missing)
    by_hand = f"run `apt-get install {names}` as root, then try again"
    if not shutil.which("apt-get"):
        raise say.Failure(f"missing: {names}", todo="install what these packages bring")
    become_root = _become_root(names, by_hand)
    log = LOGS / "install-debian.log"
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"]
    with say.step(f"Debian packages: {names}"):
        say.run([*apt, "update"], log, ONLINE)
        say.run([*apt, "--no-install-recommends", "install", *missing], log, by_hand)


def _become_root(names: str, by_hand: str) -> list[str]:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        raise say.Failure(f"missing Debian packages: {names}; no sudo", todo=by_hand)
    # Ask for the password now: later the output goes to a log.
    if subprocess.run(["sudo", "-v"], check=False).returncode:
        raise say.Failure(
            f"missing Debian packages: {names}; sudo says no", todo=by_hand
        )
    return ["sudo"]


def venv(folder: Path, what: str, wanted: Sequence[str | Path]) -> None:
    """A virtual environment with these packages and ours, editable, beside them."""
    files = [ROOT / word for word in wanted if (ROOT / word).is_file()]
    stamp = Stamp(
        folder.name, [sys.version, *map(str, wanted), *files, *PACKAGE_INPUTS]
    )
    python, log = folder / "bin/python", LOGS / f"install-{folder.name}.log"
    if stamp.holds() and python.exists():
        return
    words = [f"-r{ROOT / w}" if (ROOT / w).is_file() else w for w in wanted]
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install"]
    with say.step(what):
        if not _works(python):
            say.run([sys.executable, "-m", "venv", "--clear", folder], log)
        say.run([*pip, *words], log, ONLINE)
    stamp.write()


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    same = (
        f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    )
    return subprocess.run([python, "-c", same], check=False).returncode == 0


def unit_venv() -> None:
    debian_packages(PYTHON_PACKAGES)
    wanted = ["dev/unit-requirements.txt", f"--editable={ROOT}"]
    venv(UNIT_VENV, "Python packages for the unit tests (no CKAN)", wanted)


def lint_venv() -> None:
    debian_packages(PYTHON_PACKAGES)
    venv(LINT_VENV, "Python packages for lint", ["dev/lint-requirements.txt"])


def ckan_venv(version: Version) -> None:
    wanted = [
        f"ckan[requirements]=={version.ckan}",
        f"ckanext-scheming=={version.scheming}",
        "requirements.txt",
        "dev-requirements.txt",
        f"--editable={ROOT}",
    ]
    venv(version.venv, f"Python packages for CKAN {version.ckan}", wanted)


def solr_jars() -> None:
    pom = ROOT / "dev/solr/pom.xml"
    stamp = Stamp("solr-jars", [pom])
    if stamp.holds() and SOLR_LIB.exists():
        return
    command = ["mvn", "-B", "-q", "-f", pom, "dependency:copy-dependencies"]
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={SOLR_LIB}"]
    with say.step("Solr's jars (about 70 MB, kept in Maven's own cache)"):
        shutil.rmtree(SOLR_LIB, ignore_errors=True)
        say.run([*command, *options], LOGS / "install-solr.log", ONLINE)
    stamp.write()


def everything(version: Version, private: Sequence[str]) -> None:
    """All that the stack needs to run CKAN and these services of its own."""
    place.STACK.mkdir(exist_ok=True)
    wanted = [p for p in STACK_PACKAGES if p.service is None or p.service in private]
    debian_packages(wanted)
    ckan_venv(version)
    if "solr" in private:
        solr_jars()
