"""How do JSON values become the rows of a table?

Nested objects are flattened one level; deeper ones and lists are counted as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from ckanext.pdi.reading.errors import LimitBroken
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source

PORTION = 1_000
Record = dict[str, Any]


def an_object(value: Any) -> Record | None:
    return cast(Record, value) if isinstance(value, dict) else None


def an_array(value: Any) -> list[Any] | None:
    return cast("list[Any]", value) if isinstance(value, list) else None


def objects(value: Any) -> list[Record] | None:
    """A list that is not empty and holds objects only."""
    items = an_array(value)
    if not items or not all(isinstance(i, dict) for i in items):
        return None
    return cast("list[Record]", items)


def named(names: Sequence[str], rows: Rows) -> Source:
    return Source(iter([rows]), sheet_like=True, header=tuple(names))


def table(records: Sequence[Record], limits: Limits) -> Source:
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
            row[index[name]] = text_of(value)
        rows.append(row)
        if len(rows) >= PORTION:
            yield rows
            rows = []
    yield rows


def _flat(record: Record) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        inner = an_object(value)
        if inner:
            for key, deep in inner.items():
                yield f"{name}.{key}", deep
        else:
            yield name, value


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    items = an_array(value)
    if items is not None:
        if all(isinstance(v, str | int | float) for v in items):
            return "; ".join(map(str, items))
        return f"({len(items)} entries)"
    fields = an_object(value)
    if fields is not None:
        return f"({len(fields)} fields)" if fields else ""
    return str(value)
