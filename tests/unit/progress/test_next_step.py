"""Does the next step name the cheapest way to one more counted data set?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress_makers import GOOD, another, progress

from ckanext.pdi.progress import CommitmentState, Fault, Promise, issues

TOTALS = Fault("PDI-D01", "failed", effort_minutes=2, failed=2)
NO_DATE = Fault("PDI-D02", "failed", effort_minutes=60)


def test_the_data_set_with_one_cheap_fault_comes_first():
    step = progress(
        GOOD,
        another(2, verdict="failed", faults=(NO_DATE,)),
        another(3, verdict="failed", faults=(TOTALS,)),
        another(4, verdict="failed", faults=(TOTALS, NO_DATE)),
        another(5, verdict="cantTell"),
    ).next_step
    assert (step.kind, step.code, step.fault) == ("fix", "PDI-D01", TOTALS)
    assert step.dataset.name == "set-3"
    assert step.reaches == 2
    assert step.further == 0


@pytest.mark.parametrize(
    ("changes", "kind", "code"),
    [
        ({"jurisdictions": ()}, "label", "PDI-S03"),
        ({"category": None}, "label", "PDI-S01"),
        ({"privacy": "hold"}, "release", "hold"),
        ({"verdict": None}, "wait", None),
        ({"verdict": "cantTell"}, "fix", "verdict_cant_tell"),
        ({"category": "training"}, "publish", None),
        ({"has_data": False, "verdict": "failed"}, "fix", "no_data"),
    ],
)
def test_each_obstacle_has_its_step(changes, kind, code):
    step = progress(replace(GOOD, **changes)).next_step
    assert (step.kind, step.code) == (kind, code)


def test_three_counted_is_done_and_nothing_is_a_start():
    assert progress(*(another(n) for n in range(3))).next_step.kind == "done"
    assert progress().next_step.kind == "start"


def test_an_open_promise_is_the_step_where_nothing_can_be_fixed():
    promise = Promise("complaints", "complaints since 2020", "2026-06-01")
    step = progress(
        GOOD, commitments=(CommitmentState("c", "Denver", (promise,)),)
    ).next_step
    assert (step.kind, step.promise) == ("keep", promise)


def test_members_are_told_what_only_has_to_be_made_public():
    step = progress(GOOD, another(2, public=False), hidden=True).next_step
    assert (step.kind, step.dataset.name) == ("open", "set-2")
    assert progress(GOOD, another(2, public=False)).next_step.kind == "publish"


def test_the_signs_of_a_table_of_totals_are_one_thing_to_do():
    signs = tuple(
        Fault(rule, "failed", 60, pillar="incident_level", weight=weight)
        for rule, weight in (("PDI-I09", -2), ("PDI-I06", -4), ("PDI-I10", -2))
    )
    rows = Fault("PDI-D01", "failed", 5, pillar="disaggregated")
    who = Fault("PDI-D04", "failed", 30, pillar="disaggregated")
    found = progress(another(2, verdict="failed", faults=(rows, *signs, who)))
    assert [f.rule for f in issues(found.datasets[0])] == ["PDI-D04", "PDI-I06"]
    assert found.next_step.further == 1
