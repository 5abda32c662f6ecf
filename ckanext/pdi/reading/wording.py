"""Which closed word lists do a column's cells hit?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ckanext.pdi.vocabulary import words

#: Words of a list are looked for in cells up to this length.
MAX_WORDED = 80
#: Only single digits among the numbers are words of a list (0 and 1 for no, yes).
_PLAIN_NUMBER = re.compile(r"[^Aa]*9[^Aa]*")
_LETTERS = re.compile(r"[^\W\d_]+")


class WordFacts:
    """Counts cells for each list: the whole cell, or one word in it."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(
        self, shape: str, texts: Sequence[str], counts: Sequence[int], *, inside: bool
    ) -> None:
        """Add trimmed values of one shape with their cells."""
        if len(shape) > MAX_WORDED or (
            len(shape) > 1 and _PLAIN_NUMBER.fullmatch(shape)
        ):
            return
        whole, parts = words.index()
        tokens = _LETTERS.findall
        for text, count in zip(texts, counts, strict=True):
            lower = text.lower()
            names: Iterable[str] = whole.get(lower, ())
            if inside and not names:
                hits = parts.keys() & tokens(lower)
                names = {n for w in hits for n in parts[w]} if hits else ()
            for name in names:
                self._found[name] += count

    def facts(self) -> dict[str, int]:
        """List name -> cells."""
        return {k: self._found[k] for k in sorted(self._found)}
