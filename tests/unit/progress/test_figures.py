"""Are the figures well-formed, honest and harmless?"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from progress_makers import GOOD, another, progress

from ckanext.pdi.progress.coverage import Cell, coverage
from ckanext.pdi.progress.figures import SHAPES, Arc, kinds, pips, ring, shape, sprite
from ckanext.pdi.progress.model import CommitmentState, Promise

EVIL = '"><script>alert(1)</script>&'


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ((0, 0, 0), ("open", "open", "open")),
        ((1, 1, 1), ("counted", "waiting", "promised")),
        ((2, 3, 3), ("counted", "counted", "waiting")),
        ((5, 1, 1), ("counted", "counted", "counted")),
    ],
)
def test_places_are_filled_best_first(numbers, places):
    assert kinds(*numbers, 3) == places


def test_ring_is_xml_with_a_title_and_one_arc_a_place():
    arcs = [Arc(k, f"{k} {EVIL}", f"/x?{EVIL}") for k in kinds(1, 1, 1, 3)]
    svg = ElementTree.fromstring(ring(arcs, 1, uid="a", title=EVIL))
    assert svg.find("title").text == EVIL
    assert [e.get("aria-label") for e in svg.findall("a")] == [a.label for a in arcs]
    assert not list(svg.iter("script"))


def test_more_than_three_is_said():
    arcs = [Arc("counted")] * 3
    svg = ElementTree.fromstring(ring(arcs, 5, uid="a", title="t"))
    assert [t.text for t in svg.findall("text")] == ["5", "+2"]


@pytest.mark.parametrize(
    "svg",
    [
        pips(kinds(1, 1, 1, 3)),
        pips(kinds(0, 0, 0, 3)),
        sprite(SHAPES),
        *map(shape, SHAPES),
    ],
)
def test_small_signs_are_xml_and_hidden_from_screen_readers(svg):
    assert ElementTree.fromstring(svg).get("aria-hidden") == "true"


def test_each_cell_of_the_grid_shows_the_best_of_its_data_sets():
    promise = Promise("searches", "searches", "2026-01-01")
    answer = progress(
        GOOD,
        another(2, verdict="failed"),
        another(3, category="arrests", verdict="failed"),
        another(4, category="citations", verdict="cantTell"),
        commitments=(CommitmentState("c", "n", (promise,)),),
    )
    cells = coverage(
        answer, ["stops", "arrests", "citations", "searches", "complaints"]
    )
    assert cells == {
        "stops": Cell("counted", 1, "stops"),
        "arrests": Cell("not_counted", 1, "set-3"),
        "citations": Cell("waiting", 1, "set-4"),
        "searches": Cell("promised", 1),
        "complaints": Cell(),
    }
