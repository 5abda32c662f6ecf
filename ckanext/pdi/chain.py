"""Was the history of an organization's verdicts changed after it was written?

Every run names the hash of the run before it. A run's own hash covers the hash of its
payload instead of the payload, which can so be lawfully erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckanext.pdi.answers import digest
from ckanext.pdi.model import Run

#: Before the first run of a chain.
GENESIS = "0" * 64
HASHED = (
    "id",
    "number",
    "subject_id",
    "subject_type",
    "package_id",
    "owner_org",
    "verdict",
    "ruleset",
    "engine",
    "input_key",
    "answer",
    "payload_hash",
    "prev_hash",
)


def hash_of(run: Mapping[str, Any]) -> str:
    """The hash of a run."""
    return digest([run["at"].isoformat(), *(run[name] for name in HASHED)])


def last_hash(connection: Connection, owner_org: str | None) -> str:
    """What the next run of this organization follows."""
    last = connection.scalar(
        sa.select(Run.hash)
        .where(Run.owner_org.is_not_distinct_from(owner_org))
        .order_by(Run.number.desc())
        .limit(1)
    )
    return last or GENESIS


def first_broken(runs: Iterable[Mapping[str, Any]]) -> str | None:
    """The id of the first run, in the order of one chain, that is not as written."""
    previous = GENESIS
    for run in runs:
        erased = run["payload"] is None
        whole = erased or digest(run["payload"]) == run["payload_hash"]
        if run["prev_hash"] != previous or run["hash"] != hash_of(run) or not whole:
            return run["id"]
        previous = run["hash"]
    return None
