"""What is wrapped in a gzip or zip, and may it be unpacked?"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from typing import BinaryIO, cast

from ckanext.pdi.reading.content import Content, counted
from ckanext.pdi.reading.errors import LimitBroken, Malformed, NotSupported
from ckanext.pdi.reading.limits import Limits

#: What a broken archive raises while it is read.
BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, gzip.BadGzipFile)
#: Members that are no data: a Mac's shadow files, notes.
IGNORED = ("__macosx/", ".ds_store", "thumbs.db")
NOTES = ("readme", "license", "licence")
ENCRYPTED = 0x1


class _Gzip(gzip.GzipFile):
    """A gzip file that closes the stream it reads from, as the library's does not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = stream
        super().__init__(fileobj=stream, mode="rb")

    def close(self) -> None:
        super().close()
        self._packed.close()


class _Zip(zipfile.ZipFile):
    """A zip archive that closes the stream it reads from."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = stream
        super().__init__(stream)

    def close(self) -> None:
        super().close()
        self._packed.close()


def ungzip(content: Content, limits: Limits) -> Content:
    """The content of a gzip file."""
    packed = content.size or 0

    def opener() -> BinaryIO:
        stream = cast(BinaryIO, _Gzip(content.open()))
        return counted(stream, packed, limits)

    return Content(opener, None, "gzip", 1)


def open_zip(content: Content, limits: Limits) -> zipfile.ZipFile:
    """The archive, after its directory was found harmless."""
    try:
        archive = _Zip(content.seekable(limits))
    except (*BROKEN, NotImplementedError, ValueError) as error:
        raise Malformed("syntax_error", reason="zip") from error
    if len(archive.infolist()) > limits.archive_members:
        raise LimitBroken("archive_members", members=len(archive.infolist()))
    return archive


def open_member(archive: zipfile.ZipFile, name: str, limits: Limits) -> BinaryIO:
    """One member's bytes, counted while they are unpacked."""
    info = archive.getinfo(name)
    if info.flag_bits & ENCRYPTED:
        raise Malformed("encrypted")
    if info.file_size > limits.unpacked_bytes:
        raise LimitBroken("unpacked_bytes")
    most = max(limits.unpack_free_bytes, info.compress_size * limits.unpack_ratio)
    if info.file_size > most:
        raise LimitBroken("unpack_ratio")
    try:
        stream = cast(BinaryIO, archive.open(info))
    except (*BROKEN, NotImplementedError, RuntimeError) as error:
        raise Malformed("syntax_error", reason="zip") from error
    return counted(stream, info.compress_size, limits)


def data_members(archive: zipfile.ZipFile) -> list[str]:
    """Names of the members that may hold data."""
    names = [i.filename for i in archive.infolist() if not i.is_dir() and i.file_size]
    kept = [n for n in names if not _is_ignored(n)]
    without_notes = [n for n in kept if not _is_note(n)]
    return without_notes or kept


def _is_ignored(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(IGNORED) or lower.rsplit("/", 1)[-1].startswith(
        (".", *IGNORED)
    )


def _is_note(name: str) -> bool:
    return name.lower().rsplit("/", 1)[-1].startswith(NOTES)


def unzip(content: Content, archive: zipfile.ZipFile, limits: Limits) -> Content:
    """The content of the one data member of an archive."""
    members = data_members(archive)
    if len(members) != 1:
        raise NotSupported(format="zip", members=len(members))
    name = members[0]
    open_member(archive, name, limits).close()
    size = archive.getinfo(name).file_size

    def opener() -> BinaryIO:
        return open_member(archive, name, limits)

    return Content(opener, size, "zip", len(archive.infolist()))
