"""How do tests publish files and ask for verdicts?"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from werkzeug.datastructures import FileStorage

import ckan.model as model
from ckan.tests import helpers

from ckanext.pdi import jobs

Publish = Callable[..., dict[str, Any]]

STOPS = 40


def stops(first: int = 0) -> bytes:
    """A good incident-level file: one row per person stopped."""
    lines = ["case_number,occurred,reason,outcome,race,sex,age,location"]
    for i in range(first, first + STOPS):
        day, hour = 1 + i % 28, i % 24
        reason = ("Speeding", "Equipment", "Warrant")[i % 3]
        outcome = ("Warning", "Citation", "Arrest")[i % 3]
        who = f"{('White', 'Black', 'Hispanic')[i % 3]},{'MF'[i % 2]},{18 + i % 50}"
        place = f"{100 * (i % 40)} BLOCK MAIN ST"
        when = f"2026-{1 + i % 12:02d}-{day:02d} {hour:02d}:15"
        lines.append(f"26-{i:05d},{when},{reason},{outcome},{who},{place}")
    return ("\n".join(lines) + "\n").encode()


def yearly() -> bytes:
    """A table of yearly counts: what passes for open data."""
    lines = ["year,offense,count,rate_per_100000"]
    lines += [f"{2016 + i // 6},Offense {i % 6},{i * 3},{i * 1.5}" for i in range(60)]
    return ("\n".join(lines) + "\n").encode()


def upload(package_id: str, content: bytes, **fields: Any) -> dict[str, Any]:
    """Upload a file as a new resource, or in the place of ``id``."""
    action = "resource_update" if "id" in fields else "resource_create"
    return helpers.call_action(
        action,
        package_id=package_id,
        upload=FileStorage(io.BytesIO(content), filename="stops.csv"),
        **{"name": "stops", "format": "CSV", **fields},
    )


def verdict(id: str) -> dict[str, Any]:
    """What the portal says of a data set or a resource."""
    model.Session.rollback()
    return helpers.call_action("pdi_verdict_show", id=id)


def checked(id: str) -> dict[str, Any]:
    """The same after everything that is due was checked."""
    jobs.work()
    return verdict(id)


def codes(shown: dict[str, Any]) -> set[str]:
    """The evidence codes of all findings of a verdict."""
    return {e["code"] for f in shown["findings"] for e in f["evidence"]}


def table(name: str, order: str = "1") -> list[dict[str, Any]]:
    """All rows of a table."""
    model.Session.rollback()
    rows = model.Session.execute(sa.text(f"SELECT * FROM {name} ORDER BY {order}"))
    return [dict(row) for row in rows.mappings()]
