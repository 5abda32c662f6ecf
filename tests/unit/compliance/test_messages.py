"""Does every judgement read well: whole sentences, no gaps, no cell of a person?"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tables import FIXTURES, finding, fixture, judge

from ckanext.pdi import compliance
from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.messages import sentences
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome
from ckanext.pdi.vocabulary.categories import categories

TWINS = sorted(path.name for path in FIXTURES.glob("*.csv"))
SOURCE = Path(compliance.__file__).parent
NO_CODES = {"categories.csv"}


@pytest.mark.parametrize("name", TWINS)
def test_sentences_are_whole(name: str) -> None:
    for found in judge(fixture(name)).findings:
        said = messages.sentence(found)
        assert said.endswith(".") and "{" not in said and "“?”" not in said, said
        assert messages.title(found)


@pytest.mark.parametrize("name", TWINS)
def test_no_cell_of_a_record_is_said(name: str) -> None:
    verdict = judge(fixture(name))
    said = repr(compliance.verdict_to_json(verdict))
    said += " ".join(messages.sentence(f) for f in verdict.findings)
    for cell in (
        "Lastname7",
        "First7",
        "Person H7",
        "TS23-1007",
        "UOF23-0003",
        "IL10101",
    ):
        assert cell not in said


def test_every_code_of_the_rules_has_its_sentence() -> None:
    code = re.compile(r"[a-z]+\.[a-z_]+|total_row")
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")]
    constants = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    written = {text for text in constants if code.fullmatch(text)} - NO_CODES
    known = set(sentences.SENTENCES) | set(sentences.PLURALS)
    assert written <= known, written - known


def test_total_rows_are_named_by_row_and_word() -> None:
    verdict = judge(fixture("stops_by_officer_total_rows.csv"))
    said = messages.sentence(finding(verdict, "PDI-I08"))
    assert said == "2 of 12 rows look like totals: row 7 (total), row 8 (grand total)."


def test_a_verdict_is_one_sentence_with_its_size() -> None:
    verdict = judge(fixture("stops_incident.csv"), category="traffic_stops")
    assert verdict.unit_of_record == (
        "Each row looks like one traffic stop. There are 40 rows."
        " They run from 2023-01-01 to 2023-04-28."
        " “stop_id” is different in every row."
    )


def test_every_category_with_records_has_its_unit() -> None:
    without = {"surveys", "policies", "geography", "other"}
    assert set(categories()) - without == set(sentences.UNITS)


def test_another_language_gets_whole_sentences() -> None:
    shout = messages.Language(
        lambda text: text.upper().replace("{COLUMN}", "{column}"),
        lambda one, many, n: many,
    )
    found = Finding(
        "PDI-I04",
        "1.0.0",
        Outcome.PASSED,
        "should",
        evidence=(Evidence("place.given", column="beat"),),
    )
    assert messages.sentence(found, shout) == "“beat” GIVES A PLACE."


def test_a_list_that_was_cut_says_so_in_a_whole_sentence() -> None:
    totals = tuple(
        Evidence("total_row", row=row, data={"word": "total", "rows": 90})
        for row in range(10, 60, 10)
    )
    found = Finding("PDI-D01", "1.0.0", Outcome.FAILED, "must", totals, 90, 5)
    said = messages.sentence(found)
    assert said.endswith("row 40 (total) and more.")


def test_an_old_code_is_still_said() -> None:
    found = Finding(
        "PDI-I04", "0.9.0", Outcome.FAILED, "must", evidence=(Evidence("gone.code"),)
    )
    assert messages.sentence(found).endswith(".")
