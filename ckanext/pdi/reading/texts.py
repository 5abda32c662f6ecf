"""How long are a column's cells, of which shape, and do they hold lists?"""

from __future__ import annotations

from collections import Counter

from ckanext.pdi.facts import Text
from ckanext.pdi.reading.distinct import most_common

#: Shapes kept in a profile, the longest, and how many are counted while reading.
MAX_SHAPES, MAX_SHAPE_LENGTH, COUNTED_SHAPES = 4, 16, 2_000
#: What a spreadsheet takes for the beginning of a formula.
FORMULA_SIGNS = "=+-@"
#: List separators and how long the values between them may be.
LIST_SEPARATORS = ((";", 30), ("|", 30), (",", 12), ("/", 12))


class TextFacts:
    """Collects the filled cells as written; a shape tells all but lists."""

    def __init__(self) -> None:
        self._count = self._chars = self._words = 0
        self._min: int | None = None
        self._max = self._digits = self._listed = self._formulas = 0
        self._shapes: Counter[str] = Counter()

    def add(self, shape: str, total: int, *, worded: bool) -> None:
        """Add so many cells of one shape."""
        size = len(shape)
        self._min = size if self._min is None or size < self._min else self._min
        self._max = max(self._max, size)
        self._count += total
        self._chars += size * total
        self._words += (shape.count(" ") + 1) * total
        if "9" in shape:
            self._digits += total
        counted = shape in self._shapes or len(self._shapes) < COUNTED_SHAPES
        if counted and size <= MAX_SHAPE_LENGTH and shape.isascii():
            self._shapes[shape] += total
        if worded and shape[0] in FORMULA_SIGNS and size > 1:
            self._formulas += total
        if worded and _is_listed(shape):
            self._listed += total

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
            shapes=most_common(self._shapes, MAX_SHAPES),
            formulas=self._formulas,
        )


def _is_listed(text: str) -> bool:
    for separator, longest in LIST_SEPARATORS:
        if separator in text:
            parts = text.rstrip(separator).split(separator)
            return len(parts) > 1 and all(0 < len(p.strip()) <= longest for p in parts)
    return False
