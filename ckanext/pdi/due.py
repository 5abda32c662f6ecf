"""Which data sets are to be checked? The database says so; the queue only hints."""

from __future__ import annotations

import logging
from collections.abc import Collection

import sqlalchemy as sa
from redis.exceptions import RedisError

import ckan.plugins.toolkit as tk
from ckan.lib.jobs import get_queue
from ckan.model import meta

log = logging.getLogger(__name__)

#: The queue that ``ckan pdi worker`` and ``ckan jobs worker pdi`` listen to.
QUEUE = "pdi"
JOB = "ckanext.pdi.jobs.work_once"
#: Seconds for one batch; every file in it has limits of its own.
JOB_TIMEOUT = 3600
#: A publisher's request waits no longer than this for a row that a finishing check
#: holds for some milliseconds; beyond, the sweep marks the data set.
LOCK_TIMEOUT_MS = 500
#: More hints than this say nothing new: one job works until nothing is due.
MAX_HINTS = 2

_MARK = sa.text(
    """
    INSERT INTO pdi_due (subject_id, reason, generation, due_at, attempts)
    SELECT id, :reason, nextval('pdi_generation'), timezone('utc', now()), 0
      FROM unnest(CAST(:ids AS text[])) AS i(id)
     ORDER BY id
        ON CONFLICT (subject_id) DO UPDATE
       SET reason = excluded.reason, generation = excluded.generation,
           due_at = excluded.due_at, attempts = 0, lease = NULL, lease_until = NULL
    """
)

_WAITING = sa.text(
    """
    SELECT 1 FROM pdi_due
     WHERE due_at <= timezone('utc', now())
       AND (lease_until IS NULL OR lease_until < timezone('utc', now()))
     LIMIT 1
    """
)


def mark(ids: Collection[str], reason: str) -> None:
    """Note that these data sets are to be checked, in a short transaction of its own.

    A check that is under way is not disturbed, nor does it disturb: its answer is
    dropped when it ends, because its lease is gone and the generation has moved on.
    """
    if not ids:
        return
    with meta.engine.begin() as connection:
        mark_with(connection, ids, reason)


def mark_with(connection: sa.engine.Connection, ids: Collection[str], why: str) -> None:
    """The same inside a transaction of the caller's."""
    connection.execute(sa.text(f"SET LOCAL lock_timeout = {LOCK_TIMEOUT_MS:d}"))
    connection.execute(_MARK, {"ids": sorted(set(ids)), "reason": why})


def hint() -> None:
    """Wake a worker. Without Redis nothing is lost: the worker looks by itself."""
    try:
        if get_queue(QUEUE).count < MAX_HINTS:
            # By name: whoever marks needs nothing of what the work imports.
            tk.enqueue_job(
                JOB,
                title="pdi: check what is due",
                queue=QUEUE,
                rq_kwargs={"timeout": JOB_TIMEOUT},
            )
    except (RedisError, OSError):
        log.warning("The queue got no hint; the worker looks by itself.")


def waiting() -> bool:
    """Is anything due that no worker holds?"""
    with meta.engine.connect() as connection:
        return connection.execute(_WAITING).first() is not None


def any_of(ids: Collection[str]) -> bool:
    """Is one of these data sets still due?"""
    query = sa.text("SELECT 1 FROM pdi_due WHERE subject_id = ANY(:ids) LIMIT 1")
    with meta.engine.connect() as connection:
        return connection.execute(query, {"ids": list(ids)}).first() is not None
