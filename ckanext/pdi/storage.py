"""Where are the bytes of an uploaded file, and how are they copied from there?

The one place that knows CKAN's two ways to keep uploads: a *storage* of CKAN 2.12
(memory, disk, cloud), which gives a location, and the classic uploader, which gives a
path. A link is never followed here: no socket opens.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from ckan.lib.uploader import get_resource_uploader

from ckanext.pdi import config, reading
from ckanext.pdi.compliance.model import Acquisition

UPLOAD = "upload"
#: How ``reading.spool`` names its copies.
COPIES = "pdi-*"
#: A copy that is older belongs to no living check.
STALE_SECONDS = 3600
#: What the doctor writes and reads back.
PROBE = b"pdi doctor"


class Stored(Protocol):
    """What is asked of a resource to find its bytes."""

    id: str
    url: str | None
    url_type: str | None
    changed: str
    size: int | None


@dataclass(frozen=True)
class Copy:
    """A private copy of the bytes; whoever asked for it deletes it."""

    acquisition: Acquisition
    path: Path | None = None
    sha256: str | None = None
    bytes: int | None = None


class _Chunks:
    """Chunks as a stream. What is read may be longer than asked for."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)

    def read(self, size: int = -1) -> bytes:
        return next((chunk for chunk in self._chunks if chunk), b"")

    def close(self) -> None:
        close = getattr(self._chunks, "close", None)
        if close:
            close()


def stamp(resource: Stored) -> str | None:
    """What changes when the bytes change, without reading them; None for a link.

    CKAN itself writes when a resource changed, at every change; ``last_modified`` and
    ``size`` a publisher can set. Where the file lies on this disk its own time and
    size are added, for files that were replaced behind CKAN's back.
    """
    if resource.url_type != UPLOAD:
        return None
    parts = [resource.url, resource.changed, *_on_disk(resource)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def acquire(resource: Stored) -> Copy:
    """Copy the bytes of a resource into a private file.

    Raises:
        OSError: the storage cannot be reached now; it is worth trying again.
    """
    if resource.url_type != UPLOAD:
        status = "link_not_read" if resource.url else "missing"
        return Copy(Acquisition(status))
    limit = config.max_bytes()
    if (resource.size or 0) > limit:
        return _over(limit, resource)
    try:
        with closing(_open(resource)) as stream:
            path, sha256, size = reading.spool(stream, limit)
    except FileNotFoundError:
        return Copy(Acquisition("missing"))
    except reading.LimitBroken:
        return _over(limit, resource)
    if not size:
        path.unlink()
        return Copy(Acquisition("empty"))
    return Copy(Acquisition(), path, sha256, size)


def _over(limit: int, resource: Stored) -> Copy:
    return Copy(Acquisition("over_limit", {"limit": limit, "bytes": resource.size}))


def tidy() -> None:
    """Delete copies that a killed worker left behind."""
    old = time.time() - STALE_SECONDS
    for path in Path(tempfile.gettempdir()).glob(COPIES):
        with suppress(OSError):  # another worker was quicker, or it is not ours
            found = path.lstat()
            ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid()
            if ours and found.st_mtime < old:
                path.unlink()


def probe() -> str | None:
    """Write a small file where uploads go and read it back; what stood in the way."""
    uploader = _uploader("0" * 8)
    storage = getattr(uploader, "storage", None)
    try:
        if storage is not None:
            return _probe_storage(storage)
        folder = _folder(uploader)
        if not folder:
            return "neither a storage nor ckan.storage_path is configured"
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(PROBE)
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def _probe_storage(storage: Any) -> str | None:
    from ckan.lib import files

    location = storage.prepare_location(f"pdi-doctor-{uuid.uuid4().hex}")
    try:
        written = storage.upload(location, files.make_upload(PROBE))
        back = b"".join(storage.stream(written))
        storage.remove(written)
    except files.exc.FilesError as error:
        return type(error).__name__
    return None if back == PROBE else "what came back is not what was written"


def _uploader(resource_id: str) -> Any:
    # The uploader takes keys out of the dict that it is given.
    return get_resource_uploader({"id": resource_id})


def _folder(uploader: Any) -> str | None:
    """Where the classic uploader keeps files; other uploaders have no folder."""
    return getattr(uploader, "storage_path", None)


def _open(resource: Stored) -> BinaryIO | _Chunks:
    uploader = _uploader(resource.id)
    storage = getattr(uploader, "storage", None)
    if storage is not None:
        return _Chunks(_stream(storage, uploader.get_path(resource.id)))
    if not hasattr(uploader, "storage_path"):
        raise OSError(f"{type(uploader).__name__} gives neither a storage nor a path")
    if not uploader.storage_path:
        raise FileNotFoundError(resource.id)
    return Path(uploader.get_path(resource.id)).open("rb")


def _stream(storage: Any, location: str) -> Iterator[bytes]:
    from ckan.lib import files  # not in CKAN 2.11, which has no storages either

    try:
        yield from storage.stream(files.FileData(location))
    except files.exc.MissingFileError as error:
        raise FileNotFoundError(location) from error
    except files.exc.FilesError as error:
        raise OSError(str(error)) from error


def _on_disk(resource: Stored) -> tuple[int, ...]:
    uploader = _uploader(resource.id)
    if getattr(uploader, "storage", None) or not _folder(uploader):
        return ()
    try:
        found = Path(uploader.get_path(resource.id)).stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)
