"""How do bytes of any encoding and newline style become plain lines of text?"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO

BLOCK = 1 << 19
REPLACEMENT = "\ufffd"


class TextBlocks:
    """Blocks of decoded text: newlines as ``\\n``, NUL characters dropped.

    The bytes are opened when the first block is asked for and closed after the last.
    Then ``decode_errors`` counts what did not decode.
    """

    def __init__(self, opener: Callable[[], BinaryIO], encoding: str) -> None:
        self._open = opener
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        # Plain UTF-8 was found valid as a whole, the others decode any byte.
        self._count_errors = encoding.startswith(
            ("utf-8-sig", "utf-16", "utf-32", "cp932", "euc_jp")
        )
        self.decode_errors = 0

    def __iter__(self) -> Iterator[str]:
        with self._open() as stream:
            yield from self._blocks(stream)

    def _blocks(self, stream: BinaryIO) -> Iterator[str]:
        pending_cr = False
        first = True
        while True:
            data = stream.read(BLOCK)
            text = self._decoder.decode(data, not data)
            if first and text.startswith("\ufeff"):
                text = text[1:]
            first = first and not text
            text, pending_cr = _newlines(text, pending_cr, last=not data)
            if self._count_errors:
                self.decode_errors += text.count(REPLACEMENT)
            if text:
                yield text.replace("\0", "") if "\0" in text else text
            if not data:
                return


def _newlines(text: str, pending_cr: bool, *, last: bool) -> tuple[str, bool]:
    if pending_cr:
        text = "\r" + text
    if "\r" not in text:
        return text, False
    keep = text.endswith("\r") and not last
    if keep:
        text = text[:-1]
    return text.replace("\r\n", "\n").replace("\r", "\n"), keep


def plain(data: bytes, encoding: str) -> str:
    """A piece of text in the same dress, for looking ahead."""
    text = data.decode(encoding, "ignore").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
