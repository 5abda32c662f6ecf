"""Which closed word lists do a column's cells hit?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ckanext.pdi.vocabulary import words

#: Words of a list are looked for in cells up to this length.
MAX_WORDED = 80
_LETTERS = re.compile(r"[^\W\d_]+")


#: Readers drop NUL characters, so that a text can be cut into its values again.
NUL = "\0"
#: Longer cells are in no list with a digit in them (k9, 0, 1).
MAX_NUMBERED = 4
#: Digits part words as blanks do.
_NO_DIGITS = str.maketrans("0123456789", " " * 10)


def _without_numbers(texts: Sequence[str], counts: Sequence[int]) -> Mapping[str, int]:
    """The cells in small letters, digits blanked: most codes become the same few."""
    cells: Counter[str] = Counter()
    lowers = NUL.join(texts).lower()
    blanked = lowers.translate(_NO_DIGITS).split(NUL)
    for lower, text, count in zip(lowers.split(NUL), blanked, counts, strict=True):
        cells[lower if len(lower) <= MAX_NUMBERED else text] += count
    return cells


class WordFacts:
    """Counts cells for each list: the whole cell, or one word in it."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(self, texts: Sequence[str], counts: Sequence[int]) -> None:
        """Add trimmed values with their cells."""
        if not texts:
            return
        whole, parts = words.index()
        tokens, found = _LETTERS.findall, self._found
        for lower, count in _without_numbers(texts, counts).items():
            names: Iterable[str] = whole.get(lower, ())
            if not names:
                hits = [parts[w] for w in tokens(lower) if w in parts]
                names = hits[0] if len(hits) == 1 else {n for h in hits for n in h}
            for name in names:
                found[name] += count

    def facts(self) -> dict[str, int]:
        """List name -> cells."""
        return {k: self._found[k] for k in sorted(self._found)}
