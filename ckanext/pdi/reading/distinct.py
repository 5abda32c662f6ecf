"""How many different values are there, in bounded memory?

Exact up to a cap. Beyond it only values whose hash falls in a shrinking share are
kept, each with all its cells: the share of distinct among *those* cells then
stands for the whole. Where every value is different the answer stays exact in
effect, and that is the question rules ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Distinct:
    """Counts different hashes; :meth:`add` takes one hash a cell."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._mask = 0
        self._total = 0
        self._seen: Counter[int] = Counter()

    def add(self, hashes: Iterable[int], count: int) -> None:
        """Add so many cells by their hashes."""
        self._total += count
        if self._mask:
            mask = self._mask
            hashes = [h for h in hashes if not h & mask]
        self._seen.update(hashes)
        while len(self._seen) > self._cap:
            self._thin()

    def add_counted(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Add (hash, cells) pairs."""
        mask, seen = self._mask, self._seen
        for value, count in pairs:
            self._total += count
            if not value & mask:
                seen[value] += count
        while len(self._seen) > self._cap:
            self._thin()

    def _thin(self) -> None:
        self._mask = self._mask << 1 | 1
        mask = self._mask
        self._seen = Counter({h: n for h, n in self._seen.items() if not h & mask})

    @property
    def exact(self) -> bool:
        return not self._mask

    @property
    def count(self) -> int:
        """Different values; an estimate when not :attr:`exact`."""
        if not self._mask:
            return len(self._seen)
        kept = self._seen.total()
        return round(self._total * len(self._seen) / kept) if kept else 0

    @property
    def top(self) -> int:
        """Cells of the most frequent value (of those kept)."""
        return max(self._seen.values(), default=0)


def most_common(counts: Counter[str], limit: int) -> dict[str, int]:
    """The most frequent keys; ties in the order of the alphabet, not of the rows."""
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(order[:limit])
