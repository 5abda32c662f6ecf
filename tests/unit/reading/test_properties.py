"""Whatever the bytes: is there a profile, and do tables round trip?"""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.pdi.facts import Profile, from_json, to_json
from ckanext.pdi.reading import values

from .make import delimited, profile, records

SEEDS = (
    delimited(records(8)).encode(),
    delimited(records(8), ";", "\r\n").encode("utf-16"),
    json.dumps([{"a": 1, "b": "x"}, {"a": 2}]).encode(),
    b"%PDF-1.4",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"<?xml version='1.0'?><a>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b'"',
    b"sep=",
)
CELLS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n"
    ),
    max_size=12,
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A known beginning with bytes cut out and put in."""
    data = draw(st.sampled_from(SEEDS))
    cut = draw(st.integers(0, len(data)))
    return data[:cut] + draw(st.binary(max_size=40)) + data[draw(st.integers(0, cut)) :]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), damaged()))
def test_any_bytes_give_a_profile(data: bytes) -> None:
    result = profile(data)
    assert isinstance(result, Profile)
    assert result.bytes == len(data)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    assert not any(p.code.startswith("error") for p in result.problems)


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1, max_size=70).map(str.strip).filter(bool))
def test_any_cell_has_a_kind(cell: str) -> None:
    kind, payload = values.read(cell)
    assert kind
    if kind in ("integer", "decimal", "percent"):
        assert float(payload) == float(payload)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=6, max_size=20),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_a_written_table_is_read_with_its_size(
    rows: list[tuple[str, str]], delimiter: str
) -> None:
    """An id, a date and two free cells, quoted by the standard writer."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["id", "day", "left", "right"])
    for i, row in enumerate(rows):
        writer.writerow([f"C-{i:04}", f"2024-01-{1 + i:02}", *row])
    result = profile(out.getvalue())
    assert result.table is not None
    assert result.container.delimiter == delimiter
    assert (result.table.rows, result.table.columns) == (len(rows), 4)
    assert result.table.ragged.count == 0
