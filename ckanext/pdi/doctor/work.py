"""Is the work done: are workers alive, is anything left lying?"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from ckan.model import meta

from ckanext.pdi import index, pulse
from ckanext.pdi.doctor.line import Line, fault, ok, warn

#: What waits longer than this is not being worked on.
OVERDUE_MINUTES = 15
#: So many data sets are looked at to see whether the index is behind.
SAMPLE = 100

_OVERDUE = sa.text(
    """
    SELECT count(*) FROM pdi_due
     WHERE due_at < timezone('utc', now()) - make_interval(mins => :minutes)
       AND (lease_until IS NULL OR lease_until < timezone('utc', now()))
    """
)
_VAIN = sa.text(
    "SELECT count(*) FROM pdi_due WHERE attempts > 1 AND lease_until IS NULL"
)


def workers() -> Iterator[Line]:
    """Does anyone check?"""
    heard = pulse.listen()
    if heard.redis:
        yield warn(
            "Worker",
            "Whether a worker is alive cannot be heard without Redis.",
            "Repair Redis; see the line above.",
        )
    elif heard.own:
        yield ok("Worker", f"Alive: {', '.join(heard.own)}.")
    elif heard.common:
        yield ok("Worker", f"{heard.common} common worker(s) listen to the queue.")
    else:
        yield fault(
            "Worker",
            "No worker is alive: nothing is checked.",
            "Start one and keep it running: ckan pdi worker",
        )


def overdue() -> Iterator[Line]:
    """Is anything waiting for too long?"""
    with meta.engine.connect() as connection:
        late = connection.scalar(_OVERDUE, {"minutes": OVERDUE_MINUTES})
        vain = connection.scalar(_VAIN)
    if late:
        yield fault(
            "Checks",
            f"{late} data set(s) wait for more than {OVERDUE_MINUTES} minutes.",
            "See that a worker runs, and start more when it cannot keep up: "
            "ckan pdi worker",
        )
    elif vain:
        yield warn(
            "Checks",
            f"{vain} data set(s) could not be checked and are tried again.",
            "Look into the worker's log for the reason.",
        )
    else:
        yield ok("Checks", "Nothing waits for long.")


def index_behind() -> Iterator[Line]:
    """Does the search index show the verdicts?"""
    behind = index.behind(SAMPLE)
    if behind:
        more = " or more" if len(behind) == SAMPLE else ""
        yield warn(
            "Index",
            f"{len(behind)}{more} data set(s) show an older verdict in the search.",
            "Run: ckan pdi sweep",
        )
    else:
        yield ok("Index", "The search shows the current verdicts.")
