"""How is XML of strangers parsed without harm?

Any DOCTYPE is refused before parsing starts, so that no entity can be declared;
depth is capped; streamed elements are dropped as soon as they were handed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from ckanext.pdi.reading.errors import LimitBroken, Malformed
from ckanext.pdi.reading.limits import Limits

BLOCK = 1 << 18
#: A document whose first element has not begun by then is no data.
MAX_PROLOG = 1 << 20


class _Begun(Exception):
    """The first element has begun."""


def _prolog(blocks: Iterator[bytes]) -> list[bytes]:
    """Read up to the first element; refuse a DOCTYPE on the way."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Malformed("syntax_error", reason="doctype")

    def begun(*_: object) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    read: list[bytes] = []
    for block in blocks:
        read.append(block)
        try:
            parser.Parse(block, False)
        except _Begun:
            return read
        except expat.ExpatError as error:
            raise Malformed("syntax_error", reason="xml") from error
        if sum(map(len, read)) > MAX_PROLOG:
            break
    raise Malformed("syntax_error", reason="xml")


def parse(data: bytes, limits: Limits) -> Element:
    """A small document as a tree."""
    root: Element | None = None
    for event, element in _events(io.BytesIO(data), limits):
        if root is None and event == "start":
            root = element
    if root is None:
        raise Malformed("syntax_error", reason="xml")
    return root


def stream(
    source: BinaryIO, names: str | tuple[str, ...], limits: Limits
) -> Iterator[Element]:
    """Every element of these local names, complete; then it is dropped."""
    wanted = (names,) if isinstance(names, str) else names
    parents: list[Element] = []
    for event, element in _events(source, limits):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if element.tag.rsplit("}", 1)[-1] in wanted:
            yield element
            element.clear()
            if parents:
                parents[-1].clear()


def _events(source: BinaryIO, limits: Limits) -> Iterator[tuple[str, Element]]:
    blocks = iter(lambda: source.read(BLOCK), b"")
    parser = XMLPullParser(("start", "end"))
    depth = 0
    try:
        for block in (*_prolog(blocks), *()):
            parser.feed(block)
        while True:
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                if depth > limits.xml_depth:
                    raise LimitBroken("xml_depth")
                yield event, element
            block = next(blocks, None)
            if block is None:
                break
            parser.feed(block)
        parser.close()
        yield from parser.read_events()  # type: ignore[misc]
    except ParseError as error:
        raise Malformed("syntax_error", reason="xml") from error
