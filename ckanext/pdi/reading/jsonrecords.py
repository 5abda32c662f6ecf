"""Which records does a JSON document hold?

An array of objects, one object a line, objects under one key, objects keyed by an
identifier, arrays under ``data`` with their names in ``meta.view.columns``
(Socrata), arrays beside a list of column names, or GeoJSON features.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from ckanext.pdi.reading import jsontable
from ckanext.pdi.reading.content import Content
from ckanext.pdi.reading.errors import LimitBroken, Malformed, NotSupported
from ckanext.pdi.reading.jsontable import Record
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source

#: Keys under which services put their records.
RECORD_KEYS = ("data", "results", "records", "features", "items", "rows", "value")
#: An object is a table keyed by identifier when it has at least so many objects.
LEAST_KEYED = 3
#: At most so many objects are parents of the records, each of so many on average.
MAX_PARENTS, CHILDREN_EACH = 60, 3


@dataclass(frozen=True)
class Found:
    """A document's format, its column names and its rows."""

    format: str
    source: Source


def read(content: Content, encoding: str, limits: Limits) -> Found:
    """The records of a JSON document or of JSON Lines."""
    with content.open() as stream:
        data = stream.read(limits.buffered_bytes + 1)
    if len(data) > limits.buffered_bytes:
        raise LimitBroken("buffered_bytes")
    _guard_depth(data, limits)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    del data
    try:
        document = _loads(text)
    except (ValueError, RecursionError) as error:
        lines = _lines(text, error)
        return Found("jsonl", jsontable.table(lines, limits))
    return _of_document(document, limits)


def _guard_depth(data: bytes, limits: Limits) -> None:
    """Refuse nesting beyond the limit before any parser recurses into it."""
    depth = deepest = 0
    if data.count(b"[") + data.count(b"{") <= limits.json_depth:
        return
    in_string = escaped = False
    for byte in data.translate(None, _PLAIN):
        if escaped:
            escaped = False
        elif byte == 0x5C:
            escaped = in_string
        elif byte == 0x22:
            in_string = not in_string
        elif in_string:
            continue
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limits.json_depth:
                raise LimitBroken("json_depth")
        elif byte in b"]}":
            depth -= 1


_PLAIN = bytes(c for c in range(256) if c not in b'[]{}"\\')


def _loads(text: str) -> Any:
    """Parsed strictly: NaN and Infinity are no JSON."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise ValueError(name)


def _lines(text: str, error: Exception) -> list[Record]:
    """JSON Lines: every line an object."""
    records: list[Record] = []
    number = 0
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        if not line.strip():
            continue
        try:
            record = _loads(line)
        except (ValueError, RecursionError):
            if len(records) < 2:
                row = getattr(error, "lineno", None)
                raise Malformed("syntax_error", row, reason="json") from error
            raise Malformed("syntax_error", number, reason="jsonl") from error
        fields = jsontable.an_object(record)
        if fields is None:
            raise Malformed("syntax_error", number, reason="jsonl")
        records.append(fields)
    if not records:
        raise Malformed("syntax_error", 1, reason="json") from error
    return records


def _of_document(document: Any, limits: Limits) -> Found:
    items, record = jsontable.an_array(document), jsontable.an_object(document)
    if items is not None:
        return _of_list(items, limits)
    if record is None:
        raise NotSupported(format="json", reason="scalar")
    kind = record.get("type")
    if kind == "FeatureCollection":
        return _features(record.get("features"), limits)
    if kind == "Feature":
        return _features([record], limits)
    return Found("json", _of_object(record, limits))


def _of_list(items: list[Any], limits: Limits) -> Found:
    records = jsontable.objects(items)
    if records:
        if all(r.get("type") == "Feature" for r in records):
            return _features(items, limits)
        return Found("json", jsontable.table(_inner(records) or records, limits))
    rows = [row for row in map(jsontable.an_array, items) if row is not None]
    if rows and len(rows) == len(items):
        table = [[jsontable.text_of(c) for c in row] for row in rows]
        return Found("json", Source(iter([table]), sheet_like=True))
    raise NotSupported(format="json", reason="no records")


def _inner(records: Sequence[Record]) -> list[Record] | None:
    """The objects in lists of few objects, each with its parent's plain values.

    Only where nearly everything is in those lists: one list a parent.
    """
    if len(records) > MAX_PARENTS:
        return None
    keys = Counter(k for r in records for k, v in r.items() if jsontable.objects(v))
    key = next(iter(keys), None)
    if key is None or len(keys) > 1 or 2 * keys[key] < len(records):
        return None
    inner: list[Record] = []
    for record in records:
        plain = {k: v for k, v in record.items() if not isinstance(v, list | dict)}
        children = jsontable.objects(record.get(key)) or ()
        inner += [{**plain, **child} for child in children if len(child) > 1]
    return inner if len(inner) >= CHILDREN_EACH * len(records) else None


def _features(value: Any, limits: Limits) -> Found:
    features = jsontable.an_array(value)
    if features is None or not all(isinstance(f, dict) for f in features):
        raise Malformed("syntax_error", reason="geojson")
    records: list[Record] = []
    for feature in cast("list[Record]", features):
        record = dict(jsontable.an_object(feature.get("properties")) or {})
        geometry = jsontable.an_object(feature.get("geometry")) or {}
        if geometry.get("type"):
            record["geometry type"] = geometry["type"]
        records.append(record)
    return Found("geojson", jsontable.table(records, limits))


def _of_object(document: Record, limits: Limits) -> Source:
    """The records in an object, by the first way that fits."""
    source = _socrata(document) or _under_key(document, limits)
    source = source or _keyed(document, limits) or _columns(document)
    source = source or _arrays(document)
    if source is None:
        raise NotSupported(format="json", reason="no records")
    return source


def _socrata(document: Record) -> Source | None:
    """Arrays under ``data``, their names in ``meta.view.columns``."""
    view = (
        jsontable.an_object(
            (jsontable.an_object(document.get("meta")) or {}).get("view")
        )
        or {}
    )
    columns = jsontable.objects(view.get("columns"))
    table = jsontable.an_array(document.get("data"))
    if not columns or table is None:
        return None
    names = [str(c.get("name", "")) for c in columns]
    rows = [
        [jsontable.text_of(c) for c in row]
        for row in map(jsontable.an_array, table)
        if row is not None
    ]
    return jsontable.named(names, rows)


def _under_key(document: Record, limits: Limits) -> Source | None:
    """A list of objects under a key; of several the usual one, or the longest."""
    lists = {k: r for k, v in document.items() if (r := jsontable.objects(v))}
    if not lists:
        return None
    usual = [r for k, r in lists.items() if k.lower() in RECORD_KEYS]
    records = usual[0] if usual else max(lists.values(), key=len)
    records = [_attributes(r) for r in records]
    source = jsontable.table(_inner(records) or records, limits)
    source.sheets = len(lists)
    return source


def _attributes(record: Record) -> Record:
    """ArcGIS wraps each record once more."""
    inner = jsontable.an_object(record.get("attributes"))
    return inner if inner is not None and len(record) <= 2 else record


def _keyed(document: Record, limits: Limits) -> Source | None:
    """Objects keyed by an identifier, perhaps all under one key; or plain values."""
    objects = {
        k: r for k, v in document.items() if (r := jsontable.an_object(v)) is not None
    }
    if len(objects) >= LEAST_KEYED and 2 * len(objects) > len(document):
        return jsontable.table([{"key": k, **r} for k, r in objects.items()], limits)
    nothing: Record = {}
    inner = next(iter(objects.values()), nothing)
    if len(objects) == 1 and len(inner) >= LEAST_KEYED:
        return _of_object(inner, limits)
    plain = not any(isinstance(v, list | dict) for v in document.values())
    if plain and len(document) > LEAST_KEYED:
        return jsontable.table(
            [{"key": k, "value": v} for k, v in document.items()], limits
        )
    return None


def _columns(document: Record) -> Source | None:
    """Columns as lists of one length, as pandas writes them."""
    lists = {
        k: a for k, v in document.items() if (a := jsontable.an_array(v)) is not None
    }
    lengths = {len(v) for v in lists.values()}
    if len(lists) < 2 or len(lists) != len(document) or len(lengths) != 1:
        return None
    rows = [
        [jsontable.text_of(c) for c in r] for r in zip(*lists.values(), strict=True)
    ]
    return jsontable.named(list(lists), rows)


def _arrays(document: Record) -> Source | None:
    """Rows as arrays of one length under a key, without names; the longest list."""
    tables: list[Rows] = []
    for value in document.values():
        rows = [
            row
            for row in map(jsontable.an_array, jsontable.an_array(value) or ())
            if row
        ]
        if len(rows) >= LEAST_KEYED and len({len(row) for row in rows}) == 1:
            tables.append([[jsontable.text_of(c) for c in row] for row in rows])
    if not tables:
        return None
    longest = max(tables, key=len)
    return Source(iter([longest]), sheet_like=True, sheets=len(tables))
