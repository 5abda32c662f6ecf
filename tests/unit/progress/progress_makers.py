"""Small data sets and agencies for the tests of progress."""

from __future__ import annotations

from dataclasses import replace

from ckanext.pdi.progress import (
    AgencyInfo,
    AgencyProgress,
    CommitmentState,
    DatasetState,
    agency_progress,
)

AGENCY = AgencyInfo("org", "denver-pd", "Denver Police", "CO0160000", ("us-co",))
GOOD = DatasetState(
    "d1",
    "stops",
    "Stops",
    "org",
    category="stops",
    verdict="passed",
    privacy="clear",
    jurisdictions=("us-co-place-denver",),
    structure="s1",
    period_end="2024-12-31",
    hashes=("h1",),
    checked="2026-01-02T03:04:05Z",
)


def another(n: int, **changes: object) -> DatasetState:
    own = {
        "id": f"d{n}",
        "name": f"set-{n}",
        "structure": f"s{n}",
        "hashes": (f"h{n}",),
    }
    return replace(GOOD, **{**own, **changes})


def progress(
    *datasets: DatasetState,
    commitments: tuple[CommitmentState, ...] = (),
    **kw: str | bool,
) -> AgencyProgress:
    return agency_progress(AGENCY, datasets, commitments, ruleset="r/1", **kw)
