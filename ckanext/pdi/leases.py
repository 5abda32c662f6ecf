"""Who checks which due data set, and is that still worth writing down?

A lease is taken and given back in short transactions; nothing is locked while a file is
read. Whoever marks a data set due raises its generation, whoever takes it gets a lease
number: both come from one sequence that never repeats, so a late worker cannot pass for
a current one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckan.model import meta

from ckanext.pdi import config

#: After a check that died: a minute, two, four, ... for each attempt before.
RETRY_SECONDS = 60
#: A lease is renewed so many times before it would run out.
RENEWALS = 3
#: An hour at most between two attempts.
MAX_RETRY_SECONDS = 3600

# A data set whose check died before is taken alone, so that it can harm no other.
_TAKE = sa.text(
    """
    WITH free AS (
        SELECT subject_id, attempts
          FROM pdi_due
         WHERE due_at <= timezone('utc', now())
           AND (lease_until IS NULL OR lease_until < timezone('utc', now()))
         ORDER BY attempts > 0, due_at, subject_id
         LIMIT :size
           FOR UPDATE SKIP LOCKED
    ), chosen AS (
        SELECT subject_id FROM free
         WHERE attempts = 0
            OR subject_id = (
                SELECT subject_id FROM free
                 WHERE NOT EXISTS (SELECT 1 FROM free WHERE attempts = 0)
                 LIMIT 1)
    )
    UPDATE pdi_due d
       SET lease = nextval('pdi_generation'), attempts = d.attempts + 1,
           lease_until = timezone('utc', now()) + make_interval(secs => :seconds)
      FROM chosen
     WHERE d.subject_id = chosen.subject_id
    RETURNING d.subject_id, d.generation, d.lease, d.attempts
    """
)

_HELD = sa.text(
    """
    SELECT 1 FROM pdi_due
     WHERE subject_id = :subject_id AND generation = :generation AND lease = :number
       FOR UPDATE
    """
)

_RENEW = sa.text(
    """
    UPDATE pdi_due
       SET lease_until = timezone('utc', now()) + make_interval(secs => :seconds)
     WHERE lease = ANY(:numbers)
    """
)

_GIVE_BACK = sa.text(
    """
    UPDATE pdi_due
       SET lease = NULL, lease_until = NULL, attempts = attempts - 1
     WHERE lease = ANY(:numbers)
    """
)

_POSTPONE = sa.text(
    """
    UPDATE pdi_due
       SET lease = NULL, lease_until = NULL,
           due_at = timezone('utc', now()) + make_interval(secs => :seconds)
     WHERE lease = :number
    """
)

_FINISH = sa.text("DELETE FROM pdi_due WHERE subject_id = :subject_id")


@dataclass(frozen=True)
class Lease:
    """The right to write down what a check of this data set found."""

    subject_id: str
    generation: int
    number: int
    attempts: int  # this one included

    @property
    def hopeless(self) -> bool:
        """Did as many checks die as may?"""
        return self.attempts > config.max_attempts()


def take(size: int) -> list[Lease]:
    """Take what is due, the longest waiting first; no one else gets it meanwhile."""
    values = {"size": size, "seconds": config.lease_seconds()}
    with meta.engine.begin() as connection:
        rows = connection.execute(_TAKE, values).all()
    return [Lease(r.subject_id, r.generation, r.lease, r.attempts) for r in rows]


@contextmanager
def kept(leases: Collection[Lease]) -> Iterator[None]:
    """Keep these leases from running out while their files are read.

    They do run out soon after this process was killed, and others go on.
    """
    seconds = config.lease_seconds()
    values = {"numbers": [le.number for le in leases], "seconds": seconds}
    done = Event()

    def renew() -> None:
        while not done.wait(seconds / RENEWALS):
            with meta.engine.begin() as connection:
                connection.execute(_RENEW, values)

    keeper = Thread(target=renew, name="pdi-leases", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def hold(connection: Connection, lease: Lease) -> bool:
    """Is the lease current? If so it stays so until the transaction ends."""
    values = {
        "subject_id": lease.subject_id,
        "generation": lease.generation,
        "number": lease.number,
    }
    return connection.execute(_HELD, values).first() is not None


def finish(connection: Connection, lease: Lease) -> None:
    """Nothing is due any longer; in the transaction that holds the lease."""
    connection.execute(_FINISH, {"subject_id": lease.subject_id})


def give_back(leases: Collection[Lease]) -> None:
    """Leave these to others at once; they were not tried."""
    with meta.engine.begin() as connection:
        connection.execute(_GIVE_BACK, {"numbers": [le.number for le in leases]})


def postpone(lease: Lease) -> None:
    """Try this one again later."""
    wait = min(RETRY_SECONDS * 2 ** (lease.attempts - 1), MAX_RETRY_SECONDS)
    with meta.engine.begin() as connection:
        connection.execute(_POSTPONE, {"number": lease.number, "seconds": wait})
