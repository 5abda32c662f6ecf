"""Does a profile hold the facts that rules need, and nothing about people?"""

from __future__ import annotations

import json

import pytest

from ckanext.pdi.facts import GROUPS, Profile, from_json, to_json
from ckanext.pdi.reading import combinations, table

from .make import delimited, profile, records

NAMES = ("Zebulon Quackenbush", "Ophelia Vanderghast", "Ignatius Thistlewood")


def planted() -> str:
    header = ("name", "dob", "ssn", "case_no", "notes", "race", "occurred")
    rows = [
        [
            NAMES[i % 3] + f" {chr(65 + i % 26)}",
            f"19{60 + i % 30}-0{1 + i % 9}-1{i % 10}",
            f"219-0{i % 10}-{1000 + i}",
            f"24-{10000 + i}",
            f"The man at 4471 Elderberry Lane number {i} said hello to officer Grimsby",
            "WBH"[i % 3],
            f"2023-0{1 + i % 9}-1{i % 10}",
        ]
        for i in range(120)
    ]
    return delimited(rows, header=header)


def test_no_value_of_a_person_is_in_a_profile() -> None:
    text = planted()
    stored = json.dumps(to_json(profile(text)))
    for word in ("Zebulon", "Quackenbush", "Thistle", "Elderberry", "Grimsby", "4471"):
        assert word not in stored
    assert "219-0" not in stored
    assert "24-1000" not in stored
    assert '"1960-' not in stored and '"1989-' not in stored  # births
    assert "2023-01-10" in stored  # the first event may be told


def sighted(result: Profile) -> dict[tuple[str, str], tuple[int, tuple[int, ...]]]:
    return {
        (c.name, s.pattern): (s.count, s.rows)
        for c in result.columns
        for s in c.sightings
    }


def test_people_are_sighted_with_counts_and_rows() -> None:
    found = sighted(profile(planted()))
    # Every tenth number is of no group that is issued.
    assert found["ssn", "ssn"] == (108, (*range(3, 12), 13))
    assert found["name", "person_name"] == (120, tuple(range(2, 12)))
    assert found["notes", "street_address"] == (120, tuple(range(2, 12)))
    assert len(found) == 3


def test_birth_columns_keep_no_days() -> None:
    result = profile(planted())
    birth = result.columns[1].dates
    assert birth is not None
    assert (birth.count, birth.min, birth.max) == (120, None, None)


def test_a_headerless_table_names_no_column_after_a_value() -> None:
    result = profile(planted().split("\n", 1)[1])
    assert [c.name for c in result.columns] == [f"column_{i}" for i in range(1, 8)]


def test_a_profile_is_whole_and_survives_storage() -> None:
    result = profile(delimited(records(200)))
    assert result.method == "full"
    assert dict(result.groups) == dict(GROUPS)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    for column in result.columns:
        assert column.filled + column.nulls == 200
        assert sum(column.kinds.values()) >= column.filled
    assert [c.distinct for c in result.columns] == [200, 5, 200, 40, 9]


def combination(result: Profile, *names: str) -> int | None:
    index = {c.name: c.index for c in result.columns}
    wanted = tuple(sorted(index[n] for n in names))
    found = [c.distinct for c in result.combinations if c.columns == wanted]
    return found[0] if found else None


def test_daily_counts_show_in_combinations() -> None:
    rows = [
        [str(i), f"2024-01-{1 + i // 2:02}", "AB"[i % 2], str(i * 7 % 90)]
        for i in range(60)
    ]
    result = profile(delimited(rows, header=("id", "date", "type", "count")))
    assert combination(result, "date") == 30
    assert combination(result, "date", "type") == 60


def test_a_category_cube_shows_in_combinations() -> None:
    rows = [
        [str(2000 + i // 12), "ABCD"[i // 3 % 4], "xyz"[i % 3], str(i * 3)]
        for i in range(120)
    ]
    result = profile(delimited(rows, header=("year", "offense", "area", "count")))
    assert combination(result, "year", "offense", "area") == 120
    assert combination(result, "offense", "area") == 12


def test_duplicate_rows_are_counted() -> None:
    table = profile(delimited(records(50) + records(7))).table
    assert table is not None
    assert (table.duplicate_rows, table.duplicate_rows_exact) == (7, True)


def test_sets_of_many_tuples_are_estimates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combinations, "CAPS", (8_000, 400))
    rows = [[f"2024-{i:05} X", f"K{i % 5}", f"W{i % 7}", "a"] for i in range(9_000)]
    once = profile(delimited(rows, header=("id", "kind", "what", "x")))
    twice = profile(delimited([*rows, *rows], header=("id", "kind", "what", "x")))
    assert combination(once, "id", "kind", "what") == 9_000  # all different: exact
    found = combination(twice, "id", "kind", "what")
    assert found is not None
    assert abs(found - 9_000) < 900
    assert combination(twice, "kind", "what") == 35


def test_days_that_follow_each_other_are_counted() -> None:
    daily = [[f"{1 + i // 28}/{1 + i % 28}/2024", str(i)] for i in range(84)]
    dates = profile(delimited(daily, header=("day", "n"))).columns[0].dates
    assert dates is not None
    assert dates.consecutive == 81  # of 83: months end after 28 days here
    events = [[f"2024-01-{1 + i * 7 % 28:02} 10:{i:02}:00", "x"] for i in range(50)]
    dates = profile(delimited(events, header=("when", "n"))).columns[0].dates
    assert dates is not None
    assert dates.consecutive == 0


def test_cells_that_a_spreadsheet_would_run_are_counted() -> None:
    cells = ["=1+1", "@SUM(A1)", "-5", "+3", "-", "=cmd|' /C calc'!A0", "a=b", "-x"]
    text = profile(delimited([[c, "1"] for c in cells], header=("c", "n"))).columns[0]
    assert text.text is not None
    assert text.text.formulas == 4


def test_another_table_below_a_gap_is_told() -> None:
    other = [["Kind", "Person", "Ended", "Area", "Share"], *records(5)]
    table = profile(delimited([*records(9), [""] * 5, *other])).table
    assert table is not None
    assert table.blocks == 2
    table = profile(delimited([*records(9), [""] * 5, *records(9)])).table
    assert table is not None
    assert table.blocks == 1


def test_counts_of_many_values_are_estimates_that_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [[f"K{i}", str(i % 3)] for i in range(20_000)]
    monkeypatch.setattr(table, "COLUMN_CAPS", (10_000, 5_000))
    result = profile(delimited(rows, header=("key", "n")))
    key = result.columns[0]
    assert not key.distinct_exact
    assert key.distinct == 20_000  # all different: exact in effect
    doubled = profile(delimited([*rows, *rows], header=("key", "n"))).columns[0]
    assert abs(doubled.distinct - 20_000) < 600
    assert doubled.top == 2
