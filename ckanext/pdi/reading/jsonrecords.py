"""Which records does a JSON document hold?

An array of objects, one object a line, objects under one key, objects keyed by an
identifier, arrays under ``data`` with their names in ``meta.view.columns``
(Socrata), arrays beside a list of column names, or GeoJSON features. Nested objects
are flattened one level; deeper ones and lists are counted as text.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckanext.pdi.reading.content import Content
from ckanext.pdi.reading.errors import LimitBroken, Malformed, NotSupported
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source

PORTION = 1_000
#: Keys under which services put their records.
RECORD_KEYS = ("data", "results", "records", "features", "items", "rows", "value")
#: An object is a table keyed by identifier when it has at least so many objects.
LEAST_KEYED = 3
Record = Mapping[str, Any]


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
        return Found("jsonl", _records(lines, limits))
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
        if not isinstance(record, dict):
            raise Malformed("syntax_error", number, reason="jsonl")
        records.append(record)
    if not records:
        raise Malformed("syntax_error", 1, reason="json") from error
    return records


def _of_document(document: Any, limits: Limits) -> Found:
    if isinstance(document, list):
        return Found("json", _of_list(document, limits))
    if not isinstance(document, dict):
        raise NotSupported(format="json", reason="scalar")
    if document.get("type") == "FeatureCollection":
        features = document.get("features")
        return Found("geojson", _features(features, limits))
    if document.get("type") == "Feature":
        return Found("geojson", _features([document], limits))
    return Found("json", _of_object(document, limits))


def _of_list(items: Sequence[Any], limits: Limits) -> Source:
    if items and all(isinstance(i, dict) for i in items):
        if all(i.get("type") == "Feature" for i in items):
            return _features(items, limits)
        return _records(items, limits)
    if items and all(isinstance(i, list) for i in items):
        rows = [[_text(c) for c in i] for i in items]
        return Source(iter([rows]), sheet_like=True)
    raise NotSupported(format="json", reason="no records")


def _features(features: Any, limits: Limits) -> Source:
    if not isinstance(features, list):
        raise Malformed("syntax_error", reason="geojson")
    records: list[Record] = []
    for feature in features:
        if not isinstance(feature, dict):
            raise Malformed("syntax_error", reason="geojson")
        properties = feature.get("properties") or {}
        geometry = feature.get("geometry") or {}
        record = dict(properties) if isinstance(properties, dict) else {}
        if isinstance(geometry, dict) and geometry.get("type"):
            record["geometry type"] = geometry["type"]
        records.append(record)
    return _records(records, limits)


def _of_object(document: Record, limits: Limits) -> Source:
    names = _socrata_names(document)
    table = document.get("data")
    if names and isinstance(table, list):
        rows = [[_text(c) for c in row] for row in table if isinstance(row, list)]
        return _named(names, rows)
    lists = [
        (k, v)
        for k, v in document.items()
        if isinstance(v, list) and v and all(isinstance(i, dict) for i in v)
    ]
    preferred = [v for k, v in lists if k.lower() in RECORD_KEYS]
    if lists:
        records = preferred[0] if preferred else max((v for _, v in lists), key=len)
        source = _records([_attributes(r) for r in records], limits)
        source.sheets = len(lists)
        return source
    objects = {k: v for k, v in document.items() if isinstance(v, dict)}
    if len(objects) >= LEAST_KEYED and 2 * len(objects) > len(document):
        return _records([{"key": k, **v} for k, v in objects.items()], limits)
    for value in objects.values():
        if len(objects) == 1 and len(value) >= LEAST_KEYED:
            return _of_object(value, limits)
    column_wise = _columns(document)
    if column_wise:
        return column_wise
    if len(document) > LEAST_KEYED and not any(
        isinstance(v, list | dict) for v in document.values()
    ):
        return _records([{"key": k, "value": v} for k, v in document.items()], limits)
    raise NotSupported(format="json", reason="no records", lists=len(lists))


def _attributes(record: Record) -> Record:
    """ArcGIS wraps each record once more."""
    inner = record.get("attributes")
    return inner if isinstance(inner, dict) and len(record) <= 2 else record


def _socrata_names(document: Record) -> list[str]:
    meta = document.get("meta")
    view = meta.get("view") if isinstance(meta, dict) else None
    columns = view.get("columns") if isinstance(view, dict) else None
    if not isinstance(columns, list):
        return []
    return [str(c.get("name", "")) if isinstance(c, dict) else "" for c in columns]


def _columns(document: Record) -> Source | None:
    """Columns as lists of one length, as pandas writes them."""
    lists = {k: v for k, v in document.items() if isinstance(v, list)}
    lengths = {len(v) for v in lists.values()}
    if len(lists) < 2 or len(lists) != len(document) or len(lengths) != 1:
        return None
    rows = [[_text(c) for c in r] for r in zip(*lists.values(), strict=True)]
    return _named(list(lists), rows)


def _named(names: Sequence[str], rows: Rows) -> Source:
    return Source(iter([rows]), sheet_like=True, header=tuple(names))


def _records(records: Sequence[Record], limits: Limits) -> Source:
    names: dict[str, None] = {}
    for record in records:
        for name, _ in _flat(record):
            names.setdefault(name)
        if len(names) > limits.columns:
            raise LimitBroken("columns", columns=len(names))
    index = {name: i for i, name in enumerate(names)}
    return Source(
        _rows(records, index), sheet_like=True, header=tuple(n.strip() for n in names)
    )


def _rows(records: Sequence[Record], index: Mapping[str, int]) -> Iterator[Rows]:
    rows: Rows = []
    for record in records:
        row = [""] * len(index)
        for name, value in _flat(record):
            row[index[name]] = _text(value)
        rows.append(row)
        if len(rows) >= PORTION:
            yield rows
            rows = []
    yield rows


def _flat(record: Record) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, dict) and value:
            for inner, deep in value.items():
                yield f"{name}.{inner}", deep
        else:
            yield name, value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        if all(isinstance(v, str | int | float) for v in value):
            return "; ".join(map(str, value))
        return f"({len(value)} entries)"
    if isinstance(value, dict):
        return f"({len(value)} fields)" if value else ""
    return str(value)
