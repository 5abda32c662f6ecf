"""Which data sets are one of three, and why are the others not?

A data set counts when nothing stands against it (:func:`obstacles`) and it is the
one of its unit. A unit is what shares agency, category and column structure (yearly
files of one series), or the same bytes; its newest period stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.pdi.progress.model import (
    CANT_TELL,
    FAILED,
    HOLD,
    PASSED,
    DatasetProgress,
    DatasetState,
)
from ckanext.pdi.vocabulary.categories import category

Key = tuple[str, str]

_OF_VERDICT = {
    PASSED: (),
    FAILED: ("verdict_failed",),
    CANT_TELL: ("verdict_cant_tell",),
    None: ("unchecked",),
    "untested": ("unchecked",),
    "inapplicable": ("no_data",),
}


def obstacles(dataset: DatasetState, counting: str) -> tuple[str, ...]:
    """Everything that keeps this data set from counting, whatever the others are."""
    known = category(dataset.category)
    no_data = not dataset.has_data and dataset.verdict is not None
    codes = ("no_data",) if no_data else _OF_VERDICT[dataset.verdict]
    for stands, code in (
        (not dataset.visible, "PDI-O01"),
        (dataset.privacy == HOLD, HOLD),
        (known is None, "PDI-S01"),
        (known is not None and not known.counts(counting), "category_not_counted"),
        (not dataset.jurisdictions, "PDI-S03"),
    ):
        codes += (code,) if stands else ()
    return codes


def unit_key(dataset: DatasetState) -> Key:
    """The same for all data sets of one series of an agency."""
    return (dataset.category or "", dataset.structure or dataset.id)


def settle(
    datasets: Sequence[DatasetState], counting: str
) -> tuple[DatasetProgress, ...]:
    """Count each unit of one agency once; answers in the order of the data sets."""
    against = {d.id: obstacles(d, counting) for d in datasets}
    for unit in _units([d for d in datasets if not against[d.id]]):
        for place, dataset in enumerate(unit[1:], start=1):
            against[dataset.id] = (_twin_code(dataset, unit[:place]),)
    return tuple(
        DatasetProgress(d, counted=not against[d.id], why_not=against[d.id])
        for d in datasets
    )


def _units(eligible: Sequence[DatasetState]) -> list[list[DatasetState]]:
    """Groups of data sets that share a key or a file, each newest first."""
    newest_first = sorted(eligible, key=lambda d: d.name)
    newest_first.sort(key=lambda d: d.period_end or "", reverse=True)
    units: list[list[DatasetState]] = []
    for dataset in newest_first:
        joined = [u for u in units if any(_one_unit(dataset, other) for other in u)]
        units = [u for u in units if u not in joined]
        merged = [d for unit in joined for d in unit] + [dataset]
        units.append(sorted(merged, key=newest_first.index))
    return units


def _one_unit(one: DatasetState, other: DatasetState) -> bool:
    return unit_key(one) == unit_key(other) or _same_bytes(one, other)


def _same_bytes(one: DatasetState, other: DatasetState) -> bool:
    return not set(one.hashes).isdisjoint(other.hashes)


def _twin_code(dataset: DatasetState, before: Sequence[DatasetState]) -> str:
    copied = any(_same_bytes(dataset, other) for other in before)
    return "PDI-S05" if copied else "series"
