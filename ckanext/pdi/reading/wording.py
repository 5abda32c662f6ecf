"""Which closed word lists do a column's cells hit?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ckanext.pdi.vocabulary import words

#: Words of a list are looked for in cells up to this length.
MAX_WORDED = 80
_LETTERS = re.compile(r"[^\W\d_]+")


class WordFacts:
    """Counts cells for each list: the whole cell, or one word in it."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(self, texts: Iterable[str], counts: Iterable[int]) -> None:
        """Add trimmed values with their cells."""
        whole, parts = words.index()
        tokens, found = _LETTERS.findall, self._found
        for text, count in zip(texts, counts, strict=True):
            lower = text.lower()
            names: Iterable[str] = whole.get(lower, ())
            if not names:
                hits = [parts[w] for w in tokens(lower) if w in parts]
                names = hits[0] if len(hits) == 1 else {n for h in hits for n in h}
            for name in names:
                found[name] += count

    def facts(self) -> dict[str, int]:
        """List name -> cells."""
        return {k: self._found[k] for k in sorted(self._found)}
