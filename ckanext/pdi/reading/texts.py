"""How long are a column's cells, of which shape, and do they hold lists?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ckanext.pdi.facts import Text

#: Shapes kept in a profile, the longest, and how many are counted while reading.
MAX_SHAPES, MAX_SHAPE_LENGTH, COUNTED_SHAPES = 4, 16, 2_000
#: List separators and how long the values between them may be.
LIST_SEPARATORS = ((";", 30), ("|", 30), (",", 12), ("/", 12))


class TextFacts:
    """Collects the filled cells as written."""

    def __init__(self) -> None:
        self._count = self._chars = self._words = 0
        self._min: int | None = None
        self._max = self._digits = self._listed = 0
        self._shapes: Counter[str] = Counter()

    def add(
        self, entries: Sequence[tuple[str, str, object, int]], *, worded: bool
    ) -> None:
        """Add (text, shape, payload, cells)."""
        sizes = [(len(e[0]), e[3]) for e in entries]
        low, high = min(sizes)[0], max(sizes)[0]
        self._min = low if self._min is None else min(self._min, low)
        self._max = max(self._max, high)
        self._count += sum(n for _, n in sizes)
        self._chars += sum(size * n for size, n in sizes)
        self._words += sum((e[0].count(" ") + 1) * e[3] for e in entries)
        self._add_shapes(entries)
        if worded:
            self._listed += sum(e[3] for e in entries if _is_listed(e[0]))

    def _add_shapes(self, entries: Sequence[tuple[str, str, object, int]]) -> None:
        shapes = self._shapes
        for _, shape, _, count in entries:
            if "9" in shape:
                self._digits += count
            if len(shape) > MAX_SHAPE_LENGTH:
                continue
            if shape in shapes or (len(shapes) < COUNTED_SHAPES and shape.isascii()):
                shapes[shape] += count

    def facts(self) -> Text | None:
        """The facts; None when no cell was filled."""
        if self._min is None:
            return None
        return Text(
            min_length=self._min,
            max_length=self._max,
            mean_length=round(self._chars / self._count, 2),
            mean_words=round(self._words / self._count, 2),
            with_digit=self._digits,
            listed=self._listed,
            shapes=dict(self._shapes.most_common(MAX_SHAPES)),
        )


def _is_listed(text: str) -> bool:
    for separator, longest in LIST_SEPARATORS:
        if separator in text:
            parts = text.rstrip(separator).split(separator)
            return len(parts) > 1 and all(0 < len(p.strip()) <= longest for p in parts)
    return False
