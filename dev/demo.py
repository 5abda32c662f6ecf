"""How does the demo get its data, its users and the file that describes it?"""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from dev import ckan_site, place, say, services
from dev.place import LOGS, ROOT, STACK, Stamp
from dev.versions import Version

CHECK_SECONDS = 300  # for the worker to check all of the demo's files
POLL = 1.0
PASSWORD_LENGTH = 16
# Who can log in: CKAN's sysadmin, and one person of each role in every demo agency.
PEOPLE = {"sysadmin": None, "editor": "editor", "member": "member"}


def description(use: str) -> Path:
    return STACK / f"{use}.json"


def up(use: str, version: Version) -> None:
    """Bring up a site with the demo's data, checked; describe it in `<use>.json`."""
    ckan_site.start(use, version)
    _load(use, version)
    if not _described(use):
        _describe(use, version)
    with say.step("wait until every data set is checked"):
        _wait_until_checked(use)


def _load(use: str, version: Version) -> None:
    stamp = Stamp(
        f"{use}-loaded", [str(ckan_site.ini(use)), *_demo_inputs(use, version)]
    )
    if stamp.holds():
        return
    with say.step("agencies and sample data (ckan pdi demo)"):
        ckan_site.ckan(use, version, "pdi", "demo")
    description(use).unlink(missing_ok=True)
    stamp.write()


def _demo_inputs(use: str, version: Version) -> list[str | Path]:
    code = [ckan_site.SOURCE / "demo", ckan_site.SOURCE / "cli"]
    return [services.urls(use, version)["CKAN_SQLALCHEMY_URL"], *code]


def _described(use: str) -> bool:
    """Does the description exist, name this site, and hold a token that works?"""
    if not description(use).exists():
        return False
    known = json.loads(description(use).read_text("utf-8"))
    if known["url"] != ckan_site.url(use):
        return False
    try:
        _ask(use, "user_show?id=sysadmin", known["sysadmin"]["api_token"])
    except OSError:
        return False
    return True


def _describe(use: str, version: Version) -> None:
    people = [
        {
            "name": name,
            "password": place.secret(f"{use}-{name}")[:PASSWORD_LENGTH],
            "sysadmin": role is None,
            "role": role,
        }
        for name, role in PEOPLE.items()
    ]
    with say.step("users and API tokens"):
        tokens = _make_users(use, version, people)
    told: dict[str, Any] = {"url": ckan_site.url(use), "use": use}
    told["services"] = services.urls(use, version)
    for person in people:
        name = str(person["name"])
        shown = {"name": name, "password": person["password"]}
        told[name] = {**shown, "api_token": tokens[name]}
    place.write_private(description(use), json.dumps(told, indent=1) + "\n")


def _make_users(use: str, version: Version, people: list[Any]) -> dict[str, str]:
    log = LOGS / f"users-{use}.log"
    with log.open("w", encoding="utf-8") as errors:
        done = subprocess.run(
            [version.program("python"), "-P", ROOT / "dev/inside/users.py"],
            input=json.dumps(people),
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**place.clean_environment(), "CKAN_INI": str(ckan_site.ini(use))},
            text=True,
            check=False,
        )
    if done.returncode:
        raise say.Failure("making the demo's users failed", log=log)
    return json.loads(done.stdout.splitlines()[-1])


def _ask(use: str, action: str, token: str) -> Any:
    return ckan_site.get(use, f"/api/3/action/{action}", token)["result"]


def _wait_until_checked(use: str) -> None:
    token = json.loads(description(use).read_text("utf-8"))["sysadmin"]["api_token"]
    search = "package_search?fq=dataset_type:police&include_private=true&rows=1000"
    deadline, waiting = time.monotonic() + CHECK_SECONDS, ["everything"]
    while waiting := [
        row["name"]
        for row in _ask(use, f"{search}&fl=id,name", token)["results"]
        if _ask(use, f"pdi_verdict_show?id={row['id']}", token)["state"] != "current"
    ]:
        if time.monotonic() > deadline:
            raise say.Failure(
                f"not checked after {CHECK_SECONDS} s: {', '.join(waiting)}",
                log=LOGS / f"worker-{use}.log",
            )
        time.sleep(POLL)


def invite(use: str) -> None:
    """Print where the site is, who can log in, and three things to try."""
    known = json.loads(description(use).read_text("utf-8"))
    say.line(f"\nThe demo is running: {known['url']}/pdi\n")
    for name in PEOPLE:
        say.line(f"  {name:<9} password {known[name]['password']}")
    say.line(
        f"""
Three things to try
  1. Which agencies have their three data sets, and why not?   {known["url"]}/pdi
  2. Log in as `editor` ({known["url"]}/user/login), add a police data set with a CSV,
     and watch its verdict arrive with the row and the column that decided it.
  3. Judge a file without any site:   {STACK.name}/venv-*/bin/pdi check FILE.csv

API tokens: {description(use).relative_to(ROOT)}   stop: make stop   logs: make logs"""
    )
