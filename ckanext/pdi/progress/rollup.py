"""What is an agency's n of three, and what is a portal's?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ckanext.pdi.progress.model import (
    AgencyInfo,
    AgencyProgress,
    CommitmentState,
    DatasetProgress,
    DatasetState,
    PortalProgress,
    Promise,
)
from ckanext.pdi.progress.next_step import next_step
from ckanext.pdi.progress.units import settle, unit_key
from ckanext.pdi.vocabulary.categories import DEFAULT_COUNTING, category


def agency_progress(
    agency: AgencyInfo,
    datasets: Iterable[DatasetState],
    commitments: Iterable[CommitmentState] = (),
    *,
    ruleset: str,
    counting: str = DEFAULT_COUNTING,
    hidden: bool = False,
) -> AgencyProgress:
    """The agency's progress from what a visitor may see.

    With ``hidden`` the data sets that only members see are listed too (they never
    count): for pages of members, never for an export.
    """
    own = [d for d in datasets if d.agency == agency.id and (hidden or d.visible)]
    own.sort(key=lambda d: (d.title.casefold(), d.name))
    settled = settle(own, counting)
    counted = sum(d.counted for d in settled)
    promises = _promises(commitments, settled, counting)
    open_promises = tuple(p for p in promises if not p.met)
    return AgencyProgress(
        agency=agency,
        ruleset=ruleset,
        counting=counting,
        counted=counted,
        waiting=_waiting(settled),
        promised=len(open_promises),
        datasets=settled,
        promises=promises,
        next_step=next_step(settled, open_promises),
    )


def portal_progress(
    agencies: Iterable[AgencyProgress],
    *,
    ruleset: str,
    counting: str = DEFAULT_COUNTING,
) -> PortalProgress:
    """The portal's agencies, by title."""
    in_order = sorted(
        agencies, key=lambda a: (a.agency.title.casefold(), a.agency.name)
    )
    return PortalProgress(ruleset=ruleset, counting=counting, agencies=tuple(in_order))


def _waiting(settled: Sequence[DatasetProgress]) -> int:
    """Units that would count if their verdict were ``passed``."""
    counted = {unit_key(d.state) for d in settled if d.counted}
    open_units = {
        unit_key(d.state) for d in settled if d.standing in ("waiting", "checking")
    }
    return len(open_units - counted)


def _promises(
    commitments: Iterable[CommitmentState],
    settled: Sequence[DatasetProgress],
    counting: str,
) -> tuple[Promise, ...]:
    """Promised lines of categories that count, earliest first.

    A counted unit meets one promise of its category: the one that was due first.
    """
    free = Counter(d.state.category for d in settled if d.counted)
    lines = sorted(
        (p for c in commitments for p in c.promises if _counts(p, counting)),
        key=lambda p: (p.by, p.category, p.what),
    )
    answered: list[Promise] = []
    for line in lines:
        answered.append(replace(line, met=free[line.category] > 0))
        free[line.category] -= 1
    return tuple(answered)


def _counts(promise: Promise, counting: str) -> bool:
    known = category(promise.category)
    return known is not None and known.counts(counting)
