"""Which records does an XML document hold?

The element that is repeated most among siblings is the record; its children,
their children and its attributes are the columns. KML's placemarks, Excel 2003's
rows and the row elements of open-data services are found the same way. Documents
without such an element hold no records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ckanext.pdi.reading import xmlsafe
from ckanext.pdi.reading.content import Content
from ckanext.pdi.reading.errors import LimitBroken, NotSupported
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.source import Rows, Source

PORTION = 1_000
#: A record element occurs at least so often beside its own kind.
LEAST_RECORDS = 3
#: A record has at least so many named parts.
LEAST_PARTS = 2
#: Levels below the root at which records are looked for.
RECORD_DEPTH = 4
#: Parts of a KML placemark that are geometry or looks.
SHAPES = frozenset(
    {"Polygon", "MultiGeometry", "Point", "LineString", "Style", "LookAt", "styleUrl"}
)
Record = dict[str, str]


def read(content: Content, limits: Limits) -> Source:
    """The records of a document."""
    with content.open() as stream:
        data = stream.read(limits.buffered_bytes + 1)
    if len(data) > limits.buffered_bytes:
        raise LimitBroken("buffered_bytes")
    root = xmlsafe.parse(data, limits)
    records = [_record(e) for e in _elements(root)]
    if len(records) < LEAST_RECORDS:
        raise NotSupported(format="xml", reason="no records")
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
    if len(names) > limits.columns:
        raise LimitBroken("columns", columns=len(names))
    return Source(_rows(records, list(names)), sheet_like=True, header=tuple(names))


def _elements(root: Element) -> list[Element]:
    """The largest group of siblings of one name that have parts of their own."""
    best: list[Element] = []
    level = [root]
    for _ in range(RECORD_DEPTH):
        for parent in level:
            names = Counter(child.tag for child in parent)
            for name, count in names.items():
                if count > max(len(best), LEAST_RECORDS - 1):
                    group = [c for c in parent if c.tag == name]
                    if _is_record(group[0]):
                        best = group
        level = [child for parent in level for child in parent]
    return _outermost(root, best) if best else best


def _outermost(root: Element, group: list[Element]) -> list[Element]:
    """The repeated elements around the records, if those are only a part of them.

    A folder or sheet full of records is none itself; a report with a list in it is.
    """
    level = [root]
    for _ in range(RECORD_DEPTH):
        for parent in level:
            for name, count in Counter(child.tag for child in parent).items():
                outer = [c for c in parent if c.tag == name]
                if count >= LEAST_RECORDS and _holds_more(outer, group[0].tag):
                    return outer
        level = [child for parent in level for child in parent]
    return group


def _holds_more(outer: list[Element], record: str) -> bool:
    """Do elements hold the records, and more parts beside them than in them?"""
    if outer[0].tag == record:
        return False
    inside = sum(_parts_of(r) for e in outer for r in e.iter(record))
    return 0 < 2 * inside < sum(map(_parts_of, outer))


def _parts_of(element: Element) -> int:
    """How many parts have a value."""
    return sum(1 for e in element.iter() if not len(e) and (e.text or "").strip())


def _is_record(element: Element) -> bool:
    parts = {c.tag for c in element} | set(element.attrib)
    return len(parts) >= LEAST_PARTS


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def _record(element: Element) -> Record:
    record: Record = {_local(k): v for k, v in element.attrib.items()}
    for child in element:
        name = _local(child.tag)
        if name in SHAPES:
            record["geometry type"] = name
            continue
        for inner, text in _parts(child, name):
            if text:
                record[inner] = f"{record[inner]}; {text}" if inner in record else text
    return record


def _parts(child: Element, name: str) -> Iterator[tuple[str, str]]:
    """A child's own text, or that of its named children."""
    if not len(child):
        yield name, (child.text or "").strip()
        return
    for part in child.iter():
        if not len(part):
            label = part.get("name") or _local(part.tag)
            yield label, (part.text or "").strip()


def _rows(records: list[Record], names: list[str]) -> Iterator[Rows]:
    for start in range(0, len(records), PORTION):
        part = records[start : start + PORTION]
        yield [[r.get(n, "") for n in names] for r in part]
