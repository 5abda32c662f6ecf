"""Which data sets count, and does the answer never flatter?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress_makers import GOOD, another, progress

from ckanext.pdi.progress import CommitmentState, DatasetState, Promise


@pytest.mark.parametrize(
    ("changes", "why_not"),
    [
        ({}, ()),
        ({"verdict": "failed"}, ("verdict_failed",)),
        ({"verdict": "cantTell"}, ("verdict_cant_tell",)),
        ({"verdict": None}, ("unchecked",)),
        ({"verdict": "failed", "has_data": False}, ("no_data",)),
        ({"verdict": "inapplicable"}, ("no_data",)),
        ({"privacy": "hold"}, ("hold",)),
        ({"privacy": "unchecked"}, ()),
        ({"category": None}, ("PDI-S01",)),
        ({"category": "nonsense"}, ("PDI-S01",)),
        ({"category": "training"}, ("category_not_counted",)),
        ({"category": "surveys"}, ("category_not_counted",)),
        ({"jurisdictions": ()}, ("PDI-S03",)),
        (
            {"verdict": "failed", "category": None, "jurisdictions": ()},
            ("verdict_failed", "PDI-S01", "PDI-S03"),
        ),
    ],
)
def test_a_data_set_counts_exactly_when_nothing_stands_against_it(changes, why_not):
    answer = progress(replace(GOOD, **changes))
    assert answer.datasets[0].why_not == why_not
    assert answer.counted == (not why_not)


@pytest.mark.parametrize("hide", [{"public": False}, {"active": False}])
def test_what_visitors_cannot_see_is_neither_counted_nor_listed(hide):
    assert progress(GOOD, another(2, **hide)) == progress(GOOD)
    shown = progress(GOOD, another(2, **hide), hidden=True)
    assert [d.why_not for d in shown.datasets] == [("PDI-O01",), ()]
    assert shown.counted == 1


def test_training_counts_where_policing_counts():
    assert progress(another(2, category="training"), counting="policing").counted == 1


def test_yearly_files_of_one_series_count_once_and_the_newest_stands_for_them():
    years = [
        another(n, structure="same", period_end=f"202{n}-12-31") for n in range(1, 5)
    ]
    answer = progress(*years)
    assert answer.counted == 1
    assert [d.state.name for d in answer.datasets if d.counted] == ["set-4"]
    assert {d.why_not for d in answer.datasets if not d.counted} == {("series",)}


def test_the_same_columns_in_another_category_are_another_unit():
    assert progress(GOOD, another(2, structure="s1", category="arrests")).counted == 2


def test_the_same_bytes_count_once_whatever_they_are_called():
    copy = another(2, category="arrests", hashes=("h1",))
    answer = progress(GOOD, copy)
    assert answer.counted == 1
    assert ("PDI-S05",) in {d.why_not for d in answer.datasets}


def test_an_unknown_structure_never_joins_data_sets():
    assert progress(*(another(n, structure=None) for n in range(4))).counted == 4


def test_waiting_are_units_that_only_lack_a_verdict():
    answer = progress(
        GOOD,
        another(2, verdict="cantTell"),
        another(3, verdict=None, structure=None, checking=True),
        another(4, verdict="cantTell", structure="s1"),  # a year of a counted series
        another(5, verdict="cantTell", jurisdictions=()),
        another(6, verdict="failed"),
    )
    assert (answer.counted, answer.waiting) == (1, 2)


def test_promised_are_the_lines_not_yet_met():
    lines = (
        Promise("stops", "all stops", "2026-03-01"),
        Promise("stops", "older stops", "2027-03-01"),
        Promise("complaints", "complaints", "2026-06-01"),
        Promise("training", "courses", "2026-06-01"),  # does not count toward three
    )
    answer = progress(GOOD, commitments=(CommitmentState("c", "Denver", lines),))
    assert answer.promised == 2
    assert [(p.what, p.met) for p in answer.promises] == [
        ("all stops", True),
        ("complaints", False),
        ("older stops", False),
    ]


states = st.builds(
    DatasetState,
    id=st.uuids().map(str),
    name=st.text("abc", min_size=1, max_size=3),
    title=st.text("abc", max_size=3),
    agency=st.just("org"),
    category=st.sampled_from(["stops", "arrests", "training", None]),
    verdict=st.sampled_from(["passed", "passed", "failed", "cantTell", None]),
    privacy=st.sampled_from(["clear", "hold", "unchecked"]),
    public=st.booleans(),
    active=st.booleans(),
    jurisdictions=st.sampled_from([(), ("us-dc",)]),
    structure=st.sampled_from(["s1", "s2", None]),
    period_end=st.sampled_from(["2023-12-31", "2024-12-31", None]),
    hashes=st.lists(st.sampled_from("hijk"), max_size=2).map(tuple),
)
portals = st.lists(states, max_size=7, unique_by=lambda d: d.id)


@given(portals, states)
def test_adding_what_does_not_count_never_raises_the_count(datasets, extra):
    for harmless in (
        replace(extra, public=False),
        replace(extra, active=False),
        replace(extra, verdict="failed"),
        replace(extra, verdict="cantTell"),
        replace(extra, privacy="hold"),
        replace(extra, jurisdictions=()),
    ):
        assert progress(*datasets, harmless).counted == progress(*datasets).counted


@given(portals, st.randoms(use_true_random=False))
def test_order_and_names_never_change_the_count(datasets, random):
    shuffled = [replace(d, name=str(random.random())) for d in datasets]
    random.shuffle(shuffled)
    assert progress(*shuffled).counted == progress(*datasets).counted


@given(portals)
def test_every_data_set_is_counted_or_says_why_not(datasets):
    answer = progress(*datasets)
    assert all(bool(d.why_not) != d.counted for d in answer.datasets)
    assert all(d.state.visible for d in answer.datasets)
    kept = {(d.state.category, d.state.structure) for d in answer.datasets if d.counted}
    series = {k for k in kept if k[1]}
    assert len(series) == sum(
        1 for d in answer.datasets if d.counted and d.state.structure
    )
