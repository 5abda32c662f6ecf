"""What is in these bytes? From content to profile, in this process.

Only the throw-away child calls this on bytes of strangers
(:mod:`ckanext.pdi.reading.child`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ckanext.pdi.facts import GROUPS, Container, Problem, Profile
from ckanext.pdi.reading import archive, delimited, legacy, sample, scan, sniff, text
from ckanext.pdi.reading.content import Content, file_content
from ckanext.pdi.reading.errors import LimitBroken, NotSupported, ReadingError
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.scan import Scan
from ckanext.pdi.reading.source import Source
from ckanext.pdi.reading.table import TableReader

#: Formats in which records stand, but which are not read (yet); archives that are
#: still here are nested too deep.
UNREAD = ("ods", "parquet", "sqlite", "dbf", "shapefile", "gzip", "zip")


@dataclass
class _Work:
    """What is known so far; becomes a profile whatever happens."""

    limits: Limits
    sha256: str
    size: int
    container: Container
    on_unpacked: Callable[[int], None] | None = None
    source: Source | None = None
    blocks: text.TextBlocks | None = None
    problems: list[Problem] = field(default_factory=list[Problem])


def profile_path(
    path: Path,
    limits: Limits,
    *,
    quick: bool = False,
    on_unpacked: Callable[[int], None] | None = None,
) -> Profile:
    """The profile of a file; of its head and tail only, if ``quick``.

    ``on_unpacked`` is told how many bytes were found inside an archive: they need
    more time than the file's own size lets one expect.

    Raises:
        OSError: when the file cannot be opened or read.
    """
    content = file_content(path)
    if quick:
        return sample.profile(content, limits)
    with content.open() as stream:
        found = scan.scan(stream)
    return profile_content(content, found, limits, on_unpacked)


def profile_content(
    content: Content,
    found: Scan,
    limits: Limits,
    on_unpacked: Callable[[int], None] | None = None,
) -> Profile:
    """The profile of content that was scanned."""
    work = _Work(limits, found.sha256, found.size, Container("binary"), on_unpacked)
    try:
        if found.size > limits.input_bytes:
            raise LimitBroken("input_bytes", bytes=found.size)
        _look(work, content, found)
        return _read_table(work)
    except ReadingError as error:
        work.problems.append(error.problem)
    except archive.BROKEN:
        work.problems.append(Problem("syntax_error", None, {"reason": "archive"}))
    return _metadata(work)


def _metadata(work: _Work) -> Profile:
    return Profile(
        sha256=work.sha256,
        bytes=work.size,
        method="metadata",
        groups={"container": GROUPS["container"]},
        container=work.container,
        problems=tuple(work.problems),
    )


def _look(work: _Work, content: Content, found: Scan) -> None:
    """Find out what the content is and open the table in it, if there is one."""
    head = content.head()
    kind = sniff.of_bytes(head, found.size)
    if kind is None:
        _look_at_text(work, content, found, head)
        return
    if kind.format == "ole2":
        with content.seekable(work.limits) as stream:
            kind = sniff.of_ole(stream)
    work.container = _container(content, kind)
    if kind.format == "gzip" and content.wrapper is None:
        _unwrap(work, archive.ungzip(content, work.limits))
    elif kind.format == "zip":
        _look_at_zip(work, content)
    elif kind.format == "xls":
        from ckanext.pdi.reading import xls

        work.source = xls.read(content, work.limits)
    elif kind.format in UNREAD:
        raise NotSupported(format=kind.format)


def _container(content: Content, kind: sniff.Kind) -> Container:
    return Container(
        kind.format, kind.signature, wrapper=content.wrapper, members=content.members
    )


def _unwrap(work: _Work, inner: Content) -> None:
    with inner.open() as stream:
        found = scan.scan(stream)
    _tell_size(work, found.size)
    _look(work, inner, found)


def _tell_size(work: _Work, size: int) -> None:
    if work.on_unpacked and size > work.size:
        work.on_unpacked(min(size, work.limits.unpacked_bytes))


def _look_at_zip(work: _Work, content: Content) -> None:
    opened = archive.open_zip(content, work.limits)
    kind = sniff.of_zip(opened.namelist())
    members = len(opened.infolist())
    work.container = dataclasses.replace(_container(content, kind), members=members)
    if kind.format == "xlsx":
        from ckanext.pdi.reading import xlsx

        work.container = _container(content, kind)
        _tell_size(work, sum(i.file_size for i in opened.infolist()))
        work.source = xlsx.read(content, work.limits)
    elif kind.format == "zip" and content.wrapper != "zip":
        _unwrap(work, archive.unzip(content, opened, work.limits))
    elif kind.format in UNREAD or kind.format == "kml":  # a zipped KML is not read
        raise NotSupported(format=kind.format)


def _look_at_text(work: _Work, content: Content, found: Scan, head: bytes) -> None:
    encoding = scan.encoding_of(head, found)
    if sniff.is_binary(head, encoding):
        work.container = _container(content, sniff.Kind("binary", "unknown binary"))
        return
    encoding, claimed = legacy.judge(encoding, head, found)
    if claimed is None:
        work.problems.append(Problem("unknown_encoding"))
    kind = sniff.of_text(text.plain(head, encoding))
    work.container = Container(
        kind.format if kind else "csv",
        kind.signature if kind else None,
        wrapper=content.wrapper,
        members=content.members,
        encoding=claimed,
        newline=found.newline,
        lines=found.lines,
    )
    if found.nuls and not encoding.startswith(("utf-16", "utf-32")):
        work.problems.append(Problem("nul_byte", None, {"count": found.nuls}))
    if kind is None:
        _open_delimited(work, content, found, encoding)
    elif kind.format in ("json", "geojson"):
        _open_json(work, content, encoding)
    elif kind.format in ("xml", "kml"):
        from ckanext.pdi.reading import xmlrecords

        work.source = xmlrecords.read(content, work.limits)


def _open_delimited(work: _Work, content: Content, found: Scan, encoding: str) -> None:
    table = delimited.open_table(content, found, encoding, work.limits)
    if table is None:
        work.container = dataclasses.replace(
            work.container, format="prose", signature="plain text"
        )
        return
    work.container = dataclasses.replace(
        work.container, delimiter=table.dialect.delimiter
    )
    work.source = table.source
    work.blocks = table.blocks


def _open_json(work: _Work, content: Content, encoding: str) -> None:
    from ckanext.pdi.reading import jsonrecords

    found = jsonrecords.read(content, encoding, work.limits)
    work.container = dataclasses.replace(work.container, format=found.format)
    work.source = found.source


def _read_table(work: _Work) -> Profile:
    if work.source is None:
        return _metadata(work)
    result = TableReader(work.source, work.limits).read()
    work.problems.extend(work.source.problems)
    _note_decoding(work)
    if result is None:
        work.container = dataclasses.replace(work.container, format="empty")
        return _metadata(work)
    table, columns, combinations = result
    return Profile(
        sha256=work.sha256,
        bytes=work.size,
        method="full",
        groups=dict(GROUPS),
        container=work.container,
        table=table,
        columns=columns,
        combinations=combinations,
        problems=tuple(work.problems),
    )


def _note_decoding(work: _Work) -> None:
    errors = work.blocks.decode_errors if work.blocks else 0
    if errors:
        work.container = dataclasses.replace(work.container, decode_errors=errors)
        work.problems.append(Problem("decode_error", None, {"count": errors}))
