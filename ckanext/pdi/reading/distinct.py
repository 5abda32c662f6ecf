"""How many different values are there, in bounded memory?

Exact up to a cap. Beyond it only values whose hash falls in a shrinking share are
kept, each with all its cells: the share of distinct among *those* cells then
stands for the whole. Where every value is different the answer stays exact in
effect, and that is the question rules ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


class Distinct:
    """Counts different hashes."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._mask = 0
        self._total = 0
        self._seen: set[int] = set()
        self._kept_cells = 0.0  # cells of the hashes kept, once some are not
        self.top = 0  # cells of the most frequent value within one portion

    @property
    def mask(self) -> int:
        """Hashes with one of these bits are not kept."""
        return self._mask

    def thin_to(self, mask: int) -> None:
        """Keep no more than a counter of this mask does."""
        while self._mask < mask:
            self._thin()

    def add(self, hashes: Iterable[int], count: int) -> None:
        """Add so many cells, one hash each."""
        self._total += count
        if self._mask:
            mask = self._mask
            hashes = [h for h in hashes if not h & mask]
            self._kept_cells += len(hashes)
        self._seen.update(hashes)
        while len(self._seen) > self._cap:
            self._thin()

    def add_counted(self, hashes: Sequence[int], counts: Sequence[int]) -> None:
        """Add different hashes with their cells."""
        self._total += sum(counts)
        self.top = max(self.top, max(counts, default=0))
        if self._mask:
            mask = self._mask
            kept = [(h, n) for h, n in zip(hashes, counts, strict=True) if not h & mask]
            self._kept_cells += sum(n for _, n in kept)
            self._seen.update(h for h, _ in kept)
        else:
            self._seen.update(hashes)
        while len(self._seen) > self._cap:
            self._thin()

    def _thin(self) -> None:
        """Keep half of the hashes, and with them their part of the cells."""
        cells = self._kept_cells if self._mask else self._total
        self._mask = self._mask << 1 | 1
        mask = self._mask
        kept = {h for h in self._seen if not h & mask}
        self._kept_cells = cells * len(kept) / max(1, len(self._seen))
        self._seen = kept

    @property
    def exact(self) -> bool:
        """Is the count no estimate?"""
        return not self._mask

    @property
    def count(self) -> int:
        """Different values; an estimate when not :attr:`exact`."""
        if not self._mask:
            return len(self._seen)
        return round(self._total * len(self._seen) / max(1.0, self._kept_cells))


def most_common(counts: Counter[str], limit: int) -> dict[str, int]:
    """The most frequent keys; ties in the order of the alphabet, not of the rows."""
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(order[:limit])
