"""How does a site get the demo's data and users, and the file that describes it?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dev import ckan_site, place, say, services
from dev.place import ROOT, STACK
from dev.versions import Version

PEOPLE = ("sysadmin", "editor", "member")


def description(use: str) -> Path:
    """`.stack/demo.json`: url, services, and who can log in."""
    return STACK / f"{use}.json"


def up(use: str, version: Version) -> None:
    """Bring up a site with the demo's data, checked, and describe it."""
    ckan_site.start(use, version)
    urls = {"url": ckan_site.url(use), "services": services.urls(use, version)}
    told = {**_told(use), **urls}
    place.write_private(description(use), json.dumps(told, indent=1) + "\n")
    options = ("--credentials", str(description(use)), "--wait")
    with say.step("agencies, sample data, users; wait until all is checked"):
        ckan_site.ckan(use, version, "pdi", "demo", *options)


def _told(use: str) -> dict[str, Any]:
    file = description(use)
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def invite(use: str, version: Version) -> None:
    """Print where the site is, who can log in, and three things to try."""
    told = _told(use)
    url, pdi = told["url"], version.program("pdi").relative_to(ROOT)
    say.line(f"\nThe demo is running: {url}/pdi\n")
    for person in PEOPLE:
        name, password = told[person]["name"], told[person]["password"]
        say.line(f"  {person:<9} {name:<11} password {password}")
    say.line(
        f"""
Three things to try
  1. Two of three, and the one fix that makes three: {url}/pdi/agency/new-orleans-police
  2. Log in as {told["editor"]["name"]} at {url}/user/login, add a police data set
     ({url}/police/new) with a CSV of your own, and watch its verdict arrive.
  3. Judge a file without any site: {pdi} check FILE.csv

API tokens: {description(use).relative_to(ROOT)}   logs: make logs   stop: make stop"""
    )
