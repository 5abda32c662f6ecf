"""How does a CKAN site come up on the services, with its worker and its clock?"""

from __future__ import annotations

import json
import string
import urllib.request
from pathlib import Path

from dev import place, programs, say, services
from dev.place import LOGS, ROOT, STACK, Stamp
from dev.programs import Program
from dev.versions import Version

USES = ("demo", "browser")  # those that have a site
SWEEP_PAUSE = 120  # seconds; a sweep loads CKAN, which costs 4 s of one core
SOURCE = ROOT / "ckanext" / "pdi"
WEB_TIMEOUT = 10
SETTLES = {"wor": 6}  # seconds until a worker that cannot load CKAN has shown it


def url(use: str) -> str:
    return f"http://127.0.0.1:{place.port(f'web-{use}')}"


def ini(use: str) -> Path:
    return STACK / use / "ckan.ini"


def _names(use: str) -> list[str]:
    return [f"web-{use}", f"worker-{use}", f"clock-{use}"]


def site_programs(use: str, version: Version) -> list[Program]:
    folder, env = STACK / use, {"CKAN_INI": str(ini(use)), "PYTHONUNBUFFERED": "1"}
    python = [version.program("python"), "-P"]
    ckan = version.program("ckan")
    commands: list[list[str | Path | int]] = [
        [*python, ROOT / "dev/inside/web.py", place.port(f"web-{use}")],
        [ckan, "pdi", "worker"],
        [*python, ROOT / "dev/inside/clock.py", SWEEP_PAUSE, ckan, "pdi", "sweep"],
    ]
    return [
        Program(name, command, folder, env=env, settles=SETTLES.get(name[:3], 1))
        for name, command in zip(_names(use), commands, strict=True)
    ]


def ckan(use: str, version: Version, *words: str) -> None:
    """Run one of CKAN's commands on the site's ini."""
    command = [version.program("ckan"), "-c", ini(use), *words]
    say.run(command, LOGS / f"ckan-{use}.log", env=place.clean_environment())


def write_ini(use: str, version: Version) -> None:
    folder = STACK / use
    folder.mkdir(parents=True, exist_ok=True)
    urls = services.urls(use, version)
    filled = string.Template((ROOT / "dev/site.ini").read_text("utf-8")).substitute(
        use=use,
        secret=place.secret(f"ckan-{use}"),
        sqlalchemy=urls["CKAN_SQLALCHEMY_URL"].replace("%", "%%"),
        redis=urls["CKAN_REDIS_URL"].replace("%", "%%"),
        solr=urls["CKAN_SOLR_URL"],
        url=url(use),
        folder=folder,
        storage=version.storage.format(folder=folder / "files"),
    )
    place.write_private(ini(use), filled)


def _stamp(use: str, name: str, version: Version) -> Stamp:
    """Holds until the code, CKAN, the ini or a service changes."""
    return Stamp(f"{use}-{name}", [version.ckan, ini(use), SOURCE])


def prepare(use: str, version: Version) -> None:
    """Bring the database to the newest schema and seed what the plugin needs."""
    stamp = _stamp(use, "prepared", version)
    if stamp.holds():
        return
    with say.step("database: CKAN's tables"):
        ckan(use, version, "db", "upgrade", "--skip-plugins")
    with say.step("database: the plugin's tables (ckan db upgrade -p pdi)"):
        ckan(use, version, "db", "upgrade", "-p", "pdi")
    with say.step("jurisdictions and vocabulary (ckan pdi init)"):
        ckan(use, version, "pdi", "init")
    stamp.write()


def start_services(use: str, version: Version) -> None:
    """Start PostgreSQL, Redis and Solr; make the sites' programs known, not started."""
    webs = [f"web-{site}" for site in USES]
    programs.clear_ground([*services.SERVICES, *webs])
    sites = [program for site in USES for program in site_programs(site, version)]
    services.start(use, version, sites)


def start(use: str, version: Version) -> None:
    """Start services, then web, worker and clock; wait until each is healthy."""
    start_services(use, version)
    write_ini(use, version)
    prepare(use, version)
    running = _stamp(use, "running", version)
    if not running.holds():
        programs.end(_names(use))
    for name in _names(use):
        with say.step(f"start {name}"):
            programs.start(name, lambda name=name: unhealthy(name, use))
    running.write()


def unhealthy(name: str, use: str) -> str | None:
    """Why a program of the site does not work as it should; None when it does."""
    if not name.startswith("web-"):
        state, _ = programs.states()[name]
        return None if state == "RUNNING" else state.lower()
    try:
        get(use, "/api/3/action/status_show")
    except (OSError, ValueError) as error:
        return f"{url(use)}: {error}"
    return None


def stop(use: str) -> None:
    programs.end(_names(use))


def get(use: str, path: str, token: str | None = None) -> dict[str, object]:
    """One JSON answer of the site."""
    headers = {"Authorization": token} if token else {}
    request = urllib.request.Request(url(use) + path, headers=headers)
    with urllib.request.urlopen(request, timeout=WEB_TIMEOUT) as answer:
        return json.load(answer)
