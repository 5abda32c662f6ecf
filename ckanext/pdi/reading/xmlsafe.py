"""How is XML of strangers parsed without harm?

Any DOCTYPE is refused before parsing starts, so that no entity can be declared;
depth is capped; streamed elements are dropped as soon as they were handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from ckanext.pdi.reading.errors import LimitBroken, Malformed
from ckanext.pdi.reading.limits import Limits

Events = Iterator[tuple[str, Element]]

BLOCK = 1 << 18
#: A document whose first element has not begun by then is no data.
MAX_PROLOG = 1 << 20


class _Begun(Exception):
    """The first element has begun."""


def prolog(blocks: Iterator[bytes]) -> list[bytes]:
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
    blocks = iter((data,))
    first = b"".join(prolog(blocks))
    root: Element | None = None
    for _, element in _events(first, blocks, limits):
        root = element if root is None else root
    if root is None:
        raise Malformed("syntax_error", reason="xml")
    return root


def stream(source: BinaryIO, name: str, limits: Limits) -> Iterator[Element]:
    """Every element of this local name, complete; then it is dropped."""
    blocks = iter(lambda: source.read(BLOCK), b"")
    first = b"".join(prolog(blocks))
    return stream_blocks(first, blocks, (name,), limits)


def stream_blocks(
    first: bytes, blocks: Iterator[bytes], names: tuple[str, ...], limits: Limits
) -> Iterator[Element]:
    """The same for several names, of a document whose prolog was seen."""
    parents: list[Element] = []
    for event, element in _events(first, blocks, limits):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if element.tag.rsplit("}", 1)[-1] in names:
            yield element
            element.clear()
            if parents:
                parents[-1].clear()


def _events(first: bytes, blocks: Iterator[bytes], limits: Limits) -> Events:
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    depth = 0
    block: bytes | None = first
    try:
        while block is not None:
            parser.feed(block)
            for event, element in cast(Events, parser.read_events()):
                depth += 1 if event == "start" else -1
                if depth > limits.xml_depth:
                    raise LimitBroken("xml_depth")
                yield event, element
            block = next(blocks, None)
        parser.close()
    except ParseError as error:
        raise Malformed("syntax_error", reason="xml") from error
