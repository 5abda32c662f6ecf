"""How are bytes opened again and again, whatever they are wrapped in?"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from ckanext.pdi.reading.errors import LimitBroken
from ckanext.pdi.reading.limits import Limits

HEAD_BYTES = 256 << 10
TAIL_BYTES = 64 << 10


@dataclass(frozen=True)
class Content:
    """Bytes that can be opened from the start more than once."""

    opener: Callable[[], BinaryIO]
    size: int | None  # as far as it is known without reading
    wrapper: str | None = None  # gzip, zip
    members: int | None = None

    def open(self) -> BinaryIO:
        return self.opener()

    def head(self, size: int = HEAD_BYTES) -> bytes:
        with self.open() as stream:
            return stream.read(size)

    def seekable(self, limits: Limits) -> BinaryIO:
        """A stream for formats that jump about; wrapped content is buffered."""
        stream = self.open()
        if self.wrapper is None:
            return stream
        with stream:
            data = stream.read(limits.buffered_bytes + 1)
        if len(data) > limits.buffered_bytes:
            raise LimitBroken("buffered_bytes")
        return io.BytesIO(data)


def file_content(path: Path) -> Content:
    """The content of a file on disk."""
    return Content(lambda: path.open("rb"), path.stat().st_size)


def bytes_content(data: bytes) -> Content:
    return Content(lambda: io.BytesIO(data), len(data))


class Counted(io.RawIOBase):
    """A stream that breaks off when it unpacks to more than the limits allow."""

    def __init__(self, stream: BinaryIO, packed: int, limits: Limits) -> None:
        self._stream = stream
        self._most = min(
            limits.unpacked_bytes,
            max(limits.unpack_free_bytes, packed * limits.unpack_ratio),
        )
        self._capped_by_ratio = self._most < limits.unpacked_bytes
        self._seen = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._seen += len(data)
        if self._seen > self._most:
            name = "unpack_ratio" if self._capped_by_ratio else "unpacked_bytes"
            raise LimitBroken(name)
        return data

    def close(self) -> None:
        self._stream.close()
        super().close()


def counted(stream: BinaryIO, packed: int, limits: Limits) -> BinaryIO:
    return cast(BinaryIO, Counted(stream, packed, limits))
