"""What do all bytes of a content say together: hash, size, encoding, newlines?

Encodings follow one rule that beats guessing libraries on the files we know: a
byte order mark, else the pattern of NUL bytes, else valid UTF-8 over the *whole*
file, else bytes 0x80-0x9f mean cp1252, else latin-1. The whole-file check
matters: a single foreign byte in the last row is found.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BLOCK = 1 << 20
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: Share of NUL bytes above which text without a mark is taken for UTF-16.
UTF16_NUL_SHARE = 0.2
C1_BYTES = bytes(range(0x80, 0xA0))
#: Bytes that cp1252 does not define; a file that has them is no cp1252.
CP1252_HOLES = b"\x81\x8d\x8f\x90\x9d"


@dataclass
class Scan:
    """Counts over the whole content."""

    size: int = 0
    sha256: str = ""
    nuls: int = 0
    trailing_nuls: int = 0
    lf: int = 0
    cr: int = 0
    crlf: int = 0
    ascii: bool = True
    utf8: bool = True
    c1: int = 0  # bytes 0x80-0x9f
    holes: int = 0

    @property
    def newline(self) -> str | None:
        """The newline style: lf, crlf, cr or mixed."""
        styles = (
            ("lf", self.lf - self.crlf),
            ("crlf", self.crlf),
            ("cr", self.cr - self.crlf),
        )
        seen = [name for name, count in styles if count > 0]
        return "mixed" if len(seen) > 1 else seen[0] if seen else None

    @property
    def lines(self) -> int:
        return self.lf + self.cr - self.crlf


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


def scan(stream: BinaryIO) -> Scan:
    """Read everything once."""
    found = Scan()
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    previous = b""
    for block in blocks(stream):
        digest.update(block)
        _count(found, block, previous)
        previous = block
        if found.utf8 and not (block.isascii() and found.ascii):
            found.ascii = False
            found.utf8 = _decodes(decoder, block)
    if found.utf8 and not found.ascii:
        found.utf8 = _decodes(decoder, b"", final=True)
    found.trailing_nuls = len(previous) - len(previous.rstrip(b"\0"))
    found.sha256 = digest.hexdigest()
    return found


def _count(found: Scan, block: bytes, previous: bytes) -> None:
    found.size += len(block)
    found.lf += block.count(b"\n")
    if b"\r" in block:
        found.cr += block.count(b"\r")
        found.crlf += block.count(b"\r\n")
    if previous.endswith(b"\r") and block.startswith(b"\n"):
        found.crlf += 1
    if b"\0" in block:
        found.nuls += block.count(b"\0")
    if not block.isascii():
        found.c1 += len(block) - len(block.translate(None, C1_BYTES))
        found.holes += len(block) - len(block.translate(None, CP1252_HOLES))


def _decodes(
    decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False
) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(head: bytes, found: Scan) -> str:
    """The encoding by the rule of this module."""
    for mark, name in BOMS:
        if head.startswith(mark):
            return name
    if found.nuls > UTF16_NUL_SHARE * found.size:
        odd, even = head[1::2].count(0), head[::2].count(0)
        return "utf-16-le" if odd >= even else "utf-16-be"
    if found.utf8:
        return "ascii" if found.ascii else "utf-8"
    return "cp1252" if found.c1 and not found.holes else "latin-1"
