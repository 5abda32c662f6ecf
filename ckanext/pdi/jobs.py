"""How is everything that is due checked?

The database says what is due, so this is safe to run at any time, several times at
once, and to kill: whatever was not written down stays due.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import ckan.model as model

from ckanext.pdi import (
    answers,
    config,
    contents,
    datasets,
    due,
    index,
    leases,
    ledger,
    tags,
)
from ckanext.pdi.contents import Content
from ckanext.pdi.datasets import Dataset, Resource
from ckanext.pdi.leases import Lease

log = logging.getLogger(__name__)

#: Data sets indexed with one commit.
INDEX_BATCH = 50


def never() -> bool:
    """Nobody asks to stop."""
    return False


def work(stopping: Callable[[], bool] = never) -> int:
    """Check until nothing is due; the number of data sets that were written down."""
    done = 0
    heal_index()
    while not stopping() and (taken := leases.take(config.batch_size())):
        done += check(taken, stopping)
        heal_index()
    return done


def work_once() -> int:
    """Check one batch, and ask for a further job if that was not all: so that other
    queues of a common worker have their turn."""
    taken = leases.take(config.batch_size())
    done = check(taken) if taken else 0
    heal_index()
    if taken and due.waiting():
        due.hint()
    return done


def check(taken: Sequence[Lease], stopping: Callable[[], bool] = never) -> int:
    """Check these data sets, those of one agency together."""
    model.Session.rollback()  # what was read before may have changed
    found = datasets.load([lease.subject_id for lease in taken])
    done = sum(ledger.forget(le) for le in taken if le.subject_id not in found)
    tags.ensure(s for d in found.values() for s in d.known_jurisdictions)
    left = [le for le in taken if le.subject_id in found]
    left.sort(key=lambda le: _turn(found[le.subject_id]))
    for _, group in groupby(left, key=lambda le: found[le.subject_id].owner_org):
        leased = list(group)
        if stopping():
            leases.give_back(leased)
        else:
            done += _check_agency(leased, found)
    return done


def _turn(dataset: Dataset) -> tuple[str, str, str]:
    """Agency by agency; the older first, because it counts before one with the same
    bytes."""
    return dataset.owner_org or "", dataset.created, dataset.id


def heal_index() -> None:
    """Bring the index in line with the verdicts, also after a crash in between."""
    while behind := index.behind(INDEX_BATCH):
        if not index.refresh(behind):
            return  # it is tried again when there is something to do next


def _check_agency(leased: Sequence[Lease], found: Mapping[str, Dataset]) -> int:
    resources = [r for le in leased for r in found[le.subject_id].resources]
    done = 0
    with leases.kept(leased):
        try:
            seen = _contents(resources, any(le.hopeless for le in leased))
        except Exception:
            log.exception("Files of an agency could not be read now.")
            for lease in leased:
                leases.postpone(lease)
            return 0
        for lease in leased:
            done += _decide(lease, found[lease.subject_id], seen)
    return done


def _contents(resources: Sequence[Resource], hopeless: bool) -> dict[str, Content]:
    """What is in these files; what could not be read so often is not tried again."""
    seen = contents.known(resources)
    new = [r for r in resources if r.id not in seen]
    if hopeless:
        return seen | {r.id: Content(answers.GAVE_UP) for r in new}
    return seen | dict(contents.read(new))


def _decide(lease: Lease, dataset: Dataset, seen: Mapping[str, Content]) -> bool:
    try:
        return ledger.write(lease, answers.answer_dataset(dataset, seen))
    except Exception:
        log.exception("The check of data set %s failed.", dataset.id)
        leases.postpone(lease)
        return False
