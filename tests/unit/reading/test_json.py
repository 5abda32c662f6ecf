"""Are the records of a JSON document found?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from .make import profile

RECORDS: list[dict[str, Any]] = [
    {"id": f"24-{i:04}", "when": f"2024-01-{1 + i % 28:02}", "n": i, "ok": i % 2 == 0}
    for i in range(30)
]
FEATURES = [
    {
        "type": "Feature",
        "properties": r,
        "geometry": {"type": "Point", "coordinates": [1.5, 2.5]},
    }
    for r in RECORDS
]
SOCRATA = {
    "meta": {"view": {"columns": [{"name": n} for n in RECORDS[0]]}},
    "data": [list(r.values()) for r in RECORDS],
}
DOCUMENTS: dict[str, tuple[Any, str, int]] = {
    "array": (RECORDS, "json", 4),
    "under a key": ({"total": 30, "results": RECORDS}, "json", 4),
    "keyed": ({r["id"]: r for r in RECORDS}, "json", 5),
    "socrata": (SOCRATA, "json", 4),
    "arcgis": ({"features": [{"attributes": r} for r in RECORDS]}, "json", 4),
    "columns": ({k: [r[k] for r in RECORDS] for k in RECORDS[0]}, "json", 4),
    "nested": ([{"a": r, "b": 1} for r in RECORDS], "json", 5),
    "in few parents": (
        [{"team": t, "list": RECORDS[i::3]} for i, t in enumerate("ABC")],
        "json",
        5,
    ),
    "under parents": (
        {"teams": [{"team": t, "list": RECORDS[i::3]} for i, t in enumerate("ABC")]},
        "json",
        5,
    ),
    "geojson": ({"type": "FeatureCollection", "features": FEATURES}, "geojson", 5),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_records_are_found(name: str) -> None:
    document, expected, columns = DOCUMENTS[name]
    result = profile(json.dumps(document))
    assert result.table is not None
    assert result.container.format == expected
    assert (result.table.rows, result.table.columns) == (30, columns)
    assert result.table.header_rows == ()
    assert result.table.first_row == 1
    assert any(c.dates and c.dates.distinct_days == 28 for c in result.columns)


def test_json_lines_are_read() -> None:
    result = profile("\n".join(json.dumps(r) for r in RECORDS))
    assert result.container.format == "jsonl"
    assert result.table is not None
    assert result.table.rows == 30


@pytest.mark.parametrize(
    "text", ["[1, 2", '{"a": 1,}', "[" * 100_000, '[{"a": NaN}]', '[{"a":1}]]']
)
def test_bad_json_is_refused_with_a_reason(text: str) -> None:
    result = profile(text)
    assert result.table is None
    assert result.problem("syntax_error", "limit.json_depth") is not None


def test_a_document_without_records_is_not_supported() -> None:
    assert profile('{"a": {"b": 1}, "c": "d"}').problem("not_supported") is not None


def test_arrays_without_names_are_rows() -> None:
    result = profile(json.dumps({"n": 3, "points": [[i, 2, "x"] for i in range(9)]}))
    assert result.table is not None
    assert (result.table.rows, result.table.header_rows) == (9, ())
