"""How does a stream become a private file that can be read twice?"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ckanext.pdi.reading.errors import LimitBroken

BLOCK = 1 << 20


class Spooled(NamedTuple):
    """A private temporary file; the caller unlinks it."""

    path: Path
    sha256: str
    bytes: int


def spool(fileobj: BinaryIO, max_bytes: int) -> Spooled:
    """Copy a stream to a private temporary file, counted and hashed on the way.

    Raises:
        LimitBroken: when the stream holds more than ``max_bytes``.
    """
    handle, name = tempfile.mkstemp(prefix="pdi-")
    path = Path(name)
    digest = hashlib.sha256()
    size = 0
    try:
        with os.fdopen(handle, "wb") as target:
            while block := fileobj.read(BLOCK):
                size += len(block)
                if size > max_bytes:
                    raise LimitBroken("input_bytes", bytes=size)
                digest.update(block)
                target.write(block)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Spooled(path, digest.hexdigest(), size)
