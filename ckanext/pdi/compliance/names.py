"""Into which words does a column's header fall?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])"
)
_WORD = re.compile(r"[^\W_]+|[%#]", re.UNICODE)
_DIGITS = re.compile(r"\d+")


def plain(text: str) -> str:
    """Lower case without accents; other scripts stay as they are."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=4096)
def tokens(header: str) -> tuple[str, ...]:
    """``NumberOfSubjects`` is number, of, subjects; ``HOOD_158`` is hood, 158."""
    return tuple(plain(word) for word in _WORD.findall(_CAMEL.sub(" ", header)))


@lru_cache(maxsize=4096)
def glued(header: str) -> str:
    """The header's letters and digits in lower case, nothing between them."""
    return "".join(_WORD.findall(plain(header))).replace("_", "")


def series_name(header: str) -> str:
    """The header as compared between files of one series: no case, no marks."""
    return glued(header) or header.strip().lower()


def is_ascii(header: str) -> bool:
    """Is it written in the letters of which the word lists mostly consist?"""
    return plain(header).isascii()


def numbers_in(header: str) -> tuple[int, ...]:
    """The whole numbers written in the header."""
    return tuple(int(found) for found in _DIGITS.findall(header)[:4])
