"""Into which words does a column's header fall?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])"
)
_WORD = re.compile(r"[^\W_]+|[%#]", re.UNICODE)
#: Letters beyond this code point are of scripts that often join words.
LATIN = 0x024F


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


@lru_cache(maxsize=256)
def foreign(words: frozenset[str]) -> tuple[str, ...]:
    """The words of a list that are not written in Latin letters."""
    return tuple(sorted(w for w in words if ord(w[0]) > LATIN))
