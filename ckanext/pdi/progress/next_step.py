"""Which one thing brings the agency closest to three?

Facts only; the sentence is worded where it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.pdi.progress.model import (
    FAILED,
    HOLD,
    TARGET,
    DatasetProgress,
    Fault,
    NextStep,
    Promise,
)

#: "No aggregate rows inside the records": says of rows what incident-level rules say.
ROWS_RULE = "PDI-D01"
#: Obstacles that a metadata edit of a minute removes.
_LABELS = ("PDI-S01", "PDI-S03")
#: Not public or not active: members see such data sets, visitors never do.
_HIDDEN = "PDI-O01"
#: Obstacles that no work on this very data set removes.
_HOPELESS = {"series", "PDI-S05", "category_not_counted"}


def next_step(
    datasets: Sequence[DatasetProgress], open_promises: Sequence[Promise] = ()
) -> NextStep:
    """The cheapest step: fewest obstacles, then least effort, then a new category."""
    counted = sum(d.counted for d in datasets)
    if counted >= TARGET:
        return NextStep("done", reaches=counted)
    covered = {d.state.category for d in datasets if d.counted}
    open_ones = [
        d for d in datasets if not d.counted and _HOPELESS.isdisjoint(d.why_not)
    ]
    if open_ones:
        best = min(open_ones, key=lambda d: _cost(d, covered))
        return _step(best, counted + 1)
    if open_promises:
        return NextStep("keep", promise=open_promises[0], reaches=counted + 1)
    return NextStep("publish" if datasets else "start", reaches=counted + 1)


def _cost(d: DatasetProgress, covered: set[str | None]) -> tuple[object, ...]:
    faults = issues(d)
    codes = [c for c in d.why_not if not c.startswith("verdict_")]
    unfixable = not faults and any(c.startswith("verdict_") for c in d.why_not)
    return (
        d.standing == "checking" or "unchecked" in d.why_not,
        unfixable,
        len(faults) + len(codes),
        sum(f.effort_minutes for f in faults),
        d.state.category in covered,
        d.state.title.casefold(),
        d.state.name,
    )


def _step(d: DatasetProgress, reaches: int) -> NextStep:
    faults = issues(d)
    labels = [c for c in d.why_not if c in _LABELS]
    further = len(faults) + len(labels) - 1
    if "unchecked" in d.why_not:
        return NextStep("wait", d.state, reaches=reaches)
    if d.why_not == (_HIDDEN,):
        return NextStep("open", d.state, _HIDDEN, reaches=reaches)
    if HOLD in d.why_not:
        return NextStep("release", d.state, HOLD, reaches=reaches)
    if faults:
        return NextStep(
            "fix",
            d.state,
            faults[0].rule,
            fault=faults[0],
            further=further,
            reaches=reaches,
        )
    kind = "label" if labels else "fix"
    code = labels[0] if labels else d.why_not[0]
    return NextStep(kind, d.state, code, further=max(further, 0), reaches=reaches)


def issues(d: DatasetProgress) -> list[Fault]:
    """What really is to be done about the verdict, one fault for each: failed ones
    first, then the cheapest.

    All signs that rows are no single events have one remedy, publishing the records
    behind them, so the heaviest sign speaks for the others.
    """
    if not any(code.startswith("verdict_") for code in d.why_not):
        return []
    chosen: dict[str, Fault] = {}
    for fault in sorted(d.state.faults, key=lambda f: (f.outcome != FAILED, f.weight)):
        signs = fault.pillar == "incident_level" or fault.rule == ROWS_RULE
        chosen.setdefault("rows" if signs else fault.rule, fault)
    return sorted(
        chosen.values(), key=lambda f: (f.outcome != FAILED, f.effort_minutes, f.rule)
    )
