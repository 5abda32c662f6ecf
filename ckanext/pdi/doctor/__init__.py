"""What is missing or wrong on this portal, and what is to be done about it?

Every check is a function that answers with lines; a line that is no "ok" says what to
do. ``examine`` runs them all, and those that need our tables only where these are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.doctor import services, setup, work
from ckanext.pdi.doctor.line import Level, Line

__all__ = ["Level", "Line", "examine"]

FIRST = (setup.plugins, setup.schemas, setup.options)
WITH_TABLES = (setup.seeded, work.overdue, work.index_behind)
LAST = (
    services.redis,
    work.workers,
    services.solr,
    services.uploads,
    services.temporary,
    services.child,
)


def examine() -> Iterator[Line]:
    """All findings, in the order in which they are best repaired."""
    for check in FIRST:
        yield from check()
    migrated = list(setup.migration())
    yield from migrated
    if all(line.level is Level.OK for line in migrated):
        for check in WITH_TABLES:
            yield from check()
    for check in LAST:
        yield from check()
